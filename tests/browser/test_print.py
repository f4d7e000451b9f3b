"""On paper nothing of the content is lost, nothing of the page's furniture is left, and links say where."""

import unicodedata
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


def printed(page: Page, sheets: str = "") -> list[str]:
    """Print the page, or some sheets of it; return the letters and digits of each sheet."""
    pdf = PdfReader(BytesIO(page.pdf(format="A4", prefer_css_page_size=True, page_ranges=sheets)))
    for sheet in pdf.pages:
        assert [float(side) for side in sheet.mediabox[2:]] == pytest.approx(_A4, abs=2)
    return [squeezed(sheet.extract_text()) for sheet in pdf.pages]


def squeezed(text: str) -> str:
    """Return the letters and digits of a text.

    Paper breaks lines where it likes, and a PDF names a glyph by one of the characters that look like it.
    """
    plain = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in plain if unicodedata.category(sign) in {"Lu", "Ll", "Lo", "Nd"})


@pytest.mark.parametrize("state", [State(), State(dark=True, script=False)], ids=str)
def test_a_printed_brief_is_whole(page: Page, site_url: str, data: dict[str, Any]) -> None:
    """The findings are there, and all of the source text, whether or not the screen shows it folded."""
    brief = min(data["briefs"], key=lambda brief: brief["source"]["words"])
    page.goto(site_url + brief["url"])
    text = "".join(printed(page))
    claims = [brief["bottom_line"], *brief["key_points"], *brief["so_what"], *brief["figures"]]
    expected = [claim["text"] for claim in claims]
    expected += page.locator("[id^=s-]").evaluate_all("(all) => all.map((one) => one.textContent)")
    assert [one for one in expected if squeezed(one) not in text] == []


@pytest.mark.parametrize("kind", ["home", "brief", "matrix", "timeline", "method"])
def test_no_furniture_is_printed(page: Page, site_url: str, paths: dict[str, str], kind: str) -> None:
    page.goto(site_url + paths[kind])
    page.emulate_media(media="print")
    left = page.locator(_FURNITURE).filter(visible=True)
    assert left.evaluate_all("(all) => all.map((one) => one.outerHTML.slice(0, 200))") == []


def test_the_first_sheet_holds_what_the_first_screen_says(
    page: Page, site_url: str, longest: dict[str, Any]
) -> None:
    page.goto(site_url + longest["url"])
    (first,) = printed(page, sheets="1")
    claims = [longest["bottom_line"], *longest["key_points"], *longest["so_what"]]
    assert [claim["text"] for claim in claims if squeezed(claim["text"]) not in first] == []


def test_the_address_stands_under_the_title(page: Page, site_url: str, data: dict[str, Any]) -> None:
    """The addresses of claims begin with #, so they go on from it; those in other briefs name the brief."""
    brief = next(one for one in data["briefs"] if one["related"])
    page.goto(site_url + brief["url"])
    sheets = printed(page)
    title, address = squeezed(brief["title"]), squeezed(site_url + brief["url"])
    assert title + address in sheets[0]
    assert squeezed(f"#k-{brief['bottom_line']['id']}") in sheets[0]
    other = page.locator(".related a").first.get_attribute("href")
    assert squeezed(str(other)) in "".join(sheets)


def test_the_core_of_every_brief_fills_no_more_than_two_sheets(
    page: Page, site_url: str, data: dict[str, Any]
) -> None:
    for brief in data["briefs"]:
        page.goto(site_url + brief["url"])
        claims = [
            brief["bottom_line"],
            *brief["key_points"],
            *brief["so_what"],
            *brief["figures"],
            *brief["dates"],
        ]
        text = "".join(printed(page, sheets="1-2"))
        assert [claim["text"] for claim in claims if squeezed(claim["text"]) not in text] == []
        assert squeezed("With the number of mentions") in text


def test_a_printed_matrix_names_the_document_of_every_cell(
    page: Page, site_url: str, data: dict[str, Any]
) -> None:
    page.goto(site_url + "matrix/")
    page.emulate_media(media="print")
    expect(page.locator("tbody.documents")).to_be_hidden()
    titles = {brief["title"] for brief in data["briefs"]}
    cells = page.locator("tbody:not(.documents) td").filter(visible=True)
    assert {cell.split("\n")[0] for cell in cells.all_inner_texts()} == titles
    text = "".join(printed(page))
    assert [title for title in titles if squeezed(title) not in text] == []


def test_a_link_to_another_site_prints_its_address(page: Page, many_url: str) -> None:
    page.goto(many_url + "notes/")
    assert squeezed(LINKED) in "".join(printed(page))


def test_every_row_of_a_table_is_printed_with_all_its_cells(
    page: Page, site_url: str, data: dict[str, Any]
) -> None:
    page.goto(site_url + "matrix/")
    text = "".join(printed(page))
    quoted = [cell["claim"]["text"] for cell in data["matrix"]["cells"] if cell["state"] == "quoted"]
    shown = page.get_by_role("main").locator("td .quote").all_inner_texts()
    assert len(shown) >= len(quoted) > 0
    assert [quote for quote in shown if squeezed(quote) not in text] == []
