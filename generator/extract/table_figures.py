"""Document -> the figures in its tables, each with its row, the heading of its column and its unit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Document, Evidence, Figure, Passage
from generator.text import dates, numbers
from generator.text.numbers import Quantity

_CELL_END = " | "
_UNIT = re.compile(r"[(（]([^()（）]{1,20})[)）]\s*$|\b(?:in|en|в)\s+(%)\s*$|(%)\s*$")
_NUMBERING = re.compile(r"(?:no|nr|n|#|rank|pos|№|序号)\.?", re.IGNORECASE)
_MINUS = re.compile(r"[-−–] ?(?=[\d.,$€£¥])")
"""In a cell a dash before a number is its sign."""
_LONGEST_CURRENCY = 4
"""Characters of a sign or a code: "AU$", "USD"."""
_MOST = 200
"""Figures of one document's tables; a table of measurements is data to download, not to read."""


@dataclass(frozen=True, slots=True)
class _Heading:
    """What stands above a cell."""

    text: str
    """What is measured, or an empty string when there are only dates."""
    when: str
    """The heading that is a date, or an empty string."""
    unit: str
    """As written."""


def find(document: Document) -> tuple[Figure, ...]:
    """Return the figures of the rows whose columns have headings, in source order.

    The evidence is the row. What is measured is the heading of the column; a heading that is a date is when,
    and what is measured is then the heading above it or else the label of the row. A row that does not begin
    where its table does stands beside a cell of a row above. Cells that are dates, numbers of rows, or words
    with numbers in them are no figures.
    """
    found: list[Figure] = []
    first = ""
    for place, passage in enumerate(document.passages):
        if passage.kind != "table-row" or not passage.columns:
            first = ""
        elif len(found) < _MOST:
            first = first or passage.columns[0]
            found += _row(place, passage, document.language, whole=passage.columns[0] == first)
    return tuple(found[:_MOST])


def _row(place: int, row: Passage, language: str, *, whole: bool) -> Iterator[Figure]:
    cells = row.text.split(_CELL_END)
    if len(cells) != len(row.columns):
        return
    evidence = Evidence(place, 0, len(row.text), row.text)
    for number, (cell, head) in enumerate(zip(cells, row.columns, strict=True)):
        sign = _MINUS.match(cell)
        at = sign.end() if sign else 0
        quantity = _whole(cell[at:], language)
        is_label = number == 0 and whole
        if quantity is None or _NUMBERING.fullmatch(head.strip()) or (is_label and quantity.bare):
            continue
        heading = _heading(head, language)
        label = cells[0] if number else heading.when
        value, unit = _in_unit(cell[at:], quantity, heading.unit, language)
        yield Figure(
            evidence=evidence,
            text=cell[0 if sign else quantity.start : at + quantity.end],
            value=-value if sign and value else value,
            unit=unit,
            qualifier="" if sign else cell[: quantity.start].strip(),
            measures=heading.text or label,
            as_of=heading.when,
        )


def _heading(head: str, language: str) -> _Heading:
    """Read the headings above a cell, of which the lowest says most."""
    text = when = unit = ""
    for part in reversed(head.split("\n")):
        match = _UNIT.search(part)
        unit = unit or (next(filter(None, match.groups())).strip() if match else "")
        date = part[: match.start()].strip() if match else part
        if _is_date(date, language):
            when = when or date
        else:
            text = text or part
    return _Heading(text, when, unit)


def _is_date(text: str, language: str) -> bool:
    """Tell a heading that is nothing but dates from one that names a date among other words."""
    found = dates.find(text, language)
    for span in reversed(found):
        text = text[: span.start] + text[span.end :]
    return bool(found) and not any(map(str.isalnum, text))


def _in_unit(cell: str, quantity: Quantity, unit: str, language: str) -> tuple[float, str]:
    """Return value and unit as of the same quantity in a sentence: 9.8 under "€ million" as €9.8 million.

    The unit as written where no sentence would say it so; a cell with a unit of its own keeps that.
    """
    if quantity.unit or not unit:
        return quantity.value, quantity.unit
    number = cell[quantity.start : quantity.end]
    for written in _said(number, unit.removesuffix(".")):
        found = numbers.find(written, language)
        if len(found) == 1 and (found[0].start, found[0].end) == (0, len(written)):
            return found[0].value, found[0].unit
    return quantity.value, unit


def _said(number: str, unit: str) -> Iterator[str]:
    """Yield the ways to say a number in a unit: the unit behind it, or a currency in front of it."""
    yield f"{number} {unit}"
    if not unit.isascii():
        yield f"{number}{unit}"
    for end in range(1, min(len(unit), _LONGEST_CURRENCY) + 1):
        currency, scale = unit[:end], unit[end:].strip()
        yield from (f"{currency}{number} {scale}".rstrip(), f"{currency}{number}{scale}")


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
