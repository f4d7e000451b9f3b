"""Files that are something else than their name says, and texts that only mention such things."""

import pytest

from generator.errors import SourceError
from generator.model import NoticeCode, Source
from generator.readers import read
from tests.readers.made import docx, epub, paragraph, pdf, zipped
from tests.readers.sources import MORE, PROSE

_PDF = pdf([[(72.0, 700.0, 10.0, PROSE)]])
_DOCX = docx(paragraph(PROSE))
_EPUB = epub({"a.xhtml": f"<p>{PROSE}</p>"})
_PAGE = f"\ufeff\n<!DOCTYPE html>\n<html lang='en'><head></head><body><p>{PROSE}</p></body></html>".encode()
_MAIL = f"From: a@example.org\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n{PROSE}".encode()
_MHTML = _MAIL.replace(b"text/plain", b'multipart/related;\r\n\tboundary="b"')
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


@pytest.mark.parametrize(
    ("path", "content", "message"),
    [
        ("in/a.b.txt", _PDF, r"this is a PDF, although its name ends in \.txt; rename it to 'a\.b\.pdf'"),
        ("a.HTML", _PDF, r"this is a PDF, although its name ends in \.html; rename it to 'a\.pdf'"),
        ("a.docx", _PDF, "this is a PDF"),
        ("a.md", _PAGE, r"this is a web page, .* rename it to 'a\.html'"),
        ("a.pdf", _PAGE, "this is a web page"),
        ("a.html", _MHTML, r"this is a web page saved as MHTML, .* rename it to 'a\.mhtml'"),
        ("a.txt", _MAIL, r"this is a mail, .* rename it to 'a\.eml'"),
        ("a.epub", _DOCX, r"this is a Word file, .* rename it to 'a\.docx'"),
        ("a.txt", _EPUB, r"this is a book, .* rename it to 'a\.epub'"),
        ("a.md", zipped({"x.txt": "x"}), "this is a zip archive, .* unpack it"),
        ("a.docx", rb"{\rtf1\ansi Hello}", "this is a text in the format RTF, .* open it in Word"),
        ("a.docx", _OLE, "locked with a password, or of an older Office program"),
    ],
)
def test_what_is_something_else_is_refused_by_its_name(path: str, content: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message) as caught:
        read(Source(path, content, ""))
    assert caught.value.notice.code is NoticeCode.SOURCE_UNREADABLE


@pytest.mark.parametrize("path", ["a.docx", "a.txt"])
def test_a_locked_office_file_is_said_to_be_locked(path: str) -> None:
    locked = _OLE + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(SourceError, match="locked with a password; save a copy without one") as caught:
        read(Source(path, locked, ""))
    assert caught.value.notice.code is NoticeCode.SOURCE_LOCKED


def test_a_locked_zip_file_is_said_to_be_locked() -> None:
    plain = zipped({"word/document.xml": "<x/>"})
    place = plain.index(b"PK\x01\x02") + 8
    locked = plain[:place] + b"\x01" + plain[place + 1 :]
    with pytest.raises(SourceError, match="locked with a password") as caught:
        read(Source("a.docx", locked, ""))
    assert caught.value.notice.code is NoticeCode.SOURCE_LOCKED


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.txt", f"%PDF-1.4 is how a PDF begins.\n\n{PROSE}\n"),
        ("a.md", f"```html\n<!doctype html><html><head></head></html>\n```\n\n{PROSE}\n"),
        ("a.md", f"<html> is the root of a page.\n\n{PROSE}\n"),
        ("a.txt", f"PK is a letter of two.\n{PROSE}\n"),
        ("a.txt", f"From: the harbour\nSubject: the ice\n\n{PROSE}\n"),
        ("a.txt", f"MIME-Version: 1.0 is a header of mails.\nNobody reads it.\n\n{PROSE}\n"),
        ("a.html", f"<p>{PROSE}</p><pre>%PDF-1.4\n</pre>"),
    ],
)
def test_a_text_that_mentions_such_things_is_read(path: str, text: str) -> None:
    document, _ = read(Source(path, f"{text}\n{MORE}".encode(), ""))
    assert PROSE in document.text


def test_a_pdf_below_other_bytes_is_still_a_pdf() -> None:
    assert read(Source("a.pdf", b"<html><head>\n" + _PDF, ""))[0].format == "pdf"
