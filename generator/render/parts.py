"""Rows that are too many for one page -> pages, with links between them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.model import Md
from generator.render import urls
from generator.render.views import LinkView

T = TypeVar("T")
Views = Iterator[tuple[str, Callable[[], T]]]
"""Addresses of pages, each with what makes its view when somebody wants it."""

_ALL = 20
"""With more pages, each links to some of the others only: else the links would grow with their square."""
_STEPS = (1, 2, 10, 100, 1000)
"""How far away are those that it links to, so that any page is a few clicks away."""


@dataclass(frozen=True, slots=True)
class Part:
    """One page of those that show the same rows."""

    base: str
    """Address of the first page."""
    number: int
    """From 1."""
    count: int
    """How many pages there are."""

    @property
    def url(self) -> str:
        """Its address."""
        return urls.part(self.base, self.number)

    @property
    def is_first(self) -> bool:
        """Whether it shows what stands on one page only."""
        return self.number == 1

    @property
    def label(self) -> str:
        """What tells its title from that of the first page; nothing on the first."""
        return "" if self.is_first else f" (page {self.number})"

    def rows(self, rows: Sequence[T], size: int) -> Sequence[T]:
        """Return its share of the rows, at most ``size``."""
        return rows[(self.number - 1) * size : self.number * size]

    def links(self) -> tuple[LinkView, ...]:
        """Return links to the other pages; of very many to the first, the last, and some on both sides."""
        pages = range(1, self.count + 1)
        if self.count > _ALL:
            near = {self.number + step for far in _STEPS for step in (far, -far)}
            shown = sorted(near.intersection(pages) | {1, self.count})
        else:
            shown = list(pages)
        return tuple(
            LinkView(Md(f"page {number}"), Md(urls.relative(self.url, urls.part(self.base, number))))
            for number in shown
            if number != self.number
        )


def parts(url: str, *lists: tuple[int, int]) -> Iterator[Part]:
    """Yield the pages that lists need of which so many rows, and at most so many on a page, are shown.

    There is at least one page, and as many as the longest list needs.
    """
    count = max(1, *(-(-rows // size) for rows, size in lists))
    yield from (Part(url, number, count) for number in range(1, count + 1))
