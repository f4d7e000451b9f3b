"""The contents beside a page follow the reader; what a page says of itself is what its writer typed."""

from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.collection import HAND_WRITTEN


def contents(page: Page) -> Locator:
    return page.get_by_role("navigation", name="On this page").get_by_role("link")


def current(page: Page) -> Locator:
    return page.locator(".toc a[aria-current]")


def test_the_contents_mark_the_section_that_is_read(
    page: Page, site_url: str, longest: dict[str, Any]
) -> None:
    page.goto(site_url + longest["url"])
    expect(current(page)).to_have_text("Bottom line")
    for name in ("Figures", "Timeline", "Related briefs", "Key points"):
        contents(page).filter(has_text=name).click()
        expect(current(page)).to_have_text(name)
    page.keyboard.press("End")
    expect(current(page)).to_have_text(contents(page).last.inner_text())


def test_a_hand_written_title_stays_text(page: Page, many_url: str) -> None:
    page.goto(many_url + "notes/")
    assert page.title().startswith(f"{HAND_WRITTEN} - ")
    for name in ('meta[property="og:title"]', 'meta[name="description"]', 'meta[property="og:description"]'):
        assert page.locator(name).get_attribute("content") == HAND_WRITTEN
