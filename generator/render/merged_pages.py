"""The corpus -> the views of the merged timeline, the merged figures and the checks."""

from collections.abc import Sequence
from functools import partial

from generator.model import Brief, Figure, Md
from generator.render import urls
from generator.render.brief_page import figure_view, notice_view
from generator.render.chart import years_chart
from generator.render.claims import brief_link, claim_view
from generator.render.dates import Row, date_rows, date_view, published, when
from generator.render.head import View, head
from generator.render.lookup import Lookup
from generator.render.markdown import escape
from generator.render.parts import Views, parts
from generator.render.views import (
    CheckedBriefView,
    ChecksView,
    FiguresView,
    LinkView,
    MergedDateView,
    MergedFigureView,
    PublishedView,
    TimelineView,
)
from generator.text.counted import count

_CURRENCY_CODE = 3
_ROWS = 200
"""Rows on a page of the timeline or of the figures."""
_CHECKED = 50
"""Briefs on a page of the checks."""


def timeline_views(known: Lookup) -> Views[TimelineView]:
    """Yield address and view of each page of all dates, what is still to come apart."""
    named = [(row, brief) for brief in known.corpus.briefs for row in date_rows(brief.dates)]
    named.sort(key=lambda item: (when(item[0]), item[1].slug))
    every = [date for row, _ in named for date in row]
    size = f"{count(len(every), 'date')} in {count(len(known.corpus.briefs), 'brief')}"

    def view(here: str, shown: Sequence[tuple[Row, Brief]], pages: tuple[LinkView, ...]) -> TimelineView:
        rows = [(row[0].status, _date(row, brief, here)) for row, brief in shown]
        return TimelineView(
            front_matter=_front_matter(
                "Timeline", f"All dates that the sources name: {size}", here, "timeline"
            ),
            size=Md(size),
            chart=years_chart([(int(date.first[:4]), date.status) for date in every]),
            happened=tuple(row for status, row in rows if status != "projected"),
            projected=tuple(row for status, row in rows if status == "projected"),
            published=_published(known, here) if here == urls.TIMELINE else (),
            data_href=Md(urls.relative(here, urls.TIMELINE_TABLE)),
            pages=pages,
        )

    for part in parts(urls.TIMELINE, named, _ROWS):
        yield part[0], partial(view, *part)


def figures_views(known: Lookup) -> Views[FiguresView]:
    """Yield address and view of each page of all figures; a unit's stand together, the largest first."""
    figures = [(figure, brief) for brief in known.corpus.briefs for figure in brief.figures]
    figures.sort(key=lambda item: (_unit_order(item[0].unit), -(item[0].value or 0.0), item[1].slug))
    size = f"{count(len(figures), 'figure')} in {count(len(known.corpus.briefs), 'brief')}"

    def view(here: str, shown: Sequence[tuple[Figure, Brief]], pages: tuple[LinkView, ...]) -> FiguresView:
        return FiguresView(
            front_matter=_front_matter(
                "Figures", f"All figures that the sources give: {size}", here, "figures"
            ),
            size=Md(size),
            figures=tuple(_figure(figure, brief, here) for figure, brief in shown),
            data_href=Md(urls.relative(here, urls.FIGURES_TABLE)),
            pages=pages,
        )

    for part in parts(urls.FIGURES, figures, _ROWS):
        yield part[0], partial(view, *part)


def checks_views(known: Lookup) -> Views[ChecksView]:
    """Yield address and view of each page of everything that a person should look at."""
    briefs = known.corpus.briefs
    flagged = [brief for brief in briefs if brief.notices or brief.document.dropped]
    undated = [brief for brief in briefs if not brief.document.metadata.published]
    description = "What was left out, what is missing, and what to look at"

    def view(here: str, shown: Sequence[Brief], pages: tuple[LinkView, ...]) -> ChecksView:
        first = here == urls.CHECKS
        return ChecksView(
            front_matter=_front_matter("Checks", description, here, "checks"),
            first=first,
            collection=tuple(notice_view(notice) for notice in known.corpus.notices) if first else (),
            briefs=tuple(_checked(brief, here) for brief in shown),
            duplicates=_duplicates(known) if first else (),
            undated=tuple(brief_link(brief, here) for brief in undated) if first else (),
            pages=pages,
        )

    for part in parts(urls.CHECKS, flagged, _CHECKED):
        yield part[0], partial(view, *part)


def _checked(brief: Brief, here: str) -> CheckedBriefView:
    link = brief_link(brief, here)
    return CheckedBriefView(
        brief=link.text,
        href=link.href,
        notices=tuple(notice_view(notice) for notice in brief.notices),
        dropped=Md(count(len(brief.document.dropped), "line") if brief.document.dropped else ""),
    )


def _duplicates(known: Lookup) -> tuple[tuple[LinkView, ...], ...]:
    return tuple(
        tuple(brief_link(known.briefs[slug], urls.CHECKS) for slug in group)
        for group in known.corpus.duplicates
    )


def _front_matter(name: str, description: str, here: str, view: View) -> Md:
    number = here.rstrip("/").rpartition("/")[2]
    part = f" (page {number})" if number.isdigit() else ""
    return head(name + part, description + part, view, parent=f"{view}/" if part else None)


def _published(known: Lookup, here: str) -> tuple[PublishedView, ...]:
    """Return what documents state about their own date, the earliest first; unread dates come last."""
    rows = []
    for brief in known.corpus.briefs:
        stated = brief.document.metadata.published
        if stated is not None:
            found = published(brief.document)
            link = brief_link(brief, here)
            view = PublishedView(escape(stated.value), escape(stated.found), link.text, link.href)
            rows.append((found.first.isoformat() if found else "~", brief.slug, view))
    return tuple(view for _, _, view in sorted(rows, key=lambda row: row[:2]))


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
