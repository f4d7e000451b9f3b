"""Dates in a text: what is one, what is none, and the days it can mean."""

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.dates import find

DATES = [
    ("en", "on 15 March 2024 it rained", [("15 March 2024", "2024-03-15", "2024-03-15", "day")]),
    ("en", "Sept. 3, 2021", [("Sept. 3, 2021", "2021-09-03", "2021-09-03", "day")]),
    ("en", "signed 2024-03-15", [("2024-03-15", "2024-03-15", "2024-03-15", "day")]),
    ("en", "signed 15.03.2024", [("15.03.2024", "2024-03-15", "2024-03-15", "day")]),
    ("en", "signed 3/4/2024", [("3/4/2024", "2024-03-04", "2024-04-03", "span")]),
    ("en", "5–6 September 2019", [("5–6 September 2019", "2019-09-05", "2019-09-06", "span")]),
    ("en", "in May 2020", [("May 2020", "2020-05-01", "2020-05-31", "month")]),
    ("en", "in early 2025", [("early 2025", "2025-01-01", "2025-04-30", "span")]),
    ("en", "the third quarter of 2024", [("third quarter of 2024", "2024-07-01", "2024-09-30", "quarter")]),
    ("en", "at 1990 levels", [("1990", "1990-01-01", "1990-12-31", "year")]),
    ("en", "In 1990 Wall Street", [("1990", "1990-01-01", "1990-12-31", "year")]),
    ("en", "in spring 2022", [("spring 2022", "2022-03-01", "2022-05-31", "season")]),
    ("en", "the 1990s", [("1990s", "1990-01-01", "1999-12-31", "decade")]),
    ("en", "in the 19th century.", [("19th century", "1801-01-01", "1900-12-31", "century")]),
    ("en", "from 2010 to 2015", [("from 2010 to 2015", "2010-01-01", "2015-12-31", "span")]),
    ("en", "in 1939–45", [("1939–45", "1939-01-01", "1945-12-31", "span")]),
    (
        "en",
        "The 1861 and 1864 acts",
        [("1861", "1861-01-01", "1861-12-31", "year"), ("1864", "1864-01-01", "1864-12-31", "year")],
    ),
    ("en", "fell in 2023-a bad year", [("2023", "2023-01-01", "2023-12-31", "year")]),
    ("ru", "15 марта 2023 г.", [("15 марта 2023", "2023-03-15", "2023-03-15", "day")]),
    ("ru", "В 2023 году", [("2023", "2023-01-01", "2023-12-31", "year")]),
    ("zh", "2023年3月15日", [("2023年3月15日", "2023-03-15", "2023-03-15", "day")]),
    ("fr", "le 1er mai 2020", [("1er mai 2020", "2020-05-01", "2020-05-01", "day")]),
    ("fr", "D'ici 2030, tout change", [("2030", "2030-01-01", "2030-12-31", "year")]),
    ("de", "am 3. Oktober 1990", [("3. Oktober 1990", "1990-10-03", "1990-10-03", "day")]),
    ("ar", "في 15 مارس 2023", [("15 مارس 2023", "2023-03-15", "2023-03-15", "day")]),
]
NO_DATES = [
    "Web 2.0 and Boeing 747",
    "under Vision 2030 and Resolution 1973",
    "the “Built in Norway 2025” plan",
    "2000 people came",
    "about 1900 soldiers",
    "on page 1985",
    "$2000 or 1,999 votes",
    "at 2030 GMT",
    "call +1 202 555 1999",
    "https://example.org/2024/03/15/news",
    "ISO 9001:2015",
    "© 2024 Example Press",
    "a 21st-century technology",
    "it beat a 2080 Ti in tests, and the 1080 Ti",
    "offices at 1776 Harbour Avenue and 2005 Main Road",
    "she scored 1189 points",
    "it costs 1999 plus tax, he paid 1450 for it",
    "the index closed at 1987 on Friday",
    "between 1700 and 1800 people",
    "a 2000-word essay",
    "1200 BC",
    "31 February 2023",
]


@pytest.mark.parametrize(("language", "text", "expected"), DATES)
def test_find(language: str, text: str, expected: list[tuple[str, str, str, str]]) -> None:
    found = find(text, language)
    assert [
        (text[d.start : d.end], d.first.isoformat(), d.last.isoformat(), d.precision) for d in found
    ] == expected


@pytest.mark.parametrize("text", NO_DATES)
def test_no_date(text: str) -> None:
    assert [span for span in find(text) if span.precision != "month"] == []


def test_reference_date_is_needed() -> None:
    text = "On May 7 and last year, and on Monday."
    assert find(text) == ()
    found = find(text, reference=date(2024, 5, 15))
    assert [span.first.isoformat() for span in found] == ["2024-05-07", "2023-01-01", "2024-05-13"]


@given(st.text(alphabet="0123456789-/., MarchinQ年'’s()", max_size=60))
def test_spans_are_ordered_and_in_range(text: str) -> None:
    found = find(text, reference=date(2024, 2, 29))
    assert all(0 <= span.start < span.end <= len(text) and span.first <= span.last for span in found)
    assert all(one.end <= two.start for one, two in itertools.pairwise(found))
