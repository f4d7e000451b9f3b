"""The corpus -> the views of the merged timeline, the merged figures and the checks."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from generator.model import Brief, Figure, Md, Stated
from generator.render import urls
from generator.render.brief_page import figure_view, notice_view
from generator.render.chart import years_chart
from generator.render.claims import brief_link, claim_view
from generator.render.dates import Row, date_rows, date_view, published, when
from generator.render.head import View, head
from generator.render.lookup import Lookup
from generator.render.markdown import escape
from generator.render.parts import Part, Views, parts
from generator.render.views import (
    CheckedBriefView,
    ChecksView,
    FiguresView,
    MergedDateView,
    MergedFigureView,
    PublishedView,
    TimelineView,
)
from generator.text.counted import count

_CURRENCY_CODE = 3
_ROWS = 200
"""Rows on a page of the timeline or of the figures."""
_LISTED = 500
"""Names of briefs in a list on one page."""
_CHECKED = 50
"""Briefs on a page of the checks."""


@dataclass(frozen=True, slots=True)
class _Timeline:
    """What all pages of the timeline share."""

    rows: Sequence[tuple[Row, Brief]]
    """The earliest first."""
    published: Sequence[tuple[Stated, Brief]]
    """What documents state about their own date, the earliest first; what cannot be read comes last."""
    size: str
    """How many dates in how many briefs, in words."""
    chart: Md
    """All dates by year."""


def timeline_views(known: Lookup) -> Views[TimelineView]:
    """Yield address and view of each page of all dates, what is still to come apart."""
    rows = [(row, brief) for brief in known.corpus.briefs for row in date_rows(brief.dates)]
    rows.sort(key=lambda item: (when(item[0]), item[1].slug))
    dates = [(int(date.first[:4]), date.status) for row, _ in rows for date in row]
    size = f"{count(len(dates), 'date')} in {count(len(known.corpus.briefs), 'brief')}"
    every = _Timeline(rows, _published(known), size, years_chart(dates))
    for part in parts(urls.TIMELINE, (len(rows), _ROWS), (len(every.published), _LISTED)):
        yield part.url, partial(_timeline, every, part)


def _timeline(every: _Timeline, part: Part) -> TimelineView:
    here = part.url
    rows = [(row[0].status, _date(row, brief, here)) for row, brief in part.rows(every.rows, _ROWS)]
    return TimelineView(
        front_matter=_front_matter(
            "Timeline", f"All dates that the sources name: {every.size}", part, "timeline"
        ),
        size=Md(every.size),
        chart=every.chart,
        happened=tuple(row for status, row in rows if status != "projected"),
        projected=tuple(row for status, row in rows if status == "projected"),
        published=tuple(_publication(*stated, here) for stated in part.rows(every.published, _LISTED)),
        data_href=Md(urls.relative(here, urls.TIMELINE_TABLE)),
        pages=part.links(),
    )


def figures_views(known: Lookup) -> Views[FiguresView]:
    """Yield address and view of each page of all figures; a unit's stand together, the largest first."""
    rows = [(figure, brief) for brief in known.corpus.briefs for figure in brief.figures]
    rows.sort(key=lambda item: (_unit_order(item[0].unit), -(item[0].value or 0.0), item[1].slug))
    size = f"{count(len(rows), 'figure')} in {count(len(known.corpus.briefs), 'brief')}"
    for part in parts(urls.FIGURES, (len(rows), _ROWS)):
        yield part.url, partial(_figures, rows, size, part)


def _figures(rows: Sequence[tuple[Figure, Brief]], size: str, part: Part) -> FiguresView:
    here = part.url
    return FiguresView(
        front_matter=_front_matter("Figures", f"All figures that the sources give: {size}", part, "figures"),
        size=Md(size),
        figures=tuple(_figure(figure, brief, here) for figure, brief in part.rows(rows, _ROWS)),
        data_href=Md(urls.relative(here, urls.FIGURES_TABLE)),
        pages=part.links(),
    )


def checks_views(known: Lookup) -> Views[ChecksView]:
    """Yield address and view of each page of everything that a person should look at."""
    briefs, groups = known.corpus.briefs, known.corpus.duplicates
    flagged = [brief for brief in briefs if brief.notices or brief.document.dropped]
    undated = [brief for brief in briefs if not brief.document.metadata.published]
    lists = (len(flagged), _CHECKED), (len(undated), _LISTED), (len(groups), _LISTED)
    for part in parts(urls.CHECKS, *lists):
        yield part.url, partial(_checks, known, flagged, undated, part)


def _checks(known: Lookup, flagged: Sequence[Brief], undated: Sequence[Brief], part: Part) -> ChecksView:
    here, notices = part.url, known.corpus.notices if part.is_first else ()
    description = "What was left out, what is missing, and what to look at"
    return ChecksView(
        front_matter=_front_matter("Checks", description, part, "checks"),
        first=part.is_first,
        collection=tuple(notice_view(notice) for notice in notices),
        briefs=tuple(_checked(brief, here) for brief in part.rows(flagged, _CHECKED)),
        duplicates=tuple(
            tuple(brief_link(known.briefs[slug], here) for slug in group)
            for group in part.rows(known.corpus.duplicates, _LISTED)
        ),
        undated=tuple(brief_link(brief, here) for brief in part.rows(undated, _LISTED)),
        pages=part.links(),
    )


def _checked(brief: Brief, here: str) -> CheckedBriefView:
    link = brief_link(brief, here)
    return CheckedBriefView(
        brief=link.text,
        href=link.href,
        notices=tuple(notice_view(notice) for notice in brief.notices),
        dropped=Md(count(len(brief.document.dropped), "line") if brief.document.dropped else ""),
    )


def _front_matter(name: str, description: str, part: Part, view: View) -> Md:
    parent = None if part.is_first else part.base
    return head(name + part.label, description + part.label, view, parent=parent)


def _published(known: Lookup) -> list[tuple[Stated, Brief]]:
    facts = ((brief.document.metadata.published, brief) for brief in known.corpus.briefs)
    stated = [(fact, brief) for fact, brief in facts if fact]
    return sorted(stated, key=lambda item: (_day(item[1]), item[1].slug))


def _day(brief: Brief) -> str:
    """Return the day of publication; what cannot be read comes after every day."""
    found = published(brief.document)
    return found.first.isoformat() if found else "~"


def _publication(stated: Stated, brief: Brief, here: str) -> PublishedView:
    link = brief_link(brief, here)
    return PublishedView(escape(stated.value), escape(stated.found), link.text, link.href)


def _date(row: Row, brief: Brief, here: str) -> MergedDateView:
    view = partial(claim_view, brief, here=here, anchored=set())
    link = brief_link(brief, here)
    return MergedDateView(date_view(row, view(row[0].evidence)), link.text, link.href)


def _figure(figure: Figure, brief: Brief, here: str) -> MergedFigureView:
    view = partial(claim_view, brief, here=here, anchored=set())
    link = brief_link(brief, here)
    return MergedFigureView(figure_view(figure, view(figure.evidence)), link.text, link.href)


def _unit_order(unit: str) -> tuple[int, str]:
    """Money first, then percent, then what is counted or measured."""
    is_money = len(unit) == _CURRENCY_CODE and unit.isupper()
    return (0 if is_money else 1 if unit == "%" else 2, unit)
