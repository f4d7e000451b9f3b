"""Pages -> docs/, and what is in it. No other module writes there."""

import hashlib
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator import manifest, store
from generator.manifest import Manifest
from generator.model import Page
from generator.store import Project

Stamp = tuple[int, int, int, int]
"""What changes with a file: its size, when it and its entry were changed (ns), its number on the disk."""
_RESTS_ON_LEDGER = {"changes/index.md", "feed.xml", "feed.json"}
"""Files that only a build with a ledger makes."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What publishing would change, as paths relative to docs/."""

    changed: tuple[Page, ...]
    """Pages to write."""
    obsolete: tuple[str, ...]
    """Generated files that are no longer produced."""
    foreign: tuple[str, ...]
    """Pages that a person wrote where a generated one should go; they are left alone."""


def compare(project: Project, pages: Iterable[Page]) -> Difference:
    """Return what differs between the pages and what is on disk."""
    known = set(store.listed(project).paths)
    wanted = {page.path: page for page in pages}
    changed: list[Page] = []
    foreign: list[str] = []
    for path, page in wanted.items():
        current = store.content(project.docs / path)
        if current == page.text.encode():
            continue
        if current is not None and path not in known:
            foreign.append(path)
        else:
            changed.append(page)
    obsolete = [path for path in sorted(known) if path not in wanted and (project.docs / path).is_file()]
    return Difference(tuple(changed), tuple(obsolete), tuple(foreign))


def publish(project: Project, pages: Iterable[Page], ledger: str | None = None) -> Difference:
    """Write the pages that differ, remove generated files no longer produced, and remember what is ours.

    The ledger goes first. A build cut short after it leaves old pages and a ledger that knows more; the next
    build makes the same pages of it. Without ``ledger`` the one on disk stays as it is. Raises ConfigError
    when pages of an earlier build are there without their ledger.
    """
    pages = tuple(pages)
    difference = compare(project, pages)
    ours = {page.path for page in pages}.difference(difference.foreign)
    is_first = ledger is not None and not (project.docs / store.LEDGER).is_file()
    if is_first and not _RESTS_ON_LEDGER.isdisjoint(difference.foreign):
        raise store.without_ledger()  # manifest and ledger are both gone, but their pages are there
    if ledger is not None and store.content(project.docs / store.LEDGER) != ledger.encode():
        _write(project.docs / store.LEDGER, ledger)
    # Until all is done the manifest names old and new files, so that a build cut short disowns none.
    _write_manifest(project, ours.union(difference.obsolete))
    for page in difference.changed:
        _write(project.docs / page.path, page.text)
    for path in difference.obsolete:
        _remove(project.docs, path)
    _write_manifest(project, ours)
    return difference


def remove_generated(project: Project) -> int:
    """Delete every generated file in docs/ and return how many there were. The ledger stays."""
    paths = [path for path in store.listed(project).paths if (project.docs / path).is_file()]
    for path in paths:
        _remove(project.docs, path)
    # Where there is a ledger, the empty manifest goes on saying so: it must not vanish unnoticed.
    if (project.docs / store.LEDGER).is_file():
        _write_manifest(project, ())
    else:
        (project.docs / store.MANIFEST).unlink(missing_ok=True)
    return len(paths)


def stamps(project: Project, paths: Iterable[str]) -> dict[str, Stamp]:
    """Return the stamp of each file in docs/."""
    return {path: _stamp(project.docs / path) for path in paths}


def digest(project: Project, path: str) -> str:
    """Return the SHA-256 of a file in docs/, empty when there is none."""
    content = store.content(project.docs / path)
    return "" if content is None else hashlib.sha256(content).hexdigest()


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except OSError:
        return (-1, 0, 0, 0)
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def list_docs(project: Project) -> tuple[str, ...]:
    """Return every file of docs/, generated or hand-written, as sorted paths relative to it."""
    files = (path for path in project.docs.rglob("*") if path.is_file())
    return tuple(sorted(path.relative_to(project.docs).as_posix() for path in files))


def list_generated(project: Project) -> tuple[str, ...]:
    """Return every generated file of docs/, as paths relative to it."""
    return store.listed(project).paths


def watched(project: Project) -> tuple[Path, ...]:
    """Return where people edit: sources, pages, the theme, its settings, and our templates."""
    root, templates = project.root, Path(__file__).parent / "templates"
    places = [project.seeds, project.docs, root / "site_overrides", root / "mkdocs.yml", templates]
    return tuple(path for path in places if path.exists())


def concerns(project: Project, paths: Iterable[Path]) -> bool:
    """Say whether generated pages depend on any of these files, or are among them.

    They do not depend on the theme, its settings and the pages that people write.
    """
    docs = project.docs.resolve()
    generated = {docs / path for path in store.listed(project).paths}
    others = (docs, (project.root / "site_overrides").resolve(), (project.root / "mkdocs.yml").resolve())
    return any(path in generated or not any(path.is_relative_to(place) for place in others) for path in paths)


def _write_manifest(project: Project, paths: Iterable[str]) -> None:
    text = manifest.text(Manifest(tuple(paths), (project.docs / store.LEDGER).is_file()))
    if store.content(project.docs / store.MANIFEST) != text.encode():
        _write(project.docs / store.MANIFEST, text)


def _write(path: Path, text: str) -> None:
    """Write so that a reader meets the old file or the new one, never half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _remove(docs: Path, path: str) -> None:
    (docs / path).unlink(missing_ok=True)
    for folder in list((docs / path).relative_to(docs).parents)[:-1]:
        try:
            (docs / folder).rmdir()
        except OSError:
            return
