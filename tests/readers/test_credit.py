"""Lines in which pages run date, author and more together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.readers.credit import read_credit


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        ("By Anna Berg - 11/19/19 06:56 AM EST", "en", {"published": "11/19/19", "author": "Anna Berg"}),
        ("By Anna Berg | Harbour Gazette", "en", {"author": "Anna Berg"}),
        ("ByAnna Berg", "en", {"author": "Anna Berg"}),
        ("By Matt Berg", "en", {"author": "Matt Berg"}),
        (
            "By Anna Berg/June 12, 2020 9:49 am EST",
            "en",
            {"published": "June 12, 2020", "author": "Anna Berg"},
        ),
        ("BY: Anna Berg, MD, NNP", "en", {"author": "Anna Berg"}),
        (
            "By Anna Berg , John Holm on Monday, November 18th, 2019 at 11:08 a.m.",
            "en",
            {"published": "Monday, November 18th, 2019", "author": "Anna Berg , John Holm"},
        ),
        (
            "Last updated 4 June 2020, originally created 17 May 2019",
            "en",
            {"updated": "4 June 2020", "published": "17 May 2019"},
        ),
        (
            "Published Tue, Nov 19 20197:05 AM ESTUpdated Wed, Nov 20 20197:16 AM EST",
            "en",
            {"published": "Nov 19 2019", "updated": "Nov 20 2019"},
        ),
        ("Original Research7 April 2020", "en", {"published": "7 April 2020"}),
        ("Harbour News February 24, 2020, 7:57 AM", "en", {"published": "February 24, 2020"}),
        (
            "Von Anna Berg publiziert am 25. September 2018",
            "de",
            {"published": "25. September 2018", "author": "Anna Berg"},
        ),
        ("segunda-feira, 22 de janeiro de 2018 às 0:13", "pt", {"published": "22 de janeiro de 2018"}),
        ("Publié le 3 mai 2024 à 10h20 Par Jeanne Martin", "fr", {"author": "Jeanne Martin"}),
        ("2024年05月03日 10:20", "zh", {"published": "2024年05月03日"}),
        ("12 марта 2024, 10:20", "ru", {"published": "12 марта 2024"}),
    ],
)
def test_facts(line: str, language: str, expected: dict[str, str]) -> None:
    facts = {fact.field: fact.value for fact in read_credit(line, language).facts}
    assert expected.items() <= facts.items()


@pytest.mark.parametrize(
    "line",
    [
        "Bus and tram fares rise by a tenth from 1 January 2024",
        "The bridge as it stood on 3 May 2019",
        "By Editorial Staff",
        "by admin",
        "By -_TheBear_-",
        "By the end of March 3, 2019 the ice had gone from the harbour and so had the fleet.",
        "Summer 2024 in pictures",
    ],
)
def test_headlines_captions_and_accounts_state_nothing(line: str) -> None:
    assert read_credit(line, "en").facts == ()


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Anna Keller", "Anna Keller"),
        ("ANNA KELLER, HARBOUR GAZETTE", "ANNA KELLER"),
        ("Tilda Grauk@grauk", "Tilda Grauk"),
        ("November 20, 2019 Anna Keller", "Anna Keller"),
        ("Harbour Gazette", ""),
        ("Open Future", ""),
    ],
)
def test_a_person_without_a_byline(line: str, name: str) -> None:
    assert read_credit(line, "en").bare == name


def test_a_line_that_only_tells_when_is_a_credit_without_facts() -> None:
    for line in ("Published 22 hours ago", "2 days ago", "5 Min Read", "Updated Nov 19, 9:41 AM"):
        assert (read_credit(line, "en").facts, read_credit(line, "en").whole) == ((), True), line
    assert not read_credit("Ten hours that shook Norland", "en").whole


@given(st.text(alphabet="By AnnBerg 0123456789/.,:|-年月日 May", max_size=60))
def test_values_are_verbatim(line: str) -> None:
    assert all(fact.value in line for fact in read_credit(line, "en").facts)
