"""Everything can be reached and used with the keyboard alone, and the focus is always to be seen."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE

_INTERACTIVE = "a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex='-1'])"
_REACHABLE = f"""() => [...document.querySelectorAll("{_INTERACTIVE}")].filter((element) => {{
  const shown = element.matches("summary") ? element.parentElement : element;
  const disclosed = shown.checkVisibility({{visibilityProperty: true}});
  return disclosed && !element.disabled && element.tabIndex >= 0 && element.type !== "hidden";
}})"""
_REMEMBER = f"""() => {{
  window.stops = new Map();
  window.waited = ({_REACHABLE})();
  window.look = (element) => {{
    const parts = [element, element.parentElement, element.labels && element.labels[0]].filter(Boolean);
    return parts.map((part) => {{
      const style = getComputedStyle(part);
      const outline = style.outlineStyle === "none" ? "" : style.outline;
      return [outline, style.boxShadow, style.backgroundColor, style.border, style.clip, style.clipPath];
    }}).join(";");
  }};
}}"""
_NOTE = """() => {
  const element = document.activeElement;
  if (element === document.body || stops.has(element)) return "";
  stops.set(element, look(element));
  const boxes = [...element.getClientRects()].filter((box) => box.width >= 1 && box.height >= 1);
  if (!boxes.length) return "no size: " + element.outerHTML.slice(0, 200);
  const points = boxes.flatMap(({left, right, top, bottom}) =>
    [left + 2, (left + right) / 2, right - 2].map((x) => [x, (top + bottom) / 2]));
  const seen = points.map(([x, y]) => document.elementFromPoint(x, y)).filter(Boolean);
  const uncovered = seen.some((one) => element.contains(one) || one.contains(element));
  return uncovered ? "" : "not to be seen: " + element.outerHTML.slice(0, 200);
}"""
_MISSED = (
    "() => waited.filter((element) => !stops.has(element)).map((element) => element.outerHTML.slice(0, 200))"
)
_UNMARKED = """() => {
  document.activeElement.blur();
  const same = [...stops].filter(([element, focused]) => look(element) === focused);
  return same.map(([element]) => element.outerHTML.slice(0, 200));
}"""


def walk(page: Page) -> dict[str, Any]:
    """Press Tab from the top of the page to its end; return what was hidden, missed or left unmarked."""
    page.evaluate(_REMEMBER)
    waited = page.evaluate("() => waited.length")
    assert waited > 5
    hidden = []
    for _ in range(waited + 5):
        page.keyboard.press("Tab")
        hidden.append(page.evaluate(_NOTE))
    return {
        "hidden": [one for one in hidden if one],
        "missed": page.evaluate(_MISSED),
        "unmarked": page.evaluate(_UNMARKED),
    }


@pytest.mark.parametrize("kind", ["home", "brief", "actors", "timeline"])
def test_tab_reaches_everything_and_shows_where_it_is(
    page: Page, site_url: str, paths: dict[str, str], kind: str
) -> None:
    page.goto(site_url + paths[kind])
    assert walk(page) == {"hidden": [], "missed": [], "unmarked": []}


@pytest.mark.parametrize("state", [PHONE], ids=str)
def test_tab_reaches_everything_on_a_narrow_page(page: Page, site_url: str) -> None:
    page.goto(site_url)
    assert walk(page) == {"hidden": [], "missed": [], "unmarked": []}


def test_tab_reaches_the_filters(page: Page, many_url: str) -> None:
    page.goto(many_url + "matrix/")
    assert walk(page) == {"hidden": [], "missed": [], "unmarked": []}


@pytest.mark.parametrize("state", [DESKTOP, PHONE], ids=str)
def test_the_first_stop_skips_to_the_content(page: Page, site_url: str, longest: dict[str, Any]) -> None:
    page.goto(site_url + longest["url"])
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_a_claim_is_followed_to_its_source_with_the_keyboard(
    page: Page, site_url: str, longest: dict[str, Any]
) -> None:
    claim = longest["key_points"][0]
    page.goto(site_url + longest["url"])
    page.locator(f'a[href="#s-{claim["id"]}"]').first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"#s-{claim['id']}")).to_be_in_viewport()
    page.keyboard.press("Tab")
    near = "element => element.closest('.source-text') !== null"
    assert page.locator(":focus").evaluate(near), "after the jump, Tab goes on from where the reader is"
