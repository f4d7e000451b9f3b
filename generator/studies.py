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
        found = [cached.get(name) for name in names]
        missing = [task for task, value in zip(tasks, found, strict=True) if value is None]
        made = iter(mapper(study.study, missing) if missing else ())
        for name, value in zip(names, found, strict=True):
            yield _made(cached, name, next(made)) if value is None else value

    return studied


def remembered(study: Study) -> Study:
    """Study each source only when it changed since it was last, for a program that goes on running."""
    last: dict[str, tuple[object, Studied]] = {}

    def studied(tasks: Sequence[Task]) -> Iterable[Studied]:
        found: dict[str, Studied] = {}
        missing: list[Task] = []
        for task in tasks:
            of, value = last.get(task.source.path, (None, None))
            if value is not None and of == _sameness(task):
                found[task.source.path] = value
            else:
                missing.append(task)
        for task, value in zip(missing, study(missing) if missing else (), strict=True):
            found[task.source.path] = value
            if cache.is_settled(value.notices):
                last[task.source.path] = (_sameness(task), value)
        return [found[task.source.path] for task in tasks]

    return studied


def _made(cached: Cache, name: str, value: Studied) -> Studied:
    if cache.is_settled(value.notices):
        cached.put(name, value)
    return value


def _sameness(task: Task) -> tuple[object, ...]:
    """Return what decides, for one source, what a task gives. The digest stands for the bytes."""
    return task.source.sha256, task.sidecar, task.actors


def _name(task: Task) -> str:
    """Return the key of what a task gives."""
    return cache.key((task.source.path, *_sameness(task)))


def _is_light(task: Task) -> bool:
    content = task.source.content
    return (
        len(content) <= _LIGHT_BYTES
        and content.count(b"\n") + content.count(b"\r") <= _LIGHT_LINES
        and task.source.path.lower().endswith(_LIGHT_ENDINGS)
    )
