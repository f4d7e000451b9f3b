"""A folder built aside -> the site, in one step, so that readers and failures never meet half of one."""

import ctypes
import errno
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from generator.errors import ConfigError
from generator.model import Notice, NoticeCode
from generator.site import owned

_HERE = -100
"""AT_FDCWD: a path is meant as it stands."""
_SWAP = 2
"""RENAME_EXCHANGE of Linux and RENAME_SWAP of macOS."""
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}
_MOUNTS = Path("/proc/self/mountinfo")
_SPELT_OUT = str.maketrans({char: f"\\{ord(char):03o}" for char in " \t\n\\"})
"""What that file writes as octal numbers."""
_FEW = 5
"""So many files are named in a message."""


def check(folder: Path) -> None:
    """Raise ConfigError when the site cannot be put there, or something would be lost that is not ours."""
    folder = _behind_links(folder)
    if _is_mounted(folder):
        raise _refusal(
            f"{folder.name}/",
            "it is a mount point, which nothing can take the place of; mount the folder above it, or set "
            f"site_dir to a folder in it, such as '{folder.name}/public'",
        )
    for place in (folder, _new(folder), _old(folder)):
        if not owned.may_be_taken(place):
            message = "this tool did not make it and will not empty it; move it away, or set another site_dir"
            raise _refusal(f"{place.name}/", message)
        target = folder if place != folder else None
        if lost := [path for path in owned.foreign(place) if not _can_stay(path, target)]:
            message = (
                f"this tool did not write {_listed(lost)}, and a build would delete what it did not write; "
                "move it into docs/, from where every build copies it to the site, or elsewhere"
            )
            raise _refusal(f"{place.name}/", message)


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """Give an empty folder to build in; put it into the place of ``folder`` when all went well.

    Until then, and for ever when it fails or is killed, what is published stays as it is. What a killed build
    left is cleaned by the next. Hidden things of somebody else at the top, such as .git, move into the new
    one. The caller keeps other builds out. Raises ConfigError like ``check``.
    """
    folder = _behind_links(folder)
    check(folder)
    _recover(folder)
    new = _new(folder)
    owned.begin(new)
    try:
        yield new
        owned.finish(new)
        check(folder)  # somebody may have put something there meanwhile
        _check_hidden(new, folder)
        if folder.exists():
            (folder / owned.MARKER).touch()  # so that it is known as ours when it has become a leftover
        _put(new, folder)
    except OSError as error:
        error.filename = error.filename or str(folder)  # writing names none
        raise
    finally:
        _dissolve(new, folder)


def is_ours(folder: Path) -> bool:
    """Say whether there is a site that this tool published."""
    return owned.is_marked(folder)


def remove(folder: Path) -> bool:
    """Delete the published site and leftovers; say whether there was one. What is not ours stays."""
    folder = _behind_links(folder)
    for place in (_new(folder), _old(folder)):
        if owned.may_be_taken(place):
            _dissolve(place, folder)
    if not is_ours(folder):
        return False
    owned.remove(folder)
    return True


def _behind_links(folder: Path) -> Path:
    return Path(os.path.realpath(folder))  # unlike resolve, it bears a link to itself


def _is_mounted(folder: Path) -> bool:
    if os.path.ismount(folder):
        return True
    try:
        mounts = _MOUNTS.read_text(errors="surrogateescape").splitlines()
    except OSError:
        return False
    # Only here Linux tells of a folder of the same disk that is mounted again.
    return str(folder).translate(_SPELT_OUT) in {line.split(" ")[4] for line in mounts}


def _can_stay(path: str, target: Path | None) -> bool:
    """Say whether what is not ours will be kept: it is hidden, and has a free place where it moves to."""
    return owned.is_hidden(path) and (target is None or not os.path.lexists(target / path))


def _check_hidden(new: Path, folder: Path) -> None:
    """Raise ConfigError when docs/ now gives something hidden that somebody had put into the site."""
    if twice := [path for path in owned.foreign(folder) if os.path.lexists(new / path)]:
        message = f"{_listed(twice)} came from docs/, and somebody put another there; move that one away"
        raise _refusal(f"{folder.name}/", message)


def _listed(paths: Sequence[str]) -> str:
    more = f" and {len(paths) - _FEW} more" if len(paths) > _FEW else ""
    return ", ".join(paths[:_FEW]) + more


def _refusal(path: str, message: str) -> ConfigError:
    return ConfigError([Notice(NoticeCode.CONFIG_VALUE, "error", path, message)])


def _new(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.new")


def _old(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.old")


def _recover(folder: Path) -> None:
    """Undo what a killed build left: half a new site, or the old one put aside and no new one."""
    if _old(folder).exists() and not folder.exists():
        _old(folder).rename(folder)
    _dissolve(_old(folder), folder)
    _dissolve(_new(folder), folder)


def _dissolve(left: Path, folder: Path) -> None:
    """Delete a leftover; what is hidden in it and not ours goes to the site, where it was."""
    for path in owned.foreign(left):
        if _can_stay(path, folder):
            folder.mkdir(exist_ok=True)
            (left / path).rename(folder / path)
    owned.remove(left)


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
        _dissolve(old, folder)


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
