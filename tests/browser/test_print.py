"""On paper nothing of the content is lost, nothing of the page's furniture is left, and links say where."""

from io import BytesIO
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.collection import LINKED
from tests.browser.conftest import State

_A4 = (595, 842)
_FURNITURE = (
    "nav, header[role=banner], body > header, footer, [role=search], [role=dialog], form, button, input"
)


def printed(page: Page) -> tuple[PdfReader, str]:
    """Print the page; return it with its text, in which runs of white space are one blank."""
    pdf = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, format="A4")))
    return pdf, " ".join(" ".join(sheet.extract_text() for sheet in pdf.pages).split())


def squeezed(text: str) -> str:
    """Return the text without what line breaks on paper do to it."""
    return "".join(text.split())


@pytest.mark.parametrize("state", [State(), State(script=False), State(dark=True)], ids=str)
def test_a_printed_brief_is_whole(page: Page, site_url: str, longest: dict[str, Any]) -> None:
    page.goto(site_url + longest["url"])
    pdf, text = printed(page)
    width, height = (round(float(side)) for side in pdf.pages[0].mediabox[2:])
    assert (width, height) == _A4
    claims = [longest["bottom_line"], *longest["key_points"], *longest["so_what"], *longest["figures"]]
    lost = [claim["text"] for claim in claims if squeezed(claim["text"]) not in squeezed(text)]
    assert lost == []
    last = max(longest["dates"] + longest["key_points"], key=lambda claim: claim["line"])
    page.emulate_media(media="print")
    expect(page.locator(f"#s-{last['id']}")).to_be_visible()


@pytest.mark.parametrize("kind", ["home", "brief", "matrix", "timeline", "method"])
def test_no_furniture_is_printed(page: Page, site_url: str, paths: dict[str, str], kind: str) -> None:
    page.goto(site_url + paths[kind])
    page.emulate_media(media="print")
    left = page.locator(_FURNITURE).filter(visible=True)
    assert [
        left.nth(place).evaluate("one => one.outerHTML.slice(0, 200)") for place in range(left.count())
    ] == []


def test_the_first_sheet_holds_what_the_first_screen_says(
    page: Page, site_url: str, longest: dict[str, Any]
) -> None:
    page.goto(site_url + longest["url"])
    pdf, _ = printed(page)
    first = squeezed(pdf.pages[0].extract_text())
    for claim in (longest["bottom_line"], *longest["key_points"]):
        assert squeezed(claim["text"]) in first


def test_a_link_to_another_site_prints_its_address(page: Page, many_url: str) -> None:
    page.goto(many_url + "notes/")
    assert LINKED in squeezed(printed(page)[1])


def test_every_row_of_a_table_is_printed_with_all_its_cells(
    page: Page, site_url: str, data: dict[str, Any]
) -> None:
    page.goto(site_url + "matrix/")
    text = squeezed(printed(page)[1])
    quoted = [cell["claim"]["text"] for cell in data["matrix"]["cells"] if cell["state"] == "quoted"]
    shown = page.get_by_role("main").locator("td .quote").all_inner_texts()
    assert len(shown) >= len(quoted) > 0
    assert [quote for quote in shown if squeezed(quote) not in text] == []
