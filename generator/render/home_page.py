"""The corpus -> the views of the home page and of the pages that continue its list of briefs."""

from collections.abc import Sequence
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
from generator.render.parts import Views, parts
from generator.render.views import BriefCardView, HomeView, LinkView, QuestionView
from generator.text.counted import count

_BRIEFS = 50
"""Briefs on a page."""
_FEW = 30
"""With more briefs, nobody reads through the list: the questions come before it."""


def home_views(known: Lookup) -> Views[HomeView]:
    """Yield address and view of the home page, and of each page that continues its list of briefs."""
    corpus = known.corpus
    words = sum(brief.document.words for brief in corpus.briefs)
    size = Md(f"{count(len(corpus.briefs), 'brief')} from {words:,} words of sources")

    def view(here: str, briefs: Sequence[Brief], pages: tuple[LinkView, ...]) -> HomeView:
        first = here == urls.HOME
        suffix = "" if first else f" (page {here.rstrip('/')})"
        return HomeView(
            front_matter=_front_matter(known, suffix),
            title=escape(corpus.editorial.title + suffix),
            summary=escape(corpus.editorial.summary) if first else Md(""),
            size=size,
            briefs=tuple(card(brief, here) for brief in briefs),
            themes=_questions(known) if first else (),
            questions_first=len(corpus.briefs) > _FEW,
            pages=pages,
            changes=latest(known, here) if first else (),
            changes_href=Md(urls.relative(here, urls.CHANGES)),
            notices=tuple(notice_view(notice) for notice in corpus.notices) if first else (),
        )

    for part in parts(urls.HOME, corpus.briefs, _BRIEFS):
        yield part[0], partial(view, *part)


def _front_matter(known: Lookup, part: str) -> Md:
    editorial = known.corpus.editorial
    return head(
        editorial.title + part,
        (editorial.summary or editorial.title) + part,
        "home",
        parent=urls.HOME if part else None,
        more={"updated": Md(max((day for day, _ in known.past.changes), default=""))},
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
