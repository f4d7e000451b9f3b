"""Claims -> those that say nearly the same, one of them shown in its brief."""

from collections import Counter
from collections.abc import Iterator

from generator.corpus.statements import Claim, Collection, Found, can_stand, differ, holders
from generator.text import vectors

_ASKING_TERMS = 10
_FEWEST_RARE = 3
_NEARLY_ALL = 0.9
SAME_WORDS = "almost the same words"
"""The rule of claims that one text gave to two documents."""
_LEAST_LIKENESS, _LEAST_WITHOUT_NAME = 0.55, 0.6
_MOST_NAMED = 3


def find(collection: Collection) -> Iterator[Found]:
    """Yield claims that say nearly the same, one of them shown in its brief."""
    held, names = holders(collection), collection.passages.numbered.names
    seen: set[tuple[int, int]] = set()
    for place in collection.shown():
        if len(held.keys() & collection.terms(place)) < _FEWEST_RARE:
            continue
        vector = collection.vector(place)
        rare = sorted((term for term in vector if term in held), key=lambda t: (-vector[t], names[t]))
        shared = Counter(other for term in rare[:_ASKING_TERMS] for other in held[term])
        for other, count in shared.items():
            two = (min(place, other), max(place, other))
            if count >= _FEWEST_RARE and two not in seen:
                seen.add(two)
                if collection.brief(place) != collection.brief(other):
                    yield from _agreement(collection, *two)


def _agreement(collection: Collection, one: int, other: int) -> Iterator[Found]:
    alike = vectors.likeness(collection.vector(one), collection.vector(other))
    if alike < min(_LEAST_LIKENESS, _LEAST_WITHOUT_NAME):
        return
    here, there = collection.claim(one), collection.claim(other)
    actors = [
        collection.actors[actor].name for actor in sorted(here.actors & there.actors & collection.telling)
    ]
    if alike < (_LEAST_LIKENESS if actors else _LEAST_WITHOUT_NAME):
        return
    if _opposed(here, there) or not (can_stand(here) and can_stand(there)):
        return
    if alike >= _NEARLY_ALL:
        yield Found("agrees", SAME_WORDS, alike, here, there)
    else:
        about = f" about the same actors ({', '.join(actors[:_MOST_NAMED])})" if actors else ""
        yield Found("agrees", f"much the same words{about}", alike, here, there)


def _opposed(here: Claim, there: Claim) -> bool:
    """Say whether two claims differ in a number, a time, an actor, a negation, or the pole of an axis."""
    shared = here.sides.keys() & there.sides.keys()
    return (
        differ(here.numbers, there.numbers)
        or differ(here.times, there.times)
        or differ(here.actors, there.actors)
        or here.negations != there.negations
        or any(here.sides[axis].first != there.sides[axis].first for axis in shared)
    )
