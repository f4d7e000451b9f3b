"""Dates of a brief -> rows of a timeline, one for each clause with dates; and the date of its document."""

from collections.abc import Iterable

from generator.model import Brief, DateMention, DatePrecision, Document, Evidence, Md
from generator.render.markdown import escape
from generator.render.views import ClaimView, DateView
from generator.text.dates import DateSpan, find

Row = tuple[DateMention, ...]

_ISO_LENGTH: dict[DatePrecision, int] = {"year": 4, "month": 7, "day": 10}


def published(document: Document) -> DateSpan | None:
    """Return the date on which the document says it was published; ``None`` when it says none that is one."""
    stated = document.metadata.published
    return next(iter(find(stated.value, document.language)), None) if stated else None


def publication_date(brief: Brief) -> str:
    """Return the stated date of publication as exactly as it is stated (2025, 2025-10, 2025-10-28), or ""."""
    found = published(brief.document)
    return found.first.isoformat()[: _ISO_LENGTH.get(found.precision, 0)] if found else ""


def publication_year(brief: Brief) -> str:
    """Return the year in which the document says it was published, or ""."""
    return publication_date(brief)[:4]


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
