"""Claims with figures -> those that give different values for the same quantity at the same time."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from generator.corpus.statements import YEAR, Collection, Found, asserts, in_order, likeness
from generator.model import Brief, Figure, Quantity
from generator.text.places import number_at
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
class _Value:
    """A figure that can be compared."""

    figure: Figure
    value: float
    place: int
    """That of its claim."""
    measured: frozenset[str]
    """Stems of what is measured."""


def stated(brief: Brief, bars: Sequence[str]) -> Iterator[Quantity]:
    """Yield the figures that can be compared; ``bars`` tell of each sentence why it cannot stand alone."""
    sentences = brief.document.sentences
    holding = [
        number_at(sentences, figure.evidence.passage, figure.evidence.start) for figure in brief.figures
    ]
    units = Counter((figure.unit, holder) for figure, holder in zip(brief.figures, holding, strict=True))
    for number, (figure, holder) in enumerate(zip(brief.figures, holding, strict=True)):
        if holder is None or not figure.value or not figure.unit or figure.slip:
            continue
        before = figure.evidence.quote.partition(figure.text)[0]
        measured = {*terms(figure.measures, brief.document.language)} - {stem(figure.unit.lower())}
        sure = asserts(sentences[holder].text) or _limit(figure.qualifier) == "forecast"
        alone = units[figure.unit, holder] == 1 and not _PART.search(before)
        if measured and sure and alone and not bars[holder]:
            yield Quantity(number, holder, tuple(sorted(measured)))


def find(collection: Collection) -> Iterator[Found]:
    """Yield claims that give different values for the same quantity at the same time."""
    met: dict[tuple[str, ...], list[_Value]] = defaultdict(list)
    for value in _values(collection):
        year = YEAR.search(value.figure.as_of)
        limit = _limit(value.figure.qualifier)
        for term in sorted(value.measured):
            met[value.figure.unit, year.group() if year else "", limit, term].append(value)
    for values in met.values():
        if len(values) <= _MOST_FIGURES:
            for here, there in combinations(values, 2):
                yield from _difference(collection, here, there)


def _difference(collection: Collection, here: _Value, there: _Value) -> Iterator[Found]:
    low, high = sorted((abs(here.value), abs(there.value)))
    shared = here.measured & there.measured
    if len(shared) < 2 and shared not in (here.measured, there.measured):
        return
    if not _LEAST_RATIO < high / low <= _MOST_RATIO:
        return
    one, other = collection.claim(here.place), collection.claim(there.place)
    # Without a stated time, two reports of the same kind of thing look like two values for one thing.
    same_time = bool(one.times) and one.times == other.times
    comparable = one.brief != other.brief and same_time and not one.actors.isdisjoint(other.actors)
    if comparable and (alike := likeness(one, other)) >= _LEAST_LIKENESS_OF_FIGURES:
        measures = min(here.figure.measures, there.figure.measures, key=len)
        rule = f"different values for the same quantity: {measures}"
        yield Found("tension", rule, alike + _ALIKE_ADDS, *in_order(one, other))


def _values(collection: Collection) -> Iterator[_Value]:
    for start, brief, one in zip(collection.starts, collection.briefs, collection.prepared, strict=False):
        for found in one.quantities:
            figure = brief.figures[found.figure]
            if figure.value:
                yield _Value(figure, figure.value, start + found.sentence, frozenset(found.measured))


def _limit(qualifier: str) -> str:
    """Return in which direction a qualifier leaves the value open."""
    words = lowered(qualifier)
    classes = (("forecast", _FORECAST), ("more", _MORE), ("fewer", _FEWER))
    return next((name for name, group in classes if not group.isdisjoint(words)), "")
