"""Two wordings of a claim -> what differs that makes them two claims, and how alike their words are.

A link to a claim may follow it to a new wording only if nothing differs that decides what it says: numbers,
dates, names, negations, and any other word that rewording.py does not know to be mere wording. The test is
strict: what it takes for another claim is shown with both wordings, what it takes for the same claim is not.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from difflib import SequenceMatcher
from functools import cache
from typing import Literal, NamedTuple

from generator import lexicon
from generator.text import dates, numbers
from generator.text.dates.months import month_numbers
from generator.text.names import gazetteer
from generator.text.names.index import matches
from generator.text.names.runs import is_capitalised
from generator.text.names.runs import words as name_words
from generator.text.normalise import normalise
from generator.text.rewording import first_of_group, says_the_same, split
from generator.text.words import stopwords, tokens

Difference = Literal["", "number", "date", "name", "negation", "meaning"]
"""What makes two wordings two claims; empty when nothing does."""

_ORDER: tuple[Difference, ...] = ("number", "date", "name", "negation", "meaning")
"""Which difference is told when there are several."""
_GROUPS = ("negations", "numbers", "times", "actors", "prefixes")
_DIGIT = re.compile(r"\d")
_NUMERAL = re.compile(r"(?<!\w)-?\d[\d.,:/-]*")
_PERCENT = re.compile(r"%|\bper cent\b", re.I)


class _Mark(NamedTuple):
    """A word that decides what a claim says."""

    kind: Difference
    word: str


def alike(old: str, new: str) -> float:
    """Return the share of words that two texts have in common in the same order, from 0 to 1."""
    return SequenceMatcher(None, pieces(old), pieces(new), autojunk=False).ratio()


@cache
def _lists(language: str) -> dict[str, frozenset[str]]:
    entry = lexicon.load("meaning").get(language, {})
    return {name: frozenset(entry.get(name, "").split()) for name in _GROUPS}


def pieces(text: str) -> list[str]:
    """Return the words in lower case; scripts that leave no spaces are cut into characters."""
    return [piece.casefold() for piece in split(unicodedata.normalize("NFKC", text))]


def differs(old: str, new: str, language: str, common: Collection[str] = ()) -> Difference:
    """Return what makes the two wordings two claims, or an empty string when they say the same.

    ``common`` are words that the document also writes in lower case: at the head of a sentence they are
    no names.
    """
    here, there = list(_marks(old, new, language, common)), list(_marks(new, old, language, common))
    found = [*(Counter(here) - Counter(there)), *(Counter(there) - Counter(here))]
    if found:
        return _first(found)
    tests: tuple[tuple[Difference, Callable[[str, str, str], bool]], ...] = (
        ("number", _other_numerals),
        ("number", _other_quantities),
        ("date", _other_dates),
        ("name", _other_actors),
        ("negation", _is_turned),
    )
    for kind, is_other in tests:
        if is_other(old, new, language):
            return kind
    if says_the_same(old, new, language):
        return ""
    swapped = [mark for pair in zip(here, there, strict=True) if pair[0] != pair[1] for mark in pair]
    return _first(swapped) if swapped else "meaning"


def _first(marks: Iterable[_Mark]) -> Difference:
    kinds = {mark.kind for mark in marks}
    return next(kind for kind in _ORDER if kind in kinds)


def _other_numerals(old: str, new: str, _: str) -> bool:
    """Tell numbers apart by their signs: -14 and 14, 5-10 and 510."""
    return sorted(_NUMERAL.findall(normalise(old))) != sorted(_NUMERAL.findall(normalise(new)))


def _marks(text: str, other: str, language: str, common: Collection[str]) -> Iterator[_Mark]:
    """Yield the words of a text that decide what it says, in order."""
    lists, months = _lists(language), month_numbers(language)
    elsewhere = tokens(other)
    named = {word.casefold() for word in elsewhere[1:] if is_capitalised(word)}
    known = {word.casefold() for word in elsewhere}
    for place, token in enumerate(split(_PERCENT.sub(" percent", text))):
        word = token.casefold().replace("\u2019", "'")
        if _DIGIT.search(token):
            yield _Mark("number", unicodedata.normalize("NFKC", token))
        elif word in lists["negations"] or word.endswith("n't"):
            yield _Mark("negation", "")
        elif word in lists["numbers"]:
            yield _Mark("number", word)
        elif word in lists["times"] or token in months:
            yield _Mark("date", word)
        elif word in lists["actors"]:
            yield _Mark("name", word)
        elif is_capitalised(token) and word not in stopwords(language) and first_of_group(word, language):
            is_name = word in named or (word not in known and word not in common)
            if place or is_name:
                yield _Mark("name", word)


def _quantities(text: str, language: str) -> Counter[tuple[float, float | None, str]]:
    """Return the values with their units; what is counted may be worded anew."""
    return Counter(
        (found.value, found.high, "" if found.kind == "count" else found.unit)
        for found in numbers.find(text, language)
    )


def _other_quantities(old: str, new: str, language: str) -> bool:
    return _quantities(old, language) != _quantities(new, language)


def _other_dates(old: str, new: str, language: str) -> bool:
    return _dates(old, language) != _dates(new, language)


def _other_actors(old: str, new: str, language: str) -> bool:
    return _actors(old, language) != _actors(new, language)


def _dates(text: str, language: str) -> Counter[tuple[str, str]]:
    return Counter((span.first.isoformat(), span.last.isoformat()) for span in dates.find(text, language))


def _actors(text: str, language: str) -> Counter[str]:
    found = matches(text, name_words(text), gazetteer.index(language), language)
    return Counter(match.target.actor for match in found)


def _is_turned(old: str, new: str, language: str) -> bool:
    """Say whether a word became its opposite by a prefix: equal, unequal."""
    here, there = set(pieces(old)), set(pieces(new))
    gone, come = here - there, there - here
    prefixes = _lists(language)["prefixes"]
    return any(
        prefix + word in others
        for words, others in ((gone, come), (come, gone))
        for word in words
        for prefix in prefixes
    )
