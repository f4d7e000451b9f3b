"""Which bytes are text, and what is said about those that are not."""

import re

import pytest

from generator.errors import SourceError
from generator.model import NoticeCode, Source
from generator.readers.decode import decode

_TEXT = "Où est l’été ? Der Bär sagt: “Ja”.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_usual_encodings_are_read(encoding: str) -> None:
    assert decode(Source("a.txt", _TEXT.encode(encoding), "")).text == _TEXT


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", NoticeCode.SOURCE_EMPTY),
        (b" \r\n\t\n", NoticeCode.SOURCE_EMPTY),
        ("\ufeff".encode(), NoticeCode.SOURCE_EMPTY),
        (b"PK\x03\x04\x00\x00", NoticeCode.SOURCE_NOT_TEXT),
        (b"\x89PNG\r\n\x1a\n\xff\xfe", NoticeCode.SOURCE_NOT_TEXT),
        (bytes(range(128, 256)) * 3, NoticeCode.SOURCE_NOT_TEXT),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, code: NoticeCode) -> None:
    with pytest.raises(SourceError) as caught:
        decode(Source("a.txt", content, ""))
    assert caught.value.notice.code is code
    assert caught.value.notice.path == "a.txt"


_RUSSIAN = "В этом году половодье началось на три недели раньше обычного, и вода до отметки не дошла.\n" * 2
_CHINESE = "城市里的树木不仅美观，而且能够降低夏季的气温。研究人员在三个城区测量了两年的数据。\n" * 2
_POLISH = "Zażółć gęślą jaźń, w tym roku rzeka wylała trzy tygodnie wcześniej niż zwykle.\n" * 2


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (_RUSSIAN, "cp1251"),
        (_RUSSIAN, "koi8-r"),
        (_CHINESE, "gb18030"),
        (_POLISH, "cp1250"),
        (_TEXT, "utf-16-le"),
        (_TEXT, "utf-16-be"),
    ],
)
def test_other_encodings_are_told_and_noted(text: str, encoding: str) -> None:
    decoded = decode(Source("a.txt", text.encode(encoding), ""))
    assert decoded.text == text
    assert [notice.code for notice in decoded.notices] == [NoticeCode.SOURCE_ENCODING]


def test_utf_8_needs_no_notice() -> None:
    assert decode(Source("a.txt", _TEXT.encode(), "")).notices == ()


def test_a_declared_encoding_is_believed_where_the_bytes_agree() -> None:
    greek = "Τα δέντρα στις πόλεις."
    assert decode(Source("a.html", greek.encode("iso8859-7"), ""), "iso-8859-7").text == greek
    assert decode(Source("a.html", greek.encode(), ""), "iso-8859-7").text == greek
    assert decode(Source("a.html", _TEXT.encode("cp1252"), ""), "no-such-encoding").text == _TEXT


def test_broken_bytes_are_shown_and_noted() -> None:
    decoded = decode(Source("a.txt", "Trees — and ".encode() + b"\xff leaves", ""))
    assert decoded.text == "Trees — and \N{REPLACEMENT CHARACTER} leaves"
    assert [notice.severity for notice in decoded.notices] == ["warning"]


def test_a_stray_control_character_does_not_refuse_a_text() -> None:
    text = "The ice \0 came early this year, and it stayed for eleven weeks.\n"
    assert decode(Source("a.txt", text.encode(), "")).text == text


_WESTERN = "The council of Müller’s town spends £38m.\n"


@pytest.mark.parametrize(
    ("broken", "shown", "told"),
    [
        (
            "Café prices – “really”".encode("cp1252"),
            "Café prices – “really”",
            r"read as Windows-1252 \(é, –, “, ”\)",
        ),
        (b"Caf\xe9", "Café", r"1 place is not valid UTF-8 and read as Windows-1252 \(é\)"),
        (
            b"a cut \xe2\x80 quote",
            "a cut \ufffd quote",
            "1 place is not valid UTF-8 and shown as \ufffd",
        ),
        (b"caf\xe9 \xc3", "café \ufffd", r"\(é\); check them; 1 place is not valid UTF-8 and shown"),
        (b"\xabcit\xe9\xbb", "«cité»", r"\(«, é»\)"),
    ],
)
def test_windows_text_pasted_into_utf_8_spoils_nothing_else(broken: bytes, shown: str, told: str) -> None:
    decoded = decode(Source("a.txt", _WESTERN.encode() + broken + b"\n" + _WESTERN.encode(), ""))
    assert decoded.text == f"{_WESTERN}{shown}\n{_WESTERN}"
    assert [notice.severity for notice in decoded.notices] == ["warning"]
    assert re.search(told, decoded.notices[0].message)


def test_windows_text_with_one_odd_pair_stays_windows_text_and_is_doubted() -> None:
    text = "O café não abriu esta manhã, e a população esperou até às três.\n" * 20 + "A «MANHÃ»\n"
    decoded = decode(Source("a.txt", text.encode("cp1252"), ""))
    assert decoded.text == text
    assert [notice.severity for notice in decoded.notices] == ["warning"]


def test_plain_windows_text_is_only_mentioned() -> None:
    decoded = decode(Source("a.txt", _TEXT.encode("cp1252"), ""))
    assert [notice.severity for notice in decoded.notices] == ["info"]


def test_russian_in_utf_8_with_a_broken_byte_is_not_mended_as_western() -> None:
    decoded = decode(Source("a.txt", _RUSSIAN.encode() + b"\xe9\n", ""))
    assert decoded.text == f"{_RUSSIAN}\N{REPLACEMENT CHARACTER}\n"
