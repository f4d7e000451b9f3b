"""Bytes of a text -> its characters and how they were found, or a SourceError that says why not."""

import codecs
import re
from dataclasses import dataclass

from generator.errors import SourceError
from generator.model import Notice, NoticeCode, Severity, Source

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins like the mark of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_HIGH_RUN = re.compile(
    rb"(" + _UTF8_SEQUENCE.pattern + rb")|(?:(?!" + _UTF8_SEQUENCE.pattern + rb")[\x80-\xff])+"
)
"""A character in UTF-8, or bytes that are none."""
_WESTERN = re.compile(rb"\xc2[\xa0-\xbf]|\xc3[\x80-\xbf]|\xe2[\x80-\x82][\x80-\xbf]")
"""Characters of Western languages in UTF-8; as Windows-1252 they are pairs nobody writes, as Â£ or Ã¼."""
_WINDOWS_RUN = re.compile(rb"[\x80-\xc1\xc4-\xfe]|[\xc4-\xe1\xe3-\xfe][\x80-\xbf]|[\x80-\xbf][\xc4-\xfe]")
"""Bytes that are no UTF-8 and no rest of it either: letters and signs in Windows-1252."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SIGN_IN_WORD = re.compile(r"[A-Za-z][¡¢£¤¥¦¨¬¯±²³¶¸¹º¼½¾¿×÷•ˆ˜†‡‹›][A-Za-z]")
_DAMAGE = "\N{REPLACEMENT CHARACTER}"
_NO_ENCODINGS = frozenset(("unicode_escape", "raw_unicode_escape", "idna", "punycode", "utf-7"))
"""What Python counts as encodings, but no text is saved in."""
_MAX_CONTROL_SHARE = 0.05
"""Text with more control characters than this is no text."""
_MAX_DAMAGE_SHARE = 0.02
"""Text of which more bytes than this are broken is rather in another encoding."""
_WESTERN_SHARE, _MOST_BROKEN_EACH = 0.9, 10
"""UTF-8 with Windows-1252 in between has at least this share of Western characters among those in UTF-8, and
at most so many broken places for each of them."""
_MAX_ACCENTED_SHARE = 0.3
"""Above this share of letters outside ASCII, single-byte text is rather in another script's encoding."""
_WIDE_NULS = 0.3
"""In UTF-16 without a mark, this share of every other byte is NUL: spaces and digits have one."""
_MOST_BYTES = 40_000_000
_MOST_CHARACTERS, _MOST_LINES = 10_000_000, 300_000
"""Of a text: about five thousand pages."""
_SHOWN = 5
"""Characters that a notice gives as examples."""
_LOOK = 1 << 16
"""Bytes from which an encoding is guessed."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a source."""

    text: str
    """All of them, without a byte order mark."""
    notices: tuple[Notice, ...] = ()
    """That the encoding was guessed, or that some bytes could not be read."""


def decode(source: Source, declared: str = "") -> Decoded:
    """Return the text of a source in UTF-8, UTF-16, UTF-32, the declared encoding or one that fits its bytes.

    ``declared`` is the encoding that the file itself names; it is believed only where the bytes agree.
    Raises SourceError for what is no text, and for text without a character to read.
    """
    content = source.content
    if len(content) > _MOST_BYTES:
        raise _too_long(source)
    marked = next((name for mark, name in _BOMS if content.startswith(mark)), "")
    found = _strict(content, marked or "utf-8")
    notices: tuple[Notice, ...] = ()
    if found is None and not marked:
        named = _known(declared)
        found = _strict(content, named) if named and not _UTF8_SEQUENCE.search(content) else None
    if found is None or ("\0" in found and not marked and _is_wide(content)):
        found, notices = _guessed(source, marked)
    if len(_CONTROL.findall(found)) > len(found) * _MAX_CONTROL_SHARE:
        raise refusal(source, "the file is not text, although its name says so; give it the right ending")
    if len(found) > _MOST_CHARACTERS or found.count("\n") + found.count("\r") > _MOST_LINES:
        raise _too_long(source)
    if not found.strip().strip("\ufeff"):
        raise refusal(source, "the file holds no text; fill it or remove it", NoticeCode.SOURCE_EMPTY)
    return Decoded(found, notices)


def refusal(source: Source, message: str, code: NoticeCode = NoticeCode.SOURCE_NOT_TEXT) -> SourceError:
    """Return the error that refuses a source."""
    return SourceError(Notice(code=code, severity="error", path=source.path, message=message))


def _too_long(source: Source) -> SourceError:
    message = f"the text is longer than {_MOST_CHARACTERS:,} characters or {_MOST_LINES:,} lines; split it"
    return refusal(source, message, NoticeCode.SOURCE_TOO_LARGE)


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, UnicodeError):
        return None


def _known(encoding: str) -> str:
    """Return the name of an encoding of characters, or nothing for what Python has no such name for."""
    try:
        known = codecs.lookup(encoding.strip())
    except (LookupError, ValueError):
        return ""
    is_text = getattr(known, "_is_text_encoding", True)
    return (
        known.name if is_text and known.name not in ("unicode_escape", "raw_unicode_escape", "idna") else ""
    )


def _guessed(source: Source, marked: str) -> tuple[str, tuple[Notice, ...]]:
    """Return the text in the encoding that fits best, and the notice that says which was taken."""
    content = source.content
    if not marked and _is_wide(content):
        encoding = "utf-16-le" if content[1::2].count(0) >= content[::2].count(0) else "utf-16-be"
        found = _strict(content[: len(content) // 2 * 2], encoding)
        if found is not None:
            return found, (
                _note(source, f"the file does not say how it is encoded; read as {encoding.upper()}"),
            )
    if not marked and _is_mixed(content):
        return _mixed(source)
    if marked or _is_damaged_utf8(content):
        found = content.decode(marked or "utf-8", errors="replace")
        message = (
            f"{_places(found.count(_DAMAGE))} not valid {(marked or 'utf-8').upper()} "
            f"and shown as {_DAMAGE}; save the file as UTF-8"
        )
        return found, (_note(source, message, "warning"),)
    western = _plausibly_windows(content)
    encoding = "cp1252" if western else _best_fit(content)
    found = _strict(content, encoding) if encoding else None
    if found is None:
        raise refusal(source, "the file is not text in an encoding that can be told; save it as UTF-8")
    doubtful = "accents" if western else "letters"
    message = f"the file is not UTF-8; read as {encoding}, which fits its bytes; check the {doubtful}"
    is_sure = western and not _WESTERN.search(content)
    return found, (_note(source, message, "info" if is_sure else "warning"),)


def _is_mixed(content: bytes) -> bool:
    """Tell UTF-8 of a Western language into which text in Windows-1252 was pasted."""
    whole = len(_UTF8_SEQUENCE.findall(content))
    western = len(_WESTERN.findall(content))
    broken = sum(not run[1] for run in _HIGH_RUN.finditer(content))
    return western > 0 and western >= whole * _WESTERN_SHARE and broken <= western * _MOST_BROKEN_EACH


def _mixed(source: Source) -> tuple[str, tuple[Notice, ...]]:
    """Return UTF-8 with each broken place as Windows-1252 has it, where that can be, and the notice."""
    guessed: list[str] = []

    def mended(run: re.Match[bytes]) -> bytes:
        found = _strict(run[0], "cp1252") if not run[1] and _WINDOWS_RUN.fullmatch(run[0]) else None
        if found is None:
            return run[0]
        guessed.append(found)
        return found.encode()

    text = _HIGH_RUN.sub(mended, source.content).decode("utf-8", errors="replace")
    lost = text.count(_DAMAGE)
    shown = ", ".join(dict.fromkeys(guessed[:_SHOWN]))
    told = [
        f"{_places(len(guessed))} not valid UTF-8 and read as Windows-1252 ({shown}); check them"
        if guessed
        else "",
        f"{_places(lost)} not valid UTF-8 and shown as {_DAMAGE}" if lost else "",
    ]
    message = "; ".join([*filter(None, told), "save the file as UTF-8"])
    return text, (_note(source, message, "warning"),)


def _places(count: int) -> str:
    return f"{count} {'place is' if count == 1 else 'places are'}"


def _note(source: Source, message: str, severity: Severity = "info") -> Notice:
    return Notice(NoticeCode.SOURCE_ENCODING, severity, source.path, message)


def _is_wide(content: bytes) -> bool:
    """Tell UTF-16 without a mark: every other byte is often NUL, the others hardly ever."""
    look = content[:_LOOK]
    even, odd = look[::2].count(0), look[1::2].count(0)
    return max(even, odd) * 2 > len(look) * _WIDE_NULS and min(even, odd) * 20 <= max(even, odd)


def _is_damaged_utf8(content: bytes) -> bool:
    """Tell UTF-8 in which a few bytes are broken from text in another encoding."""
    whole = sum(len(sequence) for sequence in _UTF8_SEQUENCE.findall(content))
    broken = len(_HIGH.findall(content)) - whole
    return whole > 0 and broken <= whole and broken <= max(1, len(content) * _MAX_DAMAGE_SHARE)


def _plausibly_windows(content: bytes) -> bool:
    """Tell Western single-byte text from other scripts' encodings and binary data."""
    text = _strict(content, "cp1252") if b"\0" not in content else None
    if text is None or _CONTROL.search(text) or _SIGN_IN_WORD.search(text):
        return False
    letters = sum(char.isalpha() for char in text)
    accented = sum(char.isalpha() and not char.isascii() for char in text)
    return letters > 0 and accented <= letters * _MAX_ACCENTED_SHARE


def _best_fit(content: bytes) -> str:
    """Return the encoding in which the bytes read most like a language, or nothing."""
    import charset_normalizer  # noqa: PLC0415 - slow to load, and seldom needed

    best = charset_normalizer.from_bytes(content[:_LOOK]).best() if b"\0" not in content else None
    return best.encoding if best else ""
