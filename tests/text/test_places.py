import pytest

from generator.text.places import sentence_at
from tests import make

OF = make.document("One is here. Two is there.", "# Heading", "Three stands alone.")


@pytest.mark.parametrize(
    ("passage", "offset", "text"),
    [
        (0, 0, "One is here."),
        (0, 11, "One is here."),
        (0, 13, "Two is there."),
        (2, 3, "Three stands alone."),
    ],
)
def test_the_sentence_that_holds_a_place(passage: int, offset: int, text: str) -> None:
    found = sentence_at(OF.sentences, passage, offset)
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize(("passage", "offset"), [(0, 12), (1, 2), (0, 99), (9, 0)])
def test_a_place_between_sentences_has_none(passage: int, offset: int) -> None:
    assert sentence_at(OF.sentences, passage, offset) is None
