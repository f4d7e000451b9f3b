"""PDF files: paragraphs, headings, columns, running heads, page numbers, hyphens; locked and broken ones."""

import io
from typing import cast

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from generator.errors import SourceError
from generator.model import Document, NoticeCode, Source
from generator.readers import read
from tests.readers.made import Printed, column, pdf
from tests.readers.sources import dropped, kinds

_FIRST = [
    "The harbour of Norhavn froze on the second of January and stayed shut for",
    "eleven weeks, the longest closure since the records began. The pilots could",
    "not leave the town, and the fuel reserves lasted nine days.",
]
_SECOND = [
    "Shipping costs rose by 14 per cent, according to the port authority, and two",
    "lines moved their calls to the south for good. Nobody had ordered the ice-",
    "breakers that the council promised in spring.",
]
_THIRD = [
    "The mayor has asked for a report by June and for money to buy a second tug,",
    "and the ministry has said that it will answer before the summer begins, which",
]
_FOURTH = ["is later than the council had hoped when it wrote to the capital in March."]


def _page(number: int, lines: list[Printed]) -> list[Printed]:
    return [(72, 810, 8, "Norland Institute, Working Paper 12"), *lines, (290, 30, 8, str(number))]


def _document(pages: list[list[Printed]], **facts: str) -> Document:
    return read(Source("a.pdf", pdf(pages, **facts), ""))[0]


def _paper(**facts: str) -> Document:
    first = [
        (72.0, 740.0, 20.0, "The ice year in Norhavn"),
        *column(_FIRST),
        (72.0, 640.0, 14.0, "What broke"),
    ]
    return _document(
        [
            _page(1, [*first, *column(_SECOND, top=615), *column(_THIRD, top=560)]),
            _page(2, column(_FOURTH)),
        ],
        **facts,
    )


def test_lines_become_paragraphs_headings_and_a_title() -> None:
    paper = _paper()
    assert paper.metadata.title is not None
    assert paper.metadata.title.value == "The ice year in Norhavn"
    assert kinds(paper) == [
        ("paragraph", " ".join(_FIRST)),
        ("heading", "What broke"),
        ("paragraph", " ".join(_SECOND).replace("ice- breakers", "icebreakers")),
        ("paragraph", " ".join([*_THIRD, *_FOURTH])),
    ]


def test_running_heads_and_page_numbers_are_dropped_with_their_page() -> None:
    paper = _paper()
    assert dropped(paper)["Norland Institute, Working Paper 12"] == "running head or foot"
    assert dropped(paper)["2"] == "page number"
    assert [(line.text, line.page) for line in paper.dropped if line.text == "2"] == [("2", 2)]


def test_a_passage_knows_its_pages() -> None:
    last = _paper().passages[-1]
    assert (last.page, [last.text[place:] for place in last.breaks]) == (1, _FOURTH)


def test_a_hyphen_stays_where_the_document_writes_it_so() -> None:
    line = "The ice-breakers were sold. Other ice-breakers were hired for the winter from"
    paper = _document([column([line, *_SECOND])])
    assert "the ice-breakers that" in paper.text


@pytest.mark.parametrize("by_row", [False, True])
def test_two_columns_are_read_one_after_the_other(by_row: bool) -> None:
    left = column(
        [
            "The harbour of Norhavn froze on the",
            "second of January and stayed shut for",
            "weeks, says the port.",
        ]
    )
    right = column(
        [
            "Shipping costs rose by 14 per cent,",
            "according to the port authority, which",
            "counts all ships of more than ten tonnes.",
        ],
        x=320,
    )
    mixed = [line for pair in zip(left, right, strict=True) for line in pair]
    paper = _document([mixed if by_row else [*left, *right]])
    texts = [text for _, text in kinds(paper)]
    assert texts == [
        "The harbour of Norhavn froze on the second of January and stayed shut for weeks, says the port.",
        "Shipping costs rose by 14 per cent, according to the port authority, "
        "which counts all ships of more than ten tonnes.",
    ]


def test_a_table_of_contents_is_dropped() -> None:
    lines = ["1 Introduction . . . . . . . . . . . . 3", "2 What broke ........................ 7"]
    paper = _document([column(lines, top=760) + column(_FIRST, top=600)])
    assert set(dropped(paper).values()) == {"line of a table of contents"}


def test_properties_count_only_when_the_first_page_shows_them() -> None:
    shown = _paper(title="The ice year in Norhavn", author="Jane Doe").metadata
    assert shown.title is not None
    assert shown.title.found == "document properties"
    assert shown.author is None
    assert shown.published is None


def test_a_page_without_text_layer_is_named() -> None:
    _, notices = read(Source("a.pdf", pdf([column(_FIRST), [], column(_SECOND)]), ""))
    assert [notice.code for notice in notices] == [NoticeCode.SOURCE_NO_TEXT_LAYER]
    assert "page 2" in notices[0].message


def _cut(content: bytes) -> bytes:
    return content[: len(content) // 3]


def _loop() -> bytes:
    """A page tree that contains itself."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([column(_FIRST)]))))
    tree = cast(DictionaryObject, writer.root_object["/Pages"].get_object())
    cast(ArrayObject, tree["/Kids"]).append(tree.indirect_reference)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", NoticeCode.SOURCE_UNREADABLE),
        (b"%PDF-1.7\nnothing", NoticeCode.SOURCE_UNREADABLE),
        (_cut(pdf([column(_FIRST)])), NoticeCode.SOURCE_UNREADABLE),
        (pdf([[], []]), NoticeCode.SOURCE_NO_TEXT_LAYER),
        (pdf([column(_FIRST)], password="secret"), NoticeCode.SOURCE_LOCKED),
    ],
)
def test_what_cannot_be_read_is_refused(content: bytes, code: NoticeCode) -> None:
    with pytest.raises(SourceError) as caught:
        read(Source("a.pdf", content, ""))
    assert caught.value.notice.code is code


def test_a_loop_of_pages_ends() -> None:
    try:
        document, _ = read(Source("a.pdf", _loop(), ""))
    except SourceError:
        return
    assert "harbour" in document.text


def test_a_note_at_the_foot_does_not_cut_a_paragraph() -> None:
    note = (72.0, 80.0, 7.0, "1 Counted by the port authority, which is not the ministry.")
    paper = _document([[*column(_FIRST), *column(_THIRD, top=640), note], column(_FOURTH)])
    assert kinds(paper)[-2:] == [("paragraph", " ".join([*_THIRD, *_FOURTH])), ("note", note[3])]


def test_pieces_side_by_side_are_rows_of_a_table() -> None:
    cells = [("Port", "Days shut"), ("Norhavn", "77"), ("Sund", "12")]
    rows = [
        (x, 560.0 - 14 * place, 10.0, text)
        for place, row in enumerate(cells)
        for x, text in zip((72.0, 300.0), row, strict=True)
    ]
    paper = _document([[*column(_FIRST), *rows, *column(_SECOND, top=450)]])
    found = [(passage.text, passage.columns) for passage in paper.passages if passage.kind == "table-row"]
    assert found == [
        ("Port | Days shut", ()),
        ("Norhavn | 77", ("Port", "Days shut")),
        ("Sund | 12", ("Port", "Days shut")),
    ]


def _table(rows: list[list[str]], places: list[float], size: float = 10.0) -> tuple[Document, list[str]]:
    printed = [
        (x, 560.0 - 14 * number, size, text)
        for number, row in enumerate(rows)
        for x, text in zip(places, row, strict=True)
    ]
    page = pdf([[*column(_FIRST), *printed, *column(_SECOND, top=450)]])
    document, notices = read(Source("a.pdf", page, ""))
    return document, [notice.message for notice in notices]


@pytest.mark.parametrize(
    ("rows", "places", "size"),
    [
        ([["Port", "Paid in all (€)"], ["Norhavn", "38.5"], ["Sund", "12.0"]], [72.0, 300.0], 10.0),
        ([["Port", "Paid 2023 (€)"], ["Norhavn", "38.5"], ["Sund", "12.0"]], [72.0, 108.0], 7.5),
        ([["Port", "2022", "2023"], ["Norhavn", "38", "41"], ["Sund", "9", "7"]], [72.0, 200.0, 300.0], 10.0),
    ],
)
def test_a_table_has_rows_and_headings_however_its_cells_stand(
    rows: list[list[str]], places: list[float], size: float
) -> None:
    document, told = _table(rows, places, size)
    found = [(passage.text, passage.columns) for passage in document.passages if passage.kind == "table-row"]
    heads = tuple(rows[0])
    assert found == [(" | ".join(row), () if row == rows[0] else heads) for row in rows]
    assert told == []


def test_centred_cells_below_a_wide_heading_are_one_column() -> None:
    rows = [(72.0, 560.0, "Port"), (200.0, 560.0, "Money that was paid (€ million)")]
    rows += [(80.0, 546.0, "Sund"), (270.0, 546.0, "38.5"), (75.0, 532.0, "Norhavn"), (272.0, 532.0, "9")]
    paper = _document([[*column(_FIRST), *((x, y, 10.0, text) for x, y, text in rows)]])
    found = [passage.columns for passage in paper.passages if passage.kind == "table-row"]
    assert found == [(), *[("Port", "Money that was paid (€ million)")] * 2]


@pytest.mark.parametrize("rows", [[["Oslo", "412"], ["Bergen", "96"], ["Sund", "7"]], [["A", "1905"]] * 3])
def test_a_table_without_headings_is_told(rows: list[list[str]]) -> None:
    document, told = _table(rows, [72.0, 300.0])
    assert not any(passage.columns for passage in document.passages)
    assert told == [
        "page 1: the headings of a table's columns cannot be told, so its figures are not listed; "
        "check them in the source"
    ]


def test_words_printed_one_by_one_are_no_table() -> None:
    words = [["In", "the", "year", "the"], ["We", "saw", "nine", "new"], ["By", "and", "over", "all"]]
    document, _ = _table(words, [72.0, 86.0, 106.0, 130.0])
    assert not [passage for passage in document.passages if passage.kind == "table-row"]


def test_a_file_without_pages_is_said_to_have_none() -> None:
    out = io.BytesIO()
    PdfWriter().write(out)
    with pytest.raises(SourceError, match="the file has no pages") as caught:
        read(Source("a.pdf", out.getvalue(), ""))
    assert caught.value.notice.code is NoticeCode.SOURCE_EMPTY


_UNSEEN = "Nobody who looks at the page sees that 999 ships were lost."


def _drawn(shown: list[str], *, mode: int = 0, x: float = 72, y: float = 500, form: bool = False) -> bytes:
    """A page with lines of text, and one more in a mode or at a place."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for place, line in enumerate(shown):
        canvas.drawString(72, 700 - 14 * place, line)
    if form:
        canvas.beginForm("f", lowerx=-900, lowery=-900, upperx=900, uppery=900)
    canvas.saveState()
    text = canvas.beginText(x, y)
    text.setTextRenderMode(mode)
    text.textLine(_UNSEEN)
    canvas.drawText(text)
    canvas.restoreState()
    if form:
        canvas.endForm()
        canvas.translate(0, 600)
        canvas.doForm("f")
    canvas.drawString(72, 300, "The last line of the page is seen again.")
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (_drawn(_FIRST, mode=3), "printed without ink"),
        (_drawn(_FIRST, y=-400), "outside of the page"),
        (_drawn(_FIRST, y=900), "outside of the page"),
        (_drawn(_FIRST, x=700), "outside of the page"),
        (_drawn(_FIRST, x=-2000), "outside of the page"),
    ],
)
def test_what_nobody_sees_is_dropped(content: bytes, reason: str) -> None:
    paper, _ = read(Source("a.pdf", content, ""))
    assert dropped(paper)[_UNSEEN] == reason
    assert [text for _, text in kinds(paper)] == [
        " ".join(_FIRST),
        "The last line of the page is seen again.",
    ]


@pytest.mark.parametrize(
    "content",
    [_drawn([], mode=3), _drawn(_FIRST, mode=2), _drawn(_FIRST, x=-9), _drawn(_FIRST, y=-150, form=True)],
)
def test_a_layer_of_ocr_and_what_is_in_sight_are_read(content: bytes) -> None:
    paper, _ = read(Source("a.pdf", content, ""))
    assert any(_UNSEEN in text for _, text in kinds(paper))
    assert _UNSEEN not in dropped(paper)
