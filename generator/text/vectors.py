"""Bags of numbered terms -> which bags are alike, without comparing all pairs.

Weights are BM25's (Robertson and Zaragoza 2009) on both sides, scaled to length one, so that likeness is a
cosine. An inverted index brings together only bags that share a rare term: each bag asks with its weightiest
terms, and a term in very many bags asks nothing. The cost grows with the number of bags. Vectors are made
when they are needed: all together they would be the largest thing in memory.
"""

import heapq
import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_SATURATION = 1.2
_LENGTH_SHARE = 0.75
_ASKING_TERMS = 60
_MOST_HOLDERS = 300
_DIGITS = 9
"""Likeness is rounded, so that the order of a sum never decides."""
_SLACK = 1e-8
"""More than rounding can move."""

_STEP_DIGITS = 5
_MEAN_PARTS = 4

Bag = Sequence[int]
"""The numbers of the terms of a text, each as often as it stands there."""
Vector = Mapping[int, float]
"""Terms with their weights; of length one, or empty."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What many bags together tell about the weight of a term."""

    number: int
    """How many bags."""
    holders: Sequence[int]
    """How many bags have the term of this number."""
    rarity: Sequence[float]
    """What a term is worth for being rare; 0 when only one bag has it, for it can tie nothing."""
    mean: float
    """Mean length of a bag."""


def weights(bags: Iterable[Bag], size: int) -> Weights:
    """Weigh the terms, of which there are ``size``, over all bags."""
    holders = [0] * size
    number = total = 0
    for bag in bags:
        number += 1
        total += len(bag)
        for term in set(bag):
            holders[term] += 1
    rarity = (_rarity(number, n) for n in holders)
    return Weights(number, array("I", holders), array("d", rarity), total / max(1, number) or 1.0)


def stepped(weighed: Weights) -> Weights:
    """Return weights that a few bags more or less seldom move, so that what was found with them holds."""
    number = _step(weighed.number)
    rarity = (_rarity(number, _step(n)) for n in weighed.holders)
    mean = _step(round(weighed.mean * _MEAN_PARTS)) / _MEAN_PARTS or weighed.mean
    return Weights(weighed.number, weighed.holders, array("d", rarity), mean)


def _rarity(number: int, holders: int) -> float:
    return math.log(1 + max(0.5, number - holders + 0.5) / (holders + 0.5)) if holders > 1 else 0.0


def _step(number: int) -> int:
    """Return the number to its first five binary digits: the middle of the step, at most 3 % away."""
    lost = max(0, number.bit_length() - _STEP_DIGITS)
    return (number >> lost << lost) + (1 << lost >> 1)


def vector(bag: Bag, weighed: Weights) -> dict[int, float]:
    """Return the terms of a bag with their weights; a term that no other bag has is left out."""
    length = _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * len(bag) / weighed.mean)
    rarity = weighed.rarity
    once = dict.fromkeys(bag, 1)  # most sentences say nothing twice, and counting takes longer
    found = {
        term: rarity[term] * count * (_SATURATION + 1) / (count + length)
        for term, count in (once if len(once) == len(bag) else Counter(bag)).items()
        if rarity[term]
    }
    size = math.sqrt(math.fsum([value * value for value in found.values()]))
    return {term: value / size for term, value in found.items()} if size else {}


def likeness(here: Vector, there: Vector) -> float:
    """Return the cosine, rounded so that the order of a sum never decides."""
    return round(sum([weight * there[term] for term, weight in here.items() if term in there]), _DIGITS)


def bound(here: Vector, there: Bag) -> float:
    """Return what their likeness cannot exceed, without weighing the other: by Cauchy and Schwarz."""
    return math.sqrt(sum([here[term] ** 2 for term in here.keys() & there])) + _SLACK


def nearest(bags: Sequence[Bag], names: Sequence[str], most: int) -> list[list[tuple[int, float]]]:
    """Return for each bag the others most like it, nearest first, with their cosine.

    ``names`` are the terms by number: of two that weigh the same, the first by name asks.
    """
    weighed = weights(bags, len(names))
    asking: list[tuple[Sequence[int], Sequence[float]]] = []
    places: dict[int, array[int]] = defaultdict(lambda: array("I"))
    shares: dict[int, array[float]] = defaultdict(lambda: array("d"))
    for place, bag in enumerate(bags):
        found = vector(bag, weighed)
        rare = [term for term in found if weighed.holders[term] <= _MOST_HOLDERS]
        for term in rare:
            places[term].append(place)
            shares[term].append(found[term])
        rare = heapq.nsmallest(_ASKING_TERMS, rare, key=lambda term: (-found[term], names[term]))
        asking.append((array("I", rare), array("d", [found[term] for term in rare])))
    return [_nearest(place, terms, own, places, shares, most) for place, (terms, own) in enumerate(asking)]


def _nearest(
    place: int,
    terms: Sequence[int],
    own: Sequence[float],
    places: Mapping[int, Sequence[int]],
    shares: Mapping[int, Sequence[float]],
    most: int,
) -> list[tuple[int, float]]:
    """Add up what the asking terms have in common with each bag that has them, and keep the highest."""
    found: dict[int, float] = defaultdict(float)
    for term, weight in zip(terms, own, strict=True):
        for other, share in zip(places[term], shares[term], strict=True):
            found[other] += weight * share
    found.pop(place, None)
    least = min(heapq.nlargest(most, found.values()), default=0.0) - _SLACK
    rounded = [(other, round(value, _DIGITS)) for other, value in found.items() if value >= least]
    return heapq.nsmallest(most, rounded, key=lambda pair: (-pair[1], pair[0]))
