"""Rows that are too many for one page -> pages, with links between them."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from generator.model import Md
from generator.render import urls
from generator.render.views import LinkView

T = TypeVar("T")
Views = Iterator[tuple[str, Callable[[], T]]]
"""Addresses of pages, each with what makes its view when somebody wants it."""


def parts(url: str, rows: Sequence[T], size: int) -> Iterator[tuple[str, Sequence[T], tuple[LinkView, ...]]]:
    """Yield address, rows and links to the other parts; at least one part, at most ``size`` rows in each."""
    count = max(1, -(-len(rows) // size))
    for number in range(1, count + 1):
        here = urls.part(url, number)
        links = tuple(
            LinkView(Md(f"page {other}"), Md(urls.relative(here, urls.part(url, other))))
            for other in range(1, count + 1)
            if other != number
        )
        yield here, rows[(number - 1) * size : number * size], links
