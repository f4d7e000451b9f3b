"""Light and dark follow the system, at once and without a script."""

from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import PAGE_TYPES, State

_BRIGHTNESS = """() => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const shade = (colour) => {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
    return (red + green + blue) / 765;
  };
  const heading = document.querySelector("h1");
  const painted = (element) => {
    const colour = getComputedStyle(element).backgroundColor;
    const clear = colour === "rgba(0, 0, 0, 0)" || colour === "transparent";
    return clear && element.parentElement ? painted(element.parentElement) : colour;
  };
  return {paper: shade(painted(heading)), ink: shade(getComputedStyle(heading).color)};
}"""


def is_dark(page: Page) -> bool:
    shades = page.evaluate(_BRIGHTNESS)
    assert abs(shades["paper"] - shades["ink"]) > 0.5, shades
    return bool(shades["paper"] < shades["ink"])


@pytest.mark.parametrize("kind", PAGE_TYPES)
def test_the_palette_follows_the_system(page: Page, site_url: str, paths: dict[str, str], kind: str) -> None:
    page.goto(site_url + paths[kind])
    assert not is_dark(page)
    page.emulate_media(color_scheme="dark")
    assert is_dark(page)


@pytest.mark.parametrize("state", [State(dark=True, script=False)], ids=str)
def test_it_does_so_without_a_script(page: Page, site_url: str) -> None:
    page.goto(site_url)
    assert page.locator("h1").evaluate("one => getComputedStyle(one).color") != "rgb(0, 0, 0)"
    assert is_dark(page)


@pytest.mark.parametrize("chosen", ["system", "dark"])
@pytest.mark.parametrize("state", [State(dark=True)], ids=str)
def test_paper_is_white_whatever_the_screen_is(page: Page, site_url: str, chosen: str) -> None:
    page.goto(site_url)
    page.evaluate("(theme) => localStorage.setItem('briefing-theme', theme)", chosen)
    page.reload()
    assert is_dark(page)
    page.emulate_media(media="print", color_scheme="dark")
    assert not is_dark(page)


@pytest.mark.parametrize("palette", ["light", "dark"])
def test_more_contrast_makes_grey_words_as_clear_as_the_others(
    page: Page, site_url: str, palette: Literal["light", "dark"]
) -> None:
    page.goto(site_url)
    ours, title = (page.locator(name).first for name in ("main .our-words", "h1"))
    colour = "(element) => getComputedStyle(element).color"
    page.emulate_media(color_scheme=palette)
    assert ours.evaluate(colour) != title.evaluate(colour)
    page.emulate_media(color_scheme=palette, contrast="more")
    assert ours.evaluate(colour) == title.evaluate(colour)
    assert is_dark(page) == (palette == "dark")
