"""How far long work is, for whoever wants to show it."""

from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from typing import Protocol, TypeVar

T = TypeVar("T")


class Progress(Protocol):
    """Hears how far the work is. It never changes what comes out."""

    def each(self, found: Iterable[T], total: int, what: str) -> Iterable[T]:
        """Pass on what comes of each of so many steps; ``what`` says in a few words what is done."""

    def during(self, what: str) -> AbstractContextManager[object]:
        """Hear that something goes on for as long as the context lasts, nobody knows how long."""


class Unseen:
    """Shows nothing."""

    def each(self, found: Iterable[T], _total: int, _what: str) -> Iterable[T]:
        """Pass on."""
        return found

    def during(self, _what: str) -> AbstractContextManager[object]:
        """Do nothing."""
        return nullcontext()


UNSEEN: Progress = Unseen()
"""What is told when nobody wants to see it."""
