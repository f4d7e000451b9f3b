"""No rule of axe-core is broken on any type of page, at two widths and in both palettes."""

from importlib import resources

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PAGE_TYPES, PHONE

_AXE = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN = """async (rules) => {
  const {violations} = await axe.run(document, {runOnly: rules, resultTypes: ["violations"]});
  return violations.flatMap(({id, nodes}) => nodes.map((node) => `${id}: ${node.target} ${node.html}`));
}"""


def violations(page: Page) -> str:
    """Return every element that breaks a rule, with the rule, one a line."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(_AXE)
    return "\n".join(page.evaluate(_RUN, _RULES))


def in_both_palettes(page: Page) -> dict[str, str]:
    """Return what is wrong in light colours and in dark ones."""
    found = {}
    for palette in ("light", "dark"):
        page.emulate_media(color_scheme=palette)
        found[palette] = violations(page)
    return found


@pytest.mark.parametrize("kind", PAGE_TYPES)
@pytest.mark.parametrize("state", (DESKTOP, PHONE), ids=str)
def test_a_page_breaks_no_rule(page: Page, site_url: str, paths: dict[str, str], kind: str) -> None:
    page.goto(site_url + paths[kind])
    assert in_both_palettes(page) == {"light": "", "dark": ""}


@pytest.mark.parametrize("state", (DESKTOP, PHONE), ids=str)
def test_a_matrix_with_filters_breaks_no_rule(page: Page, many_url: str) -> None:
    page.goto(many_url + "matrix/")
    assert in_both_palettes(page) == {"light": "", "dark": ""}


@pytest.mark.parametrize("query", ("china", "no such words"))
@pytest.mark.parametrize("state", (DESKTOP, PHONE), ids=str)
def test_an_open_search_breaks_no_rule(page: Page, site_url: str, query: str) -> None:
    page.goto(f"{site_url}?q={query}")
    expect(page.locator(".search__status")).to_contain_text("brief")
    page.keyboard.press("ArrowDown")
    assert in_both_palettes(page) == {"light": "", "dark": ""}


def test_the_rules_find_what_is_wrong(page: Page, site_url: str) -> None:
    page.goto(site_url)
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=\"assets/images/favicon.png\">')")
    assert "image-alt: " in violations(page)
