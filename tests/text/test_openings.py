"""How sentences begin."""

import pytest

from generator.text import openings
from generator.text.words import lowered


@pytest.mark.parametrize(
    ("sentence", "back"),
    [
        ("In recent years harbours have become a battleground.", True),
        ("Three years into the war on fees, Oslo has made its boldest move.", True),
        ("For decades the pier belonged to sailors.", True),
        ("In recent years harbours have lost 40 ferries.", False),
        ("Over the next weeks Oslo will vote on the pier.", False),
        ("For the first time Oslo will vote on the pier.", False),
        ("The pier has stood for decades.", False),
    ],
)
def test_a_look_back_is_told_from_a_fact(sentence: str, *, back: bool) -> None:
    assert openings.looks_back(lowered(sentence)) == back


def test_an_anecdote_sets_a_scene() -> None:
    assert openings.sets_scene(lowered("One day a sailor came to the pier."))
    assert not openings.sets_scene(lowered("Sailors own the pier."))


def test_an_opening_is_measured_in_words() -> None:
    assert openings.opens_with(lowered("In the end, fees rise."), "concluding") == 3
    assert openings.opens_with((), "concluding") == 0


def test_one_of_several_points_is_told_by_its_opening() -> None:
    assert openings.opens_with(lowered("First, the ferries lost their sailors."), "counting")
    assert not openings.opens_with(lowered("Ferries lost their first sailors."), "counting")
