"""What pages and feeds tell about changes."""

import json
import re
import xml.etree.ElementTree as ET
from datetime import datetime

import pytest

from generator import build, render
from generator.build import Built
from generator.corpus.ledger import written
from tests import make
from tests.corpus.ledger.story import LETTER, inputs, page, tell

ATOM = "{http://www.w3.org/2005/Atom}"
NEWS = "A new paragraph stands here, and the mayor of Havn expects that it costs $7 million by 2031.\n"
EDITED = LETTER.replace("$4 billion", "$5 billion").replace("for the grid", "for the whole grid")
DAYS = ({"a.txt": LETTER}, {"a.txt": f"{EDITED}\n{NEWS}"})


@pytest.fixture(scope="module")
def built() -> Built:
    return tell(*DAYS)[-1]


def test_changed_numbers_come_first(built: Built) -> None:
    text = page(built, "changes/index.md")
    kinds = re.findall(r'<li class="change-(\w+)"', text)
    assert kinds[0] == "revised"
    assert "Revised: number changed" in text
    assert kinds.index("added") < kinds.index("reworded")
    assert text.count("first published") == 1


def test_both_wordings_stand_verbatim(built: Built) -> None:
    text = page(built, "changes/index.md")
    assert re.search(r"<del[^>]*>[^<]*\$4 billion by 2030", text)
    assert re.search(r"<ins[^>]*>[^<]*\$5 billion by 2030", text)


def test_the_brief_and_the_home_page_tell_it_too(built: Built) -> None:
    brief = page(built, "briefs/letter-from-the-coast/index.md")
    assert "What changed last" in brief
    assert "## Last changes" in page(built, "index.md")
    assert "## Last changes" not in page(tell(DAYS[0])[0], "index.md")


def test_every_link_leads_somewhere(built: Built) -> None:
    assert make.broken(built.pages(), ("method.md",)) == []


def sited(site: str) -> Built:
    told = tell(*DAYS)
    before = written.text(told[-1].corpus.ledger)
    return build.assemble(inputs(DAYS[-1], before, site), day="2026-01-03")


@pytest.mark.parametrize("site", ["", "site_url: https://example.org/b\n", "site_url: !ENV [HOME]\n", ": ["])
def test_the_atom_feed_is_valid(site: str) -> None:
    feed = ET.fromstring(page(sited(site), "feed.xml"))
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 2
    for item in (feed, *entries):
        assert item.findtext(f"{ATOM}title")
        assert re.match(r"(tag|urn|https?):", item.findtext(f"{ATOM}id") or "")
        assert datetime.fromisoformat(item.findtext(f"{ATOM}updated") or "")
        assert item.find(f"{ATOM}link") is not None
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == 2
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None
    link = entries[0].find(f"{ATOM}link")
    assert link is not None
    if "example" in site:
        assert link.get("href") == "https://example.org/b/briefs/letter-from-the-coast/"
        assert (entries[0].findtext(f"{ATOM}id") or "").startswith("tag:example.org,2026-01-02:")
    else:
        assert link.get("href") == "briefs/letter-from-the-coast/"
        assert "site_url is not set" in (feed.findtext(f"{ATOM}subtitle") or "")


@pytest.mark.parametrize("site", ["", "site_url: https://example.org/b/\n"])
def test_the_json_feed_is_valid(site: str) -> None:
    feed = json.loads(page(sited(site), "feed.json"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert ("feed_url" in feed) is bool(site)
    assert len({item["id"] for item in feed["items"]}) == len(feed["items"]) == 2
    assert all(item["content_text"] and item["url"] and item["date_published"] for item in feed["items"])
    assert "was “" in feed["items"][0]["content_text"]


def test_hostile_words_stay_words_in_feeds() -> None:
    hostile = LETTER.replace("the grid", "the <script>grid</script> & ]]> \x07")
    told = tell({"a.txt": LETTER}, {"a.txt": hostile})[-1]
    feed = ET.fromstring(page(told, "feed.xml"))
    text = feed.findtext(f"{ATOM}entry/{ATOM}content") or ""
    assert "<script>grid</script> & ]]> \N{REPLACEMENT CHARACTER}" in text
    assert "<script>" not in page(told, "changes/index.md")


def test_an_empty_collection_has_feeds_and_a_page() -> None:
    told = tell({})[0]
    assert ET.fromstring(page(told, "feed.xml")).findall(f"{ATOM}entry") == []
    assert "Nothing was published yet" in page(told, "changes/index.md")


def test_rendering_needs_no_ledger() -> None:
    from tests.render.collection import related

    assert any(made.path == "changes/index.md" for made in render.render(related(2)))
