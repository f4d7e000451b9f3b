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


def test_on_a_day_the_briefs_with_changed_numbers_come_first() -> None:
    other = LETTER.replace("Letter from the coast", "Another letter")
    gone = LETTER.replace("Letter from the coast", "A letter that goes")
    reworded = other.replace("said on", "has said on")
    first = {"a.txt": gone, "b.txt": other, "c.txt": LETTER}
    text = page(tell(first, {"b.txt": reworded, "c.txt": EDITED})[-1], "changes/index.md")
    titles = re.findall(r"(Letter from the coast|Another letter|A letter that goes)</a>", text)
    assert titles[:3] == ["Letter from the coast", "Another letter", "A letter that goes"]


def test_both_wordings_stand_verbatim(built: Built) -> None:
    text = page(built, "changes/index.md")
    text = re.sub("</?b>", "", text)
    assert re.search(r"<del[^>]*>[^<]*\$4 billion by 2030", text)
    assert re.search(r"<ins[^>]*>[^<]*\$5 billion by 2030", text)


def test_what_differs_between_them_is_marked(built: Built) -> None:
    for path in ("changes/index.md", "briefs/letter-from-the-coast/index.md"):
        text = page(built, path)
        assert "$<b>4</b> billion by 2030" in text
        assert "$<b>5</b> billion by 2030" in text


def test_the_brief_and_the_home_page_tell_it_too(built: Built) -> None:
    brief = page(built, "briefs/letter-from-the-coast/index.md")
    assert "## What changed" in brief
    assert "## Last changes" in page(built, "index.md")
    assert "## Last changes" not in page(tell(DAYS[0])[0], "index.md")


def test_every_link_leads_somewhere(built: Built) -> None:
    assert make.broken(built.pages(), ("method.md",)) == []


def sited(site: str) -> Built:
    told = tell(*DAYS)
    before = written.text(told[-1].corpus.ledger)
    return build.assemble(inputs(DAYS[-1], before, site), day="2026-01-03")


@pytest.mark.parametrize(
    "site", ["", "site_url: https://example.org/b\n", "site_url: !ENV [SITE_URL, '']\n", ": ["]
)
def test_the_atom_feed_is_valid(site: str) -> None:
    feed = ET.fromstring(page(sited(site), "feed.xml"))
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 2
    for item in (feed, *entries):
        assert item.findtext(f"{ATOM}title")
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", item.findtext(f"{ATOM}id") or "")
        assert datetime.fromisoformat(item.findtext(f"{ATOM}updated") or "")
        assert item.find(f"{ATOM}link") is not None
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == 2
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None
    link = entries[0].find(f"{ATOM}link")
    assert link is not None
    if "example" in site:
        assert link.get("href") == "https://example.org/b/briefs/letter-from-the-coast/"
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


def ids(built: Built) -> list[str]:
    """The ids of the Atom feed, its own first; the JSON Feed has the same."""
    feed = ET.fromstring(page(built, "feed.xml"))
    entries = [entry.findtext(f"{ATOM}id") or "" for entry in feed.findall(f"{ATOM}entry")]
    assert entries == [item["id"] for item in json.loads(page(built, "feed.json"))["items"]]
    return [feed.findtext(f"{ATOM}id") or "", *entries]


def test_ids_stay_when_the_site_moves_and_the_collection_gets_a_new_title() -> None:
    titled = tell(DAYS[0], {**DAYS[1], "editorial.yml": "title: Another title\n"})[-1]
    sites = ("", "site_url: https://example.org/b/\n", "site_url: https://example.net/\n")
    assert [ids(sited(site)) for site in sites] == [ids(titled)] * 3


def test_a_second_edit_on_the_same_day_is_news() -> None:
    first = tell(*DAYS)[-1]
    again = f"{EDITED}\n{NEWS}\nThe council of Havn refused the $3 million loan on 9 May 2025.\n"
    before = written.text(first.corpus.ledger)
    second = build.assemble(inputs({"a.txt": again}, before), day="2026-01-02")
    assert ids(second)[0] == ids(first)[0]
    assert ids(second)[1] not in ids(first)
    assert ids(second)[2] == ids(first)[2]
    later = build.assemble(inputs({"a.txt": again}, written.text(second.corpus.ledger)), day="2026-01-09")
    assert ids(later) == ids(second)


def test_hostile_words_stay_words_in_feeds() -> None:
    hostile = LETTER.replace("the grid", "the <script>grid</script> & ]]> \x07\x1c")
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
