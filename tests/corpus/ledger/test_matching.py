import pytest

from generator.corpus.ledger.matching import candidates, successor
from generator.model import ClaimEntry
from generator.text.normalise import claim_id
from generator.text.places import surroundings, whole
from tests import make

BEFORE = "Winter came early to the coast."
AFTER = "Nobody had planned for it."
OLD = "The ministry of Norland paid Acme $4 million for the line."


def gone(text: str = OLD) -> ClaimEntry:
    """A claim as the ledger has it, from a paragraph with two neighbours."""
    of = make.document(f"{BEFORE} {text} {AFTER}")
    evidence = make.evidence(of, text)
    place = surroundings(of, evidence)
    return ClaimEntry(
        claim_id(text), "note", (), text, place.prefix, place.suffix, place.start, 1, False, "2026-01-01"
    )


@pytest.mark.parametrize(
    ("new", "differs"),
    [
        ("The ministry of Norland gladly paid Acme $4 million for the line.", ""),
        ("For the line, the ministry of Norland paid Acme $4 million.", ""),
        ("The ministry of Norland paid Acme $5 million for the line.", "number"),
        ("The ministry of Norland never paid Acme $4 million for the line.", "negation"),
        ("The ministry of Sudland paid Acme $4 million for the line.", "name"),
        ("The ministry of Norland paid Acme $4 million for the line in May.", "date"),
        ("Fishermen on the coast want another treaty.", None),
        ("The ministry looked at the weather.", None),
    ],
)
def test_what_took_the_place_of_a_claim(new: str, differs: str | None) -> None:
    of = make.document(f"{BEFORE} {new} {AFTER}")
    found = successor(gone(), candidates(of, map(whole, of.sentences)))
    assert (found and (found.evidence.quote, found.differs)) == (None if differs is None else (new, differs))


def test_another_claim_elsewhere_did_not_take_its_place() -> None:
    other = "The ministry of Sudland paid Acme $9 million for the line."
    of = make.document("# Costs", f"{BEFORE} {AFTER}", f"Spring was late. {other} It was a good deal.")
    assert successor(gone(), candidates(of, map(whole, of.sentences))) is None


def test_the_same_claim_is_known_elsewhere() -> None:
    same = "The ministry of Norland gladly paid Acme $4 million for the line."
    of = make.document("# Costs", f"{BEFORE} {AFTER}", f"Spring was late. {same} It was a good deal.")
    found = successor(gone(), candidates(of, map(whole, of.sentences)))
    assert found is not None
    assert found.evidence.quote == same


def test_between_two_that_fit_as_well_nobody_chooses() -> None:
    adverbs = ("gladly", "slowly")
    twins = [f"The ministry of Norland {adverb} paid Acme $4 million for the line." for adverb in adverbs]
    of = make.document(*(f"{BEFORE} {twin} {AFTER}" for twin in twins))
    assert successor(gone(), candidates(of, map(whole, of.sentences))) is None


def test_two_words_are_too_few_to_follow() -> None:
    of = make.document("They paid. It cost in 2025.")
    assert successor(gone("in 2024"), candidates(of, [make.evidence(of, "in 2025")])) is None
