"""The data about a brief: what the contract promises of its dates."""

from dataclasses import replace

import pytest

from generator import corpus
from generator.model import Document, Editorial, Stated
from generator.render import data
from generator.render.lookup import lookup
from tests import make

TEXT = "Line costs\n\nPublished: 4 March 2024\n\nThe line was built in 2019."


def dates_of(document: Document) -> list[dict[str, object]]:
    known = lookup(corpus.relate(Editorial(), [make.brief(document)], []))
    (record,) = (data.record(known, brief) for brief in known.corpus.briefs)
    return list(record["dates"])


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
