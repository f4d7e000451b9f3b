"""Search: what is found, where it leads, and that everybody can use it."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator import build, large_search, site
from generator.store import Project
from tests.browser.conftest import DESKTOP, PHONE, State
from tests.browser.server import serve
from tests.conftest import ROOT

_WASM = {"Content-Security-Policy": "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"}

_SOURCES = {
    "grid.md": (
        "---\ntitle: What the grid costs\nkind: Report\npublished: 4 March 2023\n---\n\n"
        "Norland pays $1,200 million a year, 4.5 percent of its budget, for the grid, the Harbour Agency "
        "(HA) said. "
        "Café owners in Straßburg must decide by 2031 whether the U.S. cables can stay."
    ),
    "hostile.txt": (
        "What a picture costs\n\n"
        "Acme pays $5 million a year for <img src=x onerror=alert(1)>, the mayor of Havn said in 2025."
    ),
    "ru.md": (
        "---\ntitle: Вода в городе\nkind: Statement\npublished: 5 May 2024\n---\n\n"
        "Министерство заявило, что её планы по очистке воды требуют 40 миллионов рублей к 2030 году."
    ),
    "zh.md": (
        "---\ntitle: 储能与电网\nkind: Report\npublished: 6 June 2024\n---\n\n"
        "能源部表示，到2030年储能技术将决定电网的安全，投资将超过30亿元。"
    ),
    "ar.md": (
        "---\ntitle: تحلية المياه\nkind: Report\npublished: 7 July 2024\n---\n\n"
        "قالت الوزارة إن محطة التحلية ستوفر 40 مليون متر مكعب من المياه سنويا بحلول عام 2030."
    ),
}


@pytest.fixture(scope="module")
def built_scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of short notes in several scripts."""
    root = tmp_path_factory.mktemp("scripts")
    (root / "docs").mkdir()
    (root / "seeds").mkdir()
    (root / "docs" / "method.md").write_bytes((ROOT / "docs" / "method.md").read_bytes())
    for name in ("mkdocs.yml", "site_overrides"):
        (root / name).symlink_to(ROOT / name)
    for name, text in _SOURCES.items():
        (root / "seeds" / name).write_text(text, encoding="utf-8")
    build.generate(Project(root))
    site.build(root)
    return root / "site"


@pytest.fixture(scope="module", params=["whole", "in pieces"])
def scripts(
    request: pytest.FixtureRequest, built_scripts: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The same collection, for either engine."""
    if request.param == "whole":
        return built_scripts
    folder = shutil.copytree(built_scripts, tmp_path_factory.mktemp("pieces") / "site")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(large_search, "LARGEST_WHOLE", 10)
        assert large_search.divide(folder) == ()
    return folder


@pytest.fixture(scope="module")
def scripts_url(scripts: Path) -> Iterator[str]:
    with serve(scripts, headers=_WASM) as url:
        yield url


def words(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Words to search for")


def claims(page: Page) -> Locator:
    return page.locator(".search__claim")


def search(page: Page, query: str) -> None:
    """Type a query into the open dialog or open it first."""
    if not page.locator("dialog.search").is_visible():
        page.keyboard.press("/")
    words(page).fill(query)


@pytest.mark.parametrize(
    ("query", "claim"),
    [
        ("240", "240"),
        ("unequal treaties", "unequal Treaties"),
        ('"unequal treaties"', "unequal Treaties"),
        ("DSR", "DSR"),
        ("Moscow's", "Moscow"),
    ],
)
def test_a_query_lands_on_the_sentence(page: Page, site_url: str, query: str, claim: str) -> None:
    page.goto(site_url)
    search(page, query)
    first = claims(page).first
    expect(first.locator("mark").first).to_be_visible()
    expect(first).to_contain_text(claim)
    sentence = first.locator(".search__quote").inner_text().strip("… ")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/briefs/[^/]+/#[ks]-[a-z2-7]{8}$"))
    target = page.locator(":target")
    expect(target).to_be_in_viewport()
    assert sentence[:60] in " ".join(target.inner_text().split())


def test_an_exact_phrase_is_found_as_it_stands(page: Page, site_url: str) -> None:
    page.goto(site_url)
    search(page, '"treaties unequal"')
    expect(page.get_by_role("status").first).to_contain_text("No brief has")
    search(page, "treaties unequal")
    expect(claims(page)).not_to_have_count(0)


def test_results_stand_under_their_brief_and_are_counted_aloud(page: Page, site_url: str) -> None:
    page.goto(site_url)
    search(page, "china")
    status = page.locator(".search__status")
    expect(status).to_have_attribute("role", "status")
    expect(status).to_have_text(re.compile(r"^\d+ claims in \d briefs"))
    group = page.get_by_role("group", name="AI cooperation under the shadow")
    expect(group.locator(".search__brief")).to_contain_text("AI cooperation")
    for mark in group.locator("mark").all_inner_texts():
        assert mark.lower() == "china"


def test_what_is_hidden_of_a_brief_comes_when_asked_for(page: Page, site_url: str) -> None:
    page.goto(site_url)
    search(page, "china")
    folded = page.locator("#search-results [role=group]").filter(has=page.locator(".search__rest")).first
    group = page.get_by_role("group", name=folded.get_attribute("aria-label") or "", exact=True)
    before = group.locator(".search__claim").count()
    group.locator(".search__rest").click()
    expect(group.locator(".search__rest")).to_have_count(0)
    assert group.locator(".search__claim").count() > before
    expect(page.locator("[aria-selected=true]")).to_have_count(1)


def test_nothing_found_says_so_and_how_to_find_more(page: Page, site_url: str) -> None:
    page.goto(site_url)
    search(page, "unequal giraffe")
    status = page.locator(".search__status")
    expect(status).to_contain_text("No brief has unequal giraffe")
    expect(status).to_contain_text("fewer words")
    expect(page.locator("#search-results")).to_be_hidden()
    expect(words(page)).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_escape_puts_the_focus_back_where_it_was(page: Page, site_url: str, key: str) -> None:
    page.goto(site_url)
    link = page.locator("article a").first
    link.focus()
    page.keyboard.press(key)
    expect(words(page)).to_be_focused()
    page.keyboard.type("trust")
    expect(claims(page)).not_to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.locator("dialog.search")).to_be_hidden()
    expect(link).to_be_focused()
    expect(page).to_have_url(site_url)


def test_arrows_choose_and_the_field_names_the_choice(page: Page, site_url: str) -> None:
    page.goto(site_url)
    search(page, "russia")
    expect(claims(page)).not_to_have_count(0)
    chosen = page.locator("[role=option][aria-selected=true]")
    page.keyboard.press("ArrowDown")
    assert chosen.get_attribute("id") == claims(page).first.get_attribute("id"), "the first choice is a claim"
    for key in ("ArrowDown", "ArrowDown", "ArrowUp"):
        page.keyboard.press(key)
    expect(chosen).to_have_count(1)
    identity = chosen.get_attribute("id") or ""
    assert identity == claims(page).nth(1).get_attribute("id")
    expect(words(page)).to_have_attribute("aria-activedescendant", identity)
    expect(words(page)).to_be_focused()


def test_a_search_can_be_linked_to_and_back_leads_to_it(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}?q=unequal+treaties")
    expect(claims(page)).to_have_count(1)
    claims(page).first.click()
    expect(page).to_have_url(re.compile("/briefs/"))
    expect(page.locator("dialog.search")).to_be_hidden()
    page.go_back()
    expect(page).to_have_url(f"{site_url}?q=unequal+treaties")
    expect(claims(page)).to_have_count(1)


def test_a_claim_of_this_very_page_closes_the_dialog(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}?q=unequal+treaties")
    claims(page).first.click()
    page.wait_for_url("**/briefs/**")
    search(page, "resources dictates terms")
    claims(page).first.click()
    expect(page.locator("dialog.search")).to_be_hidden()
    expect(page).to_have_url(re.compile("/#[ks]-[a-z2-7]{8}$"))
    expect(page.locator(":target")).to_be_in_viewport()


def test_filters_combine_and_are_kept_in_the_address(page: Page, scripts_url: str) -> None:
    page.goto(scripts_url)
    search(page, "2030")
    expect(page.locator(".search__brief")).to_have_count(3)
    page.get_by_label("Kind").select_option("Report")
    expect(page.locator(".search__brief")).to_have_count(2)
    page.get_by_label("Year").select_option("2023")
    expect(page.locator(".search__status")).to_contain_text("Take a filter off")
    page.get_by_label("Kind").select_option("")
    page.get_by_label("Year").select_option("2024")
    expect(page.locator(".search__brief")).to_have_count(3)
    expect(page).to_have_url(f"{scripts_url}?q=2030&year=2024")
    page.reload()
    expect(page.locator(".search__brief")).to_have_count(3)
    expect(page.get_by_label("Year")).to_have_value("2024")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("储能技术", "储能技术"),
        ("能技", "能技"),
        ("очистк ВОДЫ", "очистк"),
        ("ее планы", "её"),
        ("التحلية", "التحلية"),
        ("1200", "1,200"),
        ("$1,200", "1,200"),
        ("4.5 budget", "4.5"),
        ("cafe strass", "Café"),
        ('"电网的安全"', "电网的安全"),
        ('grid "million a year"', "million a year"),
        ("US cables", "U.S"),
        ('"Harbour Agency (HA)"', "Harbour Agency (HA"),
    ],
)
def test_any_script_and_any_way_of_writing(page: Page, scripts_url: str, query: str, found: str) -> None:
    page.goto(f"{scripts_url}?q={quote(query)}")
    expect(claims(page).first.locator("mark").first).to_have_text(found)
    expect(page.locator(".search__brief")).to_have_count(1)


def test_text_of_a_source_stays_text(page: Page, scripts_url: str) -> None:
    page.goto(f"{scripts_url}?q=onerror")
    expect(claims(page).first).to_contain_text("<img src=x onerror=alert(1)>")
    expect(page.locator(".search img")).to_have_count(0)


def test_search_works_where_only_own_files_may_run(page: Page, strict_url: str) -> None:
    page.goto(f"{strict_url}?q=unequal")
    expect(claims(page)).to_have_count(1)


def test_search_works_on_pages_opened_from_disk(browser: Browser, scripts: Path) -> None:
    page = browser.new_page()
    page.goto((scripts / "index.html").as_uri())
    search(page, "储能技术")
    expect(claims(page)).to_have_count(1)
    claims(page).first.click()
    expect(page).to_have_url(re.compile(r"/index\.html#[ks]-"))
    expect(page.locator(":target")).to_be_in_viewport()
    page.close()


def test_nothing_of_the_index_loads_before_search_is_used(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site_url)))
    page.goto(site_url, wait_until="networkidle")
    later = {"assets/search-engine.js", "data/search.js"}
    assert not later & set(asked)
    search(page, "240")
    expect(claims(page)).not_to_have_count(0)
    assert later <= set(asked)


@pytest.mark.parametrize("state", [State(script=False)])
def test_without_script_there_is_no_dead_control(page: Page, site_url: str) -> None:
    page.goto(site_url)
    expect(page.locator(".search-open")).to_be_hidden()
    expect(page.locator("dialog.search")).to_be_hidden()


def test_a_page_that_is_not_there_offers_search(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}404.html")
    page.get_by_role("main").get_by_role("button", name="Search for the words").click()
    expect(words(page)).to_be_focused()


def test_the_key_can_be_switched_off(page: Page, site_url: str) -> None:
    page.goto(site_url)
    page.keyboard.press("/")
    page.get_by_label("The key / opens search").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("/")
    expect(page.locator("dialog.search")).to_be_hidden()
    page.keyboard.press("Control+k")
    expect(page.locator("dialog.search")).to_be_visible()


@pytest.mark.parametrize("state", [DESKTOP, PHONE, State(width=320, height=640)], ids=str)
def test_the_dialog_fits_the_window_and_targets_are_large_enough(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}?q=china")
    expect(claims(page)).not_to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("document.querySelector('.search__form').scrollWidth <= innerWidth")
    for target in page.locator(".search :is(button, input, select, summary, [role=option]):visible").all():
        box = target.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= (page.viewport_size or {"width": 0})["width"]
        if target.get_attribute("type") != "checkbox":  # its label is the target
            assert box["height"] >= 24
