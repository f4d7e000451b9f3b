"""Bags of terms, one a sentence -> how central each sentence is, and how rare or frequent the terms are.

Centrality is LexRank (Erkan and Radev 2004) over the full cosine graph. The graph is never built: one step
of the power iteration is two products with the sparse sentence-term matrix, linear in the number of words.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from operator import mul

_DAMPING = 0.85
_STEPS = 12
CORE_TERMS = 8

Vector = Mapping[str, float]
_Line = tuple[list[int], list[float]]
"""A line of a sparse matrix: the places that are not zero, and what stands there."""


def rarity(bags: Sequence[Mapping[str, int]]) -> dict[str, float]:
    """Return the inverse sentence frequency of every term."""
    spread = Counter(chain.from_iterable(bags))
    return {term: math.log(1 + len(bags) / number) for term, number in spread.items()}


def vectors(bags: Sequence[Mapping[str, int]]) -> list[Vector]:
    """Return unit vectors of term weights: frequency times inverse sentence frequency."""
    weights = rarity(bags)
    vectors: list[Vector] = []
    for bag in bags:
        raw = {term: number * weights[term] for term, number in bag.items()}
        norm = math.sqrt(sum([value * value for value in raw.values()])) or 1.0
        vectors.append({term: value / norm for term, value in raw.items()})
    return vectors


def lexrank(vectors: Sequence[Vector]) -> list[float]:
    """Return LexRank of each sentence as a share of the highest."""
    size = len(vectors)
    numbers = {term: number for number, term in enumerate({term: None for row in vectors for term in row})}
    rows: list[_Line] = [([numbers[term] for term in row], list(row.values())) for row in vectors]
    columns: list[_Line] = [([], []) for _ in numbers]
    for place, (terms, values) in enumerate(rows):
        for term, value in zip(terms, values, strict=True):
            columns[term][0].append(place)
            columns[term][1].append(value)
    degree = [max(value, 1e-9) for value in _product(rows, _product(columns, [1.0] * size))]
    score = [1.0] * size
    for _ in range(_STEPS):
        shares = [value / amount for value, amount in zip(score, degree, strict=True)]
        flow = _product(rows, _product(columns, shares))
        score = [1 - _DAMPING + _DAMPING * value for value in flow]
    top = max(score, default=1.0)
    return [round(value / top, 6) for value in score]


def _product(lines: Sequence[_Line], vector: Sequence[float]) -> list[float]:
    """Multiply a sparse matrix with a vector."""
    return [sum(map(mul, values, map(vector.__getitem__, places))) for places, values in lines]


def frequency(bags: Sequence[Mapping[str, int]]) -> list[float]:
    """Return the mean log frequency in the text of each sentence's terms, as a share of the highest."""
    total: dict[str, int] = {}
    for bag in bags:
        for term, number in bag.items():
            total[term] = total.get(term, 0) + number
    logs = {term: math.log(number) for term, number in total.items()}
    means = [sum(map(logs.__getitem__, bag)) / (len(bag) + 2) for bag in bags]
    top = max(means, default=0.0) or 1.0
    return [round(value / top, 6) for value in means]


def core(bags: Sequence[Mapping[str, int]]) -> list[str]:
    """Return the terms that the most sentences hold; of equals those that come first."""
    spread = Counter(chain.from_iterable(bags))
    return [term for term, number in spread.most_common(CORE_TERMS) if number > 1]
