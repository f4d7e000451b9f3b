"""Who studies what. A few light texts are studied here, where no limit stops them; the worst are quick."""

import time

import pytest

from generator import studies, study, workers
from generator.model import Limits, Sidecar, Source, Studied, Task
from tests.hostile.sizes import UNITS

_LONGEST = 20
"""Seconds of processor time for a text, on a slow and busy machine; a quick one takes two for the worst."""


def task(content: bytes, path: str = "a.txt") -> Task:
    return Task(Source(path, content, ""), Sidecar(), (), Limits(seconds=7))


def of_largest_light_size(unit: str) -> bytes:
    """Return the unit as often as a light text holds it, in bytes and in lines."""
    once = unit.encode()
    times = studies._LIGHT_BYTES // len(once)
    lines = once.count(b"\n")
    text = once * (min(times, studies._LIGHT_LINES // lines) if lines else times)
    return text + b" " * (studies._LIGHT_BYTES - len(text))


@pytest.mark.parametrize(
    ("tasks", "is_here"),
    [
        ([], True),
        ([task(b"a" * 200_000)] * 8, True),
        ([task(b"a" * 200_001)], False),
        ([task(b"a")] * 9, False),
        ([task(b"a\n" * 5_001)], False),
        ([task(b"a\r" * 5_001)], False),
        ([task(b"a", "a.md"), task(b"a", "a.PDF")], False),
        ([task(b"a", "a.MD")], True),
    ],
)
def test_few_light_texts_are_studied_here(
    tasks: list[Task], is_here: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    spread: list[Limits] = []

    def noted(_: object, tasks: list[Task], *, limits: Limits, **__: object) -> list[Studied]:
        spread.append(limits)
        return [Studied(None, ()) for _ in tasks]

    monkeypatch.setattr(workers, "spread", noted)
    found = list(studies.all_cores(lambda _: Studied(None, ()), tasks))
    assert len(found) == len(tasks)
    assert spread == ([] if is_here else [Limits(seconds=7)])


@pytest.mark.parametrize(
    "name",
    ["many-lines.txt", "persons.txt", "chinese.txt", "abbreviations.txt", "ampersands.txt", "stars.md"],
)
def test_the_worst_light_text_is_studied_soon(name: str) -> None:
    content = of_largest_light_size(UNITS[name])
    assert studies._is_light(task(content, name))
    begun = time.process_time()
    study.study(task(content, name))
    assert time.process_time() - begun < _LONGEST
