"""A part of a sentence stands only as long as the rest of its sentence does."""

import pytest

from generator.corpus.ledger.fates import Turn, settle
from generator.model import ClaimEntry
from generator.text.normalise import claim_id
from generator.text.places import surroundings
from tests import make

PIECE = "Trade of Norland passed $90 billion in 2023"
BEFORE = "The coast is quiet."
OLD = f"The ministry said that {PIECE}, after a long decline."


def status(old: str, new: str) -> str:
    """What became of the piece when its paragraph was edited."""
    was, now = make.document(BEFORE, old), make.document(BEFORE, new)
    place = surroundings(was, make.evidence(was, PIECE))
    key = claim_id(PIECE)
    entry = ClaimEntry(
        key, "a", ("figure",), PIECE, place.prefix, place.suffix, place.start, place.line, True, "2026-01-01"
    )
    return settle(Turn("a", now, {}, {key: entry}, is_edited=True), "2026-01-02").claims[key].status


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (OLD, OLD),
        (OLD, f"New words stand here. {OLD} And here."),
        (OLD, OLD.replace(" long ", "  long\n")),
        (f"{PIECE}, they say.", f"A first sentence is new. {PIECE}, they say."),
    ],
)
def test_a_piece_of_the_same_sentence_stays(old: str, new: str) -> None:
    assert status(old, new) == "live"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (OLD, OLD.replace("said", "denied")),
        (OLD, OLD.replace(", after", ", which is not so, after")),
        (f"{PIECE}, they say.", f"It is not true that {PIECE}, they say."),
        (f"Nobody says that {PIECE}, they say.", f"{PIECE}, they say."),
        (f"It is clear: {PIECE}, but this is wrong.", f"It is clear: {PIECE}."),
    ],
)
def test_a_piece_of_a_sentence_that_is_another_does_not(old: str, new: str) -> None:
    assert status(old, new) in ("revised", "withdrawn")
