"""A folder built aside -> the site, in one step, so that readers and failures never meet half of one."""

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.errors import ConfigError
from generator.model import Notice, NoticeCode

MARKER = ".made-by-briefing"
"""Name of the file that says a folder is ours to replace and to delete."""
_HERE = -100
"""AT_FDCWD: a path is meant as it stands."""
_SWAP = 2
"""RENAME_EXCHANGE of Linux and RENAME_SWAP of macOS."""
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


def check(folder: Path) -> None:
    """Raise ConfigError when the folder to publish into, or one beside it that we need, is not ours."""
    folder = folder.resolve()
    for place in (folder, _new(folder), _old(folder)):
        if not _is_ours(place):
            message = "this tool did not make it and will not empty it; move it away, or set another site_dir"
            raise ConfigError([Notice(NoticeCode.CONFIG_VALUE, "error", f"{place.name}/", message)])


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """Give an empty folder to build in; put it into the place of ``folder`` when all went well.

    Until then, and for ever when it fails or is killed, what is published stays as it is. What a killed build
    left is cleaned by the next. The caller keeps other builds out. Raises ConfigError like ``check``.
    """
    folder = folder.resolve()
    check(folder)
    _recover(folder)
    new = _new(folder)
    new.mkdir(parents=True)
    (new / MARKER).touch()
    try:
        yield new
        if folder.exists():
            (folder / MARKER).touch()  # so that it is known as ours when it has become a leftover
        _put(new, folder)
    finally:
        _remove(new)


def is_ours(folder: Path) -> bool:
    """Say whether there is a site that this tool published."""
    return (folder / MARKER).exists()


def remove(folder: Path) -> bool:
    """Delete the published folder and leftovers; say whether there was one. One that is not ours stays."""
    folder = folder.resolve()
    check_leftovers = (place for place in (_new(folder), _old(folder)) if _is_ours(place))
    for place in check_leftovers:
        _remove(place)
    if not is_ours(folder):
        return False
    _remove(folder)
    return True


def _new(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.new")


def _old(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.old")


def _is_ours(folder: Path) -> bool:
    """Say whether the folder is missing, empty, marked, or a site of ours that plain MkDocs built."""
    if not os.path.lexists(folder):
        return True
    if folder.is_symlink() or not folder.is_dir():
        return False
    by_mkdocs = (folder / "data" / "briefs.json").exists() and (folder / "404.html").exists()
    return by_mkdocs or (folder / MARKER).exists() or not any(folder.iterdir())


def _recover(folder: Path) -> None:
    """Undo what a killed build left: half a new site, or the old one put aside and no new one."""
    if _old(folder).exists() and not folder.exists():
        _old(folder).rename(folder)
    _remove(_old(folder))
    _remove(_new(folder))


def _put(new: Path, folder: Path) -> None:
    """Put the new folder into its place; where the system can, in one step. The old one is then deleted."""
    if not folder.exists():
        new.rename(folder)
    elif not _exchange(new, folder):
        old = _old(folder)
        folder.rename(old)
        try:
            new.rename(folder)
        except BaseException:
            old.rename(folder)
            raise
        _remove(old)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change their names in one step; say whether the system can."""
    if sys.platform not in {"linux", "darwin"}:
        return False
    library = ctypes.CDLL(None, use_errno=True)
    paths = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "darwin":
            failed = library.renamex_np(*paths, _SWAP)
        else:
            failed = library.renameat2(_HERE, paths[0], _HERE, paths[1], _SWAP)
    except AttributeError:  # an older library
        return False
    if not failed:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT:
        return False
    raise OSError(code, os.strerror(code), str(other))


def _remove(folder: Path) -> None:
    """Delete a folder of ours, its marker last, so that a rest of it is still known as ours."""
    if not folder.exists():
        return
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.name != MARKER:
            path.unlink()
    (folder / MARKER).unlink(missing_ok=True)
    folder.rmdir()
