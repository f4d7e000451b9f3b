from collections import Counter

from generator.text import vectors


def near(*texts: str) -> list[list[int]]:
    weighed = vectors.weigh([Counter(text.split()) for text in texts])
    return [[other for other, _ in found] for found in vectors.nearest(weighed, 2)]


def test_bags_that_share_rare_terms_are_near() -> None:
    found = near("wind power storage", "wind power grid", "fish quota boats", "fish quota nets")
    assert [first[0] for first in found] == [1, 0, 3, 2]


def test_a_bag_that_shares_nothing_is_near_to_none() -> None:
    assert near("wind power", "fish quota") == [[], []]


def test_nothing_gives_nothing() -> None:
    assert vectors.weigh([]) == []
    assert vectors.nearest([], 3) == []
