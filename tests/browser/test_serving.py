"""While it is served, a page follows every edit by itself and shows what went wrong."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.site.server import Problems, Server

_LINE = "seeds/{}.pdf: error: this is no PDF that can be read; open it and print it to a new PDF"


@dataclass
class Site:
    """Pages that a test edits."""

    server: Server
    texts: dict[str, str] = field(default_factory=lambda: {"": "first", "other/": "another page"})
    is_broken: bool = False

    def get(self, path: str) -> bytes | None:
        text = self.texts.get(path.removesuffix("index.html"))
        if text is None:
            return None
        if self.is_broken:
            raise ValueError("a template is wrong")
        page = f"<!doctype html><html><link rel='icon' href='data:,'><body><p>{text}</p></body></html>"
        return page.encode()


@pytest.fixture
def site() -> Iterator[Site]:
    with Server(0) as server:
        made = Site(server)
        server.start(made.get, "/")
        yield made
        server.shutdown()


def box(page: Page) -> Locator:
    return page.get_by_role("region", name="Problems")


def mark(page: Page) -> None:
    """Leave something on the page that goes when it is loaded again."""
    page.evaluate("window.mark = 1")


def is_as_left(page: Page) -> bool:
    return bool(page.evaluate("window.mark === 1"))


def test_a_page_loads_again_when_it_has_changed(site: Site, page: Page) -> None:
    page.goto(site.server.address)
    expect(page.locator("p")).to_have_text("first")
    for text in ("second", "third"):
        site.texts[""] = text
        site.server.tell(Problems())
        expect(page.locator("p")).to_have_text(text)


def test_a_page_stays_when_another_has_changed(site: Site, page: Page) -> None:
    pages = [page, page.context.new_page()]
    for one, path in zip(pages, ("", "other/"), strict=True):
        one.goto(site.server.address + path)
        mark(one)
    site.texts["other/"] = "changed"
    site.server.tell(Problems())
    expect(pages[1].locator("p")).to_have_text("changed")
    assert is_as_left(pages[0])
    site.server.tell(Problems(), are_all_other=True)
    pages[0].wait_for_function("window.mark === undefined")


def test_any_number_of_pages_can_be_open(site: Site, page: Page) -> None:
    pages = [page.context.new_page() for _ in range(8)]
    for one in pages:
        one.goto(site.server.address)
    site.texts[""] = "second"
    site.server.tell(Problems())
    for one in pages:
        expect(one.locator("p")).to_have_text("second")
    for one in pages[:4]:  # one of them listened for all
        one.close()
    site.texts[""] = "third"
    site.server.tell(Problems())
    for one in pages[4:]:
        expect(one.locator("p")).to_have_text("third")


def test_a_problem_shows_as_text_and_goes_when_it_is_mended(site: Site, page: Page) -> None:
    page.goto(site.server.address)
    site.server.tell(Problems(behind="<script>alert(1)</script> in line 3", missing="a source"))
    expect(page.get_by_role("alert")).to_contain_text("<script>alert(1)</script> in line 3")
    expect(page.get_by_role("alert")).to_contain_text("Not every edit shows until this is mended")
    expect(page.get_by_role("alert")).to_contain_text("Also wrong:a source")
    expect(page.locator("p")).to_have_text("first")
    site.texts[""] = "mended"
    site.server.tell(Problems())
    expect(page.locator("p")).to_have_text("mended")
    expect(box(page)).to_have_count(0)


@pytest.mark.parametrize("how", ["pointer", "button", "escape"])
def test_a_problem_that_is_put_aside_stays_away_until_it_changes(how: str, site: Site, page: Page) -> None:
    page.goto(site.server.address)
    site.server.tell(Problems(missing="wrong"))
    expect(box(page)).to_contain_text("The site is up to date, but for this:wrong")
    if how == "pointer":
        page.get_by_role("button", name="Close").click()
    elif how == "button":
        page.get_by_role("button", name="Close").focus()
        page.keyboard.press("Enter")
    else:
        page.keyboard.press("Escape")
    expect(box(page)).to_have_count(0)
    page.reload()
    site.texts[""] = "second"
    site.server.tell(Problems(missing="wrong"))
    expect(page.locator("p")).to_have_text("second")
    expect(box(page)).to_have_count(0)
    site.server.tell(Problems(missing="wrong, too"))
    expect(box(page)).to_be_visible()


def test_many_problems_leave_room_for_the_page(site: Site, page: Page) -> None:
    site.texts[""] = "<br>".join(map(str, range(200))) + "<b>end</b>"
    page.goto(site.server.address)
    site.server.tell(Problems(missing="\n".join(map(_LINE.format, range(40)))))
    expect(box(page)).to_be_visible()
    found = box(page).bounding_box()
    assert found
    assert found["height"] <= 0.3 * 800 + 1
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    end = page.locator("b").bounding_box()
    assert end
    assert end["y"] + end["height"] <= found["y"]  # nothing of the page is out of reach
    box(page).focus()
    page.keyboard.press("End")
    page.wait_for_function("document.querySelector('section').scrollTop > 0")
    expect(page.get_by_role("button", name="Close")).to_be_in_viewport()


def test_a_page_opened_late_catches_up(site: Site, page: Page) -> None:
    site.server.tell(Problems("wrong since long"))
    page.goto(site.server.address)
    expect(page.get_by_role("alert")).to_contain_text("wrong since long")


def test_a_page_that_cannot_be_made_any_more_stays_as_it_was(site: Site, page: Page) -> None:
    page.goto(site.server.address)
    mark(page)
    site.is_broken = True
    site.server.tell(Problems())
    expect(page.get_by_role("alert")).to_contain_text("a template is wrong")
    expect(page.locator("p")).to_have_text("first")
    site.is_broken = False
    site.server.tell(Problems())
    expect(box(page)).to_have_count(0)
    assert is_as_left(page)


def test_a_page_follows_a_site_that_moves(site: Site, page: Page) -> None:
    page.goto(site.server.address)
    mark(page)
    site.server.mount = "/moved/"
    site.server.tell(Problems(), are_all_other=True)
    page.wait_for_url(site.server.address)
    expect(page.locator("p")).to_have_text("first")
