"""Bags of terms -> which bags are alike, without comparing all pairs.

Weights are BM25's (Robertson and Zaragoza 2009) on both sides, scaled to length one, so that likeness is a
cosine. An inverted index brings together only bags that share a rare term: each bag asks with its weightiest
terms, and a term in very many bags asks nothing. The cost grows with the number of bags.
"""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

_SATURATION = 1.2
_LENGTH_SHARE = 0.75
_ASKING_TERMS = 60
_MOST_HOLDERS = 300
_DIGITS = 9
"""Likeness is rounded, so that the order of a sum never decides."""

Bag = Mapping[str, float]


def weigh(bags: Sequence[Counter[str]]) -> list[dict[str, float]]:
    """Return each bag's terms with their weight; a term that only one bag has is left out."""
    holders = Counter(term for bag in bags for term in bag)
    rarity = {term: math.log(1 + (len(bags) - n + 0.5) / (n + 0.5)) for term, n in holders.items() if n > 1}
    mean = sum(map(Counter.total, bags)) / max(1, len(bags)) or 1.0
    return [_unit(_bm25(bag, rarity, mean)) for bag in bags]


def nearest(vectors: Sequence[Bag], most: int) -> list[list[tuple[int, float]]]:
    """Return for each vector the others most like it, nearest first, with their cosine."""
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for place, vector in enumerate(vectors):
        for term, weight in vector.items():
            holders[term].append((place, weight))
    return [_nearest(place, vector, holders, most) for place, vector in enumerate(vectors)]


def _nearest(
    place: int, vector: Bag, holders: Mapping[str, list[tuple[int, float]]], most: int
) -> list[tuple[int, float]]:
    asking = [term for term in vector if len(holders[term]) <= _MOST_HOLDERS]
    asking = heapq.nsmallest(_ASKING_TERMS, asking, key=lambda term: (-vector[term], term))
    likeness: dict[int, float] = defaultdict(float)
    for term in asking:
        own = vector[term]
        for other, weight in holders[term]:
            likeness[other] += own * weight
    likeness.pop(place, None)
    rounded = ((other, round(value, _DIGITS)) for other, value in likeness.items())
    return heapq.nsmallest(most, rounded, key=lambda pair: (-pair[1], pair[0]))


def _bm25(bag: Counter[str], rarity: Mapping[str, float], mean: float) -> dict[str, float]:
    length = 1 - _LENGTH_SHARE + _LENGTH_SHARE * bag.total() / mean
    return {
        term: rarity[term] * count * (_SATURATION + 1) / (count + _SATURATION * length)
        for term, count in bag.items()
        if term in rarity
    }


def _unit(vector: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(math.fsum(value * value for value in vector.values()))
    return {term: value / length for term, value in vector.items()} if length else {}
