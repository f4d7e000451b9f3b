"""The corpus -> the view of the home page."""

from functools import partial

from generator.model import Brief, Md
from generator.render import urls
from generator.render.brief_page import notice_view
from generator.render.cells import coverage, verdict
from generator.render.changes import latest
from generator.render.claims import claim_view, title
from generator.render.facts import facts_line
from generator.render.head import head
from generator.render.lookup import Lookup
from generator.render.markdown import escape
from generator.render.views import BriefCardView, HomeView, QuestionView
from generator.text.counted import count


def home_view(known: Lookup) -> HomeView:
    """Return the view of the home page."""
    corpus = known.corpus
    words = sum(brief.document.words for brief in corpus.briefs)
    return HomeView(
        front_matter=head(
            corpus.editorial.title,
            corpus.editorial.summary or corpus.editorial.title,
            "home",
            more={"updated": Md(max((day for day, _ in known.past.changes), default=""))},
        ),
        title=escape(corpus.editorial.title),
        summary=escape(corpus.editorial.summary),
        size=Md(f"{count(len(corpus.briefs), 'brief')} from {words:,} words of sources"),
        briefs=tuple(card(brief, urls.HOME) for brief in corpus.briefs),
        themes=tuple(
            QuestionView(
                escape(theme.label),
                Md(urls.relative(urls.HOME, urls.theme(theme.id))),
                verdict(known, theme),
                coverage(known, theme),
            )
            for theme in corpus.matrix.themes
        ),
        changes=latest(known, urls.HOME),
        changes_href=Md(urls.relative(urls.HOME, urls.CHANGES)),
        notices=tuple(notice_view(notice) for notice in corpus.notices),
    )


def card(brief: Brief, here: str) -> BriefCardView:
    """Return a brief as lists of briefs show it."""
    view = partial(claim_view, brief, here=here, anchored=set())
    return BriefCardView(
        title=escape(title(brief)),
        href=Md(urls.relative(here, urls.brief(brief.slug))),
        facts=facts_line(brief),
        bottom_line=(view(brief.bottom_line.evidence),) if brief.bottom_line else (),
    )
