"""The site needs nobody: no other host, no exception from a strict policy, no fixed place to live."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PAGE_TYPES

_POLICY_BROKEN = (
    "document.addEventListener('securitypolicyviolation', (event) => console.error(event.blockedURI))"
)


@pytest.mark.parametrize("kind", PAGE_TYPES)
def test_a_page_keeps_to_the_strictest_policy(
    page: Page, strict_url: str, paths: dict[str, str], kind: str
) -> None:
    """What the policy forbids shows in the console, where nothing may be (see ``page``)."""
    page.add_init_script(_POLICY_BROKEN)
    page.goto(strict_url + paths[kind], wait_until="networkidle")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).maxWidth") != "none", (
        "no style sheet"
    )


def test_filters_work_under_the_strictest_policy(page: Page, strict_url: str, data: dict[str, Any]) -> None:
    page.goto(strict_url + "actors/")
    filters = page.get_by_role("search", name="Filter the table")
    filters.get_by_label("Words").fill("brics")
    expect(filters.get_by_role("status")).to_contain_text(" of ")
    assert len(data["briefs"]) > 1


@pytest.mark.parametrize("kind", ["home", "brief", "matrix", "theme", "actor"])
def test_a_page_works_under_any_path(page: Page, deep_url: str, paths: dict[str, str], kind: str) -> None:
    """A file that is not found is a mishap, too (see ``page``)."""
    page.goto(deep_url + paths[kind], wait_until="networkidle")
    page.get_by_role("link", name="Matrix", exact=True).filter(visible=True).first.click()
    assert page.url == deep_url + "matrix/"
    expect(page.get_by_role("heading", level=1)).to_be_visible()
