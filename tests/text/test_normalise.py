import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.normalise import claim_id, normalise, slug


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The “Trio” of rules.", 'the "trio"  of rules'),
        ("Moscow’s plan", "Moscow's plan"),
        ("a\u00a0b", "a b"),
        ("ﬁve", "five"),
        ("5–10 ships", "5-10 ships"),
        ("they co-operate", "they cooperate"),
        ("a re-elected mayor", "a reelected mayor"),
    ],
)
def test_trivial_edits_keep_the_id(one: str, other: str) -> None:
    assert claim_id(one) == claim_id(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("$30", "30"),
        ("30%", "30"),
        ("it is", "it is not"),
        ("1.5", "2.5"),
        ("grew by -14 percent", "grew by 14 percent"),
        ("5-10 ships", "510 ships"),
        ("3/4 of them", "34 of them"),
        ("10² hectares", "102 hectares"),
        ("10⁻³ metres", "10-3 metres"),
        ("they re-sign", "they resign"),
    ],
)
def test_what_changes_the_claim_changes_the_id(one: str, other: str) -> None:
    assert claim_id(one) != claim_id(other)


def test_an_id_never_changes() -> None:
    # Links to claims are promised to last: this value must stay as it is for ever.
    assert (
        claim_id("Beijing is now the largest trade partner for all five Central Asian states.") == "rht4d7xz"
    )


@given(st.text())
def test_normalising_twice_is_normalising_once(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Beijing’s Bold Gambit", "beijings-bold-gambit"),
        ("Москва", "moskva"),
        ("Élan vital!", "elan-vital"),
        ("!!!", ""),
        ("a" * 80, "a" * 60),
    ],
)
def test_slugs(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.text())
def test_a_slug_is_safe_in_any_address(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]*(-[a-z0-9]+)*", slug(text))
    assert len(slug(text)) <= 60
