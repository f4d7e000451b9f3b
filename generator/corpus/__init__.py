"""Briefs -> the corpus: what they say together."""

from collections.abc import Iterator, Mapping, Sequence

from generator.corpus import duplicates, links, matrix, numbering, pairs, passages, phrases, profiles, themes
from generator.corpus.memory import Memory
from generator.corpus.phrases import Key
from generator.corpus.preparing import prepare
from generator.model import Brief, Corpus, Editorial, Notice, Pair, Prepared, Theme

__all__ = ["Memory", "candidates", "prepare", "relate"]


def relate(
    editorial: Editorial,
    briefs: Sequence[Brief],
    notices: Sequence[Notice],
    prepared: Sequence[Prepared] | None = None,
    memory: Memory | None = None,
) -> Corpus:
    """Lay the briefs side by side. ``notices`` are about files that gave no brief.

    ``prepared`` is what ``prepare`` gives for each brief; it is made here when it is not given. ``memory`` is
    one that the last comparison of mostly the same briefs was given; it saves time and changes nothing.
    """
    memory = memory or Memory()
    if prepared is None:
        prepared = tuple(map(prepare, briefs))
    numbered = numbering.number(prepared)
    near = links.nearest(numbered)
    weighed = passages.weigh(numbered)
    memory.renew(briefs, prepared, weighed)
    found, unmet = pairs.find(briefs, prepared, weighed, editorial.pairs)
    asked = editorial.themes or themes.shared(_phrases(briefs, prepared))
    return Corpus(
        editorial=editorial,
        briefs=tuple(briefs),
        links=links.find(briefs, prepared, near, weighed, memory),
        matrix=matrix.compare(asked, briefs, prepared, found, memory),
        pairs=found,
        profiles=profiles.collect(briefs, prepared),
        duplicates=duplicates.find(briefs, near),
        notices=(*notices, *unmet),
    )


def candidates(corpus: Corpus) -> tuple[tuple[Theme, ...], tuple[Pair, ...]]:
    """Return what an analyst may want to settle: terms that briefs share, and pairs that prove too little."""
    prepared = tuple(map(prepare, corpus.briefs))
    weighed = passages.weigh(numbering.number(prepared))
    possible = pairs.suggest(corpus.briefs, prepared, weighed, corpus.editorial.pairs, corpus.pairs)
    return themes.shared(_phrases(corpus.briefs, prepared)), possible


def _phrases(briefs: Sequence[Brief], prepared: Sequence[Prepared]) -> Iterator[Mapping[Key, str]]:
    for brief, one in zip(briefs, prepared, strict=True):
        yield phrases.keyed(one.phrases, brief.document.language)
