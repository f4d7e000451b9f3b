"""An English sentence -> the side it takes on each concept axis of lexicon/axes.yml."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from generator import lexicon
from generator.text.words import PhraseIndex, find_phrases, lowered, phrase_index, stem

_NEGATION_REACH = 4
_PIECE_END = re.compile(
    r"""
    [,;:()]\s | [—–] | \s-\s                                            # punctuation between clauses
    | \s(?=(?:and|but|while|whereas|which|who|that|although|though|because|as)\s)
    """,
    re.VERBOSE,
)

_Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Side:
    """The pole of an axis at which a sentence stands, and the actors named beside the word that says so."""

    first: bool
    actors: frozenset[str]


_Pole = tuple[str, bool]
"""Name of an axis; whether it is its first pole."""


@cache
def _poles() -> tuple[PhraseIndex, Mapping[tuple[str, ...], frozenset[_Pole]]]:
    """Return the phrases of all poles as stems, and the poles that each stands for."""
    found: dict[tuple[str, ...], frozenset[_Pole]] = {}
    for axis in lexicon.load("axes")["axes"]:
        for first, phrases in zip((True, False), axis["poles"], strict=True):
            for phrase in phrases:
                key = tuple(map(stem, lowered(phrase)))
                found[key] = found.get(key, frozenset()) | {(axis["name"], first)}
    for phrase in lexicon.load("axes")["neutral"]:
        found[tuple(map(stem, lowered(phrase)))] = frozenset()
    return phrase_index(" ".join(key) for key in found), found


@cache
def relations() -> frozenset[str]:
    """Return the names of the axes whose poles describe a relation between two actors."""
    return frozenset(axis["name"] for axis in lexicon.load("axes")["axes"] if axis.get("between"))


def sides(sentence: str, named: Sequence[tuple[int, str]]) -> dict[str, Side]:
    """Return the side a sentence takes on each axis; none on an axis of which it holds both poles."""
    pieces = _pieces(sentence)
    stands: dict[str, set[tuple[bool, int]]] = defaultdict(set)
    for number, (start, end) in enumerate(pieces):
        for axis, first in _stands(sentence[start:end]):
            stands[axis].add((first, number))
    taken: dict[str, Side] = {}
    for axis, held in stands.items():
        if len({first for first, _ in held}) == 1:
            beside = [(pieces[max(0, n - 1)][0], pieces[min(n + 1, len(pieces) - 1)][1]) for _, n in held]
            near = (actor for place, actor in named if any(start <= place < end for start, end in beside))
            taken[axis] = Side(any(first for first, _ in held), frozenset(near))
    return taken


def _pieces(sentence: str) -> _Spans:
    """Return the spans of the clauses, cut at punctuation and at words that open a clause."""
    edges = [match.span() for match in _PIECE_END.finditer(sentence)]
    starts, ends = [0, *(end for _, end in edges)], [*(start for start, _ in edges), len(sentence)]
    return list(zip(starts, ends, strict=True))


def _stands(piece: str) -> Iterator[_Pole]:
    """Yield the poles at which a clause stands; a negation turns one round, two leave it open."""
    words = lowered(piece)
    index, poles = _poles()
    stems = tuple(map(stem, words))
    taken = 0
    for start, end in find_phrases(stems, index):
        if start < taken:  # inside a longer phrase: "reliance" in "self-reliance"
            continue
        taken = end
        turns = sum(word in listed("negations") for word in words[max(0, start - _NEGATION_REACH) : start])
        turns += end < len(words) and words[end] in listed("followers")
        if turns < 2:
            for axis, first in sorted(poles[stems[start:end]]):
                yield axis, first != (turns == 1)


@cache
def listed(group: str) -> frozenset[str]:
    """Return a list of words of lexicon/axes.yml."""
    return frozenset(lexicon.load("axes")[group].split())


@cache
def unreal() -> frozenset[str]:
    """Return the words with which nothing is said to be so: of wish, plan, condition and doubt."""
    return listed("unreal").union(lexicon.load("hedges")["en"]["words"].split())
