"""Web pages (.html, .htm, .xhtml): article, what its markup states, tables, hidden text, hostile markup."""

import contextlib
import json
import time

import pytest

from generator.errors import SourceError
from generator.model import NoticeCode, Source
from generator.readers import markup, read
from tests.readers.sources import LAST, MORE, PROSE, document, dropped, kinds

_MENU = "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(12))
_TEXT = f"<p>{PROSE}</p><h2>What broke</h2><p>{MORE}</p><p>{LAST}</p>"


def page(article: str = _TEXT, head: str = "<title>The ice year | Harbour Gazette</title>") -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><head>{head}</head><body><nav><ul>{_MENU}</ul></nav>'
        f"<article><h1>The ice year</h1>{article}</article><footer>All rights reserved</footer></body></html>"
    )


@pytest.mark.parametrize("path", ["a.html", "a.htm", "a.xhtml"])
def test_the_article_is_told_from_the_page_and_nothing_is_lost_silently(path: str) -> None:
    read_document = document(page(), path)
    assert kinds(read_document) == [
        ("paragraph", PROSE),
        ("heading", "What broke"),
        ("paragraph", MORE),
        ("paragraph", LAST),
    ]
    assert dropped(read_document)["Section 3"] == "page furniture around the article"
    title = read_document.metadata.title
    assert title is not None
    assert (title.value, title.found) == ("The ice year", "headline of the page")


_LD = {
    "@graph": [
        {"@type": "WebSite", "name": "Harbour Gazette"},
        {
            "@type": ["NewsArticle"],
            "headline": "The ice year",
            "datePublished": "2024-05-03T09:15:00Z",
            "author": [{"@type": "Person", "name": "Jane Doe"}, {"name": "John Roe"}],
            "publisher": {"name": "Harbour Gazette"},
        },
    ]
}
_LD_SCRIPT = f'<script type="application/ld+json">{json.dumps(_LD)}</script>'
_TIME, _SITE = "article:published_time", "og:site_name"


@pytest.mark.parametrize(
    ("head", "field", "value", "found"),
    [
        (_LD_SCRIPT, "published", "2024-05-03", "JSON-LD datePublished"),
        (_LD_SCRIPT, "author", "Jane Doe, John Roe", "JSON-LD author"),
        (f'<meta name="{_TIME}" content="2024-05-03">', "published", "2024-05-03", f"meta tag {_TIME}"),
        ('<meta name="author" content="Jane Doe">', "author", "Jane Doe", "meta tag author"),
        (f'<meta property="{_SITE}" content="Gazette">', "publisher", "Gazette", f"meta tag {_SITE}"),
        ('<link rel="canonical" href="http://a.example/">', "url", "http://a.example/", "canonical link"),
        ("", "language", "en", "lang attribute"),
    ],
)  # fmt: skip
def test_markup_states_facts_with_their_place(head: str, field: str, value: str, found: str) -> None:
    stated = getattr(document(page(head=head), "a.html").metadata, field)
    assert (stated.value, stated.found) == (value, found)


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="author" content="https://example.org/jane">',
        '<meta name="author" content="{{ author }}">',
        '<meta name="date" content="">',
        '<meta property="article:published_time" content="0001-01-01T00:00:00Z">',
        '<meta property="article:modified_time" content="2025-01-01">',
        '<script type="application/ld+json">{"@type": "Person", "datePublished": "1990-01-01"}</script>',
        '<script type="application/ld+json">{"@type": "NewsArticle", </script>',
        '<script type="application/ld+json">[[[[[[1]]]]]]</script>',
        '<link rel="canonical" href="javascript:alert(1)">',
    ],
)
def test_what_states_nothing_gives_nothing(head: str) -> None:
    article = f"{_TEXT}<p>Last updated:</p><p>Copyright 2025 Harbour Gazette</p>"
    metadata = document(page(article, head), "a.html").metadata
    assert (metadata.author, metadata.published, metadata.url) == (None, None, None)


def test_a_time_counts_only_as_the_pages_own() -> None:
    marked = '<time itemprop="datePublished" datetime="2024-05-03">3 May</time>'
    published = document(page(f"<p>{marked}</p>{_TEXT}"), "a.html").metadata.published
    assert published is not None
    assert (published.value, published.found) == ("2024-05-03", "<time> of the page")
    other = page(
        f"{_TEXT}<p>Since <time datetime='1990-01-01'>1990</time> nothing was built here at all.</p>"
    )
    assert document(other, "a.html").metadata.published is None


def test_a_language_that_the_text_is_not_in_is_not_believed() -> None:
    assert document(page().replace('lang="en"', 'lang="de"'), "a.html").metadata.language is None
    assert document(page(), "a.html").language == "en"


def test_a_language_that_is_easily_mistaken_is_believed() -> None:
    text = (
        "Byen har besluttet at havnen skal være lukket om vinteren, fordi isen er for tykk for skipene. " * 3
    )
    assert document(f'<html lang="nb"><body><p>{text}</p></body></html>', "a.html").language == "nb"


def test_tables_keep_the_headings_of_their_columns() -> None:
    table = (
        "<table><thead><tr><th>Port</th><th>Days shut</th></tr></thead>"
        "<tr><td>Norhavn</td><td>77</td></tr><tr><td colspan='2'>77</td></tr></table>"
    )
    read_document = document(page(f"<p>{PROSE}</p>{table}<p>{MORE}</p><p>{LAST}</p>"), "a.html")
    rows = [(p.text, p.columns) for p in read_document.passages if p.kind == "table-row"]
    assert rows[:2] == [("Port | Days shut", ()), ("Norhavn | 77", ("Port", "Days shut"))]


def _rows(table: str) -> list[tuple[str, tuple[str, ...]]]:
    read_document = document(page(f"<p>{PROSE}</p>{table}<p>{MORE}</p><p>{LAST}</p>"), "a.html")
    return [(p.text, p.columns) for p in read_document.passages if p.kind == "table-row"]


_HEAD = "<tr><th>Land<th>Coast<th>Piers<th>Cost"


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            f"{_HEAD}<tr><td rowspan=2>Norvia<td>North<td>41<td>9.5<tr><td>South<td>77<td>12.5",
            [("Norvia | North | 41 | 9.5", ("Land", "Coast", "Piers", "Cost")),
             ("South | 77 | 12.5", ("Coast", "Piers", "Cost"))],
        ),
        (
            f"{_HEAD}<tr><td>Norvia<td>North<td>41<td rowspan=0x2>9.5<tr><td>Sund<td>South<td>77<td>8",
            [("Norvia | North | 41 | 9.5", ("Land", "Coast", "Piers", "Cost")),
             ("Sund | South | 77 | 8", ("Land", "Coast", "Piers", "Cost"))],
        ),
        (
            "<tr><th>Land<th>Piers<tr><td rowspan=999999999>Norvia<td>41<tr><td>77<tbody><tr><td>Sund<td>8",
            [("Norvia | 41", ("Land", "Piers")), ("77", ("Piers",)), ("Sund | 8", ("Land", "Piers"))],
        ),
        (f"{_HEAD}<tr><td colspan=2>Norvia<td>41<td>9", [("Norvia | 41 | 9", ())]),
        (f"{_HEAD}<tr><td>Norvia<td>North<td>41", [("Norvia | North | 41", ())]),
    ],
)  # fmt: skip
def test_a_cell_over_several_rows_leaves_the_headings_of_the_others(
    table: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert _rows(f"<table>{table}</table>")[1:] == expected


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "<thead><tr><th rowspan=2>Winter<th colspan=2>Damage<tr><th>Homes<th>Loss (£m)</thead>"
            "<tr><th>first<td>188<td>9.4",
            ("Winter", "Damage\nHomes", "Damage\nLoss (£m)"),
        ),
        (
            "<tr><td rowspan=2>Winter<td colspan=2>Damage<tr><td>Homes<td>Loss<tr><td>first<td>188<td>9.4",
            ("Winter", "Damage\nHomes", "Damage\nLoss"),
        ),
        (
            "<tr><th>Winter<th colspan=2>Loss (%)<tr><th>Port<th>2022<th>2023<tr><td>Sund<td>18<td>9.4",
            ("Winter\nPort", "Loss (%)\n2022", "Loss (%)\n2023"),
        ),
        ("<tr><th>Winter<th>Homes<tr><th>Sund<th>188<tr><th>Norhavn<th>17", ("Winter", "Homes")),
    ],
)
def test_headings_in_several_rows_stand_above_one_another(table: str, expected: tuple[str, ...]) -> None:
    assert _rows(f"<table>{table}</table>")[-1][1] == expected


def test_rows_of_headings_only_are_no_headings_of_each_other() -> None:
    rows = "".join(f"<tr><th>P{n}<th>{n}" for n in range(20, 24))
    assert [len(columns) for _, columns in _rows(f"<table><tr><th>Port<th>Days{rows}</table>")] == [
        0,
        *[2] * 4,
    ]


def test_hidden_text_is_dropped_and_named() -> None:
    hidden = '<p style="display:none">Buy this now, says the hidden text of the page.</p>'
    read_document = document(page(_TEXT + hidden), "a.html")
    reasons = dropped(read_document)
    assert reasons["Buy this now, says the hidden text of the page."] == "hidden on the page"


def test_a_teaser_of_the_article_is_not_the_article() -> None:
    teaser = f"<div><a href='/ice'>The ice year</a> <p>{PROSE[:90]}...</p></div>"
    whole = page().replace("<article>", f"{teaser}<article>")
    assert kinds(document(whole, "a.html"))[0] == ("paragraph", PROSE)
    assert len(kinds(document(whole, "a.html"))) == 4


def test_a_declared_encoding_is_used() -> None:
    russian = "В этом году половодье началось на три недели раньше обычного, и вода до отметки не дошла. " * 3
    text = f'<html><head><meta charset="windows-1251"></head><body><p>{russian}</p></body></html>'
    read_document, _ = read(Source("a.html", text.encode("cp1251"), ""))
    assert russian.strip() in read_document.text


@pytest.mark.parametrize(
    "content",
    [b"<html></html>", b"<script>let a = 1</script>", b"<!-- only a comment -->", b"<p hidden> </p>"],
)
def test_a_page_without_text_is_refused(content: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        read(Source("a.html", content, ""))
    assert caught.value.notice.code is NoticeCode.SOURCE_EMPTY


def test_what_is_nested_too_deeply_is_cut_with_a_notice() -> None:
    text = f"<p>{PROSE}</p>" + "<div>" * 3000 + f"<p>{MORE}</p>"
    read_document, notices = read(Source("a.html", text.encode(), ""))
    assert PROSE in read_document.text
    assert [notice.code for notice in notices] == [NoticeCode.SOURCE_CUT_SHORT]


@pytest.mark.parametrize(
    "text",
    [
        "<p>a" * 20_000,
        "<table><tr><td>" * 5_000,
        f"<p>{'word ' * 200_000}</p>",
        "<a href='" * 50_000,
        f"<p {'a=1 ' * 50_000}>{PROSE}</p>",
        "&" * 500_000,
        f"<table>{'<tr><td>1<td>2' * 6_000}</table>",
        f"<p>{PROSE}</p>" * 3_000,
        f"<p>{PROSE}</p><table>{'<tr><td colspan=65000 rowspan=65000>5<td rowspan=65000>6' * 300}</table>",
    ],
)
def test_hostile_markup_takes_bounded_time(text: str) -> None:
    begun = time.process_time()
    with contextlib.suppress(SourceError):
        read(Source("a.html", text.encode(), ""))
    assert time.process_time() - begun < 20


def _nested(levels: int) -> str:
    return f"<html><body>{'<div>' * levels}{_TEXT}{'</div>' * levels}<p>{LAST}</p></body></html>"


@pytest.mark.parametrize("levels", [300, 1500])
def test_a_page_nested_deeper_than_any_page_should_be_is_read(levels: int) -> None:
    assert ("paragraph", MORE) in kinds(document(_nested(levels), "a.html"))


def test_a_page_nested_too_deeply_says_so() -> None:
    with pytest.raises(SourceError, match="nested too deeply") as refused:
        document(_nested(5000), "a.html")
    assert refused.value.notice.code is NoticeCode.SOURCE_UNREADABLE


@pytest.mark.parametrize(
    "many",
    [
        " ".join(f"a{number}=x" for number in range(200_000)),
        "".join(f"a{number}='>'" for number in range(200_000)),
        " ".join(f'a{number} = "<p>"' for number in range(100_000)),
    ],
)
def test_a_tag_with_very_many_attributes_is_read_without_them(many: str) -> None:
    begun = time.process_time()
    assert ("paragraph", MORE) in kinds(document(page(f"<div {many}></div>{_TEXT}"), "a.html"))
    assert time.process_time() - begun < 10


@pytest.mark.parametrize(
    "text",
    ["<a " * 300_000, "<a" * 500_000, '<a ="' * 200_000, "<a x='<a x=\"" * 80_000, "<a " + "=" * 900_000],
)
def test_finding_such_tags_takes_time_in_proportion_to_the_text(text: str) -> None:
    begun = time.process_time()
    markup.parse(text)
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    ("below", "author", "published"),
    [
        (
            "<p>By <a rel=author>Jane Doe</a></p><p><time>3 May 2024</time> · 6 min read</p>",
            "Jane Doe",
            "3 May 2024",
        ),
        ("<div>Jane Doe</div><div>Published: 3 May 2024</div>", None, "3 May 2024"),
        ("<p>Von Jana Roth</p>", "Jana Roth", None),
        ("<p>The harbour of Norhavn, 3 May 2024, seen from the sea</p>", None, None),
        ("<p>Share</p><p>Photo: Jane Doe</p>", None, None),
    ],
)
def test_author_and_date_are_read_below_the_headline(
    below: str, author: str | None, published: str | None
) -> None:
    article = f"<header><h1>The ice year</h1>{below}</header><article>{_TEXT}</article>"
    text = (
        f"<html lang=en><head><title>The ice year</title></head><body><ul>{_MENU}</ul>{article}</body></html>"
    )
    metadata = document(text, "a.html").metadata
    facts = [fact.value if fact else None for fact in (metadata.author, metadata.published)]
    assert facts == [author, published]


def test_the_markup_wins_over_the_lines_below_the_headline() -> None:
    text = page(
        f"<p>By John Roe</p>{_TEXT}", "<title>The ice year</title><meta name=author content='Jane Doe'>"
    )
    author = document(text, "a.html").metadata.author
    assert author is not None
    assert author.value == "Jane Doe"


@pytest.mark.parametrize(
    ("written", "author"),
    [
        ("Lindsey O&#039;Neil", "Lindsey O'Neil"),
        ("A &amp; B", "A & B"),
        ("&lt;script&gt;x&lt;/script&gt;", None),
    ],
)
def test_json_that_is_escaped_like_html_is_read_as_text(written: str, author: str | None) -> None:
    found = {"@type": "Article", "headline": "The ice year", "author": {"name": written}}
    head = f"<title>The ice year</title><script type='application/ld+json'>{json.dumps(found)}</script>"
    stated = document(page(head=head), "a.html").metadata.author
    assert (stated.value if stated else None) == author
