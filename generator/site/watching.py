"""Folders and files -> what changed in them.

The system says which files to look at; whether they changed is found by looking. Not every system tells, and
not everything: so a patrol looks at all files now and then, in a thread of its own, and names those that are
not as they were.
"""

import contextlib
import logging
import math
import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from stat import S_ISREG

from watchdog import events
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

_State = tuple[int, int, int]
_SHORTEST_REST = 1.0
"""Seconds between two rounds of the patrol."""
_REST_PER_LOOK = 20
"""How many times longer to rest than a round takes, so that looking stays cheap in large collections."""
_SETTLE = 0.03
"""Seconds without news after which a save is taken to be over."""
_LAG = 0.1
"""Seconds by which the time of a file may be behind the clock."""
_SILENT = (".", "#")
_LEFTOVERS = ("~", ".swp", ".tmp", ".new")
_TELLING = [
    events.FileCreatedEvent,
    events.FileModifiedEvent,
    events.FileMovedEvent,
    events.FileDeletedEvent,
    events.DirCreatedEvent,
    events.DirMovedEvent,
    events.DirDeletedEvent,
]
"""Not that something is merely read: each round of the patrol would be told back, for every folder."""
# It speaks of its own affairs, such as news that were lost. The patrol makes up for them.
logging.getLogger("watchdog").setLevel(logging.CRITICAL + 1)


class Watch:
    """Looks at places, recursively; hidden files and what editors leave are passed over."""

    def __init__(self, places: Iterable[Path]) -> None:
        """Start from what is there now."""
        self._always = tuple(places)
        self._places: tuple[Path, ...] = ()
        self._news = threading.Event()
        self._lock = threading.Lock()
        self._named: set[str] = set()
        self._is_woken = False
        self._states: dict[str, _State] = {}
        self._patrol = threading.Event()
        self._is_closed = False
        self._observer = Observer()
        self._observer.start()
        self._told_by: dict[Path, ObservedWatch] = {}
        """What the system tells of a place; of a folder with several such files it tells once."""
        self._bell = _Bell(self._ring, self._patrol.set)
        self._since = math.inf
        """When ``changes`` last returned, or this began. Until then nobody had read places named after."""
        self.also(())
        self._since = time.time()
        threading.Thread(target=self._walk_around, daemon=True).start()

    def also(self, others: Iterable[Path]) -> None:
        """Look at these places, too, and no more at what was named here before.

        Who reads a place after ``changes`` returned, and then names it here, misses nothing written between.
        """
        places = _outermost(place.resolve() for place in (*self._always, *others))
        if places == self._places:
            return
        added = [place for place in places if place not in self._places]
        known = {name: state for name, state in self._states.items() if _is_in(name, places)}
        found = dict(state for place in added for state in _look(place))
        new = {name for name in found.keys() - known.keys() if _is_written_since(name, self._since)}
        self._states = {name: state for name, state in found.items() if name not in new} | known
        self._places = places
        for place in self._told_by.keys() - set(places):
            self._leave(place)
        for place in added:
            self._listen(place)
        if new:
            self._note(new)

    def changes(self, seconds: float | None = None) -> frozenset[Path]:
        """Wait until something changed and return it; after some seconds, or ``wake``, return nothing.

        What is returned was added, written or removed.
        """
        end = None if seconds is None else time.monotonic() + seconds
        while self._news.wait(None if end is None else max(0.0, end - time.monotonic())):
            self._settle()
            with self._lock:
                named, self._named = self._named, set()
            if found := frozenset(map(Path, filter(self._has_changed, named))):
                self._since = time.time()
                return found
            if self._is_woken:
                break
        self._is_woken = False
        self._since = time.time()
        return frozenset()

    def wake(self) -> None:
        """Let ``changes`` return."""
        self._is_woken = True
        self._news.set()

    def close(self) -> None:
        """Stop listening."""
        self._is_closed = True
        self._patrol.set()
        self._observer.stop()

    def _listen(self, place: Path) -> None:
        """Have the system tell what happens in a place, or at least at its top, if it can."""
        folder = place if place.is_dir() else place.parent
        for recursive in (True, False) if place.is_dir() else (False,):
            # Each folder needs a watch, and the system may have none left. Then the patrol has to do.
            with contextlib.suppress(OSError):
                self._told_by[place] = self._observer.schedule(
                    self._bell, str(folder), recursive=recursive, event_filter=_TELLING
                )
                return

    def _leave(self, place: Path) -> None:
        """Have the system tell no more what happens in a place."""
        told_by = self._told_by.pop(place)
        if told_by not in self._told_by.values():
            self._observer.unschedule(told_by)

    def _settle(self) -> None:
        while self._news.is_set():
            self._news.clear()
            self._news.wait(_SETTLE)

    def _ring(self, names: Iterable[str]) -> None:
        """Take note of files that may have changed, if they are in a place."""
        places = self._places
        if inside := {name for name in names if any(_is_looked_at(Path(name), place) for place in places)}:
            self._note(inside)

    def _note(self, names: set[str]) -> None:
        with self._lock:
            self._named |= names
        self._news.set()

    def _has_changed(self, name: str) -> bool:
        """Look at a file, remember how it is, and say whether it was otherwise."""
        before, now = self._states.pop(name, None), _state_of(name)
        if now:
            self._states[name] = now
        return before != now

    def _walk_around(self) -> None:
        rest = _SHORTEST_REST
        while True:
            self._patrol.wait(rest)
            self._patrol.clear()
            if self._is_closed:
                return
            start = time.monotonic()
            seen = dict(found for place in self._places for found in _look(place))
            if others := {name for name, _ in seen.items() ^ dict(self._states).items()}:
                self._note(others)
            rest = max(_SHORTEST_REST, _REST_PER_LOOK * (time.monotonic() - start))


class _Bell(events.FileSystemEventHandler):
    """Rings for every file, and sends the patrol where a folder came or went."""

    def __init__(self, ring: Callable[[Iterable[str]], None], patrol: Callable[[], None]) -> None:
        self._ring = ring
        self._patrol = patrol

    def on_any_event(self, event: events.FileSystemEvent) -> None:
        if event.is_directory:
            self._patrol()
        else:
            self._ring(os.fsdecode(path) for path in (event.src_path, event.dest_path) if path)


def _outermost(places: Iterable[Path]) -> tuple[Path, ...]:
    """Return, sorted, those that do not lie in others."""
    found = set(places)
    return tuple(sorted(place for place in found if found.isdisjoint(place.parents)))


def _is_in(name: str, places: Iterable[Path]) -> bool:
    return any(name == str(place) or name.startswith(f"{place}{os.sep}") for place in places)


def _look(place: Path) -> Iterator[tuple[str, _State]]:
    for path in _files(place):
        if state := _state_of(path):
            yield path, state


def _files(place: Path) -> Iterator[str]:
    if place.is_file():
        yield str(place)
    for folder, folders, names in os.walk(place):
        folders[:] = [name for name in folders if not name.startswith(_SILENT)]
        yield from (f"{folder}{os.sep}{name}" for name in names if not _is_leftover(name))


def _is_looked_at(path: Path, place: Path) -> bool:
    if not path.is_relative_to(place):
        return False
    *folders, name = path.relative_to(place).parts or (path.name,)
    return not (_is_leftover(name) or any(folder.startswith(_SILENT) for folder in folders))


def _is_leftover(name: str) -> bool:
    return name.startswith(_SILENT) or name.endswith(_LEFTOVERS)


def _is_written_since(path: str, moment: float) -> bool:
    try:
        found = Path(path).stat()
    except OSError:
        return False
    return max(found.st_mtime, found.st_ctime) >= moment - _LAG


def _state_of(path: str) -> _State | None:
    try:
        found = Path(path).stat()
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_size, found.st_ino) if S_ISREG(found.st_mode) else None
