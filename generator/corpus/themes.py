"""Briefs -> the terms that they share, as themes: what the matrix asks when the analyst sets no questions."""

from collections import defaultdict
from collections.abc import Sequence

from generator.model import Brief, Theme
from generator.text.keyphrases import keyphrases
from generator.text.normalise import normalise, slug
from generator.text.words import stem

_MOST = 8
_PER_BRIEF = 30
_FEWEST_BRIEFS = 2
_MIN_WORDS = 2
"""One word alone ("growth") is seldom a question that two documents answer."""


def shared(briefs: Sequence[Brief], most: int = _MOST) -> tuple[Theme, ...]:
    """Return terms that at least two briefs hold among their key phrases, the most shared first.

    Names of actors are left out: who is in which brief is told elsewhere.
    """
    holders: dict[tuple[str, ...], dict[str, int]] = defaultdict(dict)
    labels: dict[tuple[str, ...], str] = {}
    for brief in briefs:
        language = brief.document.language
        names = {normalise(name) for actor in brief.actors for name in (actor.name, *actor.aliases)}
        texts = [sentence.text for sentence in brief.document.sentences]
        for rank, phrase in enumerate(keyphrases(texts, _PER_BRIEF, language)):
            words = phrase.split()
            if len(words) < _MIN_WORDS or normalise(phrase) in names:
                continue
            key = tuple(stem(word.lower(), language) for word in words)
            holders[key].setdefault(brief.slug, rank)
            labels.setdefault(key, phrase)
    found = [key for key, held in holders.items() if len(held) >= _FEWEST_BRIEFS]
    found.sort(key=lambda key: (-len(holders[key]), sum(holders[key].values()), labels[key]))
    return tuple(Theme(_label(labels[key]), (labels[key],), id=slug(labels[key])) for key in found[:most])


def _label(phrase: str) -> str:
    return phrase[:1].upper() + phrase[1:]
