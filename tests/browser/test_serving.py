"""While it is served, a page follows every edit by itself and shows what went wrong."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from generator.site.server import Server


@dataclass
class Site:
    """One page that a test edits."""

    server: Server
    text: str = "first"

    def get(self, path: str) -> bytes | None:
        page = f"<!doctype html><html><link rel='icon' href='data:,'><body><p>{self.text}</p></body></html>"
        return page.encode() if path == "index.html" else None


@pytest.fixture
def site() -> Iterator[Site]:
    with Server(0) as server:
        made = Site(server)
        server.start(made.get, "/")
        yield made
        server.shutdown()


def test_a_page_loads_again_when_the_site_has_changed(site: Site, page: Page) -> None:
    page.goto(site.server.address)
    expect(page.locator("p")).to_have_text("first")
    for text in ("second", "third"):
        site.text = text
        site.server.tell("", changed=True)
        expect(page.locator("p")).to_have_text(text)


def test_a_problem_shows_as_text_and_goes_when_it_is_mended(site: Site, page: Page) -> None:
    page.goto(site.server.address)
    site.server.tell("<script>alert(1)</script> in line 3", changed=False)
    expect(page.get_by_role("alert")).to_contain_text("<script>alert(1)</script> in line 3")
    expect(page.locator("p")).to_have_text("first")
    site.text = "mended"
    site.server.tell("", changed=True)
    expect(page.locator("p")).to_have_text("mended")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_problem_can_be_put_aside(site: Site, page: Page) -> None:
    page.goto(site.server.address)
    site.server.tell("wrong", changed=False)
    page.get_by_role("alert").click()
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_page_opened_late_catches_up(site: Site, page: Page) -> None:
    site.server.tell("wrong since long", changed=False)
    page.goto(site.server.address)
    expect(page.get_by_role("alert")).to_contain_text("wrong since long")
