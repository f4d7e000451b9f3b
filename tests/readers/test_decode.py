"""Which bytes are text, and what is said about those that are not."""

import pytest

from generator.errors import SourceError
from generator.model import NoticeCode, Source
from generator.readers.decode import decode

_TEXT = "Où est l’été ? Der Bär sagt: “Ja”.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_usual_encodings_are_read(encoding: str) -> None:
    assert decode(Source("a.txt", _TEXT.encode(encoding), "")) == _TEXT


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", NoticeCode.SOURCE_EMPTY),
        (b" \r\n\t\n", NoticeCode.SOURCE_EMPTY),
        ("\ufeff".encode(), NoticeCode.SOURCE_EMPTY),
        (b"PK\x03\x04\x00\x00", NoticeCode.SOURCE_NOT_TEXT),
        (b"\x89PNG\r\n\x1a\n\xff\xfe", NoticeCode.SOURCE_NOT_TEXT),
        ("Привет, как дела?".encode("cp1251"), NoticeCode.SOURCE_NOT_TEXT),
        ("Trees — and ".encode() + b"\xff", NoticeCode.SOURCE_NOT_TEXT),
        ("plain text".encode("utf-16-le"), NoticeCode.SOURCE_NOT_TEXT),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, code: NoticeCode) -> None:
    with pytest.raises(SourceError) as caught:
        decode(Source("a.txt", content, ""))
    assert caught.value.notice.code is code
    assert caught.value.notice.path == "a.txt"
