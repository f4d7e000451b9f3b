"""Briefs -> their sentences as claims that can be set against each other, and what two of them share."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from generator.corpus.passages import Passages
from generator.model import Actor, Brief, Evidence, PairKind
from generator.text import axes
from generator.text.axes import Side
from generator.text.claims import bar
from generator.text.places import whole
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


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence with what the rules look at."""

    brief: int
    slug: str
    language: str
    evidence: Evidence
    vector: Mapping[str, float]
    shown: bool
    """Whether the brief shows the sentence."""
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
    """All claims, and what the rules look up about their terms and actors."""

    claims: Sequence[Claim]
    holders: Mapping[str, int]
    """How many claims have a term."""
    rare: int
    """A term that at most so many claims have is rare."""
    actors: Mapping[str, Actor]
    telling: AbstractSet[str]
    """Actors that few briefs name and that are no country."""


@dataclass(frozen=True, slots=True)
class Found:
    """A pair that a rule proposes."""

    kind: PairKind
    rule: str
    score: float
    here: Claim
    there: Claim


def collect(briefs: Sequence[Brief], passages: Mapping[str, Passages]) -> Collection:
    """Return the claims of all briefs; ``passages`` are those of every brief, by slug."""
    claims = [
        claim for place, brief in enumerate(briefs) for claim in _claims(place, brief, passages[brief.slug])
    ]
    actors = [actor for brief in briefs for actor in brief.actors]
    naming = Counter(actor.id for actor in actors)
    limit = len(briefs) if len(briefs) <= _SMALL else _COMMON_SHARE * len(briefs)
    return Collection(
        claims,
        holders=Counter(term for claim in claims for term in claim.vector),
        rare=min(_RARE_MOST, max(_RARE_LEAST, int(_RARE_SHARE * len(claims)))),
        actors={actor.id: actor for actor in reversed(actors)},
        telling={actor.id for actor in actors if actor.kind not in COUNTRIES and naming[actor.id] <= limit},
    )


def _claims(place: int, brief: Brief, passages: Passages) -> Iterator[Claim]:
    mentions: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for actor in brief.actors:
        for mention in actor.mentions:
            mentions[mention.passage].append((mention.start, actor.id))
    language = brief.document.language
    for placed in mentions.values():
        placed.sort()
    weighed = dict(zip(passages.evidence, passages.vectors, strict=True))
    shown = {passages.evidence[number] for number in passages.asking}
    for sentence in brief.document.sentences:
        evidence = whole(sentence)
        placed = mentions[evidence.passage]
        first, last = bisect_left(placed, (evidence.start, "")), bisect_left(placed, (evidence.end, ""))
        named = [(start - evidence.start, actor) for start, actor in placed[first:last]]
        words = lowered(evidence.quote)
        numbers = frozenset(_NUMBER.findall(evidence.quote))
        yield Claim(
            brief=place,
            slug=brief.slug,
            language=language,
            evidence=evidence,
            vector=weighed.get(evidence, {}),
            shown=evidence in shown,
            actors=frozenset(actor for _, actor in named),
            sides=axes.sides(evidence.quote, named) if language == "en" else {},
            asserts="?" not in evidence.quote and axes.unreal().isdisjoint(words),
            numbers=numbers | axes.listed("numbers").intersection(words),
            times=frozenset(filter(YEAR.fullmatch, numbers)) | axes.listed("times").intersection(words),
            negations=sum(word in {"not", "no", "never"} or word.endswith("n't") for word in words),
        )


def in_order(here: Claim, there: Claim) -> tuple[Claim, Claim]:
    """Return the two in the order of their briefs."""
    return (here, there) if here.brief < there.brief else (there, here)


def likeness(here: Claim, there: Claim) -> float:
    """Return the cosine, rounded so that the order of a sum never decides."""
    return round(sum(weight * there.vector.get(term, 0.0) for term, weight in here.vector.items()), 9)


def differ(here: AbstractSet[str], there: AbstractSet[str]) -> bool:
    """Say whether each of the two has something that the other has not."""
    return not (here <= there or there <= here)


def can_stand(claim: Claim, but: str = "") -> bool:
    """Say whether the claim may be shown on its own; ``but`` is a fault that is pardoned."""
    return bar(claim.evidence.quote, claim.language) in {"", but}
