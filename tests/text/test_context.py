"""What one sentence needs from the others."""

import pytest

from generator.text.context import contexts, misplaced

INTRODUCED = "A political adviser of the ministry met Lars Vik and two reporters in Oslo."


@pytest.mark.parametrize(
    "sentence",
    [
        "The adviser told Parliament about the harbour fees.",
        "The two men left before noon.",
        "The adviser, who knows Oslo well, spoke of higher fees.",
    ],
)
def test_a_noun_told_before_leans(sentence: str) -> None:
    assert contexts([INTRODUCED, sentence])[1].nouns == 1.0


@pytest.mark.parametrize(
    "sentence",
    [
        "The adviser of the Swedish king spoke of higher fees.",
        "The government raised harbour fees in March.",
        "An adviser told Parliament about harbour fees.",
        "The Harbour Board raised its fees in March.",
    ],
)
def test_a_noun_told_apart_does_not_lean(sentence: str) -> None:
    assert contexts([INTRODUCED, sentence])[1].nouns == 0.0


def test_the_subject_of_the_title_needs_no_introduction() -> None:
    sentence = "The adviser told Parliament about higher fees."
    assert contexts([INTRODUCED, sentence], "Adviser under fire")[1].nouns == 0.0


def test_a_surname_alone_is_found_unless_the_text_is_about_it() -> None:
    others = [f"Port {n} raised its fees in March." for n in range(12)]
    alone = "Fees will rise again, Vik said."
    assert contexts([INTRODUCED, *others, alone])[-1].names == 1.0
    assert contexts([INTRODUCED, *others, alone], "Lars Vik in Oslo")[-1].names == 0.0


def test_other_languages_lean_on_nothing() -> None:
    assert contexts(["Ein Berater kam.", "Der Berater ging."], language="de")[1].nouns == 0.0


def test_what_is_no_sentence_of_the_text_is_named() -> None:
    texts = [
        "Two ships left the port at 10:30 p.m.",
        "on Monday with grain.",
        "A crane lifts wheat at the pier.",
        "Photo: N. Holm",
        "Fees rose by a third in 2023.",
        "Anna Berg is a professor of law in Bergen.",
    ]
    found = misplaced(texts, [0, 0, 1, 2, 3, 4])
    assert found[0] == "half a sentence"
    assert found[2] == "caption of a picture"
    assert found[4] == ""
    assert found[5] == "note on the author"
