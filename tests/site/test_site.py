import json
import re
from functools import partial
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator import build, site, store
from generator.errors import ConfigError
from generator.store import Project
from tests.conftest import ROOT, MakeProject
from tests.test_build import ARTICLE, snapshot


def test_mkdocs_has_nothing_to_warn_about_and_every_brief_has_a_page(five: Path) -> None:
    built = build.assemble(store.read_inputs(Project(ROOT)))
    for brief in built.corpus.briefs:
        assert (five / "briefs" / brief.slug / "index.html").is_file()
        assert (five / "briefs" / brief.slug / "brief.json").is_file()


class _Addresses(HTMLParser):
    """Collect what a browser fetches by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = {"script": "src", "img": "src", "iframe": "src", "link": "href"}.get(tag)
        if name and given.get(name) and given.get("rel") not in {"canonical", "prev", "next"}:
            self.fetched.append(given[name] or "")


def test_no_page_asks_a_third_party_for_anything(five: Path) -> None:
    for page in five.rglob("*.html"):
        parser = _Addresses()
        parser.feed(page.read_text(encoding="utf-8"))
        assert [url for url in parser.fetched if re.match(r"(https?:)?//", url)] == [], page


def test_every_claim_has_one_anchor_and_its_sentence_another(five: Path) -> None:
    data = json.loads((five / "data" / "briefs.json").read_text(encoding="utf-8"))
    for brief in data["briefs"]:
        page = (five / "briefs" / brief["slug"] / "index.html").read_text(encoding="utf-8")
        ids = re.findall(r'\sid="([^"]+)"', page)
        assert len(ids) == len(set(ids))
        own = [
            cell["claim"]
            for cell in data["matrix"]["cells"]
            if cell["slug"] == brief["slug"] and cell["claim"]
        ]
        # The document's own date stands above its text, which the page shows without its head.
        dated = [date for date in brief["dates"] if date["status"] != "published"]
        for claim in [brief["bottom_line"], *brief["key_points"], *brief["figures"], *dated, *own]:
            assert f"k-{claim['id']}" in ids
            assert f"s-{claim['id']}" in ids


def test_what_search_finds_has_an_anchor_on_its_page(five: Path) -> None:
    index = json.loads(
        (five / "data" / "search.js").read_text(encoding="utf-8").partition(" = ")[2].rstrip(";\n")
    )
    for brief in index["briefs"]:
        page = (five / brief["url"] / "index.html").read_text(encoding="utf-8")
        ids = set(re.findall(r'\sid="([^"]+)"', page))
        assert {anchor for anchor, _, _ in brief["claims"]} <= ids
    for page in index["pages"]:
        assert (five / page["url"] / "index.html").is_file()


def test_no_index_ships_that_nothing_reads(five: Path) -> None:
    assert not (five / "search").exists()
    assert not (five / "pagefind").exists()


def test_two_builds_give_the_same_bytes(project: MakeProject) -> None:
    made = project({"seeds/a.txt": ARTICLE})
    build.generate(made)
    site.build(made.root)
    first = snapshot(made.root / "site")
    assert site.remove(made.root)
    site.build(made.root)
    assert snapshot(made.root / "site") == first


def test_no_clock_is_in_the_site(project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("SITE_URL", "https://example.org/")
    made = project({"seeds/a.txt": ARTICLE})
    build.generate(made)
    site.build(made.root)
    stamp = (made.root / "site" / "sitemap.xml.gz").read_bytes()[4:8]  # RFC 1952: MTIME
    assert stamp == bytes(4)


def test_a_broken_link_in_a_hand_written_page_is_a_warning(project: MakeProject) -> None:
    made = project({"docs/notes.md": "# Notes\n\n[x](nowhere.md) [y](#nothing)\n"})
    build.generate(made)
    warnings = [notice.message for notice in site.build(made.root)]
    assert len(warnings) == 2
    assert "nowhere.md" in warnings[0]


def test_a_folder_that_is_not_ours_is_never_emptied(project: MakeProject) -> None:
    made = project({"site/precious.txt": "keep"})
    build.generate(made)
    with pytest.raises(ConfigError, match="did not make it"):
        site.build(made.root)
    assert not site.remove(made.root)
    assert ((made.root / "site") / "precious.txt").read_text() == "keep"


def test_settings_that_mkdocs_refuses_are_a_message(project: MakeProject) -> None:
    made = project({"mkdocs.yml": "theme: nonexistent\n"})
    with pytest.raises(ConfigError, match="MkDocs cannot use these settings"):
        site.build(made.root)


def test_what_is_gone_is_out_of_search_and_sitemap_and_leads_on(project: MakeProject) -> None:
    made = project({"seeds/a.txt": ARTICLE, "seeds/b.txt": ARTICLE.replace("Price of Power", "Cost of Coal")})
    settings = made.root / "mkdocs.yml"
    settings.write_text(
        re.sub("^site_url:.*$", "site_url: https://example.org/b/", settings.read_text(), flags=re.M)
    )
    build.generate(made, day="2026-01-01")
    (made.seeds / "b.txt").unlink()
    (made.seeds / "a.txt.yml").write_text("slug: power\n")
    build.generate(made, day="2026-01-02")
    assert site.build(made.root) == ()
    built = made.root / "site"
    old = (built / "briefs" / "the-price-of-power" / "index.html").read_text()
    assert '<noscript><meta http-equiv="refresh" content="0; url=../power/"></noscript>' in old
    assert re.findall(r'<link rel="canonical" href="([^"]*)">', old) == ["../power/"]
    stone = (built / "briefs" / "the-cost-of-coal" / "index.html").read_text()
    assert "was taken out of this collection" in stone
    # What moved is found under its new address; a page that forbids its index would not pass that on.
    assert ['<meta name="robots" content="noindex">' in page for page in (old, stone)] == [False, True]
    sitemap = (built / "sitemap.xml").read_text()
    index = (built / "data" / "search.js").read_text()
    for gone in ("the-price-of-power", "the-cost-of-coal"):
        assert gone not in sitemap
        assert f'"briefs/{gone}/' not in index
    assert re.search(r"briefs/power/</loc>\s*<lastmod>2026-01-02</lastmod>", sitemap)
    assert (
        (built / "_redirects").read_text().startswith("/b/briefs/the-price-of-power/ /b/briefs/power/ 301!")
    )


def test_a_divided_search_index_is_proven_by_the_whole_one(project: MakeProject) -> None:
    made = project({"seeds/a.txt": ARTICLE})
    build.generate(made)
    site.build(made.root)
    built, proof = made.root / "site", partial(build.check, made)
    (built / "pagefind").mkdir()
    (built / "data" / "search.js").rename(built / "data" / "search-whole.js")
    (built / "data" / "search.js").write_text("pieces")
    assert proof(site=site.files(made.root))[1] == ()
    (built / "data" / "search-whole.js").write_text("altered")
    assert [notice.path for notice in proof(site=site.files(made.root))[1]] == ["site/data/search.js"]
