"""A folder that is published into -> which of its files this tool wrote. Only those are ever deleted.

What is hidden at its top, such as .git, counts as one thing, whatever is in it.
"""

import contextlib
import hashlib
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from generator.site import unused

MARKER = ".made-by-briefing"
"""Name of the file that says what in a folder is ours: a digest of the path of every file, one a line.

Digests, since the site is public, and paths would tell of files that no page links to. Earlier versions left
it empty: then all is ours that is not hidden.
"""
_UNFINISHED = "unfinished\n"
"""What it holds while a site is made: all is ours."""
_LISTED = re.compile(r"(?:[0-9a-f]{16}\n)*")
_JUNK = {".DS_Store", "Thumbs.db", "desktop.ini"}
"""What systems leave where somebody looked at a folder."""


def begin(folder: Path) -> None:
    """Mark a new folder in which all is ours."""
    folder.mkdir(parents=True)
    (folder / MARKER).write_text(_UNFINISHED, encoding="ascii")


def finish(folder: Path) -> None:
    """Note that what the folder holds now is ours, and what comes later is not."""
    lines = sorted(f"{_digest(path)}\n" for path in _files(folder))
    draft = folder / f"{MARKER}~"
    draft.write_text("".join(lines), encoding="ascii")
    draft.replace(folder / MARKER)


def is_marked(folder: Path) -> bool:
    """Say whether this tool made the folder."""
    marker = folder / MARKER
    return marker.is_file() and not marker.is_symlink() and _is_whole(_read(folder))


def may_be_taken(folder: Path) -> bool:
    """Say whether a folder is missing, marked, a site of plain MkDocs, or empty but for what is hidden."""
    if not os.path.lexists(folder):
        return True
    if folder.is_symlink() or not folder.is_dir():
        return False
    if os.path.lexists(folder / MARKER):
        return is_marked(folder)
    by_mkdocs = (folder / "data" / "briefs.json").exists() and (folder / "404.html").exists()
    return by_mkdocs or all(map(is_hidden, _files(folder)))


def foreign(folder: Path) -> list[str]:
    """Return the paths of what somebody else put there, sorted."""
    is_ours = _ours(folder)
    return sorted(path for path in _files(folder) if not is_ours(path))


def is_hidden(path: str) -> bool:
    """Say whether a path is that of something hidden at the top, which stays when a site is replaced."""
    return path.startswith(".")


def remove(folder: Path) -> None:
    """Delete what is ours, the marker last, so that a rest is known as ours; then folders left empty."""
    is_ours = _ours(folder)
    for path in filter(is_ours, list(_files(folder))):
        if (folder / path).is_dir() and not (folder / path).is_symlink():
            shutil.rmtree(folder / path)
        else:
            (folder / path).unlink()
    (folder / MARKER).unlink(missing_ok=True)
    for place, _ in reversed(list(_walk(folder))):
        with contextlib.suppress(OSError):  # somebody else's file is in it
            (folder / place).rmdir()


def _ours(folder: Path) -> Callable[[str], bool]:
    """Return what says whether a file at a path in the folder is ours."""
    text = _read(folder)
    if text == _UNFINISHED:
        return lambda _: True
    if not text:
        return lambda path: not is_hidden(path)
    listed = set(text.split())
    if any(unused.is_by_mkdocs(path) and _digest(path) not in listed for path in unused.found(folder)):
        return lambda path: not is_hidden(path)  # plain MkDocs was here since, which empties a folder itself
    return lambda path: _digest(path) in listed or PurePosixPath(path).name in _JUNK


def _read(folder: Path) -> str:
    try:
        return (folder / MARKER).read_text(encoding="ascii", errors="replace")
    except FileNotFoundError:
        return ""


def _is_whole(text: str) -> bool:
    return text == _UNFINISHED or _LISTED.fullmatch(text) is not None


def _digest(path: str) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:16]


def _files(folder: Path) -> Iterator[str]:
    """Yield the paths of all files, links, and what is hidden at the top, but for the marker."""
    for place, names in _walk(folder):
        yield from (place + name for name in names if place or name != MARKER)


def _walk(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield every folder, as a path with a slash at its end, and the names of all but folders in it."""
    for found, folders, files in os.walk(folder):
        relative = os.path.relpath(found, folder).replace(os.sep, "/")
        place = "" if relative == "." else f"{relative}/"
        single = {name for name in folders if (not place and is_hidden(name)) or _is_link(found, name)}
        folders[:] = [name for name in folders if name not in single]
        yield place, [*files, *single]


def _is_link(place: str, name: str) -> bool:
    return os.path.islink(os.path.join(place, name))  # noqa: PTH114, PTH118 - thousands of times
