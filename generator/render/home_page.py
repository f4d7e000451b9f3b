"""The corpus -> the views of the home page and of the matrix."""

from functools import partial

from generator.model import Brief, Md
from generator.render import urls
from generator.render.brief_page import facts_line, notice_view
from generator.render.cells import coverage, theme_view
from generator.render.claims import claim_view, title
from generator.render.lookup import Lookup
from generator.render.markdown import escape, front_matter
from generator.render.views import BriefCardView, HomeView, MatrixView, QuestionView

_MAX_COLUMNS = 5


def home_view(known: Lookup) -> HomeView:
    """Return the view of the home page."""
    corpus = known.corpus
    words = sum(brief.document.words for brief in corpus.briefs)
    return HomeView(
        front_matter=front_matter(
            {
                "title": escape(corpus.editorial.title),
                "description": escape(corpus.editorial.summary or corpus.editorial.title),
                "hide": ["navigation", "toc"],
            }
        ),
        title=escape(corpus.editorial.title),
        summary=escape(corpus.editorial.summary),
        size=Md(f"{_count(len(corpus.briefs), 'brief')} from {words:,} words of sources"),
        briefs=tuple(_card(brief, urls.HOME) for brief in corpus.briefs),
        themes=tuple(
            QuestionView(
                escape(theme.label),
                Md(f"{urls.relative(urls.HOME, urls.MATRIX)}#t-{theme.id}"),
                coverage(known, theme),
            )
            for theme in corpus.matrix.themes
        ),
        notices=tuple(notice_view(notice) for notice in corpus.notices),
    )


def matrix_view(known: Lookup) -> MatrixView:
    """Return the view of the comparison."""
    corpus = known.corpus
    themes, briefs = len(corpus.matrix.themes), len(corpus.briefs)
    description = f"{_count(briefs, 'document')} side by side on {_count(themes, 'question')}"
    return MatrixView(
        front_matter=front_matter(
            {"title": Md("Matrix"), "description": escape(description), "hide": ["navigation", "toc"]}
        ),
        size=Md(description + _states(known)),
        origin=Md(
            "The questions are the analyst's."
            if corpus.editorial.themes
            else "No questions are set, so the program shows terms that at least two sources share."
        ),
        wide=briefs <= _MAX_COLUMNS,
        columns=tuple(_card(brief, urls.MATRIX) for brief in corpus.briefs),
        themes=tuple(theme_view(known, theme, urls.MATRIX) for theme in corpus.matrix.themes),
        data_href=Md(urls.relative(urls.MATRIX, urls.BRIEFS_DATA)),
    )


def _states(known: Lookup) -> str:
    cells = known.corpus.matrix.cells
    counts = [
        (sum(cell.state == state for cell in cells), state) for state in ("quoted", "mentioned", "silent")
    ]
    return ": " + ", ".join(f"{count} {state}" for count, state in counts) if cells else ""


def _card(brief: Brief, here: str) -> BriefCardView:
    view = partial(claim_view, brief, here=here, anchored=set())
    return BriefCardView(
        title=escape(title(brief)),
        href=Md(urls.relative(here, urls.brief(brief.slug))),
        facts=facts_line(brief),
        bottom_line=(view(brief.bottom_line.evidence),) if brief.bottom_line else (),
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
