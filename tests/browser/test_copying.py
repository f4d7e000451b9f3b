"""Copying a claim with its reference, on the brief and on every page that quotes it."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE, State

_NAME = "Copy quote with reference"
_SMALLEST = 24
"""CSS pixels of a target (WCAG 2.2, 2.5.8)."""
_QUOTING = ("home", "brief", "matrix", "theme", "actor", "timeline", "figures")
_READ = """async () => {
  for (let tries = 0; tries < 100; tries += 1) {
    const text = await navigator.clipboard.readText();
    if (text) return text;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return "";
}"""
_PLACES = """() => [...document.querySelectorAll("main *:not(.copy-quote)")].map((node) => {
  const { x, y, width, height } = node.getBoundingClientRect();
  return [node.tagName, x, y, width, height].join(" ");
})"""


def reference(brief: dict[str, Any]) -> str:
    """Author, title and date as the source states them."""
    return ", ".join(filter(None, (brief["author"], brief["title"], brief["published"])))


def button_of(page: Page | Locator, claim: dict[str, Any]) -> Locator:
    link = page.locator(f'a.permalink[href$="#k-{claim["id"]}"]').first
    return link.locator("xpath=following-sibling::button")


def copied(page: Page, button: Locator) -> str:
    page.evaluate("navigator.clipboard.writeText('')")
    button.click()
    text: str = page.evaluate(_READ)
    expect(page.get_by_role("status").filter(has_text="Quote copied")).to_be_visible()
    return text


@pytest.fixture
def page(page: Page) -> Page:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return page


def test_a_quote_goes_with_its_reference(page: Page, strict_url: str, data: dict[str, Any]) -> None:
    for brief in data["briefs"]:
        page.goto(strict_url + brief["url"])
        claim = brief["key_points"][0]
        address = f"{strict_url}{brief['url']}#k-{claim['id']}"
        expected = f"“{claim['text']}” — {reference(brief)}, {address}"
        assert copied(page, button_of(page, claim)) == expected


def test_a_quote_on_another_page_goes_with_the_reference_of_its_brief(
    page: Page, deep_url: str, data: dict[str, Any]
) -> None:
    page.goto(f"{deep_url}matrix/")
    briefs = {brief["slug"]: brief for brief in data["briefs"]}
    cells = [cell for cell in data["matrix"]["cells"] if cell["claim"]]
    first = {cell["slug"]: cell for cell in reversed(cells)}
    assert len(first) > 1
    for slug, cell in first.items():
        text = copied(page, button_of(page, cell["claim"]))
        quote, _, source = text.partition("” — ")
        assert cell["claim"]["text"] == quote.strip("“… ")
        assert source == f"{reference(briefs[slug])}, {deep_url}briefs/{slug}/#k-{cell['claim']['id']}"


def test_a_pair_names_the_source_of_each_side(page: Page, site_url: str, data: dict[str, Any]) -> None:
    briefs = {brief["slug"]: brief for brief in data["briefs"]}
    pair = data["pairs"][0]
    page.goto(site_url + briefs[pair["a"]["slug"]]["url"])
    for side in (pair["a"], pair["b"]):
        text = copied(page, button_of(page.locator(".pair"), side["claim"]))
        assert reference(briefs[side["slug"]]) in text


@pytest.mark.parametrize("kind", _QUOTING)
def test_every_claim_has_the_button(page: Page, site_url: str, paths: dict[str, str], kind: str) -> None:
    page.goto(site_url + paths[kind])
    buttons = page.get_by_role("button", name=_NAME)
    expect(buttons).to_have_count(page.locator("a.permalink").count())
    assert buttons.count()


@pytest.mark.parametrize("state", (State(), PHONE), ids=str)
@pytest.mark.parametrize("kind", ("brief", "matrix", "figures"))
def test_the_button_is_large_enough_and_moves_nothing(
    page: Page, site_url: str, paths: dict[str, str], kind: str
) -> None:
    page.goto(site_url + paths[kind])
    for button in page.get_by_role("button", name=_NAME).filter(visible=True).all()[:20]:
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= _SMALLEST
        assert box["x"] + box["width"] <= page.evaluate("document.documentElement.clientWidth")
    before = page.evaluate(_PLACES)
    page.evaluate("for (const node of document.querySelectorAll('.copy-quote')) node.remove()")
    assert page.evaluate(_PLACES) == before


def test_the_keyboard_copies_too(page: Page, site_url: str, longest: dict[str, Any]) -> None:
    page.goto(site_url + longest["url"])
    claim = longest["key_points"][0]
    page.locator(f'a.permalink[href="#k-{claim["id"]}"]').first.focus()
    page.keyboard.press("Tab")
    expect(button_of(page, claim)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Quote copied")).to_be_visible()
    assert claim["text"] in page.evaluate("navigator.clipboard.readText()")


def test_a_refusal_is_told(page: Page, site_url: str, longest: dict[str, Any]) -> None:
    page.add_init_script("navigator.clipboard.write = () => Promise.reject(new Error('refused'))")
    page.goto(site_url + longest["url"])
    button_of(page, longest["key_points"][0]).click()
    expect(page.get_by_role("status").filter(has_text="could not be copied")).to_be_visible()


def test_the_button_is_not_printed(page: Page, site_url: str, longest: dict[str, Any]) -> None:
    page.goto(site_url + longest["url"])
    page.emulate_media(media="print")
    expect(page.locator(".copy-quote").filter(visible=True)).to_have_count(0)


def test_the_reference_is_there_for_programs(page: Page, site_url: str, data: dict[str, Any]) -> None:
    for brief in data["briefs"]:
        page.goto(site_url + brief["url"])
        for name, value in (
            ("name='citation_title'", brief["title"]),
            ("property='og:title'", brief["title"]),
            ("property='og:description'", brief["bottom_line"]["text"]),
        ):
            assert page.locator(f"meta[{name}]").get_attribute("content") == value
        assert page.locator("meta[name=citation_author]").count() == bool(brief["author"])
        for name in ("BibTeX", "RIS", "CSL-JSON"):
            link = page.get_by_role("link", name=name, exact=True)
            address = link.evaluate("link => link.href")
            assert page.request.get(address).ok


def test_from_disk_a_brief_still_copies(page: Page, five: Any, longest: dict[str, Any]) -> None:
    page.goto(f"{five.as_uri()}/{longest['url']}index.html")
    buttons = page.get_by_role("button", name=_NAME)
    expect(buttons).to_have_count(page.locator('a.permalink[href^="#"]').count())
    assert longest["key_points"][0]["text"] in copied(page, button_of(page, longest["key_points"][0]))
