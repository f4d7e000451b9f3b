"""Document -> how sure its prose sounds: the hedging words and the authorities it leaves unnamed."""

import re
from collections.abc import Iterator
from functools import cache

from generator import lexicon
from generator.model import Document, Evidence, Sentence, Wording
from generator.text.alternatives import any_of
from generator.text.names.runs import lowered, words
from generator.text.places import piece

_UNSPACED = frozenset({"zh", "ja"})
_SPEAKING_REACH = 3
_REACH_BACK = 40
_POSSESSIVES = ("\u2019s ", "'s ", "\u2019 ")


def find(document: Document) -> Wording:
    """Return every hedge and every unnamed authority in the sentences, in order."""
    language = document.language if document.language in lexicon.load("hedges") else "en"
    hedges: list[Evidence] = []
    unnamed: list[Evidence] = []
    hedge_pattern = _hedge_pattern(language)
    for sentence in document.sentences:
        small = lowered(sentence.text)
        spans = [match.span() for match in hedge_pattern.finditer(small)]
        hedges.extend(
            _evidence(sentence, *span) for span in spans if _is_hedge(sentence.text, *span, language)
        )
        unnamed.extend(_evidence(sentence, *span) for span in _unnamed(sentence.text, small, language))
    return Wording(tuple(hedges), tuple(unnamed))


def _evidence(sentence: Sentence, start: int, end: int) -> Evidence:
    return piece(sentence, start, end)


def _is_hedge(text: str, start: int, end: int, language: str) -> bool:
    """Tell the modal verb from the month and from power: "may rise", not "in May", not "its naval might"."""
    found = text[start:end]
    if language != "en" or found.lower() not in _modals():
        return True
    if found[0].isupper():
        return False
    if found == "may":
        return True
    ahead = text[max(0, start - _REACH_BACK) : start]
    before = ahead.rstrip().rsplit(None, 1)
    last = before[-1].lower().strip('\u201c"(,') if before else ""
    return last not in _before_power() and not ahead.endswith(_POSSESSIVES)


def _unnamed(text: str, small: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield the places of unnamed authorities; none overlaps another. ``small``: the text in lower case."""
    reached = 0
    for match in _unnamed_pattern(language).finditer(small):
        start, end = match.span()
        if start >= reached and (match["phrase"] or _is_authority(text, match, language)):
            yield start, end
            reached = end


def _is_authority(text: str, match: re.Match[str], language: str) -> bool:
    entry = _unnamed_words(language)
    following = [word.text.lower() for word in words(text[match.end() : match.end() + 60])]
    if following and following[0] in entry["nouns_after"]:
        return False
    if match["speaking"] is None:
        return True
    capitalised_inside = match.start() > 0 and text[match.start()].isupper()
    return not capitalised_inside and any(
        word in entry["speaking_verbs"] for word in following[:_SPEAKING_REACH]
    )


@cache
def _modals() -> frozenset[str]:
    return frozenset(lexicon.load("hedges")["en"]["modals"].split())


@cache
def _before_power() -> frozenset[str]:
    return frozenset(lexicon.load("hedges")["en"]["might_is_power_after"].split())


@cache
def _hedge_pattern(language: str) -> re.Pattern[str]:
    entry = lexicon.load("hedges")[language]
    listed = [*entry["words"].lower().split(), *entry.get("modals", "").split()]
    return re.compile(_alternatives([*entry["phrases"], *listed], language))


@cache
def _unnamed_words(language: str) -> dict[str, frozenset[str]]:
    entry = lexicon.load("unnamed")[language]
    return {key: frozenset(entry[key].split()) for key in ("nouns_after", "speaking_verbs")}


@cache
def _unnamed_pattern(language: str) -> re.Pattern[str]:
    entry = lexicon.load("unnamed")[language]
    groups = {
        "phrase": entry["phrases"],
        "alone": entry["alone"].lower().split(),
        "speaking": entry["speaking"].split(),
    }
    parts = [
        f"(?P<{name}>{_alternatives(listed, language) if listed else '(?!)'})"
        for name, listed in groups.items()
    ]
    return re.compile("|".join(parts))


def _alternatives(listed: list[str], language: str) -> str:
    """Return a pattern for any of these words, the longest first, whole where the script has spaces."""
    either = any_of(listed)
    return f"(?:{either})" if language in _UNSPACED else rf"\b(?:{either})\b"
