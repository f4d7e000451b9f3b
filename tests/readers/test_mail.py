"""Mails (.eml) and pages saved with their pictures (.mhtml, .mht)."""

from html import escape

import pytest

from generator.errors import SourceError
from generator.model import NoticeCode, Source
from generator.readers import read
from tests.readers.sources import LAST, MORE, PROSE, dropped, kinds

_HEADERS = (
    "From: Jane Doe <jane@example.org>\nTo: all@example.org\n"
    "Subject: The ice =?utf-8?q?year=C2=A0?=of Norhavn\n"
    "Date: Fri, 03 May 2024 09:15:00 +0200\nMIME-Version: 1.0\n"
)
_HTML = f"<html><body><h2>What broke</h2><p>{PROSE}</p><p>{MORE}</p></body></html>"


def mail(body: str, headers: str = _HEADERS) -> Source:
    return Source("a.eml", f"{headers}{body}".encode(), "")


def parts(*contents: tuple[str, str]) -> str:
    lines = "".join(f"--b\nContent-Type: {kind}\n\n{content}\n" for kind, content in contents)
    return f'Content-Type: multipart/mixed; boundary="b"\n\n{lines}--b--\n'


def test_a_plain_mail_states_its_headers_and_drops_what_it_quotes() -> None:
    body = f"Content-Type: text/plain; charset=utf-8\n\nDear all,\n\n{PROSE}\n\n{MORE}\n\n> {LAST}\n"
    document, notices = read(mail(body))
    metadata = document.metadata
    facts = [metadata.title, metadata.author, metadata.published]
    assert [(fact.value, fact.found) for fact in facts if fact] == [
        ("The ice year of Norhavn", "mail header Subject"),
        ("Jane Doe", "mail header From"),
        ("03 May 2024", "mail header Date"),
    ]
    assert kinds(document) == [("paragraph", "Dear all,"), ("paragraph", PROSE), ("paragraph", MORE)]
    assert dropped(document)[f"> {LAST}"] == "quoted from another mail"
    assert notices == ()


_LEAD = "On Mon, 9 Sep 2024 at 09:12, Karim Aziz <k@example.org> wrote:"


def test_what_a_mail_answers_is_dropped_with_the_line_above_it() -> None:
    plain = f"Content-Type: text/plain; charset=utf-8\n\n{PROSE}\n\n{_LEAD}\n> {MORE}\n> {LAST}\n"
    rich = f"<p>{PROSE}</p><div>{escape(_LEAD)}<br></div><blockquote><p>{MORE}</p><p>{LAST}</p></blockquote>"
    for source in (mail(plain), mail(parts(("text/html", rich)))):
        document, _ = read(source)
        assert kinds(document) == [("paragraph", PROSE)]
        assert dropped(document)[_LEAD] == "quoted from another mail"


_ANSWERED = [
    "From: Karim Aziz <k@example.org>",
    "Sent: Monday, September 9, 2024 9:12 AM",
    "To: Jane Doe",
    "Subject: The ice year",
]


@pytest.mark.parametrize(
    "subject", ["Re: The ice year", "AW: The ice year", "RE[2]: The ice year", "Отв: Лёд"]
)
def test_what_a_reply_answers_is_dropped_with_its_headers(subject: str) -> None:
    headers = f"From: Jane Doe <jane@example.org>\nSubject: {subject}\nMIME-Version: 1.0\n"
    plain = "\n".join([PROSE, "", "-----Original Message-----", *_ANSWERED, "", MORE])
    rich = f"<p>{PROSE}</p><hr><div>{'<br>'.join(map(escape, _ANSWERED))}</div><p>{MORE}</p>"
    for body in (f"Content-Type: text/plain; charset=utf-8\n\n{plain}", parts(("text/html", rich))):
        document, _ = read(mail(body, headers))
        assert kinds(document) == [("paragraph", PROSE)]
        assert dropped(document)[MORE] == "quoted from another mail"


@pytest.mark.parametrize(
    ("subject", "above"), [("Fwd: The ice year", PROSE), ("Re: The ice year", "See below."), ("Ice", PROSE)]
)
def test_what_a_mail_passes_on_is_read(subject: str, above: str) -> None:
    headers = f"From: Jane Doe <jane@example.org>\nSubject: {subject}\nMIME-Version: 1.0\n"
    body = "\n".join(["Content-Type: text/plain", "", above, "", *_ANSWERED, "", MORE])
    document, _ = read(mail(body, headers))
    assert ("paragraph", MORE) in kinds(document)


def test_what_a_mail_quotes_of_others_stays() -> None:
    rich = f"<p>{PROSE}</p><p>The law of 1893 says:</p><blockquote><p>{MORE}</p></blockquote><p>{LAST}</p>"
    said = rich.replace(" of 1893", "")
    document, _ = read(mail(parts(("text/html", said))))
    assert ("quote", MORE) in kinds(document)


def test_html_is_read_when_the_plain_text_is_a_stub() -> None:
    body = parts(
        ("text/plain", "See the HTML version."), ("text/html", _HTML), ('application/pdf; name="a.pdf"', "x")
    )
    document, notices = read(mail(body))
    assert kinds(document) == [("heading", "What broke"), ("paragraph", PROSE), ("paragraph", MORE)]
    assert [notice.code for notice in notices] == [NoticeCode.SOURCE_ATTACHMENTS]
    assert "a.pdf" in notices[0].message


@pytest.mark.parametrize("ending", ["mhtml", "mht"])
def test_a_saved_page_is_read_as_a_page(ending: str) -> None:
    headers = (
        "From: <Saved by a browser>\nSnapshot-Content-Location: https://example.org/ice\nMIME-Version: 1.0\n"
    )
    body = (
        f'Content-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html\n\n{_HTML}\n--b--\n'
    )
    document, _ = read(Source(f"a.{ending}", f"{headers}{body}".encode(), ""))
    assert document.metadata.author is None
    assert document.metadata.published is None
    assert document.metadata.url is not None
    assert document.metadata.url.value == "https://example.org/ice"
    assert [text for _, text in kinds(document)][-2:] == [PROSE, MORE]


@pytest.mark.parametrize(
    ("path", "content", "code"),
    [
        ("a.eml", b"", NoticeCode.SOURCE_EMPTY),
        ("a.eml", b"Subject: nothing else\n\n", NoticeCode.SOURCE_EMPTY),
        ("a.eml", b"Content-Type: image/png\n\nxyz", NoticeCode.SOURCE_EMPTY),
        ("a.mhtml", b"Content-Type: text/plain\n\nno page", NoticeCode.SOURCE_EMPTY),
    ],
)
def test_what_holds_no_text_is_refused(path: str, content: bytes, code: NoticeCode) -> None:
    with pytest.raises(SourceError) as caught:
        read(Source(path, content, ""))
    assert caught.value.notice.code is code


@pytest.mark.parametrize(
    "headers",
    [
        "From: J <",  # the library fails on these
        "From: <\nDate: <",
        "Content-Type: text/plain; charset*0*=''; charset*1*=%zz",
        "Subject: =?utf-8?q?",
    ],
)
def test_damaged_headers_cost_what_they_state_and_no_more(headers: str) -> None:
    document, _ = read(mail(f"\n{PROSE}\n\n{MORE}\n", f"{headers}\nX: y\n"))
    assert ("paragraph", MORE) in kinds(document)


def test_ten_thousand_nested_parts_are_bounded() -> None:
    nested = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(3000))
    with pytest.raises(SourceError):
        read(Source("a.eml", nested.encode(), ""))
