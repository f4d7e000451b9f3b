"""The corpus -> the views of the home page and of the pages that continue its list of briefs."""

from functools import partial

from generator.model import Brief, Md
from generator.render import urls
from generator.render.brief_page import notice_view
from generator.render.cells import coverage, verdict
from generator.render.changes import latest
from generator.render.claims import claim_view, title_view
from generator.render.facts import facts_line
from generator.render.head import head
from generator.render.lookup import Lookup
from generator.render.markdown import escape
from generator.render.parts import Part, Views, parts
from generator.render.views import BriefCardView, HomeView, QuestionView
from generator.text.counted import count

_BRIEFS = 50
"""Briefs on a page."""
_FEW = 30
"""With more briefs, nobody reads through the list: the questions come before it."""


def home_views(known: Lookup) -> Views[HomeView]:
    """Yield address and view of the home page, and of each page that continues its list of briefs."""
    briefs = known.corpus.briefs
    words = sum(brief.document.words for brief in briefs)
    size = Md(f"{count(len(briefs), 'brief')} from {words:,} words of sources")
    updated = Md(max((day for day, _ in known.past.changes), default=""))
    for part in parts(urls.HOME, (len(briefs), _BRIEFS)):
        yield part.url, partial(_home, known, part, size, updated)


def _home(known: Lookup, part: Part, size: Md, updated: Md) -> HomeView:
    corpus, here, first = known.corpus, part.url, part.is_first
    title, summary = corpus.editorial.title, corpus.editorial.summary
    return HomeView(
        front_matter=head(
            title + part.label,
            (summary or title) + part.label,
            "home",
            parent=None if first else urls.HOME,
            more={"updated": updated},
        ),
        title=escape(title + part.label),
        summary=escape(summary) if first else Md(""),
        size=size,
        briefs=tuple(card(brief, here) for brief in part.rows(corpus.briefs, _BRIEFS)),
        themes=_questions(known) if first else (),
        questions_first=len(corpus.briefs) > _FEW,
        pages=part.links(),
        changes=latest(known, here) if first else (),
        changes_href=Md(urls.relative(here, urls.CHANGES)),
        notices=tuple(notice_view(notice) for notice in corpus.notices) if first else (),
    )


def _questions(known: Lookup) -> tuple[QuestionView, ...]:
    return tuple(
        QuestionView(
            escape(theme.label),
            Md(urls.relative(urls.HOME, urls.theme(theme.id))),
            verdict(known, theme),
            coverage(known, theme),
        )
        for theme in known.corpus.matrix.themes
    )


def card(brief: Brief, here: str) -> BriefCardView:
    """Return a brief as lists of briefs show it."""
    view = partial(claim_view, brief, here=here, anchored=set())
    return BriefCardView(
        title=title_view(brief),
        href=Md(urls.relative(here, urls.brief(brief.slug))),
        facts=facts_line(brief),
        bottom_line=(view(brief.bottom_line.evidence),) if brief.bottom_line else (),
    )
