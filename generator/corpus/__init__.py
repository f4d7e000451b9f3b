"""Briefs -> the corpus: what they say together."""

from collections.abc import Sequence

from generator.corpus import duplicates, links, matrix, pairs, passages, phrases, profiles, themes
from generator.model import Brief, Corpus, Editorial, Notice


def relate(editorial: Editorial, briefs: Sequence[Brief], notices: Sequence[Notice]) -> Corpus:
    """Lay the briefs side by side. ``notices`` are about files that gave no brief."""
    held = phrases.collect(briefs)
    near = links.nearest(briefs)
    weighed = passages.weigh(briefs)
    found, unmet = pairs.find(briefs, weighed, editorial.pairs)
    return Corpus(
        editorial=editorial,
        briefs=tuple(briefs),
        links=links.find(briefs, near, weighed, held),
        matrix=matrix.compare(editorial.themes or themes.shared(held), briefs, found),
        pairs=found,
        profiles=profiles.collect(briefs),
        duplicates=duplicates.find(briefs, near),
        notices=(*notices, *unmet),
    )
