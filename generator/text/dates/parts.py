"""The parts of the calendar -> spans of days."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from generator.model import DatePrecision

YEAR_MIN, YEAR_MAX = 1000, 2199
"""Four digits outside this range are no year in running text."""
_QUARTER_MONTHS, _HALF_MONTHS, _THIRD_MONTHS = 3, 6, 4
_EARLY = ("early", "beginning", "start", "début", "anfang", "principios", "inizio", "начал")
_MIDDLE = ("mid", "milieu", "mitte", "mediados", "metà", "середин")
_PIVOT = 30
"""A two-digit decade up to this one belongs to the 21st century."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days a date can mean, and how exactly it says so."""

    first: date
    last: date
    precision: DatePrecision


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date in a text: ``text[start:end]`` names the days ``first`` to ``last``, both included."""

    start: int
    end: int
    first: date
    last: date
    precision: DatePrecision


def day(year: int, month: int, number: int) -> Period | None:
    """Return one day, or None when the calendar has no such day."""
    try:
        found = date(year, month, number)
    except ValueError:
        return None
    return Period(found, found, "day")


def months(year: int, first: int, count: int, precision: DatePrecision) -> Period:
    """Return a run of whole months; ``first`` may lie past December."""
    begin = date(year + (first - 1) // 12, (first - 1) % 12 + 1, 1)
    last_month = first + count - 2
    last_year = year + last_month // 12
    end = date(last_year, last_month % 12 + 1, monthrange(last_year, last_month % 12 + 1)[1])
    return Period(begin, end, precision)


def month(year: int, number: int) -> Period:
    """Return one month."""
    return months(year, number, 1, "month")


def years(first: int, last: int, precision: DatePrecision) -> Period:
    """Return a run of whole years."""
    return Period(date(first, 1, 1), date(last, 12, 31), precision)


def joined(first: Period, last: Period) -> Period | None:
    """Return the span from one period to another, or None when they are in the wrong order."""
    return Period(first.first, last.last, "span") if first.first <= last.last else None


def part(period: Period, word: str) -> Period:
    """Narrow a period to its first, middle or last third, by a word such as "early" or "mid".

    A year is cut at whole months, a decade or century at whole years.
    """
    low = word.lower()
    third = 0 if low.startswith(_EARLY) else 1 if low.startswith(_MIDDLE) else 2
    if period.precision == "year":
        return months(period.first.year, third * _THIRD_MONTHS + 1, _THIRD_MONTHS, "span")
    if period.precision in {"decade", "century"}:
        length = period.last.year - period.first.year
        first, last = (period.first.year + length * step // 3 for step in (third, third + 1))
        return years(first, last, "span")
    length = (period.last - period.first).days + 1
    begin, end = (period.first + timedelta(days=length * step // 3) for step in (third, third + 1))
    return Period(begin, end - timedelta(days=1), "span")


def quarter(year: int, number: int) -> Period:
    """Return a quarter of a calendar year, 1 to 4."""
    return months(year, (number - 1) * _QUARTER_MONTHS + 1, _QUARTER_MONTHS, "quarter")


def half(year: int, number: int) -> Period:
    """Return a half of a calendar year, 1 or 2."""
    return months(year, (number - 1) * _HALF_MONTHS + 1, _HALF_MONTHS, "span")


def century(number: int) -> Period:
    """Return a century as it is commonly counted: the 19th is 1801 to 1900."""
    return years((number - 1) * 100 + 1, number * 100, "century")


def decade(digits: str) -> Period:
    """Return a decade from its first year, written "1990" or "90"."""
    number = int(digits)
    if len(digits) == len("90"):
        number += 2000 if number < _PIVOT else 1900
    return years(number, number + 9, "decade")


def reference_year(month: int, number: int, reference: date) -> int:
    """Return the year that brings a day of a month nearest to the reference date."""
    candidates = [
        found.first
        for year in (reference.year - 1, reference.year, reference.year + 1)
        if (found := day(year, month, number)) is not None
    ]
    return (
        min(candidates, key=lambda found: abs((found - reference).days)).year
        if candidates
        else reference.year
    )
