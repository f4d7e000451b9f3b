"""Document -> the figures in its tables, each with its row, the heading of its column and its unit."""

import re
from collections.abc import Iterator

from generator.model import Document, Evidence, Figure, Passage
from generator.text import dates, numbers
from generator.text.numbers import Quantity

_CELL_END = " | "
_UNIT = re.compile(r"\(([^()]{1,20})\)\s*$|\b(?:in|en|в)\s+(%)\s*$|(%)\s*$")
_NUMBERING = re.compile(r"(?:no|nr|n|#|rank|pos|№|序号)\.?", re.IGNORECASE)
_MINUS = re.compile(r"[-−–] ?(?=[\d.,$€£¥])")
"""In a cell a dash before a number is its sign."""
_MOST = 200
"""Figures of one document's tables; a table of measurements is data to download, not to read."""


def find(document: Document) -> tuple[Figure, ...]:
    """Return the figures of the rows whose columns have headings, in source order.

    The evidence is the row. What is measured is the heading of the column; a heading that is a date is when.
    Cells that are dates, numbers of rows, or words with numbers in them are no figures.
    """
    found: list[Figure] = []
    for place, passage in enumerate(document.passages):
        if passage.kind == "table-row" and passage.columns and len(found) < _MOST:
            found += _row(place, passage, document.language)
    return tuple(found[:_MOST])


def _row(place: int, row: Passage, language: str) -> Iterator[Figure]:
    cells = row.text.split(_CELL_END)
    if len(cells) != len(row.columns):
        return
    evidence = Evidence(place, 0, len(row.text), row.text)
    for number, (cell, head) in enumerate(zip(cells, row.columns, strict=True)):
        sign = _MINUS.match(cell)
        at = sign.end() if sign else 0
        quantity = _whole(cell[at:], language)
        if quantity is None or _NUMBERING.fullmatch(head.strip()) or (number == 0 and quantity.bare):
            continue
        when = bool(dates.find(head, language))
        unit = _UNIT.search(head)
        written = next((part for part in unit.groups() if part), "") if unit else ""
        yield Figure(
            evidence=evidence,
            text=cell[0 if sign else quantity.start : at + quantity.end],
            value=-quantity.value if sign and quantity.value else quantity.value,
            unit=quantity.unit or written.strip(),
            qualifier="" if sign else cell[: quantity.start].strip(),
            measures=cells[0] if when and number else head,
            as_of=head if when else "",
        )


def _whole(cell: str, language: str) -> Quantity | None:
    """Return the quantity that a cell consists of, but for a limiting word before it."""
    quantities = numbers.find(cell, language)
    if len(quantities) != 1 or any(char.isalnum() for char in cell[quantities[0].end :]):
        return None
    before = cell[: quantities[0].start].split()
    return (
        quantities[0]
        if len(before) <= 2 and not any(any(map(str.isdigit, word)) for word in before)
        else None
    )
