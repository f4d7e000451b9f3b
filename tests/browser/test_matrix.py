"""The matrix: filters where documents are rows, cards on a phone; no page scrolls sideways."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PAGE_TYPES, PHONE, State

_OVERFLOW = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
_SIDES = """(cells) => cells.map((cell) => {
  const {left, right} = cell.getBoundingClientRect();
  return [left, right];
})"""
_NARROW = State(width=320, height=640)


def rows(page: Page) -> Locator:
    return page.get_by_role("main").locator("table tbody tr").filter(visible=True)


def test_filters_keep_the_rows_that_match_and_say_how_many(page: Page, many_url: str) -> None:
    page.goto(many_url + "matrix/")
    filters = page.get_by_role("search", name="Filter the table")
    told = filters.get_by_role("status")
    expect(rows(page)).to_have_count(7)
    expect(told).to_contain_text("7 of 7")
    filters.get_by_label("Kind").select_option("report")
    expect(rows(page)).to_have_count(3)
    expect(told).to_contain_text("3 of 7")
    filters.get_by_label("Words").fill("dunmarch")
    expect(rows(page)).to_have_count(1)
    expect(rows(page).get_by_role("link", name="What Dunmarch wants").first).to_be_visible()
    filters.get_by_label("Words").fill("no such word")
    expect(rows(page)).to_have_count(0)
    expect(told).to_contain_text("0 of 7")


def test_ticked_documents_can_be_compared(page: Page, many_url: str) -> None:
    page.goto(many_url + "matrix/")
    compare = page.get_by_role("button", name="Compare")
    for place in ("Almhaven", "Cresta"):
        expect(compare).to_be_disabled()
        page.get_by_role("checkbox", name=f"What {place} wants").check()
    compare.click()
    expect(rows(page)).to_have_count(2)
    page.get_by_role("button", name=re.compile("Show all")).click()
    expect(rows(page)).to_have_count(7)


def test_a_sixth_tick_is_refused_in_words(page: Page, many_url: str) -> None:
    page.goto(many_url + "matrix/")
    boxes = page.get_by_role("checkbox", name="Compare What")
    for place in range(5):
        boxes.nth(place).check()
    boxes.nth(5).click()
    expect(boxes.nth(5)).not_to_be_checked()
    expect(page.get_by_role("status").filter(has_text="At most 5")).to_be_visible()


def test_the_states_to_choose_from_are_those_of_the_cells(page: Page, many_url: str) -> None:
    page.goto(many_url + "matrix/")
    choices = page.get_by_label("Any cell").locator("option").all_inner_texts()
    shown = page.locator("td .state").all_inner_texts()
    assert choices[0] == "all"
    assert {state.split(maxsplit=1)[1] for state in shown} == set(choices[1:])


@pytest.mark.parametrize("state", [PHONE, _NARROW], ids=str)
def test_on_a_phone_each_question_names_every_brief_and_what_it_says(
    page: Page, site_url: str, state: State, data: dict[str, Any]
) -> None:
    page.goto(site_url + "matrix/")
    titles = {brief["slug"]: brief["title"] for brief in data["briefs"]}
    for theme in data["matrix"]["themes"]:
        row = rows(page).filter(has=page.get_by_role("link", name=theme["label"], exact=True))
        text = " ".join(row.inner_text().split())
        for cell in data["matrix"]["cells"]:
            if cell["theme"] == theme["id"]:
                assert titles[cell["slug"]] in text
                assert cell["state"].replace("-", " ") in text
        widths = row.locator("td").filter(visible=True).evaluate_all(_SIDES)
        assert all(0 <= left < right - state.width * 0.7 and right <= state.width for left, right in widths)


@pytest.mark.parametrize("kind", PAGE_TYPES)
@pytest.mark.parametrize("state", [_NARROW], ids=str)
def test_no_page_scrolls_sideways_on_the_smallest_phone(
    page: Page, site_url: str, paths: dict[str, str], kind: str
) -> None:
    page.goto(site_url + paths[kind])
    assert page.evaluate(_OVERFLOW) == 0


@pytest.mark.parametrize("state", [_NARROW], ids=str)
def test_a_matrix_of_many_documents_does_not_either(page: Page, many_url: str) -> None:
    page.goto(many_url + "matrix/")
    assert page.evaluate(_OVERFLOW) == 0
