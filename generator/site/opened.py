"""Something that is done -> which files it read, as Python's own audit tells.

What a plugin, a hook or an extension of Markdown reads, nobody can know beforehand.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.util import source_from_cache
from pathlib import Path
from typing import Any

_WRITING = os.O_WRONLY | os.O_RDWR


class Opened:
    """Which files something opened so far."""

    def __init__(self) -> None:
        """None yet."""
        self._read: set[str] = set()
        self._written: set[str] = set()

    def note(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Take an event of the audit."""
        if event == "open" and isinstance(arguments[0], str):
            (self._written if arguments[2] & _WRITING else self._read).add(arguments[0])
        elif event == "os.rename" and isinstance(arguments[1], str):
            self._written.add(arguments[1])

    def read(self) -> frozenset[Path]:
        """Return what was read and not written, too: that would be its own doing.

        Of a module that it keeps compiled, Python opens nothing else. Its source is returned.
        """
        paths = map(_source, self._read - self._written)
        return frozenset(Path(path).resolve() for path in paths if path)


_now: ContextVar[Opened | None] = ContextVar("opened", default=None)


@contextmanager
def noted() -> Iterator[Opened]:
    """Give which files this thread opens meanwhile."""
    _listen()
    found = Opened()
    token = _now.set(found)
    try:
        yield found
    finally:
        _now.reset(token)


def _source(path: str) -> str | None:
    """Return what a file was compiled from, if that is known, and any other file itself."""
    if not path.endswith(".pyc"):
        return path
    try:
        return source_from_cache(path)
    except ValueError:
        return None


@cache
def _listen() -> None:
    """Hear the audit from now on. Python lets nobody go, so this is done once."""

    def hear(event: str, arguments: tuple[Any, ...], now: ContextVar[Opened | None] = _now) -> None:
        if opened := now.get():
            opened.note(event, arguments)

    sys.addaudithook(hear)
