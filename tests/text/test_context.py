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


@pytest.mark.parametrize(
    ("texts", "place", "reason"),
    [
        (
            ["Nils Holm is a crane specialist for a bank in Oslo.", *["Fees rose in 2023."] * 8],
            0,
            "note on the author",
        ),
        (["Nils Holm is a crane driver in Oslo.", *["Fees rose, Holm says."] * 8], 0, ""),
        (
            ["Mayor Dahl waves to sailors on a pier in Oslo, June 16, 2016.", "Fees rose."],
            0,
            "caption of a picture",
        ),
        (["Mayor Dahl was elected by the harbour of Oslo, June 16, 2016.", "Fees rose."], 0, ""),
        (
            ["Vik L, Dahl OR. Fees of harbours.", "A study of fees in the north."],
            1,
            "entry of a list of references",
        ),
    ],
)
def test_what_surrounds_a_text_is_named(texts: list[str], place: int, reason: str) -> None:
    assert misplaced(texts, [0] * len(texts))[place] == reason


def test_a_line_among_references_is_one() -> None:
    entry = "Vik L, Dahl OR. Fees of harbours."
    texts = [entry, entry, "Piers of the north and their fees.", entry, "Fees rose in 2023."]
    found = misplaced(texts, range(len(texts)))
    assert found[2] == "entry of a list of references"
    assert misplaced([texts[2], texts[4]], [0, 1]) == ["", ""]
