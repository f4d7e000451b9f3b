"""Corpus -> CSV: one line a cell, a date, a figure."""

import csv
import io
from collections.abc import Iterable, Sequence

from generator.model import Brief, Evidence
from generator.render.claims import claim, title
from generator.render.lookup import Lookup

_FORMULA = {"=", "+", "-", "@", "\t", "\r"}
"""How a cell begins that a spreadsheet computes."""
_PLACE = ("id", "text", "line", "page", "brief", "title", "source")


def matrix(known: Lookup) -> str:
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


def timeline(known: Lookup) -> str:
    """Return one line for every date."""
    rows = [
        [date.first, date.last, date.text, date.precision, date.status, *_place(brief, date.evidence)]
        for brief in known.corpus.briefs
        for date in brief.dates
    ]
    return _csv(("first", "last", "as_written", "precision", "status", *_PLACE), sorted(rows))


def figures(known: Lookup) -> str:
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


def _csv(names: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return RFC 4180 with plain line ends; what a spreadsheet would take for a formula gets a quote."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_inert(value) for value in row] for row in rows)
    return out.getvalue()


def _inert(value: str) -> str:
    return f"'{value}" if value[:1] in _FORMULA else value
