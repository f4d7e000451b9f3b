"""A collection -> one build of it at a time."""

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from generator import packed

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_FILE = "build.lock"
_PAUSE = 0.1
"""Seconds between two looks at a lock that somebody holds."""
_PATIENCE = 0.5
"""Seconds to wait before saying so."""


@contextmanager
def held(root: Path, waiting: Callable[[str], None]) -> Iterator[None]:
    """Keep other builds of this collection out; wait while one goes on.

    ``waiting`` gets who that is, once, when it takes a while. The system frees the locks of a build that was
    killed. Raises OSError when the folder of the collection cannot be opened or locked.
    """
    with ExitStack() as locks:
        start, told = time.monotonic(), False
        for number, handle in enumerate(_opened(root)):
            locks.callback(os.close, handle)
            try:
                while not _take(handle):
                    if not told and time.monotonic() - start > _PATIENCE:
                        told = True
                        waiting(_holder(root))
                    time.sleep(_PAUSE)
            except OSError:
                if number == 0:
                    raise
                continue  # a disk that knows no locks of files: the folder is locked
            locks.callback(_free, handle)
        _forget_holder(root)  # one that was killed left it
        with contextlib.suppress(OSError):
            _holder_file(root).write_text(str(os.getpid()), encoding="ascii")
        locks.callback(_forget_holder, root)
        yield


def _opened(root: Path) -> Iterator[int]:
    """Open what is locked, always in this order.

    The folder of the collection needs no space and no right to write; a file in it is also seen by other
    machines that share the disk, and Windows locks no folders. Elsewhere it may be missing.
    """
    if sys.platform != "win32":
        yield os.open(root, os.O_RDONLY)
    try:
        handle = _open_file(root)
    except OSError:
        if sys.platform == "win32":
            raise
    else:
        yield handle


def _open_file(root: Path) -> int:
    folder = root / packed.FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    packed.hide(root)
    return os.open(folder / _FILE, os.O_RDWR | os.O_CREAT, 0o666)


def _holder_file(root: Path) -> Path:
    # A file of its own: where locks bind, as on Windows, nobody else can read a locked one.
    return root / packed.FOLDER / f"{_FILE}.holder"


def _holder(root: Path) -> str:
    with contextlib.suppress(OSError):
        file = _holder_file(root)
        process = file.read_text(encoding="ascii", errors="replace").strip() if file.is_file() else ""
        if process.isdecimal():
            return f"process {process}"
    return "another process"


def _forget_holder(root: Path) -> None:
    with contextlib.suppress(OSError):
        _holder_file(root).unlink()


def _take(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _free(handle: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
    else:
        fcntl.flock(handle, fcntl.LOCK_UN)
