"""Briefs -> their sentences as claims that can be set against each other, and what two of them share.

A claim is told by its place among all sentences of the collection. It is looked at closely only when a rule
asks for it: of a large collection few are.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from generator.corpus import passages
from generator.corpus.passages import Passages
from generator.model import Actor, Brief, Evidence, PairKind, Prepared, Stand
from generator.text import axes, vectors
from generator.text.axes import Side
from generator.text.claims import bar
from generator.text.places import whole
from generator.text.vectors import Vector
from generator.text.words import lowered

COUNTRIES = frozenset(("state", "place", "bloc"))
"""Kinds of actors that are too common to tie two claims together."""
_RARE_SHARE = 0.02
_RARE_LEAST, _RARE_MOST = 8, 60
"""A term is rare when so many sentences, or this share of all, have it."""
_COMMON_SHARE = 0.5
_SMALL = 10
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_PARDONED = "fragment without a verb"
"""A sentence needs no verb to take a side."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence with what the rules look at."""

    brief: int
    slug: str
    language: str
    evidence: Evidence
    vector: Vector
    shown: bool
    """Whether the brief shows the sentence, and it is not short."""
    actors: frozenset[str]
    sides: Mapping[str, Side]
    asserts: bool
    """No question, wish, condition or doubt."""
    numbers: frozenset[str]
    times: frozenset[str]
    """Names of days and months, and years."""
    negations: int


@dataclass(frozen=True, slots=True)
class Collection:
    """The briefs, and what the rules look up about their sentences, terms and actors."""

    briefs: Sequence[Brief]
    prepared: Sequence[Prepared]
    passages: Passages
    starts: Sequence[int]
    """The place of the first sentence of each brief; one more for the end."""
    rare: int
    """A term that at most so many claims have is rare."""
    actors: Mapping[str, Actor]
    telling: AbstractSet[str]
    """Actors that few briefs name and that are no country."""
    claim: Callable[[int], Claim]
    """Gives the claim at a place."""

    def brief(self, place: int) -> int:
        """Return the number of the brief in which a place is."""
        return bisect_right(self.starts, place) - 1

    def terms(self, place: int) -> Sequence[int]:
        """Return the terms of the sentence at a place."""
        brief = self.brief(place)
        return self.passages.numbered.briefs[brief].sentence(place - self.starts[brief])

    def vector(self, place: int) -> Vector:
        """Return the sentence at a place as weighed terms."""
        brief = self.brief(place)
        return self.passages.vector(brief, place - self.starts[brief])

    def named(self, brief: int) -> Mapping[int, AbstractSet[str]]:
        """Return the ids of the actors that a brief's sentences name, by sentence; empty for all others."""
        found: dict[int, set[str]] = defaultdict(set)
        for actor, numbers in zip(self.briefs[brief].actors, self.prepared[brief].named, strict=True):
            for number in numbers:
                found[number].add(actor.id)
        return found

    def shown(self) -> Iterator[int]:
        """Yield the places that the briefs show, in order."""
        for start, one in zip(self.starts, self.prepared, strict=False):
            yield from (start + sentence for sentence in one.shown)


@dataclass(frozen=True, slots=True)
class Found:
    """A pair that a rule proposes."""

    kind: PairKind
    rule: str
    score: float
    here: Claim
    there: Claim


def stands(brief: Brief, bars: Sequence[str]) -> Iterator[Stand]:
    """Yield the sides that the sentences take; ``bars`` tell of each why it cannot stand alone."""
    if brief.document.language != "en":
        return
    mentions: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for actor in brief.actors:
        for mention in actor.mentions:
            mentions[mention.passage].append((mention.start, actor.id))
    for placed in mentions.values():
        placed.sort()
    for number, sentence in enumerate(brief.document.sentences):
        placed = mentions[sentence.passage]
        first, last = bisect_left(placed, (sentence.start, "")), bisect_left(placed, (sentence.end, ""))
        named = [(start - sentence.start, actor) for start, actor in placed[first:last]]
        for axis, side in sorted(axes.sides(sentence.text, named).items()):
            told = bars[number] in {"", _PARDONED} and asserts(sentence.text)
            yield Stand(number, axis, side.first, tuple(sorted(side.actors)), told)


def asserts(sentence: str) -> bool:
    """Say whether a sentence says that something is so: it is no question, wish, condition or doubt."""
    return "?" not in sentence and axes.unreal().isdisjoint(lowered(sentence))


def collect(briefs: Sequence[Brief], prepared: Sequence[Prepared], weighed: Passages) -> Collection:
    """Return the claims of all briefs; ``prepared`` and ``weighed`` are those of the same briefs."""
    starts = tuple(accumulate((len(brief.document.sentences) for brief in briefs), initial=0))
    actors = [actor for brief in briefs for actor in brief.actors]
    naming = Counter(actor.id for actor in actors)
    limit = len(briefs) if len(briefs) <= _SMALL else _COMMON_SHARE * len(briefs)

    @cache
    def claim(place: int) -> Claim:
        brief = bisect_right(starts, place) - 1
        number = place - starts[brief]
        return _claim(brief, briefs[brief], prepared[brief], number, weighed.vector(brief, number))

    return Collection(
        briefs,
        prepared,
        weighed,
        starts,
        rare=min(_RARE_MOST, max(_RARE_LEAST, int(_RARE_SHARE * starts[-1]))),
        actors={actor.id: actor for actor in reversed(actors)},
        telling={actor.id for actor in actors if actor.kind not in COUNTRIES and naming[actor.id] <= limit},
        claim=claim,
    )


def holders(collection: Collection) -> Mapping[int, Sequence[int]]:
    """Return the places that have a term, for every rare term that more than one has."""
    held = collection.passages.weights.holders
    rare = {term for term, count in enumerate(held) if 1 < count <= collection.rare}
    found: dict[int, array[int]] = defaultdict(lambda: array("I"))
    for start, lines in zip(collection.starts, collection.passages.numbered.briefs, strict=False):
        for term, numbers in passages.holders(lines, rare).items():
            found[term].extend([start + number for number in numbers])
    return found


def _claim(place: int, brief: Brief, prepared: Prepared, number: int, vector: Vector) -> Claim:
    evidence = whole(brief.document.sentences[number])
    words = lowered(evidence.quote)
    numbers = frozenset(_NUMBER.findall(evidence.quote))
    return Claim(
        brief=place,
        slug=brief.slug,
        language=brief.document.language,
        evidence=evidence,
        vector=vector,
        shown=number in prepared.shown,
        actors=frozenset(
            actor.id for actor, numbers in zip(brief.actors, prepared.named, strict=True) if number in numbers
        ),
        sides={
            stand.axis: Side(stand.first, frozenset(stand.actors))
            for stand in prepared.stands
            if stand.sentence == number
        },
        asserts=asserts(evidence.quote),
        numbers=numbers | axes.listed("numbers").intersection(words),
        times=frozenset(filter(YEAR.fullmatch, numbers)) | axes.listed("times").intersection(words),
        negations=sum(word in {"not", "no", "never"} or word.endswith("n't") for word in words),
    )


def in_order(here: Claim, there: Claim) -> tuple[Claim, Claim]:
    """Return the two in the order of their briefs."""
    return (here, there) if here.brief < there.brief else (there, here)


def likeness(here: Claim, there: Claim) -> float:
    """Return the cosine of the words of two claims."""
    return vectors.likeness(here.vector, there.vector)


def differ(here: AbstractSet[str], there: AbstractSet[str]) -> bool:
    """Say whether each of the two has something that the other has not."""
    return not (here <= there or there <= here)


def can_stand(claim: Claim) -> bool:
    """Say whether the claim may be shown on its own."""
    return not bar(claim.evidence.quote, claim.language)
