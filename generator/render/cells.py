"""Cells and rows of the matrix -> their views, for the matrix, the home page and the briefs."""

from collections import Counter
from collections.abc import Callable
from functools import partial

from generator.model import Cell, CellState, Evidence, Md, Theme, Verdict
from generator.render import urls
from generator.render.claims import brief_link, claim_view, title_view
from generator.render.lookup import Lookup
from generator.render.markdown import escape
from generator.render.views import CellView, ClaimView, ThemeView
from generator.text.counted import count

_TELLING = 2
_VERDICTS: dict[Verdict, str] = {"differ": "Sources differ", "agree": "Sources agree", "": ""}

_MARKS: dict[CellState, str] = {
    "quoted": "●",
    "mentioned": "○",
    "silent": "—",
    "not-applicable": "n/a",
    "unread": "✖",
}
_STATES: dict[CellState, str] = {
    "quoted": "quoted",
    "mentioned": "mentioned only",
    "silent": "silent",
    "not-applicable": "not applicable",
    "unread": "not read",
}


def theme_view(known: Lookup, theme: Theme, here: str, *, with_cells: bool) -> ThemeView:
    """Return a question with its counts and, where they are shown, its cells."""
    cells = known.rows.get(theme.id, [])
    states = Counter(cell.state for cell in cells)
    return ThemeView(
        label=escape(theme.label),
        href=Md(urls.relative(here, urls.theme(theme.id))),
        anchor=Md(f"t-{theme.id}"),
        verdict=verdict(known, theme),
        coverage=coverage(known, theme),
        searched=searched(theme),
        quoted=states["quoted"],
        mentioned=states["mentioned"],
        silent=states["silent"],
        cells=tuple(plain_cell(known, cell, here) for cell in cells) if with_cells else (),
        silences=tuple(brief_link(known.briefs[cell.slug], here) for cell in cells if cell.state == "silent")
        if with_cells
        else (),
    )


def plain_cell(known: Lookup, cell: Cell, here: str) -> CellView:
    """Return a cell as a page prints it that is not the brief's own."""
    view = partial(claim_view, known.briefs[cell.slug], here=here, anchored=set())
    return cell_view(known, cell, here, view)


def coverage(known: Lookup, theme: Theme) -> Md:
    """Return how many briefs say something on the theme, in words."""
    return Md(f"{known.voices[theme.id]} of {count(len(known.rows.get(theme.id, ())), 'document')}")


def verdict(known: Lookup, theme: Theme) -> Md:
    """Return whether the sources differ or agree on the theme, as far as anybody said."""
    return Md(_VERDICTS[known.verdicts[theme.id]])


def cell_view(known: Lookup, cell: Cell, here: str, view: Callable[[Evidence], ClaimView]) -> CellView:
    """Return a cell as the page ``here`` prints it."""
    theme = known.themes[cell.theme]
    return CellView(
        brief=title_view(known.briefs[cell.slug]),
        brief_href=Md(urls.relative(here, urls.brief(cell.slug))),
        theme=escape(theme.label),
        theme_href=Md(urls.relative(here, urls.theme(theme.id))),
        searched=searched(theme),
        state=Md(_STATES[cell.state]),
        state_id=Md(cell.state),
        mark=Md(_MARKS[cell.state]),
        claims=(view(cell.evidence),) if cell.evidence else (),
    )


def silences(known: Lookup, slug: str) -> list[Cell]:
    """Return the silent cells that tell something: at least two other briefs speak on the question."""
    return [
        cell
        for cell in known.cells.get(slug, ())
        if cell.state == "silent" and known.voices[cell.theme] >= _TELLING
    ]


def searched(theme: Theme) -> Md:
    """Return the words that were searched for, as a reader should see them."""
    terms = escape(", ".join(theme.terms))
    return Md(f"{terms}; a claim also has: {escape(', '.join(theme.claims))}") if theme.claims else terms
