"""The quality gate: no measure on the gold data may fall below its floor. ``make quality`` raises floors."""

import json

import pytest

from tests.quality.floors import FLOORS, NOISE, fingerprint
from tests.quality.gold_data import Case, cases
from tests.quality.measures import MEASURES


@pytest.fixture(scope="module")
def gold() -> list[Case]:
    return cases()


def test_the_gold_data_are_those_the_floors_were_measured_on() -> None:
    assert json.loads(FLOORS.read_text())["gold"] == fingerprint(), "run 'make quality' and review the floors"


@pytest.mark.parametrize("name", MEASURES)
def test_no_measure_falls_below_its_floor(name: str, gold: list[Case]) -> None:
    floors = json.loads(FLOORS.read_text())["floors"]
    assert MEASURES[name](gold) >= floors[name] - NOISE
