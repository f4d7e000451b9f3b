"""What a page prints, piece by piece -> its lines in reading order, rows of tables, and what is no text.

Columns are read one after the other; running heads, page numbers and tables of contents are told.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

_EDGE = 0.12
"""Share of a page's height, above and below, in which running heads and page numbers stand."""
_EDGE_LINES = 3
_RUNNING_SHARE = 0.3
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W{0,3}(?:[^\W\d_]{1,10}\W{1,3})?(?:\d{1,4}|[ivxlc]{1,7})(?:\W{1,3}(?:[^\W\d_]{1,6}\W)?\d{1,4})?\W{0,3}"
)
_NUMBER = re.compile(r"[-+−–±~<>≤≥€$£¥]{0,3}\s?\d[\d.,\s]*(?:\W{1,2}|\W?[^\W\d_]{1,3})?$")
"""A cell that is a number, with a sign or a short unit."""
_LEADERS = re.compile(r".{1,200}?(?:\s?[.…·]){4,}\s*(?:\d{1,4}|[ivxlc]{1,7})?")
_COLUMN_SHARE = 0.3
_COLUMN_LINE = 20
"""Characters of a line in a column; what is shorter is rather a cell of a table."""
_LONGEST_CELL, _CELL_SLACK = 60, 4
"""Characters of a cell, and how far apart, in sizes, cells of a column may begin: numbers end together."""
_MOST_PARTS = 40
"""Pieces of a line that are kept; no row of a table that people read has more cells."""
_SLACK = 0.1
_WIDTH = 0.5
"""A character's usual width, in sizes."""


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line."""

    text: str
    """As printed, no white space around it."""
    page: int
    """From 1."""
    x: float
    """Where it begins, in points from the left."""
    y: float
    """Its base line, in points from the foot of the page."""
    size: float
    """Of its type, in points."""
    bold: bool
    """Whether all of it is in bold type."""
    height: float
    """Of its page, in points."""

    cells: tuple[str, ...] = ()
    """Its cells, if it is a row of a table."""
    parts: tuple["Line", ...] = ()
    """The first pieces that it was joined from, if it was."""
    unseen: str = ""
    """Why nobody who looks at the page sees it, or an empty string."""

    @property
    def end(self) -> float:
        """Where it ends, about."""
        return self.x + len(self.text) * self.size * _WIDTH


Running = tuple[int, Line, str]
"""A line that is left out: its number on its page, the line, the reason."""


def one_a_line(chunks: Sequence[Line]) -> list[Line]:
    """Join what a file prints piece by piece on one base line, as long as it follows close behind."""
    lines: list[Line] = []
    for chunk in chunks:
        above = lines[-1] if lines else None
        if above and _follows(above, chunk):
            longer = max(above, chunk, key=lambda line: len(line.text))
            text, bold = f"{above.text} {chunk.text}", above.bold and chunk.bold
            parts = above.parts or (above,)
            parts = (*parts, chunk) if len(parts) < _MOST_PARTS else parts
            lines[-1] = replace(above, text=text, size=longer.size, bold=bold, parts=parts)
        else:
            lines.append(chunk)
    return lines


def _follows(above: Line, chunk: Line) -> bool:
    """Tell whether a chunk goes on with a line; where that ends is known only about."""
    if above.unseen != chunk.unseen:
        return False
    slack = 2 * above.size + _SLACK * (above.end - above.x)
    return abs(above.y - chunk.y) < above.size / 2 and -slack < chunk.x - above.end < slack


def by_page(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines of each page."""
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    return list(pages.values())


def in_reading_order(page: Sequence[Line]) -> list[Line]:
    """Return the lines column by column; most files have them so, some print them row by row."""
    mates = [
        (a, b) for a, b in pairwise(page)
        if abs(a.y - b.y) < a.size / 2 and b.x - a.x > 10 * a.size and len(b.text) > _COLUMN_LINE
    ]  # fmt: skip
    if len(mates) < _COLUMN_SHARE * len(page) / 2 or len(mates) < 3:
        return list(_with_rows(page))
    border = median(b.x for _, b in mates) - page[0].size
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in page:
        if line.x < border < line.end - 5 * line.size:  # a line over both columns
            ordered += [*left, *right, line]
            left, right = [], []
        else:
            (left if line.x < border else right).append(line)
    return [*ordered, *left, *right]


def _with_rows(page: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines of a page; two and more rows of pieces side by side are rows of a table."""
    groups: list[list[Line]] = []
    for line in page:
        is_beside = (
            bool(groups) and abs(groups[-1][-1].y - line.y) < line.size / 2 and line.x > groups[-1][-1].x
        )
        if is_beside:
            groups[-1].append(line)
        else:
            groups.append([line])
    groups = _parted(groups)
    beside_next = [_aligned(group, below) for group, below in pairwise(groups)]
    for group, rows_on, row_above in zip(groups, [*beside_next, False], [False, *beside_next], strict=True):
        if rows_on or row_above:
            cells = tuple(line.text for line in group)
            yield replace(group[0], text=" | ".join(cells), cells=cells)
        else:
            yield from group


def _parted(groups: Sequence[list[Line]]) -> list[list[Line]]:
    """Take cells apart that stand so close that they were joined, where rows of numbers show the columns."""
    parts = [[part for line in group for part in line.parts or (line,)] for group in groups]
    parted = list(groups)
    for place, (row, below) in enumerate(pairwise(parts)):
        if _has_numbers(below) and _aligned(row, below):
            parted[place], parted[place + 1] = row, below
    return parted


def _has_numbers(row: Sequence[Line]) -> bool:
    """Tell whether at least half of the cells after the first are numbers."""
    return len(row) > 1 and sum(bool(_NUMBER.match(cell.text)) for cell in row[1:]) * 2 >= len(row) - 1


def _aligned(group: Sequence[Line], below: Sequence[Line]) -> bool:
    """Tell whether two rows of pieces may be of one table: short cells, as many, one below the other."""
    if not 1 < len(group) == len(below):
        return False
    short = all(len(line.text) <= _LONGEST_CELL for line in (*group, *below))
    is_centred = _has_numbers(below)
    return short and all(_below(line, under, is_centred) for line, under in zip(group, below, strict=True))


def _below(cell: Line, under: Line, is_centred: bool) -> bool:
    """Tell whether two cells may be of one column: they begin near each other, or overlap at all."""
    near = abs(cell.x - under.x) < _CELL_SLACK * cell.size
    return near or (is_centred and cell.x < under.end and under.x < cell.end)


def left_out(lines: Sequence[Line]) -> dict[int, str]:
    """Return the lines that are no text, by their id: at the edges of many pages, numbers, contents."""
    unseen = {id(line): line.unseen for line in lines if line.unseen}
    lines = [line for line in lines if not line.unseen]
    edges = [line for page in by_page(lines) for line in _edge_lines(page)]
    pages = len({line.page for line in lines})
    seen = Counter(key for key, _ in {(_masked(line), line.page) for line in edges})
    often = max(2, round(_RUNNING_SHARE * pages))
    found = {id(line): "running head or foot" for line in edges if seen[_masked(line)] >= often}
    numbers = {
        id(line): "page number" for line in edges if _PAGE_NUMBER.fullmatch(line.text) and len(line.text) < 20
    }
    rows = {(line.page, round(line.y)) for line in lines if _LEADERS.fullmatch(line.text)}
    contents = {
        id(line): "line of a table of contents" for line in lines if (line.page, round(line.y)) in rows
    }
    return {
        **unseen,
        **numbers,
        **contents,
        **{place: why for place, why in found.items() if place not in numbers},
    }


def _edge_lines(page: Sequence[Line]) -> list[Line]:
    down = sorted(page, key=lambda line: -line.y)
    top = [line for line in down[:_EDGE_LINES] if line.y > line.height * (1 - _EDGE)]
    return top + [line for line in down[-_EDGE_LINES:] if line.y < line.height * _EDGE and line not in top]


def _masked(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("0", line.text.casefold()), round(line.size)
