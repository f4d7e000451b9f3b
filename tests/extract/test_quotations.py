"""Quotations: who is said to have said something, and what is no quotation."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.extract import actors, quotations
from generator.model import Quotation
from tests import make


def _found(*paragraphs: str, language: str = "en") -> list[Quotation]:
    document = make.document(*paragraphs, language=language)
    return list(quotations.find(document, actors.find(document)))


@pytest.mark.parametrize(
    ("text", "speaker", "verb", "form"),
    [
        ("“We will not wait for others,” said Maria Petrova.", "Maria Petrova", "said", "direct"),
        ('Maria Petrova said: "We will not wait for others."', "Maria Petrova", "said", "direct"),
        (
            "Maria Petrova, an analyst at Norbank, warned that prices rise.",
            "Maria Petrova",
            "warned",
            "reported",
        ),
        ("Norway has repeatedly said that it will pay.", "Norway", "said", "reported"),
        ("According to the World Bank, growth slowed.", "World Bank", "According to", "reported"),
        ("The memo warns that costs are high.", "The memo", "warns", "reported"),
        ("A spokesman for Norbank said that it would pay.", "A spokesman for Norbank", "said", "reported"),
        ("Lawyers for the farmers argue that it is void.", "Lawyers for the farmers", "argue", "reported"),
        ("The mayor of Visby, Lars Holm, said that it rained.", "Lars Holm", "said", "reported"),
        ("The aim, as stated by Maria Petrova, is a fair price.", "Maria Petrova", "stated", "reported"),
        ('""We will not wait for others,"" said Maria Petrova.', "Maria Petrova", "said", "direct"),
        ("It was too late, said a government spokesman.", "a government spokesman", "said", "reported"),
        ("The law states that data stay at home.", "The law", "states", "reported"),
        ("Critics argue that the plan is weak.", "Critics", "argue", "reported"),
        ("The ambassador to Norway said that it rained.", "The ambassador to Norway", "said", "reported"),
        ("Officials in Norway’s Oslo said that it rained.", "Officials in Norway’s Oslo", "said", "reported"),
        ("A former envoy, Lars Holm stated Norway will have to pay.", "Lars Holm", "stated", "reported"),
        ("It is described by Norway as “a model of careful trade.”", "Norway", "described", "direct"),
        ("Prices will go on rising for years, the bank said on Monday.", "the bank", "said", "reported"),
        (
            "Ann Holm, MD, MPH, Editor in Chief, reports that she owns stock.",
            "Ann Holm",
            "reports",
            "reported",
        ),
        (
            "It rained, according to a letter obtained by Norbank.",
            "a letter obtained by Norbank",
            "according to",
            "reported",
        ),
        (
            "A leaked letter seen by Norbank says that it rained.",
            "A leaked letter seen by Norbank",
            "says",
            "reported",
        ),
        (
            "“It will rain for weeks,” said one Norbank manager in the city.",
            "one Norbank manager",
            "said",
            "direct",
        ),
        (
            "“It rained for weeks,” Lars Holm, a resident who wrote about it, said.",
            "Lars Holm",
            "wrote",
            "direct",
        ),
        ('The timing raises "great doubt,” Holm said.', "Holm", "said", "direct"),
        ("Two loggers have since claimed that they heard him.", "Two loggers", "claimed", "reported"),
    ],
)
def test_quotations(text: str, speaker: str, verb: str, form: str) -> None:
    found = _found(text)
    assert [(part.speaker, part.verb, part.form) for part in found] == [(speaker, verb, form)]


@pytest.mark.parametrize(
    "text",
    [
        "They built a “smart city” in Norway.",
        "Norway joined programmes like “Vision 2040.”",
        "In a bold step, Norway has announced a deal with firms.",
        "This shows the balance required for growth.",
        "Norway maintains its fleet.",
        "The report outlines three steps for states.",
        "I have been told that the fleets will go.",
        "They say that it is late.",
        "Some state legislators are angry.",
        "The data were weighted according to the survey weight provided.",
        "Updates from Norbank show that many wait.",
        "The woman knew that it was late.",
        "“An exclusive game” is what the rich play.",
    ],
)
def test_no_quotation(text: str) -> None:
    assert _found(text) == []


def test_a_pronoun_is_resolved_only_to_one_clear_person() -> None:
    clear = _found("Maria Petrova arrived. She said that it was late.")
    unclear = _found("Maria Petrova met Anna Holm. She said that it was late.")
    assert [part.speaker for part in clear] == ["Maria Petrova"]
    assert unclear == []
    assert _found("He was late, Mr Petrova. She said that it was late.") == []


def test_words_in_marks_by_a_person_who_is_not_sure_have_no_named_speaker() -> None:
    unclear = _found("Maria Petrova met Anna Holm. “We will not wait for others,” she said.")
    assert [(part.speaker, part.form) for part in unclear] == [("", "direct")]


def test_a_pronoun_goes_on_with_who_spoke_last() -> None:
    found = _found("Maria Petrova said that it was late.", "She added: “We will not wait for others.”")
    assert [part.speaker for part in found] == ["Maria Petrova"] * 2


def test_they_are_the_group_that_spoke_before() -> None:
    found = _found("Critics argue that the plan is weak. They warn that it will fail.")
    assert [part.speaker for part in found] == ["Critics", "Critics"]


def test_a_quotation_of_several_sentences_has_one_speaker() -> None:
    found = _found("“We will not wait for others. We have waited far too long,” Maria Petrova said.")
    assert [(part.speaker, part.form) for part in found] == [("Maria Petrova", "direct")] * 2


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("fr", "Selon la Russie, l’accord est mort.", "Russie"),
        ("de", "Russland sagte, dass es zahlt.", "Russland"),
        ("ru", "Россия заявила, что ответит.", "Россия"),
        ("zh", "中国表示反对。", "中国"),
    ],
)
def test_other_languages(language: str, text: str, speaker: str) -> None:
    assert [part.speaker for part in _found(text, language=language)] == [speaker]


@settings(deadline=None)
@given(st.lists(st.text(alphabet="ab said“”\"'.,XY\n", max_size=60), min_size=1, max_size=3))
def test_the_speaker_is_verbatim(paragraphs: list[str]) -> None:
    document = make.document(*paragraphs)
    for part in quotations.find(document, actors.find(document)):
        assert part.speaker in document.text
        assert part.verb in part.evidence.quote
