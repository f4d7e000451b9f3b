"""Patterns for any of some words."""

import re

from hypothesis import given
from hypothesis import strategies as st

from generator.text.alternatives import any_of

WORDS = st.lists(st.text("abS$. ", min_size=1, max_size=4), min_size=1, max_size=8)


def test_the_longest_word_is_taken() -> None:
    assert re.findall(any_of(["per", "percent", "per cent", "$"]), "$5 percent, per head") == [
        "$",
        "percent",
        "per",
    ]


@given(WORDS, st.text("abS$. ", max_size=20))
def test_it_finds_what_a_plain_list_of_the_words_finds(words: list[str], text: str) -> None:
    plain = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    assert re.findall(any_of(words), text) == re.findall(plain, text)
