"""Salience: what makes one actor matter more than another."""

from dataclasses import replace

import pytest

from generator.text.names.salience import Standing, salience

ONCE = Standing(
    kind="organisation",
    names=1,
    adjectives=0,
    first=0.5,
    title=False,
    heading=False,
    opening=False,
    abbreviation=False,
)


@pytest.mark.parametrize(
    "better",
    [
        replace(ONCE, names=2),
        replace(ONCE, adjectives=1),
        replace(ONCE, first=0.0),
        replace(ONCE, title=True),
        replace(ONCE, heading=True),
        replace(ONCE, opening=True),
    ],
)
def test_more_of_it_matters_more(better: Standing) -> None:
    assert salience(better) > salience(ONCE)


@pytest.mark.parametrize("worse", [replace(ONCE, names=0, adjectives=1), replace(ONCE, abbreviation=True)])
def test_less_of_it_matters_less(worse: Standing) -> None:
    assert salience(worse) < salience(ONCE)
