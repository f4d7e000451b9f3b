"""Text -> its key phrases: runs of content words, scored by frequency, place, spread, capitals and length.

Candidates as in RAKE (Rose et al. 2010): what stands between stop words and punctuation; no tagger is used.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from generator import lexicon
from generator.text.verbs import inflected_verbs
from generator.text.words import stem, stopwords, tokens

MAX_WORDS = 4
_BREAK = re.compile(
    r"[.!?;:,()\[\]{}\"“”«»…|/\n\r\t]+|\s[-–—]+\s|[。、，！？；：]|''|``|--|['\u2019]s?(?!\w)"
)
_MIN_LETTERS = 3
_PLACE_SCALE = 0.35
_PIECE_SHARE = 1.3
_ADVERB = ("ly",)
_QUALITY_ENDINGS = ("ly", "al", "ive", "ous", "ic", "ful", "less", "able", "ible", "ian", "ese")


@dataclass(slots=True)
class _Phrase:
    """What is known of one phrase while a text is read."""

    form: str
    """The first writing of it."""
    words: int
    """How many words."""
    first: int
    """Place of its first word in the text."""
    places: list[int] = field(default_factory=list)
    """Places of every mention."""
    capitals: int = 0
    """Mentions with a capital inside a clause."""


def keyphrases(text: str | Sequence[str], n: int, language: str = "en") -> list[str]:
    """Return up to ``n`` phrases that say what the text is about, best first, as the text writes them."""
    joined = text if isinstance(text, str) else "\n".join(text)
    found, length = _collect(joined, language)
    strength = _word_strength(found, length)
    whole = _unbroken(found)
    scored = sorted(
        ((_score(key, phrase, strength, length), phrase) for key, phrase in whole.items()),
        key=lambda pair: (-pair[0], pair[1].first, pair[1].form),
    )
    return _without_repeats([phrase for _, phrase in scored], n, language)


def _collect(text: str, language: str) -> tuple[dict[tuple[str, ...], _Phrase], int]:
    """Return every candidate, keyed by its stems, and the length of the text in words."""
    found: dict[tuple[str, ...], _Phrase] = {}
    place = 0
    for chunk in _BREAK.split(text):
        words = tokens(chunk)
        for run_start, run in _runs(words, language):
            for start, part in _parts(run):
                key = tuple(stem(word.lower(), language) for word in part)
                phrase = found.setdefault(key, _Phrase(" ".join(part), len(part), place + run_start + start))
                phrase.places.append(place + run_start + start)
                inside = run_start + start > 0
                phrase.capitals += inside and part[0][:1].isupper()
        place += len(words)
    return found, max(1, place)


def _runs(words: Sequence[str], language: str) -> Iterator[tuple[int, list[str]]]:
    """Yield runs of words that may stand in a noun phrase, with their places."""
    run: list[str] = []
    for place, word in enumerate(words):
        if _may_name(word, language):
            run.append(word)
        elif run:
            yield place - len(run), run
            run = []
    if run:
        yield len(words) - len(run), run


def _parts(run: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield the whole run when short, and every single word and pair of it."""
    size = len(run)
    sizes = sorted({1, 2, 3, size} if size <= MAX_WORDS else {1, 2, 3})
    for length in sizes:
        for start in range(size - length + 1):
            part = list(run[start : start + length])
            if length == 1 or not _weak_edge(part):
                yield start, part


def _weak_edge(part: Sequence[str]) -> bool:
    """Tell whether a phrase begins or ends with a word that no name begins or ends with."""
    first, last = part[0].lower(), part[-1].lower()
    return first in _vague() or last in _vague() or _describes(last)


def _describes(word: str) -> bool:
    """Tell whether a word is an adjective or adverb: it may begin a phrase, not end it."""
    return word in _qualities() or (word.endswith(_QUALITY_ENDINGS) and word not in _nouns())


def _may_name(word: str, language: str) -> bool:
    lower = word.lower().replace("\u2019", "'")
    if lower in stopwords(language) or not any(char.isalpha() for char in word):
        return False
    if language != "en":
        return len(word) > 1
    if len(word) < _MIN_LETTERS and not word.isupper():
        return False
    if word[0].isupper():
        return lower not in _junk() or word.isupper()
    return not (lower in inflected_verbs() or lower.endswith(_ADVERB) or lower in _junk())


def _unbroken(found: dict[tuple[str, ...], _Phrase]) -> dict[tuple[str, ...], _Phrase]:
    """Leave out pieces that hardly ever occur without the rest: "Carbon Border" of "Carbon Border Tax"."""
    pieces = {
        piece
        for key, phrase in found.items()
        for piece in (key[1:], key[:-1])
        if len(piece) > 1 and len(found.get(piece, phrase).places) <= _PIECE_SHARE * len(phrase.places)
    }
    return {key: phrase for key, phrase in found.items() if key not in pieces}


def _word_strength(found: dict[tuple[str, ...], _Phrase], length: int) -> dict[str, float]:
    """Return for every stem how much the text is about it: log frequency, less for a late first mention."""
    return {
        key[0]: math.log1p(len(phrase.places)) * _early(phrase.first, length)
        for key, phrase in found.items()
        if len(key) == 1
    }


def _early(first: int, length: int) -> float:
    return 1 / math.sqrt(_PLACE_SCALE + first / length)


def _score(key: tuple[str, ...], phrase: _Phrase, strength: dict[str, float], length: int) -> float:
    number = len(phrase.places)
    spread = (phrase.places[-1] - phrase.places[0]) / length
    parts = sum(strength.get(part, 0.0) for part in key) / math.sqrt(len(key))
    score = parts * (1 + 0.3 * math.log(number)) * (1 + 0.3 * spread)
    score *= 1 + 0.4 * (phrase.capitals / number)
    score *= (1.0, 0.8, 1.0, 0.75, 0.6)[min(phrase.words, MAX_WORDS)]
    lower = phrase.form.lower()
    if phrase.words == 1 and (lower in _vague() or _describes(lower)):
        score *= 0.3
    return score


def _without_repeats(ordered: Sequence[_Phrase], n: int, language: str) -> list[str]:
    """Drop a phrase that lies within a better one unless it stands alone more often."""
    taken: list[tuple[_Phrase, frozenset[str]]] = []
    for phrase in ordered:
        stems = frozenset(stem(word.lower(), language) for word in phrase.form.split())
        if len(taken) >= n:
            break
        if not any(_covered(phrase, stems, other, held) for other, held in taken):
            taken.append((phrase, stems))
    return [phrase.form for phrase, _ in taken]


def _covered(phrase: _Phrase, stems: frozenset[str], other: _Phrase, held: frozenset[str]) -> bool:
    if stems == held:
        return True
    if stems < held:
        return len(phrase.places) <= len(other.places)
    return held < stems and len(phrase.places) == 1 and len(other.places) > 2


@cache
def _junk() -> frozenset[str]:
    """Words that no theme is named by."""
    return frozenset(lexicon.load("stopwords")["no_theme"].split())


@cache
def _vague() -> frozenset[str]:
    """Words that begin or end no key phrase: "recent years", "good reason"."""
    return frozenset(lexicon.load("stopwords")["vague"].split())


@cache
def _qualities() -> frozenset[str]:
    """Adjectives: they may begin a phrase, not end it."""
    return frozenset(lexicon.load("stopwords")["qualities"].split())


@cache
def _nouns() -> frozenset[str]:
    """Nouns that look like adjectives."""
    return frozenset(lexicon.load("stopwords")["nouns"].split())
