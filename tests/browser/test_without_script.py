"""Without JavaScript all content is there, all pages are reachable, and nothing pretends to work."""

from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PAGE_TYPES, State

_CONTROLS = "button, input, select, textarea, [role=button], [role=search], [role=combobox], label[for]"
_WIDE, _NARROW = State(script=False), State(width=390, height=844, script=False)


def dead(page: Page) -> list[str]:
    """Return every control that shows: without a script, none can do anything."""
    controls: list[str] = (
        page.locator(_CONTROLS)
        .filter(visible=True)
        .evaluate_all("(controls) => controls.map((control) => control.outerHTML.slice(0, 200))")
    )
    return controls


@pytest.mark.parametrize("kind", PAGE_TYPES)
@pytest.mark.parametrize("state", [_WIDE], ids=str)
def test_no_control_is_dead(page: Page, site_url: str, paths: dict[str, str], kind: str) -> None:
    page.goto(site_url + paths[kind])
    assert dead(page) == []
    page.set_viewport_size({"width": _NARROW.width, "height": _NARROW.height})
    assert dead(page) == []


@pytest.mark.parametrize("state", [_WIDE], ids=str)
def test_no_control_is_dead_where_script_would_add_filters(page: Page, many_url: str) -> None:
    page.goto(many_url + "matrix/")
    assert dead(page) == []
    expect(page.get_by_role("main").locator("tbody tr").filter(visible=True)).to_have_count(7)


@pytest.mark.parametrize("state", [_WIDE, _NARROW], ids=str)
def test_the_whole_brief_is_there(page: Page, site_url: str, longest: dict[str, Any]) -> None:
    page.goto(site_url + longest["url"])
    for details in page.get_by_role("main").locator("details:not([open]) > summary").all():
        details.click()
    claims = [longest["bottom_line"], *longest["key_points"], *longest["figures"], *longest["dates"]]
    for claim in claims:
        expect(page.locator(f"#k-{claim['id']}")).to_be_visible()
        expect(page.locator(f"#s-{claim['id']}")).to_be_visible()


@pytest.mark.parametrize("state", [_WIDE, _NARROW], ids=str)
def test_the_main_pages_are_reachable_from_a_brief(
    page: Page, site_url: str, longest: dict[str, Any]
) -> None:
    page.goto(site_url + longest["url"])
    for summary in page.locator("details:not([open]) > summary").filter(visible=True).all():
        summary.click()
    links = page.get_by_role("link").filter(visible=True)
    found = links.evaluate_all("links => links.map((link) => link.href)")
    for path in ("", "matrix/", "actors/", "timeline/", "figures/", "checks/", "method/"):
        assert urljoin(site_url, path) in found
