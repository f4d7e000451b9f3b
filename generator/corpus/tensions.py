"""Claims -> those that put the same two actors at opposite poles of a relation."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations, product

from generator.corpus.statements import (
    COUNTRIES,
    Claim,
    Collection,
    Found,
    can_stand,
    differ,
    in_order,
    likeness,
)
from generator.model import Actor
from generator.text.axes import relations

_MOST_MET = 400
"""What more claims than this share brings none of them together: it is a common subject, not a tie."""
_MOST_PARTIES = 3
_SHOWN = 0.05
"""What it adds to the likeness that a brief shows a claim of a tension."""


def find(collection: Collection) -> Iterator[Found]:
    """Yield claims that put the same two actors at opposite poles of a relation."""
    met: dict[tuple[str, str, str], tuple[list[Claim], list[Claim]]] = defaultdict(lambda: ([], []))
    for claim in collection.claims:
        for key in _relations_told(claim, collection.actors):
            met[key][claim.sides[key[0]].first].append(claim)
    for (axis, *parties), (second, first) in met.items():
        if len(first) * len(second) > _MOST_MET:
            continue
        names = ", ".join(collection.actors[actor].name for actor in parties)
        rule = f"same actors ({names}); one side of {axis} each"
        for here, there in product(first, second):
            same = here.sides[axis].actors & there.sides[axis].actors
            if (
                here.brief != there.brief
                and same.intersection(parties)
                and not differ(here.times, there.times)
            ):
                score = likeness(here, there) + _SHOWN * (here.shown + there.shown)
                yield Found("tension", rule, score, *in_order(here, there))


def _relations_told(claim: Claim, actors: Mapping[str, Actor]) -> Iterator[tuple[str, str, str]]:
    """Yield the axes on which the claim takes a side, each with the two actors of whom it may say so.

    With a third country in the sentence it is open whose relation is told.
    """
    told = sorted(axis for axis in claim.sides if axis in relations())
    if not told or not claim.asserts or not can_stand(claim, "fragment without a verb"):
        return
    countries = [actor for actor in claim.actors if actors[actor].kind in COUNTRIES]
    parties = sorted(actor for actor in claim.actors if actors[actor].kind != "place")
    if len(countries) <= 2 and len(parties) <= _MOST_PARTIES:
        for axis, (one, other) in product(told, combinations(parties, 2)):
            if {one, other}.issuperset(countries) and not claim.sides[axis].actors.isdisjoint((one, other)):
                yield axis, one, other
