"""Key phrases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.keyphrases import keyphrases

TEXT = (
    "The Panama Canal carries less cargo in recent years. Low rainfall forces the Panama Canal to limit ship "
    "traffic. Shipping companies pay more for ship traffic through the Panama Canal, and global trade slows. "
    "A good reason to act is the price of global trade."
)


def test_names_come_whole_and_first() -> None:
    found = keyphrases(TEXT, 5)
    assert found[0] == "Panama Canal"
    assert "Panama" not in found


def test_terms_are_found_and_junk_is_not() -> None:
    found = keyphrases(TEXT, 10)
    assert {"ship traffic", "global trade"} <= set(found)
    assert not {"recent years", "good reason", "less cargo", "pay more"} & set(found)


def test_possessives_do_not_join_words() -> None:
    assert "China technological" not in keyphrases(
        "China’s technological growth. China's technological growth.", 9
    )


def test_sentences_or_text() -> None:
    sentences = TEXT.split(". ")
    assert keyphrases(sentences, 1) == ["Panama Canal"]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("fr", "La banque centrale agit. La banque centrale relève les taux.", "banque centrale"),
        ("ru", "Центральный банк поднял ставку. Центральный банк ждёт.", "Центральный банк"),
    ],
)
def test_other_languages(language: str, text: str, wanted: str) -> None:
    assert wanted in keyphrases(text, 5, language)


@given(st.text(), st.integers(0, 5))
def test_any_text_gives_at_most_n(text: str, n: int) -> None:
    found = keyphrases(text, n)
    assert len(found) <= n
    assert len(set(found)) == len(found)
