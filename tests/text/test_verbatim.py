import pytest

from generator.text import verbatim
from tests import make

OF = make.document(
    "He said “The costs — rose by 112 percent.” Then, 1,500 tons.",
    "THE COSTS rose by 12 percent, to 3.5 million.",
    "中国与俄罗斯签署了协议。",
    "",
)


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("the costs rose by 12 percent", "THE COSTS rose by 12 percent"),
        ("the costs rose  by 112 percent", "The costs — rose by 112 percent"),
        ("俄罗斯签署", "俄罗斯签署"),
        ("to 3.5 million", "to 3.5 million"),
    ],
)
def test_words_are_found_whatever_their_spacing_case_and_quotes(quote: str, words: str) -> None:
    found = verbatim.find(OF, quote)
    assert found is not None
    assert found.quote == words
    assert OF.passages[found.passage].text[found.start : found.end] == words


@pytest.mark.parametrize(
    "quote", ["500 tons", "5 million", "to 3", "osts rose", "2 percent", "", "nothing of it"]
)
def test_pieces_of_words_and_numbers_are_not_found(quote: str) -> None:
    assert verbatim.find(OF, quote) is None


def test_of_several_places_the_nearest_counts() -> None:
    of = make.document("We pay.", "They do not.", "We pay.")
    near = verbatim.find(of, "we pay", near=18)
    assert near is not None
    assert near.passage == 2
