"""Bytes <-> a small file of .cache/, which is whole and in its place, or counts as damaged.

A digest tells damage, and a file that lies under another's name. Files are replaced whole, so builds may run
side by side and be killed at any moment.
"""

import contextlib
import hashlib
import os
import re
import stat
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path

FOLDER = ".cache"
"""Name of the folder in the project."""
_DIGEST_BYTES = 32
_MOST = 500_000_000
"""No file has more bytes, packed or unpacked."""
_NAME = re.compile(r"[0-9a-f]{64}(?:\.[^/]*\.tmp)?")
"""An entry, or what a build that was killed left of one."""


def pack(name: str, content: bytes) -> bytes:
    """Return what the file of this name holds of this content."""
    packed = zlib.compress(content, 1)
    return _digest(name, packed) + packed


def read(path: Path) -> bytes:
    """Return what was packed. Raises OSError when there is nothing to read, ValueError when it is damaged."""
    found = path.lstat()
    if not stat.S_ISREG(found.st_mode) or found.st_size > _MOST:  # a pipe or a device might have no end
        raise ValueError
    content = path.read_bytes()
    digest, packed = content[:_DIGEST_BYTES], content[_DIGEST_BYTES:]
    if _digest(path.name, packed) != digest:
        raise ValueError
    unpacking = zlib.decompressobj()
    try:
        unpacked = unpacking.decompress(packed, _MOST)
    except zlib.error as error:
        raise ValueError from error
    if not unpacking.eof:
        raise ValueError
    return unpacked


def write(path: Path, content: bytes) -> None:
    """Write so that a reader meets the old file or the new one. Raises OSError when the disk refuses it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(pack(path.name, content))
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def hide(root: Path) -> None:
    """Keep the .cache/ of a project out of its history. Raises OSError when the disk refuses it."""
    ignore = root / FOLDER / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="ascii")


def entries(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder that were written under a key, two letters of it first."""
    return (path for path in folder.glob("??/*") if _NAME.fullmatch(path.name))


def remove_entries(folder: Path) -> None:
    """Delete them, and the folders that are empty then. Raises OSError when the disk refuses it."""
    for path in list(entries(folder)):
        path.unlink()
    for place in (*folder.glob("??"), folder):
        with contextlib.suppress(OSError):  # it holds something of somebody else, or is no folder
            place.rmdir()


def _digest(name: str, packed: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + packed).digest()
