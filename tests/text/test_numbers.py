"""Quantities in a text: what is one, what is none."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.numbers import find

QUANTITIES = [
    ("en", "worth $1.8 trillion", [("$1.8 trillion", 1.8e12, "USD", "money")]),
    ("en", "USD10m and €3.5bn", [("USD10m", 1e7, "USD", "money"), ("€3.5bn", 3.5e9, "EUR", "money")]),
    ("en", "200 million yuan", [("200 million yuan", 2e8, "CNY", "money")]),
    ("en", "2 crore rupees", [("2 crore rupees", 2e7, "INR", "money")]),
    ("en", "nearly 50 percent", [("50 percent", 50, "%", "percent")]),
    ("en", "by 2.5 percentage points", [("2.5 percentage points", 2.5, "percentage points", "percent")]),
    ("en", "10 million tons", [("10 million tons", 1e7, "ton", "measure")]),
    ("en", "30,000 square kilometers", [("30,000 square kilometers", 30000, "km²", "measure")]),
    ("en", "800 new firms", [("800", 800, "new firms", "count")]),
    ("en", "two hundred and fifty men", [("two hundred and fifty", 250, "men", "count")]),
    ("en", "half a million", [("half a million", 5e5, "", "count")]),
    ("en", "10 1/2 miles", [("10 1/2 miles", 10.5, "mile", "measure")]),
    ("ru", "3,5 млрд рублей", [("3,5 млрд рублей", 3.5e9, "RUB", "money")]),
    ("zh", "达到1.5万亿美元", [("1.5万亿美元", 1.5e12, "USD", "money")]),
    ("fr", "1 200 personnes", [("1 200", 1200, "personnes", "count")]),
    ("fr", "25 000 €", [("25 000 €", 25000, "EUR", "money")]),
    ("en", "In Chile 3500 miners", [("3500", 3500, "miners", "count")]),
    ("en", "the EU 300 jobs", [("300", 300, "jobs", "count")]),
    ("en", "two and a half billion dollars", [("two and a half billion dollars", 2.5e9, "USD", "money")]),
    ("en", "winds of 200 km / h", [("200 km / h", 200, "km/h", "measure")]),
    ("en", "at 190 kilometers per hour", [("190 kilometers per hour", 190, "km/h", "measure")]),
    ("ru", "Вчера 300 человек", [("300", 300, "человек", "count")]),
    ("zh", "共有1200人参加，第3个", [("1200", 1200, "人", "count")]),
    ("zh", "投入6亿元在三地", [("6亿元", 6e8, "CNY", "money")]),
    ("de", "3,5 Milliarden Euro", [("3,5 Milliarden Euro", 3.5e9, "EUR", "money")]),
]
NONE = [
    "Power of the North 2 and Group of 77",
    "G7, COVID-19, 5G, GPT-4, AAE-1",
    "Web 2.0, Article 5, Boeing 747, Vision 2030",
    "Section 3.2 and Table 4",
    "the 44th and the 21st",
    "at 10:52 PM, at 5 pm",
    "in 2023 and on May 5, 2020",
    "they won 3-1",
    "call +1 202 555 1999",
    "billions of dollars, dozens of men",
    "no one likes one another",
    "the RTX 3080 cards and a Boeing 737 plane",
    "Acme buys Boeing 737 planes",
]


@pytest.mark.parametrize(("language", "text", "expected"), QUANTITIES)
def test_find(language: str, text: str, expected: list[tuple[str, float, str, str]]) -> None:
    assert [(text[q.start : q.end], q.value, q.unit, q.kind) for q in find(text, language)] == expected


@pytest.mark.parametrize("text", NONE)
def test_no_quantity(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("$5-10 million", 5e6, 1e7),
        ("$5 million to $10 million", 5e6, 1e7),
        ("$800,000 to $1.3 million", 8e5, 1.3e6),
        ("10-15%", 10, 15),
    ],
)
def test_range(text: str, low: float, high: float) -> None:
    (quantity,) = find(text)
    assert (quantity.low, quantity.high) == (low, high)


@given(st.text(alphabet="0123456789,./-$%€ milondhufts½年亿", max_size=60))
def test_spans_are_ordered(text: str) -> None:
    found = find(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(one.end <= two.start for one, two in itertools.pairwise(found))


def test_a_very_long_run_of_digits_is_no_quantity() -> None:
    assert find("1" * 5000) == ()
