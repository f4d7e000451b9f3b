"""Folders and files -> what changed in them.

The system only says when to look; what changed is found by looking, so that no event has to be understood and
none can be missed for long.
"""

import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

_State = dict[str, tuple[int, int, int]]
_SHORTEST_REST = 1.0
"""Seconds after which to look in any case: not every file system tells."""
_REST_PER_LOOK = 10
"""How many times longer to rest than a look takes, so that looking stays cheap in large collections."""
_SETTLE = 0.03
"""Seconds without news after which a save is taken to be over."""
_SILENT = (".", "#")
_LEFTOVERS = ("~", ".swp", ".tmp", ".new")


class Watch:
    """Looks at places, recursively; hidden files and what editors leave are passed over."""

    def __init__(self, places: Iterable[Path]) -> None:
        """Start from what is there now; no place may lie in another."""
        self._places = tuple(place.resolve() for place in places)
        self._news = threading.Event()
        self._rung: set[Path] = set()
        self._woken = False
        start = time.monotonic()
        self._states = {place: _look(place) for place in self._places}
        self._rest = max(_SHORTEST_REST, _REST_PER_LOOK * (time.monotonic() - start))
        self._observer = Observer()
        self._listen()

    def changes(self, seconds: float | None = None) -> frozenset[Path]:
        """Wait until something changed and return it; after some seconds, or ``wake``, return nothing.

        What is returned was added, written or removed.
        """
        end = None if seconds is None else time.monotonic() + seconds
        while True:
            left = self._rest if end is None else min(self._rest, max(0.0, end - time.monotonic()))
            places: Iterable[Path] = self._places
            woken = False
            if self._news.wait(left):
                self._settle()
                rung, self._rung = self._rung, set()
                woken, self._woken = self._woken, False
                # Nothing rang when it did while the last ones were taken.
                places = rung or (() if woken else self._places)
            if found := [path for place in tuple(places) for path in self._found(place)]:
                return frozenset(map(Path, found))
            if woken or (end is not None and time.monotonic() >= end):
                return frozenset()

    def wake(self) -> None:
        """Let ``changes`` return."""
        self._woken = True
        self._news.set()

    def close(self) -> None:
        """Stop listening."""
        self._observer.stop()

    def _listen(self) -> None:
        for place in self._places:
            # Of docs/ only the top, where people write: it has thousands of folders, each would need a watch.
            folder = place if place.is_dir() else place.parent
            recursive = place.is_dir() and place.name != "docs"
            try:
                self._observer.schedule(_Bell(partial(self._ring, place)), str(folder), recursive=recursive)
            except OSError:  # the system has no watches left: looking has to do
                continue
        self._observer.start()

    def _settle(self) -> None:
        while self._news.is_set():
            self._news.clear()
            self._news.wait(_SETTLE)

    def _ring(self, place: Path) -> None:
        self._rung.add(place)
        self._news.set()

    def _found(self, place: Path) -> set[str]:
        """Look at one place and return what is not as it was."""
        before, self._states[place] = self._states[place], _look(place)
        return {path for path, _ in before.items() ^ self._states[place].items()}


class _Bell(FileSystemEventHandler):
    """Rings for everything that is not merely read."""

    def __init__(self, ring: Callable[[], None]) -> None:
        self._ring = ring

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in {"opened", "closed_no_write"}:
            self._ring()


def _look(place: Path) -> _State:
    return {path: found for path in _files(place) if (found := _state_of(path))}


def _files(place: Path) -> Iterator[str]:
    if place.is_file():
        yield str(place)
    for folder, folders, names in os.walk(place):
        folders[:] = [name for name in folders if not name.startswith(_SILENT)]
        for name in names:
            if not name.startswith(_SILENT) and not name.endswith(_LEFTOVERS):
                yield f"{folder}{os.sep}{name}"


def _state_of(path: str) -> tuple[int, int, int] | None:
    try:
        found = Path(path).stat()
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_size, found.st_ino)
