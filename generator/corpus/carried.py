"""A corpus and a newer brief of one of its documents -> the corpus as far as that alone can tell, at once.

For previews: what takes long, to compare the brief with all others, is left to ``relate``. Until then what
other pages quote from the document is shown where its sentence still stands, word for word, and nowhere else.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace

from generator.corpus import matrix
from generator.corpus.memory import Memory
from generator.model import (
    Appearance,
    Brief,
    Corpus,
    Document,
    Evidence,
    Kept,
    Link,
    Matrix,
    Pair,
    Prepared,
    Profile,
)
from generator.text.places import sentence_at

_Place = Callable[[Evidence], Evidence | None]
"""Leads what was quoted from the document to where it stands now."""


def carried(corpus: Corpus, brief: Brief, prepared: Prepared) -> Corpus:
    """Return the corpus with the brief in the place of the one that has its address. The ledger stays.

    ``prepared`` is what the brief brings to the comparison.
    """
    before = next(known for known in corpus.briefs if known.slug == brief.slug)
    place = _places(before.document, brief.document)
    return replace(
        corpus,
        briefs=tuple(brief if known is before else known for known in corpus.briefs),
        links=tuple(found for link in corpus.links for found in _link(link, brief.slug, place)),
        matrix=_matrix(corpus.matrix, brief, prepared),
        pairs=tuple(found for pair in corpus.pairs for found in _pair(pair, brief.slug, place)),
        profiles=tuple(found for profile in corpus.profiles for found in _profile(profile, brief, place)),
        kept=tuple(found for kept in corpus.kept for found in _kept(kept, brief.slug, place)),
    )


def _places(before: Document, now: Document) -> _Place:
    standing = defaultdict(list)
    for sentence in now.sentences:
        standing[sentence.text].append(sentence)

    def place(evidence: Evidence) -> Evidence | None:
        old = sentence_at(before.sentences, evidence.passage, evidence.start)
        if old is None or evidence.end > old.end or old.text not in standing:
            return None
        new = min(standing[old.text], key=lambda sentence: abs(sentence.passage - old.passage))
        by = new.start - old.start
        return Evidence(new.passage, evidence.start + by, evidence.end + by, evidence.quote)

    return place


def _link(link: Link, slug: str, place: _Place) -> Iterator[Link]:
    if slug not in (link.source, link.target):
        yield link
        return
    reasons = []
    for reason in link.reasons:
        here = place(reason.here) if reason.here and link.source == slug else reason.here
        there = place(reason.there) if reason.there and link.target == slug else reason.there
        if (here is None, there is None) == (reason.here is None, reason.there is None):
            reasons.append(replace(reason, here=here, there=there))
    if reasons:
        yield replace(link, reasons=tuple(reasons))


def _pair(pair: Pair, slug: str, place: _Place) -> Iterator[Pair]:
    a = place(pair.a) if pair.a_slug == slug else pair.a
    b = place(pair.b) if pair.b_slug == slug else pair.b
    if a and b:
        yield replace(pair, a=a, b=b)


def _matrix(before: Matrix, brief: Brief, prepared: Prepared) -> Matrix:
    """Ask the brief anew what it says on every theme: that needs no other brief."""
    alone = matrix.compare(before.themes, [brief], [prepared], (), Memory())
    anew = {cell.theme: cell for cell in alone.cells}
    cells = (anew[cell.theme] if cell.slug == brief.slug else cell for cell in before.cells)
    return replace(before, cells=tuple(cells))


def _profile(profile: Profile, brief: Brief, place: _Place) -> Iterator[Profile]:
    if not any(appearance.slug == brief.slug for appearance in profile.appearances):
        yield profile
        return
    actor = next((actor for actor in brief.actors if actor.id == profile.id), None)
    appearances: list[Appearance] = []
    for appearance in profile.appearances:
        if appearance.slug != brief.slug:
            appearances.append(appearance)
        elif actor:
            said = tuple(found for quote in appearance.said if (found := place(quote)))
            appearances.append(Appearance(brief.slug, actor, said))
    if appearances:
        yield replace(profile, appearances=tuple(appearances))


def _kept(kept: Kept, slug: str, place: _Place) -> Iterator[Kept]:
    evidence = place(kept.evidence) if kept.slug == slug else kept.evidence
    if evidence:
        yield replace(kept, evidence=evidence)
