"""Hedges and unnamed authorities, and the words that only look like them."""

import pytest

from generator.extract import wording
from tests import make


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prices could rise and may potentially fall.", ["could", "may", "potentially"]),
        ("In May the plan began.", []),
        ("Its military might impressed them.", []),
        ("The country’s might grew.", []),
        ("The plan might fail.", ["might"]),
        ("It seems likely.", ["seems", "likely"]),
        ("Growth is projected to slow.", ["projected"]),
        ("The plan failed.", []),
    ],
)
def test_hedges(text: str, expected: list[str]) -> None:
    assert [part.quote for part in wording.find(make.document(text)).hedges] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Experts warn of it, and critics agree.", ["Experts", "critics"]),
        ("The expert mechanisms and expert consultants met.", []),
        ("Officials say it works.", ["Officials"]),
        ("The officials met in Rome.", []),
        ("Two sources said so.", ["sources"]),
        ("New sources of energy grew.", []),
        ("People familiar with the matter left.", ["People familiar with"]),
    ],
)
def test_unnamed(text: str, expected: list[str]) -> None:
    assert [part.quote for part in wording.find(make.document(text)).unnamed] == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Cela pourrait échouer, selon des experts."),
        ("de", "Das könnte scheitern, meinen Experten."),
        ("es", "Podría fallar, dicen los expertos."),
        ("ru", "Возможно, эксперты правы."),
        ("zh", "专家认为可能失败。"),
    ],
)
def test_other_languages(language: str, text: str) -> None:
    found = wording.find(make.document(text, language=language))
    assert len(found.hedges) == 1
    assert len(found.unnamed) == 1


def test_evidence_is_verbatim() -> None:
    document = make.document("One. It may fall.", "Analysts may err.")
    found = wording.find(document)
    for part in (*found.hedges, *found.unnamed):
        assert document.passages[part.passage].text[part.start : part.end] == part.quote
