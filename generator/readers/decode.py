"""Bytes of a text file -> its text, or a SourceError that says why there is none."""

import re

from generator.errors import SourceError
from generator.model import Notice, NoticeCode, Source

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MAX_ACCENTED_SHARE = 0.3
"""Above this share of letters outside ASCII, single-byte text is rather in another script's encoding."""


def decode(source: Source) -> str:
    """Return the text of a source in UTF-8, UTF-16 with a byte order mark, or plausible Windows-1252."""
    content = source.content
    encoding = next((name for mark, name in _BOMS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8" or not _plausibly_windows(content):
            raise refusal(source, _undecodable(error)) from error
        text = content.decode("cp1252")
    if "\0" in text:
        raise refusal(source, "the file holds NUL bytes, so it is not text; save it as UTF-8 text")
    if not text.strip():
        raise refusal(source, "the file holds no text; fill it or remove it", NoticeCode.SOURCE_EMPTY)
    return text


def refusal(source: Source, message: str, code: NoticeCode = NoticeCode.SOURCE_NOT_TEXT) -> SourceError:
    """Return the error that refuses a source."""
    return SourceError(Notice(code=code, severity="error", path=source.path, message=message))


def _undecodable(error: UnicodeDecodeError) -> str:
    return f"byte {error.start + 1} is not valid {error.encoding.upper()}; save the file as UTF-8"


def _plausibly_windows(content: bytes) -> bool:
    """Tell Western single-byte text from damaged UTF-8, other scripts' encodings and binary data."""
    if b"\0" in content or _UTF8_SEQUENCE.search(content):
        return False
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        return False
    if _CONTROL.search(text):
        return False
    letters = sum(char.isalpha() for char in text)
    accented = sum(char.isalpha() and not char.isascii() for char in text)
    return letters > 0 and accented <= letters * _MAX_ACCENTED_SHARE
