"""Claims with figures -> those that give different values for the same quantity at the same time."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from generator.corpus.statements import YEAR, Claim, Collection, Found, can_stand, in_order, likeness
from generator.model import Brief, Figure
from generator.text.words import lowered, stem, terms

_MOST_FIGURES = 12
"""More values than this for one quantity are a series, not a dispute."""
_LEAST_LIKENESS_OF_FIGURES = 0.3
_LEAST_RATIO, _MOST_RATIO = 1.1, 5.0
_ALIKE_ADDS = 0.1
"""Figures speak plainer than words: what it adds to the likeness."""
_PART = re.compile(r"\b(?:of (?:which|whom|them|these|those)|includ(?:es|ing)|among them)\b")
_MORE = frozenset(
    (
        "more",
        "over",
        "above",
        "least",
        "exceeding",
        "exceeded",
        "surpassing",
        "surpassed",
        "excess",
        "topping",
    )
)
_FEWER = frozenset(("less", "fewer", "under", "below", "most", "up", "only", "barely"))
_FORECAST = frozenset(
    ("projected", "expected", "forecast", "could", "may", "might", "will", "would", "likely", "set", "due")
)


@dataclass(frozen=True, slots=True)
class _Quantity:
    """A figure that can be compared: the only one of its unit in its sentence."""

    figure: Figure
    value: float
    claim: Claim
    measured: frozenset[str]
    """Stems of what is measured."""


def find(collection: Collection, briefs: Sequence[Brief]) -> Iterator[Found]:
    """Yield claims that give different values for the same quantity at the same time."""
    met: dict[tuple[str, ...], list[_Quantity]] = defaultdict(list)
    for quantity in _quantities(collection, briefs):
        year = YEAR.search(quantity.figure.as_of)
        for term in sorted(quantity.measured):
            key = (
                quantity.figure.unit,
                year.group() if year else "",
                _limit(quantity.figure.qualifier),
                term,
            )
            met[key].append(quantity)
    for quantities in met.values():
        if len(quantities) <= _MOST_FIGURES:
            for here, there in combinations(quantities, 2):
                yield from _difference(here, there)


def _difference(here: _Quantity, there: _Quantity) -> Iterator[Found]:
    one, other = here.claim, there.claim
    low, high = sorted((abs(here.value), abs(there.value)))
    shared = here.measured & there.measured
    if len(shared) < 2 and shared not in (here.measured, there.measured):
        return
    alike = likeness(one, other)
    # Without a stated time, two reports of the same kind of thing look like two values for one thing.
    same_time = bool(one.times) and one.times == other.times
    comparable = one.brief != other.brief and same_time and not one.actors.isdisjoint(other.actors)
    if comparable and alike >= _LEAST_LIKENESS_OF_FIGURES and _LEAST_RATIO < high / low <= _MOST_RATIO:
        measures = min(here.figure.measures, there.figure.measures, key=len)
        rule = f"different values for the same quantity: {measures}"
        yield Found("tension", rule, alike + _ALIKE_ADDS, *in_order(one, other))


def _quantities(collection: Collection, briefs: Sequence[Brief]) -> Iterator[_Quantity]:
    claims: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim in collection.claims:
        claims[claim.brief, claim.evidence.passage].append(claim)
    for place, brief in enumerate(briefs):
        holding = [
            (figure, _holding(figure, claims[place, figure.evidence.passage])) for figure in brief.figures
        ]
        units = Counter((figure.unit, claim.evidence) for figure, claim in holding if claim)
        for figure, holder in holding:
            if holder is None or not figure.value or not figure.unit or figure.slip:
                continue
            before = figure.evidence.quote.partition(figure.text)[0]
            words = terms(figure.measures, brief.document.language)
            measured = frozenset(words) - {stem(figure.unit.lower())}
            sure = holder.asserts or _limit(figure.qualifier) == "forecast"
            alone = units[figure.unit, holder.evidence] == 1 and not _PART.search(before)
            if measured and sure and alone and can_stand(holder):
                yield _Quantity(figure, figure.value, holder, measured)


def _holding(figure: Figure, claims: Sequence[Claim]) -> Claim | None:
    """Return the claim in which the figure stands; the claims are those of its passage, in order."""
    place = bisect_right(claims, figure.evidence.start, key=lambda claim: claim.evidence.start) - 1
    return claims[place] if place >= 0 and figure.evidence.start < claims[place].evidence.end else None


def _limit(qualifier: str) -> str:
    """Return in which direction a qualifier leaves the value open."""
    words = lowered(qualifier)
    classes = (("forecast", _FORECAST), ("more", _MORE), ("fewer", _FEWER))
    return next((name for name, group in classes if not group.isdisjoint(words)), "")
