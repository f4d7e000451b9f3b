"""The matrix -> its view for few, many or very many documents, and the pages of single questions."""

from collections.abc import Sequence
from functools import partial
from typing import Literal

from generator.model import Brief, Cell, Md, Theme
from generator.render import urls
from generator.render.cells import coverage, plain_cell, searched, theme_view, verdict
from generator.render.claims import brief_link
from generator.render.dates import publication_year
from generator.render.facts import side_by_side
from generator.render.head import head
from generator.render.home_page import card
from generator.render.lookup import Lookup
from generator.render.markdown import escape
from generator.render.parts import Views, parts
from generator.render.views import LinkView, MatrixView, RowView, ThemePageView
from generator.text.counted import count

_MOST_COLUMNS = 5
_MOST_ROWS = 60
_PAGE_ROWS = 50
_MAIN_ACTORS = 6
_ORDER = ("quoted", "mentioned", "not-applicable", "unread")


def matrix_view(known: Lookup) -> MatrixView:
    """Return the view of the comparison."""
    corpus = known.corpus
    layout = _layout(len(corpus.briefs))
    themes, briefs = count(len(corpus.matrix.themes), "question"), count(len(corpus.briefs), "document")
    return MatrixView(
        front_matter=head("Matrix", f"{briefs} side by side on {themes}", "matrix"),
        size=Md(f"{briefs} side by side on {themes}{_states(corpus.matrix.cells)}"),
        origin=Md(
            "The questions are the analyst's."
            if corpus.editorial.themes
            else "No questions are set, so the program shows terms that at least two sources share."
        ),
        layout=layout,
        columns=tuple(card(brief, urls.MATRIX) for brief in corpus.briefs) if layout == "columns" else (),
        facts=side_by_side(corpus.briefs) if layout == "columns" else (),
        rows=tuple(_row(known, brief) for brief in corpus.briefs) if layout == "rows" else (),
        themes=tuple(
            theme_view(known, theme, urls.MATRIX, with_cells=layout == "columns")
            for theme in corpus.matrix.themes
        ),
        table_href=Md(urls.relative(urls.MATRIX, urls.MATRIX_TABLE)),
        data_href=Md(urls.relative(urls.MATRIX, urls.BRIEFS_DATA)),
    )


def theme_pages(known: Lookup, theme: Theme) -> Views[ThemePageView]:
    """Yield address and view of each page of a question; documents that say something come first."""
    cells = known.rows.get(theme.id, [])
    said = sorted((c for c in cells if c.state != "silent"), key=lambda cell: _ORDER.index(cell.state))
    silent = [cell for cell in cells if cell.state == "silent"]

    def view(here: str, shown: Sequence[Cell], pages: tuple[LinkView, ...]) -> ThemePageView:
        first = here == urls.theme(theme.id)
        name = theme.label if first else f"{theme.label} (page {here.rstrip('/').rpartition('/')[2]})"
        return ThemePageView(
            front_matter=head(
                f"{name} · Matrix",
                f"What {len(cells)} documents say: {name}",
                "theme",
                parent=urls.MATRIX,
            ),
            label=escape(name),
            verdict=verdict(known, theme),
            coverage=coverage(known, theme),
            searched=searched(theme),
            matrix_href=Md(urls.relative(here, urls.MATRIX)),
            cells=tuple(plain_cell(known, cell, here) for cell in shown),
            silent=tuple(brief_link(known.briefs[cell.slug], here) for cell in silent) if first else (),
            pages=pages,
        )

    for part in parts(urls.theme(theme.id), said, _PAGE_ROWS):
        yield part[0], partial(view, *part)


def _layout(briefs: int) -> Literal["columns", "rows", "map"]:
    if briefs <= _MOST_COLUMNS:
        return "columns"
    return "rows" if briefs <= _MOST_ROWS else "map"


def _row(known: Lookup, brief: Brief) -> RowView:
    stated = brief.document.metadata
    return RowView(
        brief=card(brief, urls.MATRIX),
        kind=escape(stated.kind.value if stated.kind else ""),
        year=Md(publication_year(brief)),
        actors=Md("|".join(escape(actor.name) for actor in brief.actors[:_MAIN_ACTORS])),
        cells=tuple(plain_cell(known, cell, urls.MATRIX) for cell in known.cells.get(brief.slug, ())),
    )


def _states(cells: tuple[Cell, ...]) -> str:
    counts = [
        (sum(cell.state == state for cell in cells), state) for state in ("quoted", "mentioned", "silent")
    ]
    return ": " + ", ".join(f"{number:,} {state}" for number, state in counts) if cells else ""
