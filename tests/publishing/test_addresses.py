"""The built site works wherever it is put; what needs a full address has one when the place is named."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest

from generator import build, site
from tests.conftest import MakeProject
from tests.test_build import ARTICLE

_DAY = "2024-05-06"
_PLACE = "https://example.org/a/b/"
_DATED = f"---\ntitle: The Line\npublished: 4 March 2024\n---\n\n{ARTICLE}"


class _References(HTMLParser):
    """Collect what a page links to or loads, and its own anchors."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.anchors.add(given.get("id") or "")
        self.links += [given[name] or "" for name in ("href", "src") if name in given]


@pytest.fixture
def published(project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site whose settings name the place where it is published."""
    monkeypatch.setenv("SITE_URL", _PLACE)
    made = project({"seeds/a.md": _DATED, "seeds/b.txt": ARTICLE.replace("Norland", "Sudland")})
    build.generate(made, day=_DAY)
    assert site.build(made.root) == ()
    return made.root / "site"


def test_under_any_path_every_link_leads_to_a_file_and_an_anchor(five: Path) -> None:
    pages = {path: _References(path) for path in five.rglob("*.html") if path.name != "404.html"}
    assert len(pages) > 40
    for path, page in pages.items():
        address = _PLACE + path.relative_to(five).as_posix().removesuffix("index.html")
        for link in page.links:
            if urlsplit(link).scheme:
                continue
            target, anchor = urldefrag(urljoin(address, link))
            assert target.startswith(_PLACE), (path, link)
            file = five / target.removeprefix(_PLACE)
            file = file / "index.html" if target.endswith("/") else file
            assert file.is_file(), (path, link)
            assert not anchor or anchor in pages[file].anchors, (path, link)


def test_style_sheets_load_nothing_from_a_fixed_place(five: Path) -> None:
    for sheet in five.rglob("*.css"):
        for address in re.findall(r"url\(\s*[\"']?([^\"')]+)", sheet.read_text(encoding="utf-8")):
            assert address.startswith(("data:", "#")) or not re.match(r"/|\w+:", address), (sheet, address)


def test_the_page_for_wrong_addresses_works_at_any_depth(five: Path, published: Path) -> None:
    """It is shown at addresses nobody can foresee, so its own links must be absolute."""
    for folder, start in ((five, "/"), (published, "/a/b/")):
        links = [link for link in _References(folder / "404.html").links if not link.startswith("#")]
        assert len(links) > 5
        assert [link for link in links if not link.startswith(start)] == []


def test_without_a_place_there_is_neither_sitemap_nor_canonical_address(five: Path) -> None:
    assert not (five / "sitemap.xml").exists()
    assert 'rel="canonical"' not in (five / "index.html").read_text(encoding="utf-8")


def test_the_sitemap_has_full_addresses_and_only_dates_that_the_ledger_knows(published: Path) -> None:
    sitemap = (published / "sitemap.xml").read_text(encoding="utf-8")
    briefs = json.loads((published / "data" / "briefs.json").read_text(encoding="utf-8"))["briefs"]
    listed = re.findall(r"<loc>(.*?)</loc>", sitemap)
    pages = [page.relative_to(published).as_posix() for page in published.rglob("index.html")]
    assert sorted(listed) == sorted(_PLACE + page.removesuffix("index.html") for page in pages)
    for brief in briefs:
        assert f"<loc>{_PLACE}{brief['url']}</loc><lastmod>{_DAY}</lastmod>" in sitemap
    assert set(re.findall("<lastmod>(.*?)</lastmod>", sitemap)) == {_DAY}
