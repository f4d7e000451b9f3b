"""Claims -> those that put the same two actors at opposite poles of a relation."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, product

from generator.corpus.statements import COUNTRIES, Collection, Found, differ, in_order, likeness
from generator.text.axes import relations

_MOST_MET = 400
"""What more claims than this share brings none of them together: it is a common subject, not a tie."""
_MOST_PARTIES = 3
_SHOWN = 0.05
"""What it adds to the likeness that a brief shows a claim of a tension."""


def find(collection: Collection) -> Iterator[Found]:
    """Yield claims that put the same two actors at opposite poles of a relation."""
    met: dict[tuple[str, str, str], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for place in range(len(collection.briefs)):
        for key, pole, sentence in _relations_told(collection, place):
            met[key][pole].append(collection.starts[place] + sentence)
    for (axis, *parties), (second, first) in met.items():
        if len(first) * len(second) > _MOST_MET:
            continue
        names = ", ".join(collection.actors[actor].name for actor in parties)
        rule = f"same actors ({names}); one side of {axis} each"
        for here, there in product(map(collection.claim, first), map(collection.claim, second)):
            same = here.sides[axis].actors & there.sides[axis].actors
            if (
                here.brief != there.brief
                and same.intersection(parties)
                and not differ(here.times, there.times)
            ):
                score = likeness(here, there) + _SHOWN * (here.shown + there.shown)
                yield Found("tension", rule, score, *in_order(here, there))


def _relations_told(collection: Collection, place: int) -> Iterator[tuple[tuple[str, str, str], bool, int]]:
    """Yield the axes on which a brief's sentences take a side, each with two actors of whom they may say so.

    With it come the side and the sentence. With a third country in the sentence it is open whose relation is
    told.
    """
    actors, named = collection.actors, collection.named(place)
    for stand in collection.prepared[place].stands:
        if not stand.told or stand.axis not in relations():
            continue
        countries = [actor for actor in named[stand.sentence] if actors[actor].kind in COUNTRIES]
        parties = sorted(actor for actor in named[stand.sentence] if actors[actor].kind != "place")
        if len(countries) <= 2 and len(parties) <= _MOST_PARTIES:
            for one, other in combinations(parties, 2):
                if {one, other}.issuperset(countries) and not {one, other}.isdisjoint(stand.actors):
                    yield (stand.axis, one, other), stand.first, stand.sentence
