"""Tasks -> what each source gives, in order: from the cache where it is there, else studied now."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from generator import cache, study, workers
from generator.cache import Cache
from generator.model import Studied, Task

Study = Callable[[Sequence[Task]], Iterable[Studied]]
"""Gives what each task gives, in order."""
Mapper = Callable[[Callable[[Task], Studied], Sequence[Task]], Iterable[Studied]]
"""Applies a function to values and gives the results in order, as ``map`` does, wherever the work is done."""

_FEW = 8
_LIGHT_ENDINGS = (".txt", ".md", ".markdown")
_LIGHT_BYTES, _LIGHT_LINES = 200_000, 5_000


def all_cores(function: Callable[[Task], Studied], tasks: Sequence[Task]) -> Iterable[Studied]:
    """Map over the cores of this machine, each source within its limits.

    A few short plain texts are done before a process has started. The worst of that size takes seconds.
    """
    if len(tasks) <= _FEW and all(map(_is_light, tasks)):
        return map(function, tasks)
    return workers.spread(function, tasks, otherwise=study.gave_up, limits=tasks[0].limits)


def here(tasks: Sequence[Task]) -> Iterable[Studied]:
    """Study in this process, keep nothing."""
    return map(study.study, tasks)


def anew(mapper: Mapper) -> Study:
    """Study every source, whatever was kept."""
    return partial(mapper, study.study)


def kept(cached: Cache, mapper: Mapper) -> Study:
    """Study what the cache does not have, and keep it."""

    def studied(tasks: Sequence[Task]) -> Iterator[Studied]:
        names = [_name(task) for task in tasks]
        is_there = [cached.has(name) for name in names]
        missing = [task for task, there in zip(tasks, is_there, strict=True) if not there]
        made = iter(mapper(study.study, missing) if missing else ())
        for task, name, there in zip(tasks, names, is_there, strict=True):
            value = cached.get(name) if there else None
            if value is None:  # not there, or damaged
                value = next(made) if not there else next(iter(mapper(study.study, [task])))
                if cache.is_settled(value.notices):
                    cached.put(name, value)
            yield value

    return studied


def remembered(study: Study) -> Study:
    """Study each source only when it changed since it was last, for a program that goes on running."""
    last: dict[str, tuple[object, Studied]] = {}

    def studied(tasks: Sequence[Task]) -> Iterator[Studied]:
        found = [_still(last.get(task.file.path), task) for task in tasks]
        missing = [task for task, value in zip(tasks, found, strict=True) if value is None]
        made = iter(study(missing) if missing else ())
        for task, value in zip(tasks, found, strict=True):
            if value is not None:
                yield value
                continue
            new = next(made)
            if cache.is_settled(new.notices):
                last[task.file.path] = (_sameness(task), new)
            yield new

    return studied


def _still(before: tuple[object, Studied] | None, task: Task) -> Studied | None:
    """Return what was found before, when it is what the task would give."""
    return before[1] if before and before[0] == _sameness(task) else None


def _sameness(task: Task) -> tuple[object, ...]:
    """Return what decides, for one source, what a task gives. The digest stands for the bytes."""
    return task.file.sha256, task.sidecar, task.actors


def _name(task: Task) -> str:
    """Return the key of what a task gives."""
    return cache.key((task.file.path, *_sameness(task)))


def _is_light(task: Task) -> bool:
    if task.file.size > _LIGHT_BYTES or not task.file.path.lower().endswith(_LIGHT_ENDINGS):
        return False
    try:
        content = task.file.read()
    except OSError:
        return True
    return len(content) <= _LIGHT_BYTES and content.count(b"\n") + content.count(b"\r") <= _LIGHT_LINES
