"""The rows of a table, one after the other -> where their cells stand, and the headings above each cell.

A cell over several rows or columns takes its place in each of them, but its text is not repeated.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_WIDEST = 200
"""Columns; a table with more is no table that people read."""
_TALLEST = 65_534
"""Rows, as in browsers; nothing is made for each of them."""
_MOST_HEADER_ROWS = 5
_NUMBER = re.compile(r"[0-9]{1,20}")


@dataclass(frozen=True, slots=True)
class Span:
    """How many columns and rows a cell takes."""

    wide: int
    tall: int


def span(wide: str, tall: str) -> Span:
    """Return the span that a page states, or as much of it as a browser shows."""
    columns, rows = (int(written) if _NUMBER.fullmatch(written) else 1 for written in (wide, tall))
    return Span(max(1, min(columns, _WIDEST)), max(1, min(rows, _TALLEST)))


class Grid:
    """A table as far as it has been read."""

    def __init__(self) -> None:
        self.covered = False
        """Whether a cell of a row above reaches into the row placed last."""
        self._heads: list[str] | None = None
        self._header_rows = 0
        self._grouped = False
        self._reach: dict[int, int] = {}
        self._part: object = None
        self._width = 0

    def place(self, spans: Sequence[Span], part: object) -> tuple[int, ...]:
        """Take the next row and return the columns in which its cells begin.

        ``part``: the head, body or foot of the table the row is in; no cell reaches beyond it.
        """
        if part is not self._part:
            self._part, self._reach = part, {}
        above = self._reach
        below = {column: rows - 1 for column, rows in above.items() if rows > 1}
        places: list[int] = []
        column = 0
        for size in spans:
            while column in above:
                column += 1
            places.append(column)
            end = min(column + size.wide, _WIDEST)
            if size.tall > 1:
                below.update(dict.fromkeys(range(column, end), size.tall - 1))
            column = max(column + 1, end)
        self.covered, self._reach = bool(above), below
        self._width = max(column, *(taken + 1 for taken in above)) if above else column
        return tuple(places)

    def has_headings(self) -> bool:
        """Tell whether the columns have headings."""
        return bool(self._heads)

    def headings(
        self, texts: Sequence[str], spans: Sequence[Span], places: Sequence[int], *, marked: bool, head: bool
    ) -> tuple[str, ...]:
        """Return the headings above each cell of the row placed last, several on lines of their own.

        None for a row of headings, and one that does not fit under them or repeats them. ``marked``: all its
        cells are marked as headings. ``head``: it is in the head of the table.
        """
        if self._is_header(texts, marked=marked, head=head):
            self._add(texts, spans, places)
            return ()
        self._heads, self._header_rows = self._heads or [], 0
        if len(self._heads) != self._width or any(size.wide > 1 for size in spans):
            return ()
        own = tuple(self._heads[place] for place in places)
        return own if [above.rpartition("\n")[2] for above in own] != [*texts] else ()

    def _is_header(self, texts: Sequence[str], *, marked: bool, head: bool) -> bool:
        """Tell a row of headings: the first, and those that part a heading over several columns."""
        if self._heads is None:
            return marked or head or all(text and not any(map(str.isdigit, text)) for text in texts[1:])
        parted = self._grouped and (marked or self.covered)
        return 0 < self._header_rows < _MOST_HEADER_ROWS and (head or parted)

    def _add(self, texts: Sequence[str], spans: Sequence[Span], places: Sequence[int]) -> None:
        heads = [*(self._heads or ())]
        heads += [""] * (self._width - len(heads))
        for text, size, place in zip(texts, spans, places, strict=True):
            for column in range(place, min(place + size.wide, len(heads))):
                heads[column] = "\n".join(part for part in (heads[column], text) if part)
        self._heads = heads
        self._header_rows += 1
        self._grouped = self._grouped or any(size.wide > 1 for size in spans)
