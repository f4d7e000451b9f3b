"""The site of all hostile inputs in a browser: nothing of them runs, loads or leads anywhere.

The fixture ``page`` fails for any message in the console, any error and any request to another host. Some
are opened without a policy first, so that a script would really run, and then under the strictest one, which
tells of anything that it had to stop.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.browser.server import serve
from tests.hostile.case import HOST
from tests.hostile.corpus import Site

_SENTINEL = (
    "window.hacked === undefined && !document.querySelector(`[src*='${host}'], [href^='javascript:']`)"
)
_STRICT = {"Content-Security-Policy": "default-src 'self'; base-uri 'none'; object-src 'none'"}
_EVERY = 12
"""Under the strict policy one page in so many is opened, without one every third, to save time; all of them
are held against the allow-list in tests/hostile."""


@pytest.fixture(scope="module")
def hostile_url(hostile: Site) -> Iterator[str]:
    with serve(hostile.folder) as url:
        yield url


@pytest.fixture(scope="module")
def guarded_url(hostile: Site) -> Iterator[str]:
    with serve(hostile.folder, headers=_STRICT) as url:
        yield url


def _addresses(hostile: Site) -> list[str]:
    paths = (path.relative_to(hostile.folder).as_posix() for path in hostile.pages)
    return [path.removesuffix("index.html") for path in paths if path != "404.html"]


def _visit(page: Page, url: str, addresses: list[str]) -> None:
    dialogs: list[str] = []

    def opened(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", opened)
    page.add_init_script(f"globalThis.host = '{HOST}'")
    for address in addresses:
        page.goto(url + address, wait_until="load")
        assert page.evaluate(_SENTINEL), address
        assert page.url.partition("#")[0] == url + address
        assert page.evaluate("document.title").strip()
    assert dialogs == []


def test_no_page_runs_or_loads_anything_of_a_source(page: Page, hostile: Site, hostile_url: str) -> None:
    addresses = _addresses(hostile)
    _visit(page, hostile_url, [*(place for place in addresses if place.count("/") < 2), *addresses[::3]])


def test_the_strictest_policy_has_nothing_to_stop(page: Page, hostile: Site, guarded_url: str) -> None:
    _visit(page, guarded_url, _addresses(hostile)[::_EVERY])


def test_search_shows_hostile_words_as_words(page: Page, hostile_url: str) -> None:
    page.goto(hostile_url)
    page.keyboard.press("/")
    for words in (
        "onerror",
        "<script>",
        '"><img src=x onerror=hacked=1>',
        "javascript",
        "\u202e{{ config }}",
    ):
        page.get_by_role("combobox", name="Words to search for").fill(words)
        expect(page.get_by_role("dialog").get_by_role("status")).not_to_be_empty()
    page.get_by_role("combobox", name="Words to search for").fill("onerror")
    expect(page.locator("#search-results").get_by_role("option").first).to_be_visible()
    assert page.evaluate("window.hacked === undefined")
    assert page.locator("dialog img, dialog script, dialog iframe").count() == 0


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("norland", "Norland"),  # the source has marks of no width in it
        ("نمیخواهد", "نمی\u200cخواهد"),  # typed without the joiner
        ("نمی\u200cخواهد", "نمی\u200cخواهد"),
        ("dampfschifffahrt", "Dampfschifffahrt"),
        ("fdp.exe", "\ufffdfdp.exe"),
    ],
)
def test_search_finds_words_with_and_without_marks_that_show_as_nothing(
    page: Page, hostile_url: str, words: str, shown: str
) -> None:
    page.goto(hostile_url)
    page.keyboard.press("/")
    page.get_by_role("combobox", name="Words to search for").fill(words)
    found = page.locator("#search-results").get_by_role("option").filter(has_text=shown)
    expect(found.first).to_be_visible()


def test_an_address_with_hostile_words_searches_for_them(page: Page, hostile_url: str) -> None:
    page.goto(hostile_url + "?q=%3Cimg%20src%3Dx%20onerror%3Dwindow.hacked%3D1%3E")
    expect(page.get_by_role("combobox", name="Words to search for")).to_have_value(
        "<img src=x onerror=window.hacked=1>"
    )
    assert page.evaluate("window.hacked === undefined")
