"""Studies sources on a Dask cluster: an extra, for collections that outgrow one machine."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from generator import cache, study, workers
from generator.errors import ConfigError
from generator.model import Notice, NoticeCode, Studied, Task

if TYPE_CHECKING:
    from generator.studies import Mapper

_AHEAD = 4
"""Tasks given out for each core of the cluster: enough to keep it busy, few enough to hold."""
_PATIENCE = 10
"""Seconds to wait for the scheduler."""
_OTHER_PROGRAM = "other program"


@contextmanager
def connect(address: str) -> Iterator["Mapper"]:
    """Provide a map over the cluster whose scheduler is at the address, for example tcp://10.0.0.1:8786.

    Raises ConfigError when the extra is not installed, when nothing answers there, and, while mapping, when a
    worker has another version of the program: its findings would not be ours.
    """
    try:
        from distributed import Client  # noqa: PLC0415 - takes long, and need not be installed
    except ImportError as error:
        message = "this needs the extra 'cluster'; install it: pip install 'briefing-site[cluster]'"
        raise _refusal(message) from error
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        message = f"no scheduler answers at '{address}'; start one with 'dask scheduler'"
        raise _refusal(message) from error
    with client:

        def mapped(function: Callable[[Task], Studied], tasks: Sequence[Task]) -> Iterable[Studied]:
            return _map(client, function, tasks)

        yield mapped


def _map(client: Any, function: Callable[[Task], Studied], tasks: Sequence[Task]) -> Iterator[Studied]:
    ahead = max(1, sum(client.ncores().values())) * _AHEAD
    pending: deque[tuple[Task, Any]] = deque()
    for task in tasks:
        pending.append(
            (task, client.submit(_quietly, function, cache.code(), study.with_content(task), pure=False))
        )
        if len(pending) >= ahead:
            yield _result(*pending.popleft())
    while pending:
        yield _result(*pending.popleft())


def _result(task: Task, future: Any) -> Studied:
    from distributed import KilledWorker, TimeoutError  # noqa: PLC0415 - as above

    try:
        found: Studied | str = future.result(timeout=task.limits.seconds)
    except TimeoutError:
        future.cancel()
        return study.gave_up(task, f"reading it took longer than the limit of {task.limits.seconds} seconds")
    except KilledWorker:
        return study.gave_up(task, "reading it ended the process, perhaps for want of memory")
    if isinstance(found, str):
        raise _refusal("a worker has another version of this program; install the same everywhere")
    return found


def _quietly(function: Callable[[Task], Studied], code: str, task: Task) -> Studied | str:
    """Run on a worker."""
    if cache.code() != code:
        return _OTHER_PROGRAM
    workers.silence()
    return function(task)


def _refusal(message: str) -> ConfigError:
    return ConfigError([Notice(NoticeCode.CONFIG_VALUE, "error", "--scheduler", message)])
