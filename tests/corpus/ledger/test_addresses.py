"""Which document has which address."""

from dataclasses import replace

import pytest

from generator import verify
from generator.corpus import ledger
from generator.errors import ConfigError
from generator.model import Document
from tests.corpus.ledger.story import LETTER, tell


def test_of_two_pages_with_one_path_and_text_the_live_one_is_the_document() -> None:
    built = tell({"a.txt": LETTER})[0]
    documents: list[Document] = [brief.document for brief in built.corpus.briefs]
    live = built.corpus.ledger.pages[0]
    for slug in ("a", "z"):
        removed = replace(live, slug=slug, status="removed", last_seen="2026-01-01")
        known = replace(built.corpus.ledger, pages=(live, removed))
        assert ledger.assign(documents, {}, known)["a.txt"].former == live.slug


FISH = """Fish farms of the north

Salmon farms of the north sold 12 tons of fish in 2024, a ministry said.

Consumers in Norland pay $30 billion a year for the grid, the regulator said on 4 March 2024.
"""


def test_a_document_with_a_history_does_not_take_up_that_of_a_removed_one() -> None:
    with pytest.raises(
        ConfigError, match=r"'coast' was published as the address of 'a\.txt', which was removed"
    ):
        tell(
            {"a.txt": LETTER},
            {"a.txt": LETTER, "a.txt.yml": "slug: coast"},
            {},
            {"fish.txt": FISH},
            {"fish.txt": FISH, "fish.txt.yml": "slug: coast"},
        )


def test_a_new_document_continues_a_removed_one_also_where_that_had_moved() -> None:
    told = tell(
        {"a.txt": LETTER},
        {"a.txt": LETTER, "a.txt.yml": "slug: coast"},
        {},
        {"fish.txt": FISH, "fish.txt.yml": "slug: coast"},
    )
    assert [brief.slug for brief in told[-1].corpus.briefs] == ["coast"]
    for built in told:
        assert list(verify.anchors(built.corpus.ledger, told[-1].pages())) == []
