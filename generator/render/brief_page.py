"""A brief -> its view."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from generator.model import (
    Actor,
    ActorKind,
    Brief,
    Dropped,
    Evidence,
    Figure,
    Link,
    Md,
    Notice,
    Pair,
    PairKind,
    Quotation,
    Reason,
)
from generator.render import urls
from generator.render.cells import cell_view, silences
from generator.render.changes import fates_of, history, last_changed
from generator.render.claims import (
    brief_link,
    claim_view,
    in_language,
    language,
    place,
    source_link,
    title,
    title_view,
)
from generator.render.dates import date_rows, date_view
from generator.render.facts import facts, length, wording
from generator.render.head import brief_facts, head
from generator.render.lookup import Lookup
from generator.render.markdown import escape
from generator.render.source_text import source_text
from generator.render.views import (
    ActorGroupView,
    ActorView,
    BriefView,
    ClaimView,
    DroppedView,
    FigureView,
    LinkView,
    NoticeView,
    PairView,
    QuotationView,
    ReasonView,
    RelatedView,
    TieView,
)
from generator.text.quoted import by_brief

_KIND_LABELS: dict[ActorKind, str] = {
    "state": "States",
    "bloc": "Blocs and international bodies",
    "organisation": "Organisations",
    "company": "Companies",
    "person": "People",
    "programme": "Programmes",
    "place": "Places",
    "other": "Other names",
}
_PAIR_LABELS: dict[PairKind, str] = {
    "agrees": "Agrees",
    "tension": "Possible tension",
    "related": "Related",
}

_CITE = (("BibTeX", urls.bibtex), ("RIS", urls.ris), ("CSL-JSON", urls.csl))

_FEW = 3
"""With fewer key points the page says why."""


def brief_view(known: Lookup, position: int) -> BriefView:
    """Return the view of the brief at this position in the corpus."""
    briefs = known.corpus.briefs
    brief = briefs[position]
    here = urls.brief(brief.slug)
    cells = known.cells.get(brief.slug, [])
    paired = [pair.a if pair.a_slug == brief.slug else pair.b for pair in known.pairs.get(brief.slug, ())]
    own = (evidence for _, evidence in by_brief(brief))
    claims = [*own, *paired, *(cell.evidence for cell in cells if cell.evidence)]
    became = fates_of(known, brief.slug, language(brief))
    view = partial(claim_view, brief, here=here, anchored=set(), past=became.past)
    subtitle = brief.document.metadata.subtitle or brief.document.metadata.standfirst
    # The first view of a claim gets its anchor, so these fields are filled in the order of the page.
    return BriefView(
        front_matter=_front_matter(known, brief),
        title=title_view(brief),
        subtitle=escape(subtitle.value) if subtitle else Md(""),
        language=language(brief),
        facts=facts(brief),
        words=length(brief.document.words),
        bottom_line=(view(brief.bottom_line.evidence),) if brief.bottom_line else (),
        key_points=tuple(view(point.evidence) for point in brief.key_points),
        few_points=_few_points(len(brief.key_points)),
        so_what=tuple(view(point.evidence) for point in brief.so_what),
        figures=tuple(figure_view(figure, view(figure.evidence)) for figure in brief.figures),
        actors=_actor_groups(known, brief.actors, here),
        dates=tuple(date_view(row, view(row[0].evidence)) for row in date_rows(brief.dates)),
        quotations=tuple(_quotation(quotation, view(quotation.evidence)) for quotation in brief.quotations),
        pairs=tuple(_pair(known, pair, brief, view) for pair in known.pairs.get(brief.slug, ())),
        cells=tuple(cell_view(known, cell, here, view) for cell in cells if cell.evidence),
        silences=tuple(cell_view(known, cell, here, view) for cell in silences(known, brief.slug)),
        related=tuple(_related(known, link, here) for link in known.links.get(brief.slug, ())),
        wording=wording(brief),
        checks=tuple(notice_view(notice) for notice in brief.notices),
        dropped=_dropped(brief.document.dropped, language(brief)),
        source_path=escape(brief.document.path),
        sha256=escape(brief.document.sha256[:12]),
        data_href=Md(urls.relative(here, urls.brief_data(brief.slug))),
        text_href=Md(urls.relative(here, urls.source_text(brief.slug))),
        annotations_href=Md(urls.relative(here, urls.annotations(brief.slug))),
        cite=tuple(LinkView(Md(name), Md(urls.relative(here, of(brief.slug)))) for name, of in _CITE),
        matrix_href=Md(urls.relative(here, urls.MATRIX)),
        home_href=Md(urls.relative(here, urls.HOME)),
        previous=tuple(brief_link(other, here) for other in briefs[max(0, position - 1) : position]),
        next=tuple(brief_link(other, here) for other in briefs[position + 1 : position + 2]),
        history=history(known, brief.slug, here),
        changes_href=Md(urls.relative(here, urls.CHANGES)),
        earlier=became.earlier,
        source_text=source_text(
            brief, claims, known.uses.get(brief.slug, ()), known.past.kept.get(brief.slug, ()), became.past
        ),
    )


def notice_view(notice: Notice) -> NoticeView:
    """Return the view of a notice."""
    where = notice.path if notice.line is None else f"{notice.path}, line {notice.line}"
    return NoticeView(Md(notice.severity), escape(where), escape(notice.message))


def _front_matter(known: Lookup, brief: Brief) -> Md:
    description = brief.bottom_line.evidence.quote if brief.bottom_line else title(brief)
    name = title(brief)
    return head(
        name,
        description,
        "brief",
        parent=urls.HOME,
        contents=True,
        more={
            **brief_facts(brief, name, description, known.corpus.editorial.title),
            "updated": Md(last_changed(known, brief.slug)),
        },
    )


def figure_view(figure: Figure, claim: ClaimView) -> FigureView:
    """Return a row of a table of figures."""
    return FigureView(
        claim=claim,
        value=escape(figure.text),
        qualifier=escape(figure.qualifier),
        measures=escape(figure.measures),
        as_of=escape(figure.as_of),
        attributed_to=escape(figure.attributed_to),
        slip=escape(figure.slip),
    )


def _quotation(quotation: Quotation, claim: ClaimView) -> QuotationView:
    form = "direct speech" if quotation.form == "direct" else "reported speech"
    return QuotationView(
        claim, escape(quotation.speaker) if quotation.speaker else Md("speaker not named"), Md(form)
    )


def _actor_groups(known: Lookup, actors: Sequence[Actor], here: str) -> tuple[ActorGroupView, ...]:
    groups = [
        (label, [actor for actor in actors if actor.kind == kind]) for kind, label in _KIND_LABELS.items()
    ]
    return tuple(
        ActorGroupView(Md(label), tuple(_actor(known, actor, here) for actor in members))
        for label, members in groups
        if members
    )


def _actor(known: Lookup, actor: Actor, here: str) -> ActorView:
    forms = [alias for alias in actor.aliases if alias != actor.name]
    return ActorView(
        name=escape(actor.name),
        href=Md(urls.relative(here, urls.actor(actor.id)) if actor.id in known.profiles else ""),
        mentions=len(actor.mentions),
        forms=escape(", ".join(forms)),
        role=escape(actor.role),
    )


def _pair(known: Lookup, pair: Pair, brief: Brief, view: Callable[[Evidence], ClaimView]) -> PairView:
    is_first = pair.a_slug == brief.slug
    own, far = (pair.a, pair.b) if is_first else (pair.b, pair.a)
    other = known.briefs[pair.b_slug if is_first else pair.a_slug]
    here = urls.brief(brief.slug)
    label = "Differs" if pair.kind == "tension" and pair.by == "analyst" else _PAIR_LABELS[pair.kind]
    return PairView(
        label=Md(label),
        rule=escape(pair.rule),
        here=view(own),
        there=claim_view(other, far, here=here, anchored=set()),
        brief=title_view(other),
        href=Md(urls.relative(here, urls.brief(other.slug))),
    )


def _related(known: Lookup, link: Link, here: str) -> RelatedView:
    other = known.briefs[link.target]
    reasons = tuple(_reason(known, link, reason, here) for reason in link.reasons)
    return RelatedView(title_view(other), Md(urls.relative(here, urls.brief(other.slug))), reasons)


def _few_points(number: int) -> Md:
    """Return why a page shows so few key points, or nothing when it shows enough."""
    if not number:
        return Md("No other sentence of this source says enough on its own to be a key point.")
    few = "Few sentences of this source say enough on their own; the others need the text around them."
    return Md(few if number < _FEW else "")


def _reason(known: Lookup, link: Link, reason: Reason, here: str) -> ReasonView:
    if not (reason.here and reason.there):
        return ReasonView(escape(reason.text), ())
    near = source_link(known.briefs[link.source], reason.here, here)
    far = source_link(known.briefs[link.target], reason.there, here)
    tie = TieView(*near, *far)
    return ReasonView(escape(reason.text), (tie,))


def _dropped(dropped: Iterable[Dropped], words: Md) -> tuple[DroppedView, ...]:
    places: dict[tuple[str, str], list[str]] = {}
    for left_out in dropped:
        here = str(left_out.line) if left_out.page is None else place(left_out.line, left_out.page)
        places.setdefault((left_out.text, left_out.reason), []).append(here)
    return tuple(
        DroppedView(Md(", ".join(found)), in_language(escape(text), words), escape(reason))
        for (text, reason), found in places.items()
    )
