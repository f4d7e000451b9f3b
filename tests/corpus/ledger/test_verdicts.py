"""What an edit of a sentence is taken for, beside what people call it (verdicts.yml).

A link that follows to a sentence that says something else is the one fault that may not be. To call a mere
rewording a revision is the lesser one: readers then see both wordings.
"""

from pathlib import Path

import pytest
import yaml

from generator.corpus.ledger.matching import candidates, successor
from generator.model import ClaimEntry
from generator.text.normalise import claim_id
from generator.text.places import surroundings, whole
from tests import make

CASES = [
    (language, *case)
    for language, cases in yaml.safe_load(Path(__file__).with_name("verdicts.yml").read_text("utf-8")).items()
    for case in cases
]
FOLLOWS = {"trivial", "reworded"}
AROUND = {
    "en": ("Winter came early to the coast.", "Nobody had planned for it."),
    "de": ("Der Winter kam früh an die Küste.", "Niemand hatte damit gerechnet."),
    "fr": ("L'hiver est venu tôt sur la côte.", "Personne ne l'avait prévu."),
    "ru": ("Зима рано пришла на побережье.", "Никто этого не ждал."),
    "zh": ("冬天很早就来到了海岸。", "没有人为此做好准备。"),
}


def verdict(language: str, old: str, new: str) -> str:
    """Return what the program takes the edit for, in a paragraph whose other sentences stay."""
    if claim_id(old) == claim_id(new):
        return "trivial"
    before, after = AROUND[language]
    was = make.document(f"{before} {old} {after}", language=language)
    now = make.document(f"{before} {new} {after}", language=language)
    place = surroundings(was, make.evidence(was, old))
    gone = ClaimEntry(
        claim_id(old), "note", (), old, place.prefix, place.suffix, place.start, 1, False, "2026-01-01"
    )
    known = {claim_id(sentence.text) for sentence in was.sentences}
    fresh = [whole(sentence) for sentence in now.sentences if claim_id(sentence.text) not in known]
    found = successor(gone, candidates(now, fresh))
    return "withdrawn" if found is None else "revised" if found.differs else "reworded"


@pytest.mark.parametrize(("language", "wanted", "old", "new"), CASES)
def test_a_link_never_follows_to_another_claim(language: str, wanted: str, old: str, new: str) -> None:
    for one, other in ((old, new), (new, old)):
        assert wanted in FOLLOWS or verdict(language, one, other) not in FOLLOWS


def test_most_rewordings_are_known_as_such() -> None:
    same = [case for case in CASES if case[1] in FOLLOWS]
    missed = [case for case in same if verdict(case[0], case[2], case[3]) not in FOLLOWS]
    assert len(missed) / len(same) <= 0.1, missed
