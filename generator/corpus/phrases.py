"""A brief -> its key phrases, under a key that is the same for all writings of a phrase."""

from collections.abc import Iterable

from generator.model import Brief
from generator.text.keyphrases import keyphrases
from generator.text.normalise import normalise
from generator.text.words import stem

Key = tuple[str, ...]
"""The stems of a phrase's words."""

_PER_BRIEF = 30
_MIN_WORDS = 2
"""One word alone ("growth") seldom says what a text is about."""


def find(brief: Brief) -> tuple[str, ...]:
    """Return the phrases of a brief, best first, without the names of its actors."""
    language = brief.document.language
    names = {normalise(name) for actor in brief.actors for name in (actor.name, *actor.aliases)}
    texts = [sentence.text for sentence in brief.document.sentences]
    found = (
        phrase
        for phrase in keyphrases(texts, _PER_BRIEF, language)
        if len(phrase.split()) >= _MIN_WORDS and normalise(phrase) not in names
    )
    return tuple(keyed(found, language).values())


def keyed(phrases: Iterable[str], language: str) -> dict[Key, str]:
    """Return phrases by their keys, the first writing of each."""
    held: dict[Key, str] = {}
    for phrase in phrases:
        held.setdefault(tuple([stem(word.lower(), language) for word in phrase.split()]), phrase)
    return held
