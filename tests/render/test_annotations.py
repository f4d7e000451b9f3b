"""A brief's claims as Web Annotations: each selector alone finds the claim in source.txt."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator import render
from generator.model import Document
from generator.render import annotations
from generator.render import claims as made
from tests import make
from tests.conftest import ROOT
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
    start, end = place["start"], place["end"]
    assert text[start:end] == words
    assert text[:start].endswith(quote["prefix"])
    assert text[end:].startswith(quote["suffix"])
    assert quote["prefix"] or start == 0
    assert quote["suffix"] or end == len(text)


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


@pytest.mark.parametrize(
    "folder", sorted((ROOT / "docs" / "briefs").iterdir()), ids=lambda folder: folder.name
)
def test_every_annotation_of_a_real_source_is_found_both_ways(folder: Path) -> None:
    if not (folder / "annotations.jsonld").exists():
        pytest.skip("the brief moved, or its source is gone")
    text = (folder / "source.txt").read_bytes().decode()
    items = json.loads((folder / "annotations.jsonld").read_text(encoding="utf-8"))["first"]["items"]
    assert items
    for item in items:
        is_found(item["target"]["selector"], text, item["target"]["selector"][0]["exact"])


def places(of: Document, *starts: int) -> list[dict[str, Any]]:
    """The annotations of the same four words at these places."""
    brief = make.brief(of)
    found = [
        made.claim(brief, replace(make.evidence(of, "Norland pays the bill."), start=start, end=start + 22))
        for start in starts
    ]
    empty: dict[str, Any] = {name: [] for name in FINDINGS} | {"bottom_line": None}
    record = empty | {"key_points": found}
    items: list[dict[str, Any]] = json.loads(annotations.collection(record))["first"]["items"]
    return items


def test_the_same_words_in_two_places_keep_their_own_selectors_and_ids() -> None:
    of = make.document("It is dear. Norland pays the bill. So they say. Norland pays the bill. The end.")
    later, first = places(of, 48, 12)
    for item in (later, first):
        is_found(item["target"]["selector"], of.text, "Norland pays the bill.")
    assert first["target"]["selector"][0] != later["target"]["selector"][0]
    assert later["id"] == f"{first['id']}-2"


def test_an_edit_further_up_leaves_the_ids() -> None:
    before = make.document("It is dear. Norland pays the bill.")
    after = make.document("It is very dear. Norland pays the bill.")
    assert places(before, 12)[0]["id"] == places(after, 17)[0]["id"]


def test_a_place_is_annotated_once_with_all_that_it_is(pages: dict[str, str]) -> None:
    record = json.loads(pages["briefs/line-1/brief.json"])
    items = json.loads(pages["briefs/line-1/annotations.jsonld"])["first"]["items"]
    tags = {
        item["target"]["selector"][1]["start"]: [body["value"] for body in item["body"]] for item in items
    }
    assert tags[record["bottom_line"]["start"]][0] == "bottom line"
    for quotation in record["quotations"]:
        assert "quotation" in tags[quotation["start"]]
