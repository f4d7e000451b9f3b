"""Pages -> docs/, and what is in it. What is written there goes through ``staging``."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from generator import manifest, staging, store
from generator.manifest import Manifest
from generator.model import Page
from generator.staging import Journal, Staging
from generator.store import LEDGER, MANIFEST, Project

State = Literal["current", "stale", "foreign"]
"""Whether docs/ holds a page, has to get it, or has a person's file in its place."""
Stamp = tuple[int, int, int, int]
"""What changes with a file: its size, when it and its entry were changed (ns), its number on the disk."""
TEMPLATES = Path(__file__).parent / "templates"
"""What generated pages are printed with."""
_RESTS_ON_LEDGER = {"changes/index.md", "feed.xml", "feed.json"}
"""Files that only a build with a ledger makes."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What publishing would change, as paths relative to docs/."""

    changed: tuple[str, ...]
    """Pages to write."""
    obsolete: tuple[str, ...]
    """Generated files that are no longer produced."""
    foreign: tuple[str, ...]
    """Pages that a person wrote where a generated one should go; they are left alone."""


class Comparison:
    """What pages that pass by differ in from what is on disk. Lives until the last has passed."""

    def __init__(self, project: Project) -> None:
        """Take what the last build wrote as ours."""
        self._docs = project.docs
        self._known = set(store.listed(project).paths)
        self._changed: list[str] = []
        self._foreign: list[str] = []
        self.digests: dict[str, str] = {}
        """SHA-256 of every page so far, by path."""

    def look(self, page: Page) -> tuple[State, str | None]:
        """Look at the next page; return how docs/ stands to it, and the digest of what is there."""
        path = page.path
        found = hashlib.sha256()
        for piece in page.pieces():
            found.update(piece.encode())
        after, before = found.hexdigest(), staging.digest(self._docs / path)
        self.digests[path] = after
        if before == after:
            return "current", before
        is_taken = before is not None and (path not in self._known or not before)
        if is_taken or not staging.may_hold(self._docs, path):
            self._foreign.append(path)
            return "foreign", before
        self._changed.append(path)
        return "stale", before

    def difference(self) -> Difference:
        """Return what publishing the pages that passed would change."""
        gone = sorted(self._known.difference(self.digests))
        return Difference(tuple(self._changed), _removable(self._docs, gone), tuple(self._foreign))


class Publication:
    """Pages on their way into docs/: all of them come to be there, or none. Lives as long as a build.

    Before ``commit`` docs/ is as it was. A build that is killed after it is finished by ``settle``.
    """

    def __init__(self, project: Project, staged: Staging) -> None:
        """Take the project and what collects changes of its docs/."""
        self._project = project
        self._staged = staged
        self._compared = Comparison(project)

    @property
    def digests(self) -> Mapping[str, str]:
        """SHA-256 of every page so far, by path."""
        return self._compared.digests

    def add(self, page: Page) -> None:
        """Take the next page."""
        state, before = self._compared.look(page)
        if state == "stale":
            self._staged.write(page.path, map(str.encode, page.pieces()), before, self.digests[page.path])

    def commit(self, ledger: Iterable[str]) -> Difference:
        """Put what differs into its place, and remove generated files that no page was for.

        ``ledger`` is its text, in pieces. Raises ConfigError when pages of an earlier build are there without
        theirs.
        """
        docs, difference = self._project.docs, self._compared.difference()
        has_ledger = (docs / LEDGER).is_file()
        if not has_ledger and not _RESTS_ON_LEDGER.isdisjoint(difference.foreign):
            raise store.without_ledger()  # manifest and ledger are both gone, but their pages are there
        left = self._add_vital(LEDGER, tuple(map(str.encode, ledger)))
        for path in difference.obsolete:
            self._staged.remove(path)
        ours = set(self.digests).difference(difference.foreign)
        now = Manifest(tuple(ours), has_ledger=True, ledger=left)
        self._add_vital(MANIFEST, (manifest.text(now).encode(),))
        # The ledger first, the manifest before the pages: should the journal be lost half-way, the next build
        # makes the same pages of the ledger, and takes none for a person's.
        journal = self._staged.decide((LEDGER, *difference.obsolete, MANIFEST))
        _carry_out(self._project, journal)
        staging.discard(docs)
        return difference

    def _add_vital(self, path: str, content: Sequence[bytes]) -> str:
        """Take a file of which nothing may be lost; return its SHA-256."""
        before = staging.digest(self._project.docs / path)
        found = hashlib.sha256()
        for piece in content:
            found.update(piece)
        after = found.hexdigest()
        if after == before:
            self._staged.keep(path)
        else:
            self._staged.write(path, content, before, after, is_vital=True)
        return after


def compare(project: Project, pages: Iterable[Page]) -> Difference:
    """Return what differs between the pages and what is on disk."""
    compared = Comparison(project)
    for page in pages:
        compared.look(page)
    return compared.difference()


@contextmanager
def publication(project: Project) -> Iterator[Publication]:
    """Give what takes pages into docs/. Whatever fails before its ``commit`` leaves docs/ as it was."""
    settle(project)
    project.docs.mkdir(parents=True, exist_ok=True)
    with staging.staging(project.docs) as staged:
        yield Publication(project, staged)


def is_unsettled(project: Project) -> bool:
    """Say whether there is anything to ``settle``."""
    return staging.is_left(project.docs)


def settle(project: Project) -> None:
    """Finish what a killed build had decided for docs/, or throw away what it had not.

    The caller keeps other builds out. Raises ConfigError when something that is not ours is in the way.
    """
    if not is_unsettled(project):
        return
    if journal := staging.left(project.docs):
        _carry_out(project, journal)
    staging.discard(project.docs)


def _carry_out(project: Project, journal: Journal) -> None:
    listed = store.listed(project)
    ours = {*listed.paths, LEDGER, MANIFEST}
    if kept := staging.carry_out(project.docs, journal, ours):
        listed = store.listed(project)
        others = tuple(path for path in listed.paths if path not in kept)
        staging.put(project.docs, MANIFEST, manifest.text(replace(listed, paths=others)).encode())


def remove_generated(project: Project) -> int:
    """Delete every generated file in docs/ and return how many there were. The ledger stays."""
    settle(project)
    docs = project.docs
    listed = store.listed(project)
    paths = _removable(docs, listed.paths)
    for path in paths:
        staging.drop(docs, path)
    # Where there is a ledger, the empty manifest goes on saying so: it must not vanish unnoticed.
    if (docs / LEDGER).is_file():
        staging.put(docs, MANIFEST, manifest.text(replace(listed, paths=(), has_ledger=True)).encode())
        staging.discard(docs)
    else:
        (docs / MANIFEST).unlink(missing_ok=True)
    return len(paths)


def _removable(docs: Path, paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(path for path in paths if (docs / path).is_file() and staging.may_hold(docs, path))


def stamps(project: Project, paths: Iterable[str]) -> dict[str, Stamp]:
    """Return the stamp of each file in docs/."""
    return {path: _stamp(project.docs / path) for path in paths}


def digest(project: Project, path: str) -> str:
    """Return the SHA-256 of a file in docs/, empty when there is none."""
    return staging.digest(project.docs / path) or ""


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except OSError:
        return (-1, 0, 0, 0)
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def is_ledger_as_left(project: Project) -> bool:
    """Say whether the ledger is, byte for byte, the one that the last build left."""
    left = store.listed(project).ledger
    return bool(left) and digest(project, LEDGER) == left


def list_docs(project: Project) -> tuple[str, ...]:
    """Return every file of docs/, generated or hand-written, as sorted paths relative to it."""
    files = (path for path in project.docs.rglob("*") if path.is_file())
    return tuple(sorted(path.relative_to(project.docs).as_posix() for path in files))


def list_generated(project: Project) -> tuple[str, ...]:
    """Return every generated file of docs/, as paths relative to it."""
    return store.listed(project).paths


def generated(project: Project) -> Iterator[Page]:
    """Yield every generated file of docs/ that is text, as it is there."""
    for path in list_generated(project):
        content = store.content(project.docs / path)
        if content is not None:
            yield Page(path, content.decode(errors="replace"))


def watched(project: Project) -> tuple[Path, ...]:
    """Return where people edit whatever the settings say: sources, pages, and our templates."""
    return tuple(path for path in (project.seeds, project.docs, TEMPLATES) if path.exists())
