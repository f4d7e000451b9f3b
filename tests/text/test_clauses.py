import pytest

from generator.text.clauses import excerpt

LONG = (
    "After three years of talks, the two sides signed a treaty on fishing rights, which the press had long"
    " expected, and promised (in writing, for once) to meet again in May."
)


def cut(sentence: str, place: str, words: int) -> str:
    start = sentence.index(place)
    first, last = excerpt(sentence, start, start + len(place), words)
    return sentence[first:last]


@pytest.mark.parametrize(
    ("place", "words", "expected"),
    [
        ("treaty", 99, LONG),
        ("treaty", 16, "After three years of talks, the two sides signed a treaty on fishing rights"),
        ("treaty", 10, "the two sides signed a treaty on fishing rights"),
        ("treaty", 7, "the two sides signed a treaty"),
        ("promised", 12, "and promised (in writing, for once) to meet again in May."),
    ],
)
def test_clauses_around_a_place(place: str, words: int, expected: str) -> None:
    assert cut(LONG, place, words) == expected


def test_words_without_any_boundary_are_cut_between_words() -> None:
    assert cut("one two three four five six", "four", 3) == "two three four"


def test_a_place_that_is_too_long_stays_whole() -> None:
    assert cut("one two three four", "two three four", 2) == "two three four"
