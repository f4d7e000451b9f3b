"""A function and many values -> the results in order, from as many processes as there are cores.

A worker holds one value at a time. One that goes beyond a limit, or that dies, is replaced, and the value
gets the result that ``otherwise`` gives it: a hostile source costs itself, never the build. Workers that die
before they have begun are no value's fault: after a few of them the work stops, with an error.
"""

import contextlib
import logging
import os
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import connection, get_context, parent_process, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from generator import interrupts
from generator.errors import ConfigError
from generator.model import Limits, Notice, NoticeCode

T = TypeVar("T")
R = TypeVar("R")

_TALKATIVE = ("htmldate", "pypdf", "trafilatura")
"""Libraries that would print what is wrong with a source; notices say it in our words."""
_FEWEST_PER_WORKER = 8
"""A process takes about as long to start as a worker needs for so many values."""
_PATIENCE = 120.0
"""Seconds in which a process must have begun to work."""
_MOST_FAILED_STARTS = 3
"""In a row; then no further process is started."""
ENDED = "ended the process, perhaps for want of memory"
"""What may be said of a value whose process died."""
_READY, _NO_MEMORY, _TOO_LONG, _DIED = "ready", "no memory", "too long", "died"
"""What is heard of a worker instead of a result."""
# Not "fork": the progress bar and the live site have threads, and their locks would be copied as they stand.
_PROCESSES = get_context("spawn")


@dataclass(slots=True)
class _Worker:
    """A process and what it is at."""

    process: BaseProcess
    pipe: Connection
    since: float
    """When it was started, or got its value."""
    is_ready: bool = False
    """Whether it has begun to work."""
    place: int = -1
    """Which value it has; negative when none."""


@dataclass(frozen=True, slots=True)
class _Bug:
    """What a worker says when the function raises."""

    trace: str
    """The traceback."""


def silence() -> None:
    """Keep libraries from printing."""
    for library in _TALKATIVE:
        logging.getLogger(library).setLevel(logging.CRITICAL)


def cores() -> int:
    """Return how many processes can run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(
    function: Callable[[T], R],
    values: Sequence[T],
    *,
    otherwise: Callable[[T, str], R],
    limits: Limits,
    most: int | None = None,
) -> Iterator[R]:
    """Yield what the function gives for each value, in order. Both must be importable by name.

    ``otherwise`` gets a value whose worker was stopped, and why: what it did, in words. ``limits`` hold for
    each value. ``most`` is the largest number of processes; that of the cores when not given. Raises
    RuntimeError with the worker's traceback when the function raises, ConfigError when this system lets no
    process begin.
    """
    wanted = min(most or cores(), -(-len(values) // _FEWEST_PER_WORKER))
    results: dict[int, R] = {}
    with _crew(partial(_start, function, limits), wanted) as crew:
        given = due = 0
        while due < len(values):
            for worker in crew.workers:
                if worker.is_ready and worker.place < 0 and given < len(values):
                    _give(worker, given, values[given])
                    given += 1
            for worker, answer in _answers(crew.workers, limits.seconds):
                place, worker.place = worker.place, -1
                if isinstance(answer, tuple):
                    results[place] = answer[0]
                elif answer == _READY:
                    crew.began(worker)
                else:
                    if place >= 0:
                        results[place] = otherwise(values[place], _reason(answer, limits))
                    crew.replace(worker)
            while due in results:
                yield results.pop(due)
                due += 1


def _give(worker: _Worker, place: int, value: object) -> None:
    worker.place, worker.since = place, time.monotonic()
    with contextlib.suppress(OSError):  # it died; the answer will say so
        worker.pipe.send(value)


def _answers(crew: Sequence[_Worker], limit: float) -> list[tuple[_Worker, object]]:
    """Wait for workers and return them with what is heard of them: a result in a tuple, or a word."""
    due = {id(worker): worker.since + (limit if worker.is_ready else _PATIENCE) for worker in crew}
    awaited = [worker for worker in crew if worker.place >= 0 or not worker.is_ready]
    latest = min(due[id(worker)] for worker in awaited)
    heard = connection.wait([worker.pipe for worker in awaited], max(0.0, latest - time.monotonic()))
    answers: list[tuple[_Worker, object]] = []
    for worker in awaited:
        if worker.pipe in heard:
            answers.append((worker, _answer(worker)))
        elif time.monotonic() >= due[id(worker)]:
            answers.append((worker, _TOO_LONG))
    return answers


def _answer(worker: _Worker) -> object:
    try:
        answer = worker.pipe.recv()
    except (EOFError, OSError):
        return _DIED
    if isinstance(answer, _Bug):
        raise RuntimeError(f"a worker failed\n{answer.trace}")
    return answer


def _reason(answer: object, limits: Limits) -> str:
    """Return in words why there is no result."""
    if answer == _TOO_LONG:
        return f"took longer than the limit of {limits.seconds:g} seconds"
    if answer == _NO_MEMORY:
        return f"took more memory than the limit of {limits.memory_gigabytes} GB"
    return ENDED


class _Crew:
    """The workers of one piece of work. Lives as long as it."""

    def __init__(self, start: Callable[[], _Worker]) -> None:
        self._start = start
        self._failed_starts = 0
        self.workers: list[_Worker] = []

    def grow(self, size: int) -> None:
        """Start so many more."""
        for _ in range(size):
            if os.name == "posix":
                resource_tracker.ensure_running()  # or the first start does so, and lets interruptions in
            with interrupts.held_back():
                self.workers.append(self._start())

    def began(self, worker: _Worker) -> None:
        """Note that a worker can be given values."""
        worker.is_ready = True
        self._failed_starts = 0

    def replace(self, worker: _Worker) -> None:
        """Start another in its place, unless several in a row could not begin.

        Raises ConfigError when none is left.
        """
        _stop(worker)
        self._failed_starts = 0 if worker.is_ready else self._failed_starts + 1
        self.workers.remove(worker)
        if self._failed_starts < _MOST_FAILED_STARTS:
            self.grow(1)
        elif not self.workers:
            raise _no_workers(f"{self._failed_starts} processes in a row ended before they had begun")


def _stop(worker: _Worker) -> None:
    worker.process.kill()
    worker.process.join()
    worker.pipe.close()


@contextmanager
def _crew(start: Callable[[], _Worker], size: int) -> Iterator[_Crew]:
    """Start workers, and leave none behind, whatever happens."""
    crew = _Crew(start)
    try:
        crew.grow(size)
        yield crew
    finally:
        for worker in crew.workers:
            worker.process.kill()  # all at once, before each is waited for
        for worker in crew.workers:
            _stop(worker)


def _no_workers(why: str) -> ConfigError:
    message = (
        f"{why}; is there memory left, may new processes be started here, and does a script of yours that "
        "builds ask: if __name__ == '__main__'?"
    )
    return ConfigError([Notice(NoticeCode.NO_WORKERS, "error", "workers", message)])


def _start(function: Callable[[Any], Any], limits: Limits) -> _Worker:
    ours, theirs = _PROCESSES.Pipe()
    process = _PROCESSES.Process(
        target=_work, args=(theirs, function, limits.memory_gigabytes * 2**30), daemon=True
    )
    try:
        process.start()
    except OSError as error:
        raise _no_workers(f"no process can be started ({error.strerror})") from error
    theirs.close()
    return _Worker(process, ours, time.monotonic())


def _work(pipe: Connection, function: Callable[[Any], Any], memory: int) -> None:
    """Say that it begins, then answer values with results until the pipe closes."""
    interrupts.ignored()  # its owner hears of them, and stops it
    silence()
    threading.Thread(target=_die_with_owner, daemon=True).start()
    _bound(memory)
    with contextlib.suppress(EOFError, OSError):
        pipe.send(_READY)
        try:
            while True:
                pipe.send(_tried(function, pipe.recv()))
        except MemoryError:  # the process may be beyond use; its owner starts another
            pipe.send(_NO_MEMORY)


def _tried(function: Callable[[Any], Any], value: object) -> object:
    """Return the result in a tuple, or a bug, which the owner tells."""
    try:
        return (function(value),)
    except MemoryError:
        raise
    except Exception:
        return _Bug(traceback.format_exc())


def _bound(memory: int) -> None:
    """Let this process have so many bytes of memory, on systems that count them."""
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    bounded = memory if most == resource.RLIM_INFINITY else min(memory, most)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (bounded, most))


def _die_with_owner() -> None:
    """End this process when its owner is killed, even in the middle of a source that never ends."""
    owner = parent_process()
    if owner is not None:
        connection.wait([owner.sentinel])
        os._exit(1)
