import pytest

from generator.render import render
from generator.render.home_page import home_views
from tests.render.collection import known, related, shown


@pytest.mark.parametrize(
    ("size", "pages"), [(0, [""]), (50, [""]), (51, ["", "2/"]), (101, ["", "2/", "3/"])]
)
def test_a_long_list_of_briefs_goes_on_over_pages(size: int, pages: list[str]) -> None:
    views = shown(home_views(known(size)))
    assert [url for url, _ in views] == pages
    assert sum(len(view.briefs) for _, view in views) == size
    assert {len(view.pages) for _, view in views} == {len(pages) - 1}


def test_what_is_not_a_brief_stands_on_the_first_page() -> None:
    (_, first), (_, second) = shown(home_views(known(51)))
    assert [theme.label for theme in first.themes] == ["Who pays?", "Storage"]
    assert [*second.themes, *second.changes, *second.notices] == []
    assert (first.title, second.title) == ("Lines", "Lines (page 2)")
    assert second.briefs[0].href == "../briefs/line-50/"
    assert [link.href for link in second.pages] == ["../"]


@pytest.mark.parametrize(("size", "first"), [(30, "Briefs"), (31, "Questions")])
def test_the_questions_come_first_where_briefs_are_too_many_to_read_through(size: int, first: str) -> None:
    home = next(page.text for page in render(related(size)) if page.path == "index.md")
    headings = [line.removeprefix("## ") for line in home.split("\n") if line.startswith("## ")]
    assert headings[0] == first
    assert sorted(headings[:2]) == ["Briefs", "Questions"]
