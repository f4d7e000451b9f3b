"""Generated files in memory, hand-written ones in docs/ -> the files that MkDocs would find after a build."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, splitext
from typing import Any, Protocol

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, set_exclusions

from generator.model import Report

_FIRST = ("index", "README")
"""Names that MkDocs puts before the others of a folder."""


@dataclass(frozen=True, slots=True)
class Generated:
    """The generated files of a collection, each made when somebody asks for it."""

    paths: frozenset[str]
    """Relative to docs/. Right after an edit some may be gone."""
    get: Callable[[str], str | None]
    """Makes the file at a path; ``None`` when there is none."""
    stale: frozenset[str]
    """Generated files that lie in docs/, from an earlier build. They are not looked at."""

    def is_shown(self, path: str, docs: Path) -> bool:
        """Say whether this file shows, and not one that a person wrote at its path."""
        return path in self.paths and (path in self.stale or not (docs / path).is_file())


@dataclass(frozen=True, slots=True)
class Update:
    """What to show now."""

    generated: Generated
    """The files."""
    report: Report
    """What to tell people."""
    state: Any
    """What the preview that made it goes on from; ``None`` when it cannot yet show edits at once."""


class Preview(Protocol):
    """Where updates come from: ``generator.preview``, which stands above this package."""

    def start(self) -> Update:
        """Return what to show first."""

    def concerned(self, last: Update, paths: Iterable[Path]) -> set[Path]:
        """Return those of the changed files on which generated files may depend."""

    def at_once(self, last: Update, edited: Iterable[Path]) -> Update | None:
        """Return what to show right after an edit, ``None`` when only ``exactly`` can tell."""

    def exactly(self, last: Update, is_over: Callable[[], bool]) -> Update | None:
        """Return what a build would publish, ``None`` when that was over before."""


def find(config: MkDocsConfig, generated: Generated) -> Files:
    """Return the files of docs/, in MkDocs' order, as if the generated ones lay there."""
    folder = Path(config.docs_dir)
    paths = {*generated.paths, *(path for path in _walk(folder) if path not in generated.stale)}
    files = [
        File(path, config.docs_dir, config.site_dir, config.use_directory_urls)
        for path in sorted(paths, key=_order)
    ]
    set_exclusions(files, config)
    left_out = set(_left_out(files))
    return Files(file for file in files if file.src_uri not in left_out)


def _walk(folder: Path) -> Iterator[str]:
    for place, _, names in os.walk(folder, followlinks=True):
        inside = Path(place).relative_to(folder).as_posix()
        yield from (names if inside == "." else (f"{inside}/{name}" for name in names))


def _order(path: str) -> tuple[list[str], bool, str]:
    *folders, name = path.split("/")
    return folders, splitext(name)[0] not in _FIRST, name


def _left_out(files: list[File]) -> Iterator[str]:
    """Yield, as MkDocs has it, one of each two files of a folder that would be the same page."""
    first: dict[tuple[str, str], File] = {}
    for file in files:
        other = first.setdefault((dirname(file.src_uri), file.dest_uri), file)
        if other is not file:
            yield (other if file.inclusion.is_included() else file).src_uri  # type: ignore[no-untyped-call]
