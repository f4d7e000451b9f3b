"""A zip file (a Word file, a book) -> its members, within bounds; a SourceError for one that breaks them."""

import io
import zipfile
import zlib

from generator.model import NoticeCode, Source
from generator.readers.decode import refusal

_MOST_MEMBERS = 10_000
_MOST_BYTES = 200_000_000
"""Of all members together, unpacked."""
_MOST_BYTES_EACH = 50_000_000
_LARGEST_RATIO = 200
"""Unpacked by packed size of a member; text packs to a tenth, a bomb to a thousandth."""
_SMALL = 1_000_000
"""Members up to this size may pack as well as they like."""
_LOCKED = 1
"""The bit in a member's flags that says that it is encrypted."""

_DAMAGE = (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError)


class Package:
    """An opened zip file; every reading is counted, whatever the file says about its sizes."""

    def __init__(self, source: Source) -> None:
        """Open the file. Raises SourceError when it is none, is locked or would unpack too far."""
        self._source = source
        self._left = _MOST_BYTES
        try:
            self._file = zipfile.ZipFile(io.BytesIO(source.content))
            self._members = {info.filename: info for info in self._file.infolist()}
        except _DAMAGE as error:
            message = "the file is damaged, or it is none of the kind its name says; save it again"
            raise refusal(source, message, NoticeCode.SOURCE_UNREADABLE) from error
        if any(info.flag_bits & _LOCKED for info in self._members.values()):
            message = "the file is locked with a password; save a copy without one"
            raise refusal(source, message, NoticeCode.SOURCE_LOCKED)
        sizes = [info.file_size for info in self._members.values()]
        bombs = [info for info in self._members.values() if _is_bomb(info)]
        if len(sizes) > _MOST_MEMBERS or sum(sizes) > _MOST_BYTES or bombs:
            raise self._too_large()

    @property
    def names(self) -> tuple[str, ...]:
        """The members' names, in the file's order."""
        return tuple(self._members)

    def read(self, name: str) -> bytes | None:
        """Return a member's bytes; ``None`` when there is none of the name or it is damaged."""
        info = self._members.get(name)
        if info is None:
            return None
        try:
            with self._file.open(info) as member:
                content = member.read(min(_MOST_BYTES_EACH, self._left) + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            RuntimeError,
            ValueError,
            OSError,
            NotImplementedError,
            EOFError,
        ):
            return None
        self._left -= len(content)
        if len(content) > _MOST_BYTES_EACH or self._left < 0:
            raise self._too_large()
        return content

    def _too_large(self) -> Exception:
        message = "the file unpacks to far more than it should; it may be made to fill the disk; remove it"
        return refusal(self._source, message, NoticeCode.SOURCE_TOO_LARGE)


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    return info.file_size > _SMALL and info.file_size > _LARGEST_RATIO * max(1, info.compress_size)
