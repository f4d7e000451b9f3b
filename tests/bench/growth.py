"""What a build costs as a collection grows, beside what people would use instead: ``make bench``.

Every line is a process of its own on made-up documents: CPU seconds of it and of the processes it started,
and the most memory that one of them held. Writes tests/bench/RESULTS.md.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.made_up import document
from tests.conftest import ROOT

RESULTS = Path(__file__).parent / "RESULTS.md"
RIVALS = Path(__file__).parent / "rivals.py"
PLAIN = "site_name: Plain\nuse_directory_urls: true\ntheme:\n  name: material\n"
PATIENCE = 3600
HEAD = """# What a build costs

Made by `make bench` on {when}: {machine}, {cores} cores, Python {python}. {note}

CPU seconds are those of all processes together; memory is the most that one of them held. The documents are
made up (`made_up.py`, 64 sentences each). "plain MkDocs" is MkDocs with Material and no other setting, on the
same pages in `docs/`; "all its pages" counts the pages of the collection, too.

| documents | what | CPU s | CPU ms a document | wall s | memory, MB |
|--:|---|--:|--:|--:|--:|
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took."""

    cpu: float
    """Seconds, of its own and of those it started."""
    wall: float
    """Seconds."""
    memory: int
    """Bytes that the largest of them held."""


def main() -> None:
    """Measure and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[5, 100, 1000])
    parser.add_argument("--rivals", type=Path, help="a Python that has sumy and yake")
    parser.add_argument("--note", default="", help="a sentence about the machine, for the table")
    options = parser.parse_args()
    rows: list[str] = []
    for size in options.sizes:
        for what, cost in measure(size, options.rivals):
            row = f"| {size:,} | {what} | {_shown(size, cost)} |"
            print(row, flush=True)
            rows.append(row)
    if options.rivals is None:
        rows += ["", "sumy and YAKE were not measured: no Python that has them was named (`RIVALS=...`)."]
    head = HEAD.format(
        when=datetime.now(UTC).date().isoformat(),
        machine=_machine(),
        cores=os.cpu_count(),
        python=platform.python_version(),
        note=options.note,
    )
    RESULTS.write_text(head + "\n".join(rows) + "\n", encoding="utf-8")


def measure(size: int, rivals: Path | None) -> Iterator[tuple[str, Cost | None]]:
    """Yield what is measured with its cost; ``None`` when it took too long."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _collection(root, size)
        generate = [sys.executable, "-m", "generator", "generate", "--quiet", "--project", folder]
        yield "generate, cold", _run(generate)
        yield "generate, nothing changed", _run(generate)
        with (root / "seeds" / "00003.txt").open("a") as source:
            source.write("\nThe ministry will close the northern line in 2031.\n")
        yield "generate, one document edited", _run(generate)
        stages = [sys.executable, "-m", "tests.bench.stages", folder]
        (root / "stages").touch()
        _run(stages)
        for line in (root / "stages").read_text().splitlines():
            name, cpu, memory = line.split("\t")
            yield f"of a cold one in a single process: {name}", Cost(float(cpu), 0.0, int(memory))
        (root / "plain.yml").write_text(PLAIN)
        plain = [
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "--quiet",
            "-f",
            str(root / "plain.yml"),
            "-d",
            "plain",
        ]
        yield "plain MkDocs, all its pages", _run(plain)
        if rivals:
            yield "sumy LexRank and YAKE", _run([str(rivals), str(RIVALS), str(root / "seeds")])


def _collection(root: Path, size: int) -> None:
    for name in ("seeds", "docs"):
        (root / name).mkdir()
    for name in ("mkdocs.yml", "docs/method.md"):
        shutil.copy(ROOT / name, root / name)
    for number in range(size):
        (root / "seeds" / f"{number:05}.txt").write_text(document(number), encoding="utf-8")


def _run(command: Sequence[str]) -> Cost | None:
    """Return what a command took, ``None`` when it took too long. Raises CalledProcessError when it fails."""
    timed = [sys.executable, "-m", "tests.bench.timed", str(PATIENCE), *command]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(timed, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    last = done.stdout.splitlines()[-1]
    if last == "too long":
        return None
    cpu, wall, memory = last.split()
    return Cost(float(cpu), float(wall), int(memory))


def _shown(size: int, cost: Cost | None) -> str:
    if cost is None:
        return f"over {PATIENCE} | | |"
    wall = f"{cost.wall:.1f}" if cost.wall else ""
    return f"{cost.cpu:.2f} | {1000 * cost.cpu / size:.1f} | {wall} | {cost.memory / 1e6:,.0f}"


def _machine() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), "a machine")


if __name__ == "__main__":
    main()
