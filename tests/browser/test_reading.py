"""Reading a brief: its first screen, the way from a claim to its source and back, a link to a claim."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import DESKTOP, PHONE, State

_AT_TOP = """(element) => {
  const line = element.getClientRects()[0];
  const seen = document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2);
  return element.contains(seen);
}"""
_LOOK = """(element) => {
  const {backgroundColor, outlineStyle, boxShadow, borderLeft} = getComputedStyle(element);
  return [backgroundColor, outlineStyle, boxShadow, borderLeft].join(" ");
}"""
_HIGHLIGHT = f"(element) => [element, element.closest('mark, .claim, p') || element].map({_LOOK}).join('; ')"


def bottom_of(element: Locator) -> float:
    box = element.bounding_box()
    assert box is not None
    return box["y"] + box["height"]


def is_in_view_and_uncovered(element: Locator) -> None:
    """Fail unless the element shows in the window and nothing lies over its first line."""
    expect(element).to_be_in_viewport()
    assert element.evaluate(_AT_TOP), "something covers it"


@pytest.mark.parametrize(("state", "points"), [(DESKTOP, 3), (PHONE, 0)], ids=str)
def test_the_first_screen_says_what_the_document_says(
    page: Page, state: State, site_url: str, longest: dict[str, Any], points: int
) -> None:
    """At a desk the title, the bottom line and the first key points; in the hand title and bottom line."""
    page.goto(site_url + longest["url"])
    first = [longest["bottom_line"], *longest["key_points"][:points]]
    expect(page.get_by_role("heading", level=1)).to_have_text(longest["title"])
    for claim in first:
        assert bottom_of(page.locator(f"#k-{claim['id']}")) <= state.height, claim["text"]


def test_the_brief_comes_in_the_order_of_its_weight(
    page: Page, site_url: str, longest: dict[str, Any]
) -> None:
    page.goto(site_url + longest["url"])
    claims = [longest["bottom_line"], *longest["key_points"], *longest["so_what"]]
    shown = [page.locator(f"#k-{claim['id']}") for claim in claims]
    assert [element.inner_text() for element in shown] == [claim["text"] for claim in claims]
    ends = [bottom_of(page.get_by_role("heading", level=1)), *map(bottom_of, shown)]
    assert ends == sorted(ends)


@pytest.mark.parametrize("state", (DESKTOP, PHONE), ids=str)
def test_from_a_claim_to_its_sentence_in_the_source_and_back(
    page: Page, site_url: str, longest: dict[str, Any]
) -> None:
    page.goto(site_url + longest["url"])
    claim = longest["key_points"][2]
    sentence, point = page.locator(f"#s-{claim['id']}"), page.locator(f"#k-{claim['id']}")
    before = sentence.evaluate(_HIGHLIGHT)
    page.locator(f'a[href="#s-{claim["id"]}"]').first.click()
    is_in_view_and_uncovered(sentence)
    assert sentence.evaluate("element => element.closest('mark').textContent").startswith(claim["text"])
    assert sentence.evaluate(_HIGHLIGHT) != before, "the sentence does not stand out on arrival"
    page.locator(f'.source-text a[href="#k-{claim["id"]}"]').click()
    is_in_view_and_uncovered(point)
    page.go_back()
    is_in_view_and_uncovered(sentence)


@pytest.mark.parametrize("state", (DESKTOP, PHONE, State(script=False)), ids=str)
def test_a_link_to_a_claim_shows_it_marked(page: Page, site_url: str, longest: dict[str, Any]) -> None:
    claim, other = longest["key_points"][3], longest["key_points"][4]
    page.goto(site_url + longest["url"])
    link = page.locator(f'a[href$="#k-{claim["id"]}"]').first.get_attribute("href")
    page.goto("about:blank")
    page.goto(f"{site_url}{longest['url']}{link}")
    point = page.locator(f"#k-{claim['id']}")
    is_in_view_and_uncovered(point)
    assert point.evaluate(_HIGHLIGHT) != page.locator(f"#k-{other['id']}").evaluate(_HIGHLIGHT)


def test_a_copied_link_opens_at_its_claim(page: Page, site_url: str, longest: dict[str, Any]) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    claim = longest["key_points"][1]
    page.goto(site_url + longest["url"])
    page.evaluate("scrollTo(0, 150)")
    page.locator(f'a[href$="#k-{claim["id"]}"]').first.click()
    expect(page.get_by_role("status").filter(has_text="copied")).to_be_visible()
    assert page.evaluate("scrollY") == 150, "the page moved"
    assert page.url.endswith(f"#k-{claim['id']}")
    assert page.locator(f"#k-{claim['id']}").evaluate("(element) => element.matches(':target')")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{site_url}{longest['url']}#k-{claim['id']}"
    page.goto(site_url)
    page.goto(copied)
    is_in_view_and_uncovered(page.locator(f"#k-{claim['id']}"))


@pytest.mark.parametrize("way", ["hover", "focus"])
def test_a_glance_at_the_source_without_leaving(
    page: Page, site_url: str, longest: dict[str, Any], way: str
) -> None:
    claim = longest["key_points"][0]
    page.goto(site_url + longest["url"])
    link = page.locator(f'a[href="#s-{claim["id"]}"]').first
    if way == "hover":
        link.hover()
    else:
        link.focus()
        page.keyboard.press("Shift+Tab")  # the browser shows the focus of somebody who uses the keyboard
        page.keyboard.press("Tab")
    glance = page.get_by_role("tooltip")
    expect(glance).to_contain_text(claim["text"])
    expect(link).to_have_accessible_description(re.compile(re.escape(claim["text"])))
    page.keyboard.press("Escape")
    expect(glance).to_be_hidden()


_STEP = 60
"""Milliseconds between the moves of an unsteady hand."""


def test_a_slow_pointer_reaches_the_glance(page: Page, site_url: str, longest: dict[str, Any]) -> None:
    page.goto(site_url + longest["url"])
    link = page.locator(f'a[href="#s-{longest["key_points"][0]["id"]}"]').first
    link.hover()
    glance = page.get_by_role("tooltip")
    expect(glance).to_be_visible()
    start, box = link.bounding_box(), glance.bounding_box()
    assert start is not None and box is not None
    across = start["x"] + start["width"] / 2
    down = box["y"] > start["y"]
    edge, near = (start["y"] + start["height"], box["y"]) if down else (start["y"], box["y"] + box["height"])
    for y in (edge + (near - edge) / 3, edge + (near - edge) * 2 / 3, near + (5 if down else -5)):
        page.mouse.move(across, y)
        page.wait_for_timeout(_STEP)
    page.wait_for_timeout(600)
    expect(glance).to_be_visible()
    page.mouse.move(2, 2)
    expect(glance).to_be_hidden()


_TOPS = """() => [...document.querySelectorAll('.page-brief > h2')].map((title) => {
  const top = (element) => {
    const words = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
      node.data.trim() && node.parentElement.getClientRects().length
        ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT);
    const range = document.createRange();
    range.selectNodeContents(words.nextNode());
    return range.getBoundingClientRect().top;
  };
  const text = title.nextElementSibling;
  const edges = [title, text].map((one) => one.getBoundingClientRect().top);
  return [title.id, edges[1] - edges[0], top(text) - top(title)];
})"""


@pytest.mark.parametrize("state", [DESKTOP, State(width=1000)], ids=str)
def test_the_text_of_a_section_starts_beside_its_label(
    page: Page, site_url: str, data: dict[str, Any]
) -> None:
    for brief in data["briefs"]:
        page.goto(site_url + brief["url"])
        for name, edge, words in page.evaluate(_TOPS):
            assert abs(edge) < 1, f"{brief['slug']}: {name} is {edge} px off"
            assert -3 < words < 12, f"{brief['slug']}: the words of {name} are {words} px off"


def test_a_link_to_a_sentence_far_down_lands_on_it(
    page: Page, site_url: str, longest: dict[str, Any]
) -> None:
    claim = max(longest["figures"] + longest["dates"] + longest["key_points"], key=lambda one: one["line"])
    page.goto(f"{site_url}{longest['url']}#s-{claim['id']}")
    is_in_view_and_uncovered(page.locator(f"#s-{claim['id']}"))


def test_every_brief_is_one_click_from_the_home_page(page: Page, site_url: str, data: dict[str, Any]) -> None:
    page.goto(site_url)
    for brief in data["briefs"]:
        link = page.get_by_role("main").get_by_role("link", name=brief["title"]).first
        assert link.evaluate("link => link.href") == site_url + brief["url"]
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(brief["title"])
