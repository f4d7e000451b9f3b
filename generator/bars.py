"""Progress on a terminal: a bar with the time left, or what goes on. The only module that imports rich."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import TypeVar

from generator.progress import UNSEEN, Progress

T = TypeVar("T")

_LONG = 25
"""From so many steps on, a bar is worth its line."""


class _Bars:
    """Shows work that takes long on the error output; a bar goes when its work is done."""

    def __init__(self) -> None:
        self._is_long = False

    def each(self, found: Iterable[T], total: int, what: str) -> Iterable[T]:
        """Show a bar with the time left."""
        self._is_long |= total >= _LONG
        return found if total < _LONG else _with_bar(found, total, what)

    def during(self, what: str) -> AbstractContextManager[object]:
        """Say what goes on, when a bar was shown before: then this may take long, too."""
        if not self._is_long:
            return nullcontext()
        from rich.console import Console  # noqa: PLC0415 - short work shows nothing

        return Console(stderr=True).status(what)


def _with_bar(found: Iterable[T], total: int, what: str) -> Iterator[T]:
    from rich import progress  # noqa: PLC0415 - as above
    from rich.console import Console  # noqa: PLC0415

    columns = (
        progress.TextColumn("{task.description}"),
        progress.BarColumn(bar_width=None),
        progress.TaskProgressColumn(),
        progress.TimeRemainingColumn(compact=True),
    )
    with progress.Progress(*columns, console=Console(stderr=True), expand=True, transient=True) as bar:
        yield from bar.track(found, total, description=what)


def shown(*, quiet: bool) -> Progress:
    """Return what shows progress to people; nothing where they want none, or where nobody looks."""
    return UNSEEN if quiet or not sys.stderr.isatty() else _Bars()
