"""Word files (.docx): styles, notes, tracked changes, tables; what is no Word file."""

import pytest

from generator.errors import SourceError
from generator.model import NoticeCode, Source
from generator.readers import read
from tests.readers.made import comments, docx, footnotes, paragraph, run, table, zipped
from tests.readers.sources import LAST, MORE, PROSE, dropped, kinds

_NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'


def test_styles_give_title_headings_quotes_and_captions() -> None:
    body = "".join(
        (
            paragraph("The ice year", "Title"),
            paragraph(PROSE),
            paragraph("What broke", "Heading1"),
            paragraph(MORE),
            paragraph(LAST, "Quote"),
            paragraph("Figure 1: The harbour in May", "Caption"),
        )
    )
    document, notices = read(Source("a.docx", docx(body), ""))
    assert document.format == "word"
    assert document.metadata.title is not None
    assert document.metadata.title.value == "The ice year"
    assert kinds(document) == [
        ("paragraph", PROSE),
        ("heading", "What broke"),
        ("paragraph", MORE),
        ("quote", LAST),
        ("caption", "Figure 1: The harbour in May"),
    ]
    assert notices == ()


def test_the_title_is_what_has_the_style_and_not_what_stands_above_it() -> None:
    body = (
        paragraph("Harbour Authority of Ostby")
        + paragraph("Author: Marta Kessel")
        + paragraph("The ice year", "Title")
        + paragraph("What the thaw cost", "Subtitle")
        + paragraph("Summary", "Heading1")
        + paragraph(PROSE)
        + paragraph(MORE)
    )
    properties = {"docProps/core.xml": "<c><title>Normal template</title><creator>user</creator></c>"}
    document, _ = read(Source("a.docx", docx(body, properties), ""))
    title, subtitle = document.metadata.title, document.metadata.subtitle
    assert title is not None
    assert subtitle is not None
    assert (title.value, title.found) == ("The ice year", "Word style Title")
    assert (subtitle.value, subtitle.found) == ("What the thaw cost", "Word style Subtitle")
    assert [text for kind, text in kinds(document) if kind == "heading"] == ["Summary"]
    assert document.metadata.author is not None
    assert document.metadata.author.value == "Marta Kessel"
    assert dropped(document)["Harbour Authority of Ostby"] == "stands above the title"
    assert dropped(document)["What the thaw cost"] == "the subtitle is stated in the Word style Subtitle"


def test_two_titles_state_none() -> None:
    body = (
        paragraph("Part one", "Title") + paragraph(PROSE) + paragraph("Part two", "Title") + paragraph(MORE)
    )
    document, _ = read(Source("a.docx", docx(body), ""))
    assert document.metadata.title is None or document.metadata.title.found != "Word style Title"


def test_changes_count_as_accepted_and_comments_are_left_out_with_a_notice() -> None:
    changed = (
        run("The harbour closed for ")
        + f"<w:del>{run('nine', inside='w:delText')}</w:del>"
        + f'<w:ins w:id="1">{run("eleven")}</w:ins>'
        + run(" weeks, longer than in any year since the records began.")
    )
    content = docx(
        paragraph("The ice year", "Title") + paragraph(changed.replace("<w:del>", '<w:del w:id="2">')),
        {"word/comments.xml": comments(["Is this so?"])},
    )
    document, notices = read(Source("a.docx", content, ""))
    told = "The harbour closed for eleven weeks, longer than in any year since the records began."
    assert kinds(document) == [("paragraph", told)]
    assert [notice.code for notice in notices] == [NoticeCode.SOURCE_MARKED_UP] * 2
    assert "Is this so" not in document.text


def test_a_footnote_is_kept_as_a_note_and_gives_no_sentence() -> None:
    body = paragraph("The ice year", "Title") + paragraph(run(PROSE) + _NOTE)
    content = docx(body, {"word/footnotes.xml": footnotes({"2": "Counted by the port authority."})})
    document, notices = read(Source("a.docx", content, ""))
    assert kinds(document) == [("paragraph", PROSE), ("note", "Counted by the port authority.")]
    assert [notice.message for notice in notices] == [
        "the notes (1) stand below the text, without marks; no claims are taken from them"
    ]
    assert all("authority" not in sentence.text for sentence in document.sentences)


def test_rows_of_a_table_know_the_headings_of_their_columns() -> None:
    rows = [["Port", "Days shut"], ["Norhavn", "77"], ["Sund", "12"]]
    document, _ = read(Source("a.docx", docx(paragraph(PROSE) + table(rows)), ""))
    found = [(p.text, p.columns) for p in document.passages if p.kind == "table-row"]
    assert found == [
        ("Port | Days shut", ()),
        ("Norhavn | 77", ("Port", "Days shut")),
        ("Sund | 12", ("Port", "Days shut")),
    ]


def test_properties_state_only_what_the_text_shows() -> None:
    core = (
        '<p xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/">'
        "<dc:creator>admin</dc:creator><t:created>2013-12-23T00:00:00Z</t:created></p>"
    )
    content = docx(paragraph("The ice year", "Title") + paragraph(PROSE), {"docProps/core.xml": core})
    metadata = read(Source("a.docx", content, ""))[0].metadata
    assert metadata.author is None
    assert metadata.published is None


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", NoticeCode.SOURCE_UNREADABLE),
        (b"PK\x03\x04 cut off", NoticeCode.SOURCE_UNREADABLE),
        (zipped({"a.txt": "no document"}), NoticeCode.SOURCE_UNREADABLE),
        (zipped({"word/document.xml": "<w:document"}), NoticeCode.SOURCE_UNREADABLE),
        (
            zipped({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
            NoticeCode.SOURCE_UNREADABLE,
        ),
        (docx(""), NoticeCode.SOURCE_EMPTY),
        (docx(paragraph(PROSE), {"word/media/a.xml": b"0" * 30_000_000}), NoticeCode.SOURCE_TOO_LARGE),
    ],
)
def test_what_is_no_word_file_is_refused(content: bytes, code: NoticeCode) -> None:
    with pytest.raises(SourceError) as caught:
        read(Source("a.docx", content, ""))
    assert caught.value.notice.code is code


def test_a_list_whose_style_is_missing_is_read_as_a_paragraph() -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    numbering = (
        f'<w:numbering {space}><w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    item = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    body = f"<w:p>{item}{run(PROSE)}</w:p>{paragraph(MORE)}"
    document, notices = read(Source("a.docx", docx(body, {"word/numbering.xml": numbering}), ""))
    assert kinds(document) == [("paragraph", PROSE), ("paragraph", MORE)]
    assert [notice.message for notice in notices] == [
        "the styles of lists in the file are damaged, so its lists were read as paragraphs"
    ]


def test_a_file_nested_too_deeply_is_refused_in_plain_words() -> None:
    deep = "<w:sdt><w:sdtContent>" * 3000 + paragraph(PROSE) + "</w:sdtContent></w:sdt>" * 3000
    with pytest.raises(SourceError, match="nested too deeply to be read; save it again in Word"):
        read(Source("a.docx", docx(deep), ""))
