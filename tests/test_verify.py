from dataclasses import replace

import pytest

from generator import verify
from generator.model import (
    Brief,
    Cell,
    ClaimEntry,
    Corpus,
    Editorial,
    Evidence,
    KeyPoint,
    Ledger,
    Matrix,
    Page,
    PageEntry,
    Passage,
    Quotation,
    Wording,
)
from tests import make

OF = make.document("One. Two.")


def about(*briefs: Brief, cells: tuple[Cell, ...] = ()) -> list[str]:
    corpus = Corpus(Editorial(), briefs, (), Matrix((), (), cells))
    return [notice.message for notice in verify.quotes(corpus)]


def test_a_true_brief_is_no_problem() -> None:
    of = make.document("One stands here. Two.")
    assert about(make.brief(of, points=("One stands here.",))) == []


def test_a_quote_that_is_not_in_its_passage_is_told() -> None:
    brief = replace(make.brief(OF), bottom_line=KeyPoint(Evidence(0, 0, 4, "Two."), ""))
    assert "not in the source: 'Two.'" in about(brief)[0]


def test_a_passage_that_is_not_in_the_text_is_told() -> None:
    of = replace(OF, passages=(Passage("paragraph", "Three.", 0, 1),))
    assert "'Three.'" in about(make.brief(of))[0]


def test_a_cell_that_quotes_what_is_not_there_is_told() -> None:
    cell = Cell("note", "theme", "quoted", Evidence(0, 0, 4, "Six."))
    assert "'Six.'" in about(make.brief(OF), cells=(cell,))[0]


@pytest.mark.parametrize("name", ["hedges", "unnamed"])
def test_wording_is_proved_too(name: str) -> None:
    wording = replace(Wording(), **{name: (Evidence(0, 0, 4, "may"),)})
    assert "'may'" in about(replace(make.brief(OF), wording=wording))[0]


def test_phrases_in_the_voice_of_the_source_are_proved() -> None:
    quotation = Quotation(make.evidence(OF, "One."), "Nobody", "said", "reported")
    assert "'Nobody'" in about(replace(make.brief(OF), quotations=(quotation,)))[0]


def messages(*pages: Page, files: tuple[str, ...] = ()) -> list[str]:
    return [notice.message for notice in make.broken(pages, files)]


def test_good_links_are_no_problem() -> None:
    home = Page(
        "index.md", '<a href="a/#k-1">x</a> <a href="data/b.json">y</a> <a href="method/#marks">z</a>'
    )
    page = Page(
        "a/index.md",
        '# T\n\n## Who is quoted\n<p id="k-1"><a href="../">x</a> <a href="#who-is-quoted">y</a>',
    )
    assert messages(home, page, Page("data/b.json", "{}"), files=("method.md",)) == []


def test_a_link_to_no_page_and_to_no_anchor_is_told() -> None:
    page = Page(
        "a/index.md", '<a href="../b/">x</a> <a href="#k-9">y</a> <a href="https://example.org/">z</a>'
    )
    assert messages(page) == [
        "the link '../b/' is broken: there is no such page",
        "the link '#k-9' is broken: the page has no such anchor",
    ]


CLAIM = ClaimEntry("aaaaaaaa", "new", (), "One.", "", "", 0, 1, False, "2026-01-01")
LEDGER = Ledger(
    (
        PageEntry("new", "a.txt", "0", "A", "2026-01-01"),
        PageEntry("old", "a.txt", "0", "A", "2026-01-01", "moved", "2026-01-02", "new"),
    ),
    (CLAIM, replace(CLAIM, id="bbbbbbbb", first_seen="2026-01-03")),
)
BOTH = '<p id="k-aaaaaaaa"><i id="s-aaaaaaaa"><b id="k-bbbbbbbb"><b id="s-bbbbbbbb">'
ONE = '<p id="k-aaaaaaaa"><i id="s-aaaaaaaa">'


def test_what_the_last_build_published_is_asked_for_too() -> None:
    """Where the ledger itself has lost something, the one before it tells."""
    forgetful = replace(LEDGER, pages=LEDGER.pages[:1], claims=LEDGER.claims[1:])
    addresses = verify.Addresses(LEDGER, forgetful)
    addresses.see(Page("briefs/new/index.md", BOTH.replace("k-aaaaaaaa", "")))
    assert [notice.path for notice in addresses.lost()] == [
        "docs/briefs/new/index.md",
        "docs/briefs/old/index.md",
    ]


@pytest.mark.parametrize("ending", ["md", "html"])
def test_every_published_address_is_asked_for(ending: str) -> None:
    good = [Page(f"briefs/new/index.{ending}", BOTH), Page(f"briefs/old/index.{ending}", BOTH)]
    assert make.lost(LEDGER, good) == []
    lost = [notice.message for notice in make.lost(LEDGER, [Page(f"briefs/new/index.{ending}", ONE)])]
    assert "2 of its anchors do not answer: #k-bbbbbbbb, #s-bbbbbbbb" in lost[0]
    assert "the page is gone" in lost[1]
    assert make.lost(LEDGER, []) == []
