"""Who studies what, and what is not studied again. A few light texts are studied here, where no limit stops
them; the worst are quick.
"""

import time
from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest

from generator import studies, study, workers
from generator.model import KnownActor, Limits, Sidecar, Source, Studied, Task
from tests import make
from tests.hostile.sizes import UNITS

TASK = Task(make.source("One said two."), Sidecar(), ())
OTHER = replace(TASK, source=make.source("Three.", "other.txt"))


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def remembered(asked: list[str]) -> studies.Study:
    def counted(tasks: Sequence[Task]) -> Iterable[Studied]:
        asked.extend(task.source.path for task in tasks)
        return map(study.study, tasks)

    return studies.remembered(counted)


def test_what_did_not_change_is_not_studied_again(remembered: studies.Study, asked: list[str]) -> None:
    first = list(remembered([TASK, OTHER]))
    (alone,) = remembered([OTHER])
    assert asked == ["note.txt", "other.txt"]
    assert alone is first[1]
    assert list(remembered([OTHER, TASK])) == [first[1], first[0]]


@pytest.mark.parametrize(
    "changed",
    [
        replace(TASK, source=replace(TASK.source, sha256="1" * 64)),
        replace(TASK, sidecar=Sidecar(title="T")),
        replace(TASK, actors=(KnownActor("One"),)),
    ],
)
def test_what_changed_is_studied(changed: Task, remembered: studies.Study, asked: list[str]) -> None:
    list(remembered([TASK]))
    list(remembered([changed]))
    list(remembered([changed]))
    assert len(asked) == 2


def test_who_gave_up_may_try_again(asked: list[str]) -> None:
    def fail(tasks: Sequence[Task]) -> Iterable[Studied]:
        asked.extend(task.source.path for task in tasks)
        return (study.gave_up(task, "it took too long") for task in tasks)

    remembered = studies.remembered(fail)
    list(remembered([TASK]))
    list(remembered([TASK]))
    assert len(asked) == 2


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
