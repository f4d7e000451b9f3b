"""Ctrl-C, where it must wait: a terminal sends it to a program and to every process the program started."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_CAN_BLOCK = hasattr(signal, "pthread_sigmask")
"""Windows cannot; there, no process inherits what its owner does about signals."""


@contextmanager
def held_back() -> Iterator[None]:
    """Let nothing in here be interrupted; an interruption that came meanwhile follows at the end.

    A process that starts in here does not hear of any until it says ``ignored()``.
    """
    came: list[int] = []
    is_main = threading.current_thread() is threading.main_thread()
    # Blocking is for this thread and what it starts. Others can still take the signal, for the main one.
    heard = signal.signal(signal.SIGINT, lambda number, _: came.append(number)) if is_main else None
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if _CAN_BLOCK else None
    try:
        yield
    finally:
        if blocked is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
        if is_main:
            signal.signal(signal.SIGINT, heard)
        for number in came[:1]:
            signal.raise_signal(number)


def ignored() -> None:
    """Ignore interruptions from here on, and those held back since this process began."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if _CAN_BLOCK:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
