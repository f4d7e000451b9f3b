"""A function and many values -> the results in order, from as many processes as there are cores.

A worker holds one value at a time. One that takes longer than the limit, or that dies, is replaced, and the
value gets the result that ``otherwise`` gives it: a hostile source costs itself, never the build.
"""

import contextlib
import logging
import os
import signal
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import connection, get_context, parent_process
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

LIMIT = 300.0
"""Seconds that one value may take."""
_TALKATIVE = ("htmldate", "pypdf", "trafilatura")
"""Libraries that would print what is wrong with a source; notices say it in our words."""
_FEWEST_PER_WORKER = 8
"""A process takes about as long to start as a worker needs for so many values."""
# Not "fork": the progress bar and the live site have threads, and their locks would be copied as they stand.
_PROCESSES = get_context("spawn")


@dataclass(slots=True)
class _Worker:
    """A process and what it is at."""

    process: BaseProcess
    pipe: Connection
    place: int = -1
    """Which value it has."""
    started: float = 0.0
    """When it got it."""


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
    limit: float = LIMIT,
    most: int | None = None,
) -> Iterator[R]:
    """Yield what the function gives for each value, in order. Both must be importable by name.

    ``otherwise`` gets a value whose worker was stopped, and why, in words. ``most`` is the largest number of
    processes; that of the cores when not given. Raises RuntimeError with the worker's traceback when the
    function raises.
    """
    wanted = min(most or cores(), -(-len(values) // _FEWEST_PER_WORKER))
    results: dict[int, R] = {}
    with _crew(function, wanted) as crew:
        given = due = 0
        while due < len(values):
            for worker in crew:
                if worker.place < 0 and given < len(values):
                    _give(worker, given, values[given])
                    given += 1
            for worker, answer in _answers(crew, limit):
                place, worker.place = worker.place, -1
                if isinstance(answer, str):
                    results[place] = otherwise(values[place], answer)
                    _replace(crew, worker, function)
                else:
                    results[place] = answer[0]
            while due in results:
                yield results.pop(due)
                due += 1


def _give(worker: _Worker, place: int, value: object) -> None:
    worker.place, worker.started = place, time.monotonic()
    with contextlib.suppress(OSError):  # it died; the answer will say so
        worker.pipe.send(value)


def _answers(crew: Sequence[_Worker], limit: float) -> list[tuple[_Worker, Any]]:
    """Wait for workers and return them with their results, each in a tuple, or why there will be none."""
    busy = [worker for worker in crew if worker.place >= 0]
    latest = min(worker.started for worker in busy) + limit
    ready = connection.wait([worker.pipe for worker in busy], max(0.0, latest - time.monotonic()))
    answers: list[tuple[_Worker, Any]] = []
    for worker in busy:
        if worker.pipe in ready:
            answers.append((worker, _answer(worker)))
        elif time.monotonic() - worker.started >= limit:
            answers.append((worker, f"reading it took longer than the limit of {limit:g} seconds"))
    return answers


def _answer(worker: _Worker) -> Any:
    try:
        answer = worker.pipe.recv()
    except (EOFError, OSError):
        return "reading it ended the process, perhaps for want of memory"
    if isinstance(answer, str):
        raise RuntimeError(f"a worker failed\n{answer}")
    return answer


@contextmanager
def _crew(function: Callable[[Any], Any], size: int) -> Iterator[list[_Worker]]:
    """Start workers, and leave none behind, whatever happens."""
    crew: list[_Worker] = []
    try:
        for _ in range(size):
            crew.append(_start(function))
        yield crew
    finally:
        for worker in crew:
            worker.process.kill()
        for worker in crew:
            worker.process.join()
            worker.pipe.close()


def _replace(crew: list[_Worker], worker: _Worker, function: Callable[[Any], Any]) -> None:
    worker.process.kill()
    worker.process.join()
    worker.pipe.close()
    crew[crew.index(worker)] = _start(function)


def _start(function: Callable[[Any], Any]) -> _Worker:
    ours, theirs = _PROCESSES.Pipe()
    process = _PROCESSES.Process(target=_work, args=(theirs, function), daemon=True)
    with _deaf():
        process.start()
    theirs.close()
    return _Worker(process, ours)


@contextmanager
def _deaf() -> Iterator[None]:
    """Let a process that starts here ignore Ctrl-C from its first moment: its owner hears it and stops it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, heard)


def _work(pipe: Connection, function: Callable[[Any], Any]) -> None:
    """Answer values with results until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    silence()
    threading.Thread(target=_die_with_owner, daemon=True).start()
    with contextlib.suppress(EOFError, OSError):
        while True:
            value = pipe.recv()
            try:
                answer: object = (function(value),)
            except MemoryError:  # the process may be beyond use; its owner starts another
                return
            except Exception:  # a bug, which the owner tells
                answer = traceback.format_exc()
            pipe.send(answer)


def _die_with_owner() -> None:
    """End this process when its owner is killed, even in the middle of a source that never ends."""
    owner = parent_process()
    if owner is not None:
        connection.wait([owner.sentinel])
        os._exit(1)
