"""A brief's claims as Web Annotations: each selector alone finds the claim in source.txt."""

import json
from typing import Any

import pytest

from generator import render
from tests import make
from tests.render.collection import related

FINDINGS = ("key_points", "so_what", "figures", "dates", "quotations")


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return make.whole(render.render(related(2)))


def claims(record: dict[str, Any]) -> list[dict[str, Any]]:
    points = [record["bottom_line"]] if record["bottom_line"] else []
    return [*points, *(claim for name in FINDINGS for claim in record[name])]


def is_found(selectors: list[dict[str, Any]], text: str, words: str) -> None:
    quote, place = selectors
    assert (quote["type"], place["type"]) == ("TextQuoteSelector", "TextPositionSelector")
    assert quote["exact"] == words
    assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
    assert text[place["start"] : place["end"]] == words


def test_every_claim_of_a_brief_has_selectors(pages: dict[str, str]) -> None:
    record = json.loads(pages["briefs/line-1/brief.json"])
    assert claims(record)
    for claim in claims(record):
        is_found(claim["selector"], pages["briefs/line-1/source.txt"], claim["text"])


def test_the_collection_is_not_blown_up_by_them(pages: dict[str, str]) -> None:
    for record in json.loads(pages["data/briefs.json"])["briefs"]:
        assert all("selector" not in claim for claim in claims(record))


def test_the_annotations_are_the_claims(pages: dict[str, str]) -> None:
    record = json.loads(pages["briefs/line-1/brief.json"])
    found = json.loads(pages["briefs/line-1/annotations.jsonld"])
    assert (found["@context"], found["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationCollection")
    items = found["first"]["items"]
    assert found["total"] == len(items) == len({item["id"] for item in items})
    assert {item["target"]["source"] for item in items} == {"source.txt"}
    places = {(claim["start"], claim["end"]): claim["text"] for claim in claims(record)}
    for item in items:
        place = item["target"]["selector"][1]
        words = places.pop((place["start"], place["end"]))
        is_found(item["target"]["selector"], pages["briefs/line-1/source.txt"], words)
        assert [body["type"] for body in item["body"]] == ["TextualBody"] * len(item["body"])
    assert places == {}


def test_a_place_is_annotated_once_with_all_that_it_is(pages: dict[str, str]) -> None:
    record = json.loads(pages["briefs/line-1/brief.json"])
    items = json.loads(pages["briefs/line-1/annotations.jsonld"])["first"]["items"]
    tags = {
        item["target"]["selector"][1]["start"]: [body["value"] for body in item["body"]] for item in items
    }
    assert tags[record["bottom_line"]["start"]][0] == "bottom line"
    for quotation in record["quotations"]:
        assert "quotation" in tags[quotation["start"]]
