"""Corpus -> CSV, one line a cell, a date, a figure. The lines are not joined: a file may be very large."""

import csv
import io
from collections.abc import Iterable, Sequence
from itertools import groupby

from generator.model import Brief, DateMention, Evidence
from generator.render.claims import claim, title
from generator.render.lookup import Lookup

_FORMULA = {"=", "+", "-", "@", "\t", "\r"}
"""How a cell begins that a spreadsheet computes."""
_PLACE = ("id", "text", "line", "page", "brief", "title", "source")


def matrix(known: Lookup) -> list[str]:
    """Return one line for every theme and brief."""
    rows = (
        [
            cell.theme,
            known.themes[cell.theme].label,
            cell.state,
            *_place(known.briefs[cell.slug], cell.evidence),
        ]
        for cell in known.corpus.matrix.cells
    )
    return _csv(("theme", "question", "state", *_PLACE), rows)


def timeline(known: Lookup) -> list[str]:
    """Return one line for every date."""
    dates = sorted(((date, brief) for brief in known.corpus.briefs for date in brief.dates), key=_told)
    # The rows of equal dates are made together: all rows at once would be far larger than their lines.
    rows = (
        row
        for told, own in groupby(dates, key=_told)
        for row in sorted([*told, *_place(brief, date.evidence)] for date, brief in own)
    )
    return _csv(("first", "last", "as_written", "precision", "status", *_PLACE), rows)


def _told(of: tuple[DateMention, Brief]) -> tuple[str, ...]:
    date = of[0]
    return date.first, date.last, date.text, date.precision, date.status


def figures(known: Lookup) -> list[str]:
    """Return one line for every figure."""
    rows = (
        [
            "" if figure.value is None else repr(figure.value),
            figure.unit,
            figure.text,
            figure.qualifier,
            figure.measures,
            figure.as_of,
            figure.attributed_to,
            figure.slip,
            *_place(brief, figure.evidence),
        ]
        for brief in known.corpus.briefs
        for figure in brief.figures
    )
    names = ("value", "unit", "as_written", "qualifier", "measures", "as_of", "attributed_to", "slip")
    return _csv((*names, *_PLACE), rows)


def _place(brief: Brief, evidence: Evidence | None) -> list[str]:
    about = [brief.slug, title(brief), brief.document.path]
    if evidence is None:
        return ["", "", "", "", *about]
    stated = claim(brief, evidence)
    return [stated["id"], stated["text"], str(stated["line"]), str(stated["page"] or ""), *about]


def _csv(names: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return RFC 4180 with plain line ends; what a spreadsheet would take for a formula gets a quote."""
    return [_line(names), *(_line([_inert(value) for value in row]) for row in rows)]


def _line(values: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(values)
    return out.getvalue()


def _inert(value: str) -> str:
    return f"'{value}" if value[:1] in _FORMULA else value
