"""Who studies what, and what is not studied again. A few light texts are studied here, where no limit stops
them; the worst are quick.
"""

import pickle
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from generator import studies, study, workers
from generator.cache import Cache
from generator.model import KnownActor, Limits, NoticeCode, Sidecar, Studied, Task
from tests import make
from tests.hostile.sizes import UNITS

TASK = Task(make.source_file("One said two."), Sidecar(), ())
OTHER = replace(TASK, file=make.source_file("Three.", "other.txt"))


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def remembered(asked: list[str]) -> studies.Study:
    def counted(tasks: Sequence[Task]) -> Iterable[Studied]:
        asked.extend(task.file.path for task in tasks)
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
        replace(TASK, file=make.source_file("One said three.")),
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
        asked.extend(task.file.path for task in tasks)
        return (study.gave_up(task, "took too long") for task in tasks)

    remembered = studies.remembered(fail)
    list(remembered([TASK]))
    list(remembered([TASK]))
    assert len(asked) == 2


def test_a_file_saved_while_it_is_read_is_told_and_studied_again(tmp_path: Path) -> None:
    was = make.source_file("One said two.")
    now = replace(TASK, file=replace(was, read=partial(bytes, b"One said four.")))
    found = study.study(now)
    assert found.brief
    assert found.brief.document.text == "One said four."
    assert [notice.code for notice in found.notices] == [NoticeCode.SOURCE_CHANGED]
    kept = studies.kept(Cache(tmp_path), map)
    list(kept([now]))
    (again,) = kept([replace(now, file=was)])
    assert again.brief
    assert again.brief.document.text == "One said two."


def test_a_file_that_went_meanwhile_is_told(tmp_path: Path) -> None:
    gone = replace(TASK.file, read=partial(Path.read_bytes, tmp_path / "gone.txt"))
    found = study.study(replace(TASK, file=gone))
    assert found.brief is None
    assert "run this again" in found.notices[0].message
    assert list(studies.all_cores(study.study, [replace(TASK, file=gone)])) == [found]


def test_what_is_in_the_cache_is_not_opened(tmp_path: Path) -> None:
    def closed() -> bytes:
        raise AssertionError

    first = list(studies.kept(Cache(tmp_path), map)([TASK]))
    unread = replace(TASK, file=replace(TASK.file, read=closed))
    assert list(studies.kept(Cache(tmp_path), map)([unread])) == first


def test_a_task_can_take_its_content_along(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("One said two.")
    there = replace(TASK, file=replace(TASK.file, read=partial(Path.read_bytes, path)))
    taken = pickle.loads(pickle.dumps(study.with_content(there)))
    path.unlink()
    assert study.study(taken) == study.study(TASK)
    assert study.with_content(there) == there


_LONGEST = 20
"""Seconds of processor time for a text, on a slow and busy machine; a quick one takes two for the worst."""


def task(content: bytes, path: str = "a.txt") -> Task:
    return Task(make.source_file(content, path), Sidecar(), (), Limits(seconds=7))


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
