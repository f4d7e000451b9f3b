"""How a file begins -> what it is, where its name says something else."""

import re
from dataclasses import dataclass

from generator.errors import SourceError
from generator.model import NoticeCode, Source
from generator.readers.decode import refusal

_LOOK = 1 << 16
"""Bytes in which a page names its parts and a mail has its headers."""
_PDF_LOOK = 1024
"""A PDF may have this much before it; readers of PDF skip it."""
_LEADING = re.compile(rb"(?:\xef\xbb\xbf)?\s*")
_PDF = re.compile(rb"%PDF-\d\.\d\s*?[\r\n]")
_RTF = re.compile(rb"\{\\rtf\d")
_PAGE = re.compile(
    rb"(?:<\?xml[^<>]{0,200}>\s*)?(?:<!--[^<>]{0,500}-->\s*)*(?:<!doctype html|<html[\s>])", re.I
)
_PAGE_PART = re.compile(rb"<(?:head|body|title|meta)[\s>]", re.I)
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}:(?:[ \t]|$)|[ \t]+\S")
_MIME = re.compile(rb"^mime-version:\s*1\.0", re.I | re.M)
_RELATED = re.compile(rb"^content-type:\s*multipart/related", re.I | re.M)
_MOST_HEADERS = 200
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The part of an Office file in which its encrypted text lies."""
_PAGES = frozenset((".html", ".htm", ".xhtml"))
_MAILS = frozenset((".eml", ".mht", ".mhtml"))


@dataclass(frozen=True, slots=True)
class _Found:
    """What a file is."""

    what: str
    """In words, with its article."""
    endings: frozenset[str]
    """Endings under which it is read; none, when no reader takes it."""
    do: str
    """What to do with it; ``*`` stands for its name without the ending."""


_WEB_PAGE = _Found("a web page", _PAGES, "rename it to '*.html'")
_SAVED_PAGE = _Found("a web page saved as MHTML", _MAILS, "rename it to '*.mhtml'")
_MAIL = _Found("a mail", _MAILS, "rename it to '*.eml'")
_MARKS = (
    (_PDF, _Found("a PDF", frozenset((".pdf",)), "rename it to '*.pdf'")),
    (_RTF, _Found("a text in the format RTF", frozenset(), "open it in Word and save it as .docx")),
    (
        re.compile(re.escape(_OLE)),
        _Found(
            "a file locked with a password, or of an older Office program (such as .doc)",
            frozenset(),
            "open it in Word and save it as .docx without a password",
        ),
    ),
)


def disagreement(source: Source, ending: str) -> SourceError | None:
    """Return the error for a file that is plainly something else than its ending says, else nothing.

    Only a beginning that no text has by chance counts: a text about PDF or HTML is a text.
    """
    found = _kind(source.content)
    if found is None or ending in found.endings:
        return None
    if ending == ".pdf" and b"%PDF-" in source.content[:_PDF_LOOK]:
        return None
    if source.content.startswith(_OLE) and _ENCRYPTED in source.content:
        message = "the file is locked with a password; save a copy without one"
        return refusal(source, message, NoticeCode.SOURCE_LOCKED)
    do = found.do.replace("*", source.path.rpartition("/")[2][: -len(ending)])
    message = f"this is {found.what}, although its name ends in {ending}; {do}"
    return refusal(source, message, NoticeCode.SOURCE_UNREADABLE)


def _kind(content: bytes) -> _Found | None:
    """Return what a file is, or nothing for text without a mark of its own."""
    leading = _LEADING.match(content[:_LOOK])
    look = content[leading.end() if leading else 0 :][:_LOOK]
    if look.startswith(_ZIP):
        return _zipped(content)
    if (page := _PAGE.match(look)) and _PAGE_PART.search(look, page.end()):
        return _WEB_PAGE
    headers = _headers(look)
    if _MIME.search(headers):
        return _SAVED_PAGE if _RELATED.search(headers) else _MAIL
    return next((found for mark, found in _MARKS if mark.match(look)), None)


def _zipped(content: bytes) -> _Found:
    if b"META-INF/container.xml" in content:
        return _Found("a book", frozenset((".epub",)), "rename it to '*.epub'")
    if b"word/document.xml" in content:
        return _Found("a Word file", frozenset((".docx",)), "rename it to '*.docx'")
    return _Found("a zip archive", frozenset((".docx", ".epub")), "unpack it and put its files here")


def _headers(look: bytes) -> bytes:
    """Return the lines up to the first empty one, if all of them are headers as mails have them."""
    lines: list[bytes] = []
    for line in look.split(b"\n", _MOST_HEADERS)[:_MOST_HEADERS]:
        if not line.strip():
            return b"\n".join(lines)
        if not _HEADER.match(line.rstrip(b"\r")):
            return b""
        lines.append(line)
    return b""
