"""What readers meet who come back: changes, a brief that moved, a source that is gone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, State
from tests.browser.test_axe import in_both_palettes

_OLD, _NEW = "briefs/the-quay-of-skar/", "briefs/quay/"


@pytest.mark.parametrize("path", ("changes/", "briefs/the-port-of-havn/", "briefs/the-shed-of-vik/"))
@pytest.mark.parametrize("state", (DESKTOP, PHONE), ids=str)
def test_a_page_about_the_past_breaks_no_rule_and_fits(page: Page, past_url: str, path: str) -> None:
    page.goto(past_url + path)
    assert in_both_palettes(page) == {"light": "", "dark": ""}
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_differs_between_two_wordings_is_marked(page: Page, past_url: str) -> None:
    page.goto(past_url + "changes/")
    first = page.locator("ul.changes li").first
    expect(first.locator("del b")).to_have_text(re.compile("4|2031"))
    expect(first.locator("ins b")).to_have_text(re.compile("5|2032"))


def test_an_old_address_leads_to_the_same_claim_of_the_new_page(page: Page, past_url: str) -> None:
    page.goto(past_url + _NEW)
    anchor = page.locator("h3[id^=k-]").first.get_attribute("id")
    page.goto(f"{past_url}{_OLD}#{anchor}")
    expect(page).to_have_url(f"{past_url}{_NEW}#{anchor}")
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()
    page.wait_for_timeout(500)  # a refresh would have come by now, and lost the claim
    expect(page).to_have_url(f"{past_url}{_NEW}#{anchor}")


@pytest.mark.parametrize("state", (State(script=False),), ids=str)
def test_without_script_an_old_address_leads_to_the_new_page(page: Page, past_url: str) -> None:
    page.goto(past_url + _OLD)
    expect(page).to_have_url(past_url + _NEW)
    expect(page.locator("h1")).to_have_text("The quay of Skar")


def test_every_claim_at_an_old_address_has_a_link_to_itself(page: Page, past_url: str) -> None:
    text = page.request.get(past_url + _OLD).text()
    claims = re.findall(r'<li><span id="(k-\w{8})"></span>.*?<a href="([^"]*)"', text)
    assert claims
    assert [href for _, href in claims] == [f"../quay/#{anchor}" for anchor, _ in claims]


def test_what_comes_last_on_the_home_page_stands_last(page: Page, past_url: str) -> None:
    page.goto(past_url)
    expect(page.locator(".subtitle")).to_have_count(0)  # whose row would be free in the grid
    tops = page.evaluate(
        "() => ['.brief-list', '#last-changes', '.last-changes']"
        ".map((name) => document.querySelector(name).getBoundingClientRect().top)"
    )
    assert tops == sorted(tops)
