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
