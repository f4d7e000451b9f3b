"""The data: what the contract promises of dates, and of the file that holds all."""

import json
from dataclasses import replace

import pytest

from generator import corpus
from generator.model import Document, Editorial, Stated
from generator.render import data
from generator.render.lookup import lookup
from tests import make
from tests.render.collection import known as made

TEXT = "Line costs\n\nPublished: 4 March 2024\n\nThe line was built in 2019."


def dates_of(document: Document) -> list[dict[str, object]]:
    known = lookup(corpus.relate(Editorial(), [make.brief(document)], []))
    return list(data.record(known, known.corpus.briefs[0])["dates"])


def dated(value: str, found: str) -> Document:
    plain = make.document(TEXT)
    return replace(plain, metadata=replace(plain.metadata, published=Stated(value, found)))


def test_the_documents_own_date_is_published_and_has_its_place() -> None:
    (own,) = dates_of(dated("4 March 2024", "line 3"))
    assert (own["status"], own["first"], own["last"]) == ("published", "2024-03-04", "2024-03-04")
    assert (own["text"], own["line"]) == ("4 March 2024", 3)
    start = TEXT.index("4 March")
    assert (own["start"], own["end"]) == (start, start + len("4 March 2024"))


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("4 March 2024", "sidecar"),
        ("soon", "line 3"),
        ("5 March 2024", "line 3"),
        ("4 March 2024", "line 99"),
    ],
)
def test_a_date_without_a_place_or_a_meaning_is_none(value: str, found: str) -> None:
    assert dates_of(dated(value, found)) == []


@pytest.mark.parametrize("size", [0, 1, 3])
def test_the_collection_in_pieces_is_the_json_of_the_whole(size: int) -> None:
    related = made(size)
    pieces = data.Collection(related)
    written = "".join(pieces)
    assert written == "".join(pieces)
    value = json.loads(written)
    assert value["briefs"] == [data.record(related, brief) for brief in related.corpus.briefs]
    assert len(value["matrix"]["cells"]) == 2 * size
    assert written == json.dumps(value, ensure_ascii=False, indent=1) + "\n"
