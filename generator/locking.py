"""A collection -> one build of it at a time."""

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_FOLDER = ".cache"
_FILE = "build.lock"
_PAUSE = 0.1
"""Seconds between two looks at a lock that somebody holds."""
_PATIENCE = 0.5
"""Seconds to wait before saying so."""


@contextmanager
def held(root: Path, waiting: Callable[[str], None]) -> Iterator[None]:
    """Keep other builds of this collection out; wait while one goes on.

    ``waiting`` gets who that is, once, when it takes a while. The system frees the lock of a build that was
    killed. Raises OSError when the file of the lock cannot be written.
    """
    with _open(root) as file:
        start, told = time.monotonic(), False
        while not _take(file):
            if not told and time.monotonic() - start > _PATIENCE:
                told = True
                waiting(_holder(root))
            time.sleep(_PAUSE)
        _holder_file(root).write_text(str(os.getpid()), encoding="ascii")
        try:
            yield
        finally:
            _free(file)


def _open(root: Path) -> IO[bytes]:
    folder = root / _FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="ascii")  # so that no collection's history ever holds it
    return (folder / _FILE).open("ab")


def _holder_file(root: Path) -> Path:
    # A file of its own: where locks bind, as on Windows, nobody else can read a locked one.
    return root / _FOLDER / f"{_FILE}.holder"


def _holder(root: Path) -> str:
    with contextlib.suppress(OSError):
        if process := _holder_file(root).read_text(encoding="ascii", errors="replace").strip():
            return f"process {process}"
    return "another process"


def _take(file: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _free(file: IO[bytes]) -> None:
    if sys.platform == "win32":
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_UN)
