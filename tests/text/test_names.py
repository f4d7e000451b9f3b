"""Words, runs, the index of names, titles and kinds."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.names import gazetteer, index, kinds, runs, titles


def _runs(text: str) -> list[str]:
    found = runs.words(text)
    return [runs.name_text(text, found[run.first : run.last]) for run in runs.runs(text, found)]


def _known(text: str, language: str = "en") -> list[tuple[str, str]]:
    found = runs.words(text)
    matches = index.matches(text, found, gazetteer.index(language), language)
    return [(runs.name_text(text, found[part.first : part.last]), part.target.actor) for part in matches]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the U.S. army", ["the", "U.S.", "army"]),
        ("Norway’s fleet", ["Norway", "s", "fleet"]),
        ("l’Union d'Oran", ["l’", "Union", "d'", "Oran"]),
        ("O’Brien left", ["O’Brien", "left"]),
        ("People’s Bank", ["People’s", "Bank"]),
        ("中国说", ["中", "国", "说"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert [word.text for word in runs.words(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a visit to the Ministry of Rural Affairs today", ["Ministry of Rural Affairs"]),
        ("the pipeline Blue Stream 2 opened", ["Blue Stream 2"]),
        ("under Vision 2040 it grew", ["Vision 2040"]),
        ("he met Ann Lee and Bo Dahl there", ["Ann Lee", "Bo Dahl"]),
        ("the Grain and Seed Board met", ["Grain and Seed Board"]),
        ("with Ursula von der Linden again", ["Ursula von der Linden"]),
        ("said Ann Lee In the end", ["Ann Lee"]),
        ("nothing here", []),
    ],
)
def test_runs(text: str, expected: list[str]) -> None:
    assert _runs(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway and Norwegian and Oslo", ["norway", "norway", "norway"]),
        ("tell us in US terms", ["united-states"]),
        ("a turkey in Turkey", ["turkey"]),
        ("World Trade Organisation", ["world-trade-organization"]),
        ("South Korea", ["south-korea"]),
        ("Western ideas", []),
        ("the People's Republic of China", ["china"]),
    ],
)
def test_known_names(text: str, expected: list[str]) -> None:
    assert [actor for _, actor in _known(text)] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Он приехал из Китая в Москву", "ru", ["china", "russia"]),
        ("в Соединенных Штатах и Евросоюзе", "ru", ["united-states", "european-union"]),
        ("les entreprises chinoises et la Russie", "fr", ["china", "russia"]),
        ("die russischen Firmen und Chinas Handel", "de", ["russia", "china"]),
        ("las empresas chinas en Rusia", "es", ["china", "russia"]),
        ("中国与俄罗斯在联合国", "zh", ["china", "russia", "united-nations"]),
        ("قالت روسيا والصين لواشنطن", "ar", ["russia", "china", "united-states"]),
    ],
)
def test_known_names_in_other_languages(text: str, language: str, expected: list[str]) -> None:
    assert [actor for _, actor in _known(text, language)] == expected


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Bank of Malta", "organisation"),
        ("Treaty of Riga", "programme"),
        ("Acme Holdings", "company"),
        ("Lake Onega", "place"),
        ("Ann Lee", None),
    ],
)
def test_kind_from_the_words(name: str, kind: str | None) -> None:
    assert kinds.cue_kind(name.split()) == kind


@pytest.mark.parametrize(
    ("name", "expected"), [("Maria Petrova", True), ("Li Na", True), ("Blue Ocean", False)]
)
def test_is_person(name: str, expected: bool) -> None:
    assert kinds.is_person(name.split()) is expected


def test_family_name_of_a_chinese_name_comes_first() -> None:
    assert kinds.family_names(["Wang", "Jun"])[0] == "Wang"
    assert kinds.family_names(["Maria", "Petrova"])[0] == "Petrova"


@pytest.mark.parametrize("text", ["President", "prime minister", "Foreign Minister"])
def test_titles(text: str) -> None:
    assert titles.is_title(text)


@given(st.text(max_size=200))
def test_words_lie_in_the_text_in_order(text: str) -> None:
    found = runs.words(text)
    assert all(text[word.start : word.end] == word.text for word in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    runs.runs(text, found)


@pytest.mark.parametrize("unit", ["A", "Ab ", "of ", "Ab of ", "'", "A.", "China-"])
def test_a_long_line_stays_fast(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    started = time.process_time()
    found = runs.words(text)
    runs.runs(text, found)
    index.matches(text, found, gazetteer.index("en"), "en")
    assert time.process_time() - started < 3
