"""Claims -> those that come near to a pair but prove too little to be published: an analyst decides."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import product

from generator.corpus.statements import (
    COUNTRIES,
    Claim,
    Collection,
    Found,
    can_stand,
    differ,
    holders,
    likeness,
)
from generator.model import PairKind

_FEWEST_SHARED = 2
_LEAST_LIKENESS = 0.2
_LEAST_WITHOUT_NAME = 0.5
_LEAST_OPPOSED = 0.08
"""Claims that take opposite sides need fewer words in common."""
_NEARLY_ALL = 0.9
"""So much alike, the two are one text printed twice: nothing to decide."""
_MOST_MET = 400
"""A key under which more claims than this would meet is a common subject, no tie."""
_SIDES_ADD, _SHOWN_ADDS = 0.2, 0.05
_MOST_NAMED = 3


def find(collection: Collection) -> Iterator[Found]:
    """Yield claims of two briefs, one of them shown, that share rare words, or take opposite sides."""
    seen: set[tuple[int, int]] = set()
    for one, other in _meeting(collection):
        two = (min(one, other), max(one, other))
        if two in seen or collection.brief(one) == collection.brief(other):
            continue
        here, there = map(collection.claim, two)
        if not (here.shown or there.shown):
            continue
        seen.add(two)
        found = _judged(collection, here, there)
        if found is not None and can_stand(here) and can_stand(there):
            yield found


def _meeting(collection: Collection) -> Iterator[tuple[int, int]]:
    """Yield the places of claims that share an actor at opposite poles of an axis, or two rare terms."""
    poles: dict[tuple[str, str], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for start, prepared in zip(collection.starts, collection.prepared, strict=False):
        for stand in prepared.stands:
            place = start + stand.sentence
            for actor in stand.actors if collection.claim(place).asserts else ():
                poles[stand.axis, actor][stand.first].append(place)
    for one, other in poles.values():
        if len(one) * len(other) <= _MOST_MET:
            yield from product(one, other)
    held = holders(collection)
    for place in collection.shown():
        vector = collection.vector(place)
        shared = Counter(other for term in vector if term in held for other in held[term])
        yield from ((place, other) for other, count in shared.items() if count >= _FEWEST_SHARED)


def _judged(collection: Collection, here: Claim, there: Claim) -> Found | None:
    """Return the two with what seems to tie them, or None when nothing does."""
    alike = likeness(here, there)
    score = alike + _SHOWN_ADDS * (here.shown + there.shown)
    actors = here.actors & there.actors
    axes = [
        axis
        for axis in sorted(here.sides.keys() & there.sides.keys())
        if here.sides[axis].first != there.sides[axis].first
        and here.sides[axis].actors & there.sides[axis].actors
    ]
    if axes and alike >= _LEAST_OPPOSED:
        rule = f"opposite sides of {axes[0]}{_about(collection, actors)}"
        return Found("tension", rule, score + _SIDES_ADD, here, there)
    if not _LEAST_LIKENESS <= alike < _NEARLY_ALL or not (actors or alike >= _LEAST_WITHOUT_NAME):
        return None
    if here.negations != there.negations:
        return Found("tension", f"one of the two denies{_about(collection, actors)}", score, here, there)
    if differ(here.numbers, there.numbers) or differ(here.times, there.times):
        rule = f"similar words, other numbers or times{_about(collection, actors)}"
        return Found("related", rule, score, here, there)
    telling = any(collection.actors[actor].kind not in COUNTRIES for actor in actors)
    kind: PairKind = "agrees" if telling else "related"
    return Found(kind, f"similar words{_about(collection, actors)}", score, here, there)


def _about(collection: Collection, actors: frozenset[str]) -> str:
    names = [collection.actors[actor].name for actor in sorted(actors)][:_MOST_NAMED]
    return f" about {', '.join(names)}" if names else ""
