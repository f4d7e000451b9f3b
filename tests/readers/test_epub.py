"""Books (.epub): chapters in the order of the spine, what the package file states, locked and broken ones."""

import pytest

from generator.errors import SourceError
from generator.model import NoticeCode, Source
from generator.readers import read
from tests.readers.made import epub, zipped
from tests.readers.sources import LAST, MORE, PROSE, dropped, kinds

_FACTS = (
    "<dc:title>The ice year</dc:title><dc:creator>Jane Doe</dc:creator><dc:creator>John Roe</dc:creator>"
    "<dc:publisher>Norland Press</dc:publisher><dc:language>en</dc:language>"
    "<dc:date>2024-05-03T00:00:00Z</dc:date>"
)
_NOTE = '<a epub:type="noteref" href="#n1">1</a>'


def test_chapters_come_in_reading_order_without_the_contents() -> None:
    content = epub(
        {
            "nav.xhtml": "<nav><ol><li>What broke</li></ol></nav>",
            "z.xhtml": f"<h1>What broke</h1><p>{PROSE}{_NOTE}</p><script/><p>{MORE}</p>",
            "a.xhtml": f"<h1>What to do</h1><p>{LAST}</p>"
            '<aside epub:type="footnote"><p>Counted twice.</p></aside>',
        },
        _FACTS,
    )
    document, notices = read(Source("a.epub", content, ""))
    assert kinds(document) == [
        ("heading", "What broke"),
        ("paragraph", PROSE),
        ("paragraph", MORE),
        ("heading", "What to do"),
        ("paragraph", LAST),
        ("note", "Counted twice."),
    ]
    assert [sentence.section for sentence in document.sentences][::4] == ["What broke", "What to do"]
    assert dropped(document)["What broke"] == "table of contents"
    assert notices == ()


def test_the_package_file_states_title_authors_and_date() -> None:
    metadata = read(Source("a.epub", epub({"a.xhtml": f"<p>{PROSE}</p>"}, _FACTS), ""))[0].metadata
    facts = [metadata.title, metadata.author, metadata.publisher, metadata.published, metadata.language]
    assert [fact.value for fact in facts if fact] == [
        "The ice year",
        "Jane Doe, John Roe",
        "Norland Press",
        "2024-05-03",
        "en",
    ]
    assert metadata.title is not None
    assert metadata.title.found == "package file, dc:title"


def test_a_missing_chapter_is_named() -> None:
    content = epub({"a.xhtml": f"<p>{PROSE}</p>", "gone.xhtml": ""})
    broken = content.replace(b"OEBPS/gone.xhtml", b"OEBPS/lost.xhtml")
    _, notices = read(Source("a.epub", broken, ""))
    assert [notice.code for notice in notices] == [NoticeCode.SOURCE_CUT_SHORT]
    assert "gone.xhtml" in notices[0].message


def test_chapters_beyond_the_limit_are_named() -> None:
    _, notices = read(
        Source("a.epub", epub({f"{number}.xhtml": "<p>Ice.</p>" for number in range(2003)}), "")
    )
    assert "the last 3" in notices[0].message


_LOCK = (
    '<encryption><EncryptedData><CipherData><CipherReference URI="OEBPS/a.xhtml"/></CipherData>'
    "</EncryptedData></encryption>"
)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"no zip", NoticeCode.SOURCE_UNREADABLE),
        (zipped({"mimetype": "application/epub+zip"}), NoticeCode.SOURCE_UNREADABLE),
        (epub({"a.xhtml": "<p> </p>"}), NoticeCode.SOURCE_EMPTY),
        (
            epub({"a.xhtml": f"<p>{PROSE}</p>"}, "", {"META-INF/encryption.xml": _LOCK}),
            NoticeCode.SOURCE_LOCKED,
        ),
        (epub({"a.xhtml": "<p>" + "0" * 30_000_000}), NoticeCode.SOURCE_TOO_LARGE),
    ],
)
def test_what_is_no_book_is_refused(content: bytes, code: NoticeCode) -> None:
    with pytest.raises(SourceError) as caught:
        read(Source("a.epub", content, ""))
    assert caught.value.notice.code is code


def test_a_chapter_may_not_leave_the_book() -> None:
    content = epub({"../../etc/passwd": f"<p>{PROSE}</p>", "a.xhtml": f"<p>{MORE}</p>"})
    document, _ = read(Source("a.epub", content, ""))
    assert MORE in document.text


def test_a_raised_sign_in_a_link_is_no_part_of_its_sentence() -> None:
    body = f'<p>{PROSE}<a href="#n1"><sup>1</sup></a></p>'
    body += f'<p>{MORE} <a href="#t">See area, in m<sup>2</sup></a></p>'
    document, _ = read(Source("a.epub", epub({"a.xhtml": body}), ""))
    texts = [text for kind, text in kinds(document) if kind == "paragraph"]
    assert texts[0] == PROSE
    assert texts[1].endswith("in m2")
