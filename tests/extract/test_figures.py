"""Figures of a document: which are tabled, and what stands beside them."""

import pytest

from generator.extract.figures import find
from generator.model import Document, Metadata, Passage, Sentence
from generator.text import sentences


def document(text: str, language: str = "en") -> Document:
    spans = sentences.split(text, language)
    return Document(
        path="a.txt",
        format="text",
        sha256="",
        text=text,
        language=language,
        metadata=Metadata(),
        passages=(Passage("paragraph", text, 0, 1),),
        sentences=tuple(Sentence(0, start, end, text[start:end], "") for start, end in spans),
    )


CASES = [
    (
        "Bilateral trade between the two states surpassed $90 billion in 2023.",
        ("$90 billion", 9e10, "USD", "surpassed", "Bilateral trade between the two states", "in 2023"),
    ),
    (
        "Shipments through the port are projected to surpass 12 million tons by 2030.",
        ("12 million tons", 1.2e7, "ton", "projected to surpass", "Shipments through the port", "by 2030"),
    ),
    (
        "Peru accounts for more than 30% of Chile’s imports.",
        ("30%", 30, "%", "more than", "Chile’s imports", ""),
    ),
    (
        "The fair drew more than 600 exhibitors from around the world.",
        ("600", 600, "exhibitors", "more than", "exhibitors from around the world", ""),
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_fields(text: str, expected: tuple[object, ...]) -> None:
    (figure,) = find(document(text))
    assert (
        figure.text,
        figure.value,
        figure.unit,
        figure.qualifier,
        figure.measures,
        figure.as_of,
    ) == expected
    assert figure.evidence.quote == text


@pytest.mark.parametrize(
    "text",
    [
        "Two countries signed.",
        "It cost billions.",
        "Web 2.0 came in 2004.",
        "They waited for 15 minutes.",
        "The Group of 77 met at 10:52 PM.",
    ],
)
def test_not_tabled(text: str) -> None:
    assert find(document(text)) == ()


def test_lost_sign_is_flagged_not_corrected() -> None:
    (figure,) = find(document("Trade stood at around US S12 billion that year."))
    assert (figure.text, figure.value, figure.qualifier) == ("US S12 billion", None, "around")
    assert "“$”" in figure.slip


def test_doubled_word_is_flagged() -> None:
    (figure,) = find(document("Some 45,000 people people fled the town."))
    assert "twice" in figure.slip


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("According to the Ocean Institute, exports rose 12 percent.", "the Ocean Institute"),
        ("Reuters reported that sales reached $5 billion.", "Reuters"),
        ("Exports rose 12 percent.", ""),
    ],
)
def test_attribution(text: str, source: str) -> None:
    assert find(document(text))[0].attributed_to == source


def test_long_sentence_gives_its_clause() -> None:
    text = (
        "Coastal trade surpassed $90 billion in 2023, a steep climb from the decade before, "
        "when most ports on the northern "
        "shore still lacked cranes, rails, roads, pilots and the plain will of any ministry to pay for them."
    )
    (figure,) = find(document(text))
    assert figure.evidence.quote == "Coastal trade surpassed $90 billion in 2023"
    assert text[figure.evidence.start : figure.evidence.end] == figure.evidence.quote
