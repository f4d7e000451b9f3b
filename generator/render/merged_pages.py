"""The corpus -> the views of the merged timeline, the merged figures and the checks."""

from functools import partial

from generator.model import Brief, DateMention, Figure, Md
from generator.render import urls
from generator.render.brief_page import date_view, figure_view, notice_view
from generator.render.chart import years_chart
from generator.render.claims import claim_view, title
from generator.render.lookup import Lookup
from generator.render.markdown import escape, front_matter
from generator.render.views import (
    CheckedBriefView,
    ChecksView,
    FiguresView,
    LinkView,
    MergedDateView,
    MergedFigureView,
    TimelineView,
)
from generator.render.wording import count

_CURRENCY_CODE = 3


def timeline_view(known: Lookup) -> TimelineView:
    """Return the view of all dates, what is still to come apart."""
    dates = [(date, brief) for brief in known.corpus.briefs for date in brief.dates]
    dates.sort(key=lambda item: (item[0].first, item[0].last, item[1].slug))
    rows = [(date.status, _date(date, brief)) for date, brief in dates]
    size = f"{count(len(dates), 'date')} in {count(len(known.corpus.briefs), 'brief')}"
    return TimelineView(
        front_matter=_front_matter("Timeline", f"All dates that the sources name: {size}"),
        size=Md(size),
        chart=years_chart([(int(date.first[:4]), date.status) for date, _ in dates]),
        happened=tuple(row for status, row in rows if status != "projected"),
        projected=tuple(row for status, row in rows if status == "projected"),
        data_href=Md(urls.relative(urls.TIMELINE, urls.TIMELINE_TABLE)),
    )


def figures_view(known: Lookup) -> FiguresView:
    """Return the view of all figures; those in the same unit stand together, the largest first."""
    figures = [(figure, brief) for brief in known.corpus.briefs for figure in brief.figures]
    figures.sort(key=lambda item: (_unit_order(item[0].unit), -(item[0].value or 0.0), item[1].slug))
    size = f"{count(len(figures), 'figure')} in {count(len(known.corpus.briefs), 'brief')}"
    return FiguresView(
        front_matter=_front_matter("Figures", f"All figures that the sources give: {size}"),
        size=Md(size),
        figures=tuple(_figure(figure, brief) for figure, brief in figures),
        data_href=Md(urls.relative(urls.FIGURES, urls.FIGURES_TABLE)),
    )


def checks_view(known: Lookup) -> ChecksView:
    """Return the view of everything that a person should look at."""
    briefs = known.corpus.briefs
    return ChecksView(
        front_matter=_front_matter("Checks", "What was left out, what is missing, and what to look at"),
        collection=tuple(notice_view(notice) for notice in known.corpus.notices),
        briefs=tuple(
            CheckedBriefView(
                brief=escape(title(brief)),
                href=_link(brief, urls.CHECKS).href,
                notices=tuple(notice_view(notice) for notice in brief.notices),
                dropped=Md(count(len(brief.document.dropped), "line") if brief.document.dropped else ""),
            )
            for brief in briefs
            if brief.notices or brief.document.dropped
        ),
        duplicates=tuple(
            tuple(_link(known.briefs[slug], urls.CHECKS) for slug in group)
            for group in known.corpus.duplicates
        ),
        undated=tuple(_link(brief, urls.CHECKS) for brief in briefs if not brief.document.metadata.published),
    )


def _front_matter(name: str, description: str) -> Md:
    return front_matter(
        {"title": Md(name), "description": escape(description), "hide": ["navigation", "toc"]}
    )


def _date(date: DateMention, brief: Brief) -> MergedDateView:
    view = partial(claim_view, brief, here=urls.TIMELINE, anchored=set())
    link = _link(brief, urls.TIMELINE)
    return MergedDateView(date_view(date, view(date.evidence)), link.text, link.href)


def _figure(figure: Figure, brief: Brief) -> MergedFigureView:
    view = partial(claim_view, brief, here=urls.FIGURES, anchored=set())
    link = _link(brief, urls.FIGURES)
    return MergedFigureView(figure_view(figure, view(figure.evidence)), link.text, link.href)


def _unit_order(unit: str) -> tuple[int, str]:
    """Money first, then percent, then what is counted or measured."""
    is_money = len(unit) == _CURRENCY_CODE and unit.isupper()
    return (0 if is_money else 1 if unit == "%" else 2, unit)


def _link(brief: Brief, here: str) -> LinkView:
    return LinkView(escape(title(brief)), Md(urls.relative(here, urls.brief(brief.slug))))
