"""Bytes <-> a small file of .cache/, which is whole or counts as damaged, never half of one.

A digest tells damage. Files are replaced whole, so builds may run side by side and be killed at any moment.
"""

import hashlib
import os
import tempfile
import zlib
from pathlib import Path

_DIGEST_BYTES = 32
_MOST = 500_000_000
"""No file grows beyond so many bytes when it is unpacked."""


def pack(content: bytes) -> bytes:
    """Return what the file holds of this content."""
    packed = zlib.compress(content, 1)
    return hashlib.sha256(packed).digest() + packed


def read(path: Path) -> bytes:
    """Return what was packed. Raises OSError when there is nothing to read, ValueError when it is damaged."""
    content = path.read_bytes()
    digest, packed = content[:_DIGEST_BYTES], content[_DIGEST_BYTES:]
    if hashlib.sha256(packed).digest() != digest:
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
            file.write(pack(content))
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
