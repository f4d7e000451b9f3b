"""The words of a sentence -> how many cue phrases of each group of lexicon/cues.yml are in it."""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from generator import lexicon
from generator.text.words import lowered


def count(words: Sequence[str], group: str) -> int:
    """Count the cue phrases of a group of lexicon/cues.yml; words as ``lowered`` gives them."""
    return counts(tuple(words)).get(group, 0)


@lru_cache(maxsize=8192)
def counts(words: tuple[str, ...]) -> Mapping[str, int]:
    """Count the cue phrases of every group in one walk over the words; at each place a group counts once."""
    index, first_words = _index(), _first_words()
    found: dict[str, int] = {}
    for place in [place for place, word in enumerate(words) if word in first_words]:
        starting = (*index.get(words[place : place + 1], ()), *index.get(words[place : place + 2], ()))
        for group in {group for group, cue in starting if words[place : place + len(cue)] == cue}:
            found[group] = found.get(group, 0) + 1
    return found


@cache
def _index() -> Mapping[tuple[str, ...], Sequence[tuple[str, tuple[str, ...]]]]:
    """Return every cue phrase with its group, under its first two words, or one when it has no more."""
    index: dict[tuple[str, ...], list[tuple[str, tuple[str, ...]]]] = {}
    for group, phrases in lexicon.load("cues").items():
        for phrase in phrases if isinstance(phrases, list) else ():
            cue = lowered(phrase)
            index.setdefault(cue[:2], []).append((group, cue))
    return index


@cache
def _first_words() -> frozenset[str]:
    return frozenset(start[0] for start in _index())
