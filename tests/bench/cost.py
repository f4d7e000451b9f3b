"""A command, run as people run it -> what it cost."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from tests.conftest import ROOT

PATIENCE = 3600
"""Seconds until a command is given up."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What something took. ``None`` is what nobody measured."""

    wall: float | None = None
    """Seconds."""
    cpu: float | None = None
    """Seconds, of all processes together."""
    memory: int | None = None
    """Bytes that the largest of them held."""


def of(command: Sequence[str]) -> Cost | None:
    """Return what a command took, ``None`` when it took too long. Raises CalledProcessError when it fails."""
    timed = [sys.executable, "-m", "tests.bench.timed", str(PATIENCE), *command]
    done = subprocess.run(timed, env=environment(), check=True, stdout=subprocess.PIPE, text=True)
    last = done.stdout.splitlines()[-1]
    if last == "too long":
        return None
    cpu, wall, memory = last.split()
    return Cost(float(wall), float(cpu), int(memory))


def environment() -> dict[str, str]:
    """Return what processes get that are measured."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
