from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest

from generator import studies, study
from generator.model import KnownActor, Sidecar, Studied, Task
from tests import make

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
