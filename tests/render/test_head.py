"""What a brief's page says about itself to programs: nothing in it can leave the place where it stands."""

import html
import json
from dataclasses import replace
from typing import Any

import pytest

from generator.model import Brief, Metadata, Stated
from generator.render.head import brief_facts, head
from tests import make
from tests.render.test_citations import HOSTILE


def brief(**facts: str) -> Brief:
    of = make.document("Cities change. Towns do not.", title="A")
    found = Metadata(**{name: Stated(value, "sidecar") for name, value in facts.items()})
    made = make.brief(of, points=("Cities change.", "Towns do not.", "Cities change."))
    return replace(made, document=replace(of, metadata=found))


def front_matter(of: Brief) -> dict[str, Any]:
    title = of.document.metadata.title
    name = title.value if title else "note.txt"
    lines = head(name, "Cities change.", "brief", more=brief_facts(of, name, "Cities change.", "Cities"))
    entries = (line.split(": ", 1) for line in lines.split("\n")[1:-1])
    return {name: json.loads(value) for name, value in entries}


@pytest.mark.parametrize("title", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_title_fits_into_an_attribute_and_a_script(title: str) -> None:
    found = front_matter(brief(title=title, author=title))
    shown = " ".join(title.split())
    tags = dict(found["citation"])
    for value in (found["title"], found["reference"], tags["citation_title"], tags["citation_author"]):
        assert not set('<>"') & set(value)
    assert html.unescape(tags["citation_title"]) == shown
    assert html.unescape(found["reference"]) == f"{shown}, {shown}"
    assert "<" not in found["json_ld"]
    assert json.loads(found["json_ld"])["isBasedOn"]["name"] == title


def test_linked_data_quote_each_point_once() -> None:
    data = json.loads(front_matter(brief(title="A"))["json_ld"])
    assert [part["text"] for part in data["hasPart"]] == ["Cities change.", "Towns do not."]
    assert {part["@type"] for part in data["hasPart"]} == {"Quotation"}
    assert all(part["url"].startswith("#k-") for part in data["hasPart"])
    assert data["isBasedOn"] == {"@type": "CreativeWork", "name": "A", "inLanguage": "en"}


def test_what_is_not_stated_has_no_tag() -> None:
    found = front_matter(brief())
    assert found["citation"] == [["citation_language", "en"]]
    assert found["reference"] == "note.txt"
    assert "published" not in found


@pytest.mark.parametrize(
    ("author", "said"),
    [
        ("Ada Lovelace", [{"@type": "Person", "name": "Ada Lovelace"}]),
        (
            "Ada Lovelace and Mary Evans",
            [{"@type": "Person", "name": "Ada Lovelace"}, {"@type": "Person", "name": "Mary Evans"}],
        ),
        ("Ministry of Energy", [{"@type": "Organization", "name": "Ministry of Energy"}]),
        ("Norland Statistics Institute", [{"@type": "Organization", "name": "Norland Statistics Institute"}]),
        ("Ada Lovelace, Reuters", ["Ada Lovelace, Reuters"]),
        ("王小明", ["王小明"]),
    ],
)
def test_an_author_is_a_person_or_a_body_only_when_the_words_tell(author: str, said: list[Any]) -> None:
    data = json.loads(front_matter(brief(title="A", author=author))["json_ld"])
    assert data["isBasedOn"]["author"] == said


def test_linked_data_name_the_types_and_fields_of_schema_org() -> None:
    facts = {"title": "A", "author": "Ada Lovelace", "editor": "Jane Austen", "publisher": "Herald"}
    of = brief(**facts, published="2025-10-28", url="https://example.org/ä?b=c")
    data = json.loads(front_matter(of)["json_ld"])
    assert (data["@context"], data["@type"], data["name"]) == ("https://schema.org", "WebPage", "A")
    assert data["isBasedOn"] == {
        "@type": "CreativeWork",
        "name": "A",
        "author": [{"@type": "Person", "name": "Ada Lovelace"}],
        "editor": [{"@type": "Person", "name": "Jane Austen"}],
        "publisher": {"@type": "Organization", "name": "Herald"},
        "datePublished": "2025-10-28",
        "inLanguage": "en",
        "url": "https://example.org/%C3%A4?b=c",
    }
