"""Claims as the data have them -> the same in the W3C Web Annotation Data Model, for other people's tools.

Offsets of both count code points from 0, the end left out, so they pass as they are.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.render.written_json import indented

Json = dict[str, Any]

_TAGS = {
    "bottom_line": "bottom line",
    "key_points": "key point",
    "so_what": "so what",
    "figures": "figure",
    "dates": "date",
    "quotations": "quotation",
}
"""The fields of a record that hold claims, and what a claim in them is."""


def selectors(claim: Mapping[str, Any]) -> list[Json]:
    """Return two ways to find a claim in its source text: by its words and by its place."""
    return [
        {
            "type": "TextQuoteSelector",
            "exact": claim["text"],
            "prefix": claim["prefix"],
            "suffix": claim["suffix"],
        },
        {"type": "TextPositionSelector", "start": claim["start"], "end": claim["end"]},
    ]


def with_selectors(record: Json) -> Json:
    """Return the record of a brief with ``selector`` on every claim."""
    return {name: _selected(value) if name in _TAGS else value for name, value in record.items()}


def collection(record: Json) -> str:
    """Return the claims of a brief as an annotation collection; its addresses are relative to its own.

    A place in the source is annotated once, with a tag for each thing that is found there.
    """
    places: dict[tuple[int, int], tuple[Json, list[str]]] = {}
    for claim, tag in _claims(record):
        _, tags = places.setdefault((claim["start"], claim["end"]), (claim, []))
        if tag not in tags:
            tags.append(tag)
    names = _names(claim for claim, _ in places.values())
    page = {
        "id": "annotations.jsonld#page",
        "type": "AnnotationPage",
        "partOf": "annotations.jsonld",
        "startIndex": 0,
        "items": [_annotation(names[place], claim, tags) for place, (claim, tags) in places.items()],
    }
    value = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "annotations.jsonld",
        "type": "AnnotationCollection",
        "total": len(places),
        "first": page,
    }
    return indented(value)


def _names(claims: Iterable[Json]) -> dict[tuple[int, int], str]:
    """Return a name for each place: the claim's id, numbered where the same words stand again further down.

    Nothing in it counts characters, so an edit elsewhere in the source leaves it as it is.
    """
    names: dict[tuple[int, int], str] = {}
    seen: Counter[str] = Counter()
    for claim in sorted(claims, key=lambda claim: (claim["start"], claim["end"])):
        seen[claim["id"]] += 1
        number = seen[claim["id"]]
        names[claim["start"], claim["end"]] = claim["id"] if number == 1 else f"{claim['id']}-{number}"
    return names


def _annotation(name: str, claim: Json, tags: list[str]) -> Json:
    return {
        "id": f"annotations.jsonld#{name}",
        "type": "Annotation",
        "motivation": "tagging",
        "body": [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in tags],
        "target": {"source": "source.txt", "selector": selectors(claim)},
    }


def _claims(record: Json) -> Iterator[tuple[Json, str]]:
    for name, tag in _TAGS.items():
        value = record[name]
        for claim in value if isinstance(value, list) else [value] if value else []:
            yield claim, tag


def _selected(value: Any) -> Any:
    if isinstance(value, list):
        return [_selected(claim) for claim in value]
    return {**value, "selector": selectors(value)} if value else value
