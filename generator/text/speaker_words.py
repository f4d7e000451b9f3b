"""The words by which languages other than English say who speaks, from lexicon/speech_languages.yml."""

import re
from functools import cache

from generator import lexicon
from generator.text.alternatives import any_of
from generator.text.speech_words import Role

UNSPACED, VERB_FIRST = frozenset({"zh"}), frozenset({"ar"})
_STEMMED = frozenset({"ru", "de"})
_ARABIC_PREFIX = r"[وف]?"
_ARABIC_ARTICLES = ("وال", "فال", "بال", "لل", "ال", "و", "ل", "ب")
_SHORTEST_STEM = 3
_SHORTEST_LAST_PART = 5
_SHORT_SIGNS = 12
"""Signs of a Chinese subject that speaks because it stands beside a quotation."""


def is_known(language: str) -> bool:
    """Tell whether the words of a language are known."""
    return language in lexicon.load("speech_languages")


def speaks(word: str, language: str) -> bool:
    """Tell whether a word is a noun that can speak; of inflected languages the stem is enough."""
    nouns = listed(language, "nouns")
    if language == "ar":
        bare = next((word[len(part) :] for part in _ARABIC_ARTICLES if word.startswith(part)), word)
        return word in nouns or bare in nouns
    if language == "fr":
        word = word.rsplit("'", 1)[-1].rsplit("’", 1)[-1]
    if language == "de" and any(noun in word for noun in nouns if len(noun) >= _SHORTEST_LAST_PART):
        return True
    if language in _STEMMED:
        parts = (word, word.rsplit("-", 1)[-1])
        return any(part[:end] in nouns for part in parts for end in range(_SHORTEST_STEM, len(part) + 1))
    return word in nouns


def speaks_unspaced(said: str, language: str, role: Role, *, named: bool, spoken: bool) -> bool:
    """Tell whether a Chinese subject speaks; a document must be its last word."""
    nouns = ordered(language, "nouns")
    if role == "document":
        return said.endswith(tuple(nouns))
    if named or any(noun in said for noun in nouns):
        return True
    return spoken and len(said) <= _SHORT_SIGNS and not said.startswith(tuple(ordered(language, "pointers")))


@cache
def listed(language: str, kind: str) -> frozenset[str]:
    """Return one list of a language, in lower case."""
    found = lexicon.load("speech_languages")[language][kind]
    words = found.split() if isinstance(found, str) else found
    return frozenset(str(word).lower() for word in words)


@cache
def ordered(language: str, kind: str) -> tuple[str, ...]:
    """Return one list of a language, the longest words first."""
    return tuple(sorted(listed(language, kind), key=lambda word: (-len(word), word)))


@cache
def roles(language: str) -> dict[str, Role]:
    """Return the verbs of saying with what each takes behind it."""
    entry = lexicon.load("speech_verbs")[language]
    known: dict[str, Role] = dict.fromkeys(entry["according"], "according")
    lists: tuple[Role, ...] = ("plain", "that", "as", "document")
    for role in lists:
        for verb in entry[role].split():
            known.setdefault(verb, role)
    return known


@cache
def verbs(language: str) -> re.Pattern[str]:
    """Return a pattern whose group "verb" is any verb of saying."""
    either = any_of(roles(language))
    if language in UNSPACED:
        return re.compile(f"(?P<verb>{either})")
    if language in VERB_FIRST:
        return re.compile(rf"\b{_ARABIC_PREFIX}(?P<verb>{either})(?:\b|(?<=\sل))")
    return re.compile(rf"\b(?P<verb>{either})\b")


@cache
def blocked(language: str) -> re.Pattern[str]:
    """Return a pattern for words that hold a verb of saying and are none."""
    return re.compile(any_of(lexicon.load("speech_verbs")[language]["whole"].split()))
