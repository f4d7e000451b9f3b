"""How the last build found and left a project <-> .cache/last: whether there is anything to do at all.

A build reads nothing but its inputs and the program, so the same inputs give the same files. The day counts
only where something changed: a ledger that is up to date stays as it is on any day.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator import cache, outputs, store
from generator.model import Notice, Report
from generator.outputs import Stamp
from generator.store import Inputs, Project

RECORD = "last"
"""Name of the file in .cache/."""
_GRAIN = 2_000_000_000
"""Nanoseconds within which two changes of a file may leave the same stamp, on the coarsest file systems."""


@dataclass(frozen=True, slots=True)
class _File:
    """A file in docs/ as a build left it."""

    digest: str
    """SHA-256 of what it holds."""
    stamp: Stamp
    """Tells a file that changed since from one that did not, when it is old enough."""


@dataclass(frozen=True, slots=True)
class _Left:
    """How a build left docs/."""

    inputs: str
    """The key of what the build read and of the ledger that it left."""
    files: dict[str, _File]
    """By path in docs/."""
    taken: int
    """When the stamps were taken, in nanoseconds."""
    sources: int
    """How many sources gave a brief."""
    notices: tuple[Notice, ...]
    """What the build had to tell."""


def report(project: Project, inputs: Inputs) -> Report | None:
    """Return what a build would report when it would change nothing, ``None`` when that is not certain."""
    left = cache.read_record(project.root, RECORD, _Left)
    if left is None or left.inputs != _key(inputs, outputs.digest(project, store.LEDGER)):
        return None
    stamps = outputs.stamps(project, left.files)
    doubtful = [path for path, file in left.files.items() if _is_doubtful(file, stamps[path], left.taken)]
    if any(outputs.digest(project, path) != left.files[path].digest for path in doubtful):
        return None
    if doubtful:
        _write(project, replace(left, files=_files(left, stamps), taken=time.time_ns()))
    return Report(left.sources, left.sources, 0, 0, left.notices)


def note(
    project: Project,
    inputs: Inputs,
    digests: Mapping[str, str],
    told: Report,
) -> None:
    """Remember how a build of these inputs left docs/: with this ledger, and with pages of these SHA-256."""
    taken = time.time_ns()
    digests = {**digests, store.MANIFEST: outputs.digest(project, store.MANIFEST)}
    stamps = outputs.stamps(project, digests)
    files = {path: _File(digest, stamps[path]) for path, digest in digests.items()}
    key = _key(inputs, outputs.digest(project, store.LEDGER))
    _write(project, _Left(key, files, taken, told.sources, told.notices))


def _write(project: Project, left: _Left) -> None:
    cache.write_record(project.root, RECORD, left)


def _is_doubtful(file: _File, stamp: Stamp, taken: int) -> bool:
    """Say whether only its content can tell that a file is as it was left."""
    return stamp != file.stamp or max(stamp[1:3]) > taken - _GRAIN


def _files(left: _Left, stamps: dict[str, Stamp]) -> dict[str, _File]:
    return {path: _File(file.digest, stamps[path]) for path, file in left.files.items()}


def _key(inputs: Inputs, ledger: str) -> str:
    """Return a digest of everything that decides what a build writes and tells.

    ``ledger`` is the SHA-256 of the ledger, empty when there is none.
    """
    sources = [(source.path, source.sha256) for source in inputs.sources]
    settings = sorted(inputs.settings.items())
    site = (inputs.site, sorted(inputs.environment.items()))
    return cache.key((cache.templates(), sources, settings, inputs.notices, ledger, site))
