"""Words in other languages say so wherever they stand, and run in their own direction."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_axe import violations

_BOX = "(element) => { const {left, right} = element.getBoundingClientRect(); return [left, right]; }"


def arabic(page: Page, home: str) -> None:
    """Go to the Arabic brief."""
    page.goto(home)
    page.get_by_role("main").locator("h3 a:has([lang=ar])").click()
    expect(page.locator("h1 [lang=ar]")).to_be_visible()


def sides(element: Locator) -> tuple[float, float]:
    left, right = element.evaluate(_BOX)
    return left, right


def test_every_title_says_its_language(page: Page, abroad_url: str) -> None:
    page.goto(abroad_url)
    languages = page.locator("h3 a").evaluate_all("(all) => all.map((one) => one.firstElementChild?.lang)")
    assert sorted(filter(None, languages)) == ["ar", "fr"]
    page.goto(abroad_url + "timeline/")
    briefs = page.locator("td[data-label=Brief] [lang]").evaluate_all("(all) => all.map((one) => one.lang)")
    assert set(briefs) == {"ar", "fr"}


@pytest.mark.parametrize("state", (DESKTOP, PHONE), ids=str)
def test_a_source_from_right_to_left_is_set_so(page: Page, abroad_url: str) -> None:
    arabic(page, abroad_url)
    for selector in ("h1 [lang=ar]", ".claim >> nth=0", ".claim h3 >> nth=0", ".source-text > p >> nth=0"):
        found = page.locator(selector)
        assert found.evaluate("(element) => getComputedStyle(element).direction") == "rtl", selector
        assert found.evaluate("(element) => element.closest('[lang]').lang") == "ar", selector
    passage = page.locator(".source-text > p").first
    number = passage.locator(".line")
    assert sides(number)[1] == pytest.approx(sides(passage)[1], abs=1), "the number of the line leads"
    point = page.locator(".points .claim").first
    assert sides(point.locator("h3"))[1] < sides(point)[1] - 10, "there is room for the point's own number"
    ours = point.locator(".claim-links")
    assert ours.evaluate("(one) => [one.closest('[lang]').lang, getComputedStyle(one).direction]") == [
        "en",
        "ltr",
    ]


def test_the_title_keeps_its_place_in_the_contents(page: Page, abroad_url: str) -> None:
    """A title with markup in it is still the page's one heading of the first level, and plain in the tab."""
    arabic(page, abroad_url)
    title = page.get_by_role("heading", level=1).inner_text()
    assert page.title().startswith(title)
    contents = page.get_by_role("navigation", name="On this page").get_by_role("link")
    expect(contents.first).to_have_text("Bottom line")
    skip = page.locator(".md-skip").get_attribute("href")
    assert skip is not None
    expect(page.locator(f"h1[id='{skip.removeprefix('#')}']")).to_have_text(title)


def test_the_glance_runs_as_the_source_does(page: Page, abroad_url: str) -> None:
    arabic(page, abroad_url)
    page.locator('.claim-links a[href^="#s-"]').first.hover()
    passage = page.get_by_role("tooltip").locator("p")
    expect(passage).to_have_attribute("lang", "ar")
    expect(passage).to_have_css("direction", "rtl")


def test_a_page_in_another_language_breaks_no_rule(page: Page, abroad_url: str) -> None:
    arabic(page, abroad_url)
    assert violations(page) == ""
