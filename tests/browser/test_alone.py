"""The site needs nobody: no other host, no exception from a strict policy, no fixed place, no server."""

import gzip
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Response, expect

from tests.browser.conftest import PAGE_TYPES

_POLICY_BROKEN = (
    "document.addEventListener('securitypolicyviolation', (event) => console.error(event.blockedURI))"
)
_MOST_BYTES = 100_000
"""Of the longest page with all that it loads, compressed."""


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


def test_pages_lead_to_each_other_when_read_from_disk(
    page: Page, five: Path, longest: dict[str, Any]
) -> None:
    page.goto((five / "index.html").as_uri())
    page.get_by_role("main").get_by_role("link", name=longest["title"]).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(longest["title"])
    page.locator(f'a[href="#s-{longest["bottom_line"]["id"]}"]').first.click()
    expect(page.locator(f"#s-{longest['bottom_line']['id']}")).to_be_in_viewport()
    page.get_by_role("link", name="Matrix", exact=True).filter(visible=True).first.click()
    expect(page.get_by_role("main").get_by_role("table").first).to_be_visible()


def test_the_longest_brief_is_light_and_loads_nothing_for_search(
    page: Page, site_url: str, longest: dict[str, Any]
) -> None:
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - Playwright takes no builtin
    page.goto(site_url + longest["url"], wait_until="networkidle")
    loaded = {answer.url.removeprefix(site_url): len(gzip.compress(answer.body())) for answer in answers}
    assert sum(loaded.values()) < _MOST_BYTES, loaded
    assert [path for path in loaded if path.endswith(("search-engine.js", "data/search.js"))] == []
