import math
from collections.abc import Sequence

import pytest

from generator.text import vectors
from generator.text.vectors import Bag


def numbered(*texts: str) -> tuple[Sequence[Bag], list[str]]:
    numbers: dict[str, int] = {}
    bags = [[numbers.setdefault(word, len(numbers)) for word in text.split()] for text in texts]
    return bags, list(numbers)


def near(*texts: str) -> list[list[int]]:
    return [[other for other, _ in found] for found in vectors.nearest(*numbered(*texts), 2)]


def test_bags_that_share_rare_terms_are_near() -> None:
    found = near("wind power storage", "wind power grid", "fish quota boats", "fish quota nets")
    assert [first[0] for first in found] == [1, 0, 3, 2]


def test_a_bag_that_shares_nothing_is_near_to_none() -> None:
    assert near("wind power", "fish quota") == [[], []]


def test_the_nearest_comes_first_and_of_two_as_near_the_earlier() -> None:
    assert near("wind power grid sea", "wind", "wind power grid", "wind power grid")[0] == [2, 3]


def test_nothing_gives_nothing() -> None:
    assert len(vectors.weights([], 0).rarity) == 0
    assert vectors.nearest([], [], 3) == []


def test_a_vector_has_length_one_and_no_term_of_a_single_bag() -> None:
    bags, names = numbered("wind wind power storage", "wind power grid", "sea")
    found = vectors.vector(bags[0], vectors.weights(bags, len(names)))
    assert [names[term] for term in found] == ["wind", "power"]
    assert found[0] > found[1]
    assert math.isclose(sum(value**2 for value in found.values()), 1)
    assert vectors.vector(bags[2], vectors.weights(bags, len(names))) == {}


@pytest.mark.parametrize("one", range(4))
@pytest.mark.parametrize("other", range(4))
def test_no_likeness_exceeds_its_bound(one: int, other: int) -> None:
    bags, names = numbered("wind power sea", "wind power grid grid", "sea grid power", "nets")
    weighed = vectors.weights(bags, len(names))
    here, there = vectors.vector(bags[one], weighed), vectors.vector(bags[other], weighed)
    assert vectors.likeness(here, there) <= vectors.bound(here, bags[other])


def test_weights_in_steps_stay_near_and_seldom_move() -> None:
    few, many = vectors.weights([[0, 1], [0, 2], [1]], 3), vectors.weights([[0, 1]] * 500 + [[1]] * 500, 2)
    assert list(vectors.stepped(few).rarity) == pytest.approx(list(few.rarity))
    assert list(vectors.stepped(many).rarity) == pytest.approx(list(many.rarity), rel=0.05, abs=0.01)
    more = vectors.weights([[0, 1]] * 501 + [[1]] * 500, 2)
    assert more.rarity != many.rarity
    assert vectors.stepped(more).rarity == vectors.stepped(many).rarity
    assert vectors.stepped(more).mean == vectors.stepped(many).mean
