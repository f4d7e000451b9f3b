from dataclasses import replace

import pytest

from generator import verify
from generator.model import Evidence, KeyPoint, Page, Passage
from tests import make


def test_a_quote_that_is_not_in_its_passage_is_a_bug() -> None:
    of = make.document("One. Two.")
    brief = replace(make.brief(of), bottom_line=KeyPoint(Evidence(0, 0, 4, "Two."), ""))
    with pytest.raises(AssertionError, match="not in its passage"):
        verify.evidence(brief)


def test_a_passage_that_is_not_in_the_text_is_a_bug() -> None:
    of = replace(make.document("One."), passages=(Passage("paragraph", "Two.", 0, 1),))
    with pytest.raises(AssertionError, match="not in the text"):
        verify.evidence(make.brief(of))


def messages(*pages: Page, files: tuple[str, ...] = ()) -> list[str]:
    return [notice.message for notice in verify.links(pages, files)]


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
