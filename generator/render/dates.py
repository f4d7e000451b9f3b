"""Dates of a brief -> rows of a timeline: a clause has one row, however many dates it names."""

from collections.abc import Iterable

from generator.model import DateMention, Evidence, Md
from generator.render.markdown import escape
from generator.render.views import ClaimView, DateView

Row = tuple[DateMention, ...]


def date_rows(dates: Iterable[DateMention]) -> tuple[Row, ...]:
    """Return the dates grouped by clause and status, the earliest first."""
    rows: dict[tuple[Evidence, str], list[DateMention]] = {}
    for date in dates:
        rows.setdefault((date.evidence, date.status), []).append(date)
    return tuple(sorted((tuple(sorted(row, key=_days)) for row in rows.values()), key=when))


def when(row: Row) -> tuple[str, str]:
    """Return what a row is sorted by: the first day it can mean, then the last."""
    return _days(row[0])


def date_view(row: Row, claim: ClaimView) -> DateView:
    """Return a row of a timeline."""
    written = [_written(date) for date in row]
    comma = "; " if any("," in item for item in written) else ", "
    precision = ", ".join(dict.fromkeys(date.precision for date in row))
    return DateView(claim, Md(comma.join(written)), Md(precision), Md(row[0].status))


def _written(date: DateMention) -> Md:
    # "this year" says nothing on a page of all dates, so the year it resolves to stands beside it.
    year = "" if any(char.isdigit() for char in date.text) else f" ({date.first[:4]})"
    return Md(escape(date.text) + year)


def _days(date: DateMention) -> tuple[str, str]:
    return date.first, date.last
