"""Words, terms, stems, set phrases."""

import string
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.text import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("China's “no-limits” deal", ["China", "no", "limits", "deal"]),
        ("It isn't 1,000.5 tons", ["It", "isn't", "1,000.5", "tons"]),
        ("the G7 met", ["the", "G7", "met"]),
        ("貿易 and trade", ["貿易", "and", "trade"]),
        ("", []),
        ("… — !", []),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert words.tokens(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("policy", "policies"),
        ("trade", "trading"),
        ("trade", "traded"),
        ("stop", "stopped"),
        ("box", "boxes"),
    ],
)
def test_inflections_share_a_stem(one: str, other: str) -> None:
    assert words.stem(one) == words.stem(other)


@pytest.mark.parametrize("word", ["bus", "analysis", "class", "red", "ring"])
def test_stem_leaves_what_is_no_ending(word: str) -> None:
    assert words.stem(word) == word


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("ru", "компании", "компаний"),
        ("fr", "banque", "banques"),
        ("de", "Länder".lower(), "ländern"),
        ("es", "bancos", "banco"),
        ("ar", "الحكومة", "حكومة"),
    ],
)
def test_inflections_share_a_stem_in_other_languages(language: str, one: str, other: str) -> None:
    assert words.stem(one, language) == words.stem(other, language)


def test_terms_leave_out_stop_words() -> None:
    assert words.terms("The ports of the region are growing") == ["port", "region", "grow"]
    assert words.terms("les banques de la région", "fr") == ["banqu", "région"]


def test_chinese_terms_are_pairs_of_characters() -> None:
    assert words.terms("中国的贸易", "zh") == ["中国", "贸易"]


def test_count() -> None:
    assert words.count("Four words stand here.") == 4
    assert words.count("中国贸易") == 2


@given(st.text(alphabet=string.printable))
@example("The FIRM'S plan, O'NEIL'S and James's; don't: Model S, G7")
def test_lowered_cuts_plain_text_as_it_cuts_any_other(text: str) -> None:
    assert words.lowered(text) == words.lowered(f"{text}\n\u2026")


def test_find_phrases_takes_the_longest() -> None:
    index = words.phrase_index(["for", "for example", "game-changer", "at last it"])
    assert words.find_phrases(words.lowered("For example, a game changer"), index) == [(0, 2), (3, 5)]
    assert words.find_phrases(words.lowered("At last the game, for"), index) == [(4, 5)]


@given(st.text())
def test_any_text_has_words(text: str) -> None:
    assert words.count(text) <= len(text)
    assert all(words.terms(text, language) is not None for language in ("en", "zh", "ru", "xx"))


@pytest.mark.parametrize("unit", ["a", "1,", "a'", "-", "中"])
def test_long_lines_are_read_in_time(unit: str) -> None:
    begun = time.process_time()
    words.terms(unit * 300_000)
    assert time.process_time() - begun < 3
