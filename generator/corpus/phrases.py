"""Briefs -> the key phrases of each, under a key that is the same for all writings of a phrase."""

from collections.abc import Sequence

from generator.model import Brief
from generator.text.keyphrases import keyphrases
from generator.text.normalise import normalise
from generator.text.words import stem

Key = tuple[str, ...]
"""The stems of a phrase's words."""

_PER_BRIEF = 30
_MIN_WORDS = 2
"""One word alone ("growth") seldom says what a text is about."""


def collect(briefs: Sequence[Brief]) -> dict[str, dict[Key, str]]:
    """Return the phrases of every brief by slug, best first, without the names of its actors."""
    return {brief.slug: _phrases(brief) for brief in briefs}


def _phrases(brief: Brief) -> dict[Key, str]:
    language = brief.document.language
    names = {normalise(name) for actor in brief.actors for name in (actor.name, *actor.aliases)}
    texts = [sentence.text for sentence in brief.document.sentences]
    found: dict[Key, str] = {}
    for phrase in keyphrases(texts, _PER_BRIEF, language):
        words = phrase.split()
        if len(words) >= _MIN_WORDS and normalise(phrase) not in names:
            found.setdefault(tuple(stem(word.lower(), language) for word in words), phrase)
    return found
