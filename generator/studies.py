"""Tasks -> what each source gives, in order: from the cache where it is there, else studied now."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from generator import cache, study, workers
from generator.cache import Cache
from generator.model import NoticeCode, Studied, Task

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
        if missing:
            cached.prune()

    return studied


def _made(cached: Cache, name: str, value: Studied) -> Studied:
    if all(notice.code is not NoticeCode.SOURCE_GAVE_UP for notice in value.notices):
        cached.put(name, value)
    return value


def _name(task: Task) -> str:
    """Return the key of what a task gives. The digest stands for the bytes."""
    return cache.key((task.source.path, task.source.sha256, task.sidecar, task.actors))


def _is_light(task: Task) -> bool:
    content = task.source.content
    return (
        len(content) <= _LIGHT_BYTES
        and content.count(b"\n") + content.count(b"\r") <= _LIGHT_LINES
        and task.source.path.lower().endswith(_LIGHT_ENDINGS)
    )
