"""Briefs -> pairs of claims that agree or are in tension, each with the rule that fired; the analyst's word wins.

Claims meet only in an inverted index, under what they share: rare terms, or actors and a side of an axis
(lexicon/axes.yml). A wrong pair costs more trust than a missing one, so every rule asks for much.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations, product
from typing import Literal

from generator import lexicon
from generator.corpus.passages import Passages
from generator.model import EDITORIAL, Brief, Evidence, Figure, Notice, NoticeCode
from generator.text.claims import bar
from generator.text.normalise import normalise
from generator.text.words import PhraseIndex, find_phrases, lowered, phrase_index, stem, terms

PairKind = Literal["agrees", "tension", "related"]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims of different briefs side by side."""

    kind: PairKind
    """What they do; a tension is only a possible one."""
    rule: str
    """Why they are shown, in words."""
    a_slug: str
    """The brief of the first claim; the slugs are in order."""
    a: Evidence
    """The first claim, a whole sentence."""
    b_slug: str
    """The brief of the second claim."""
    b: Evidence
    """The second claim, a whole sentence."""
    by: Literal["rule", "analyst"]
    """Who put them together."""


@dataclass(frozen=True, slots=True)
class PairSetting:
    """Two sentences that the analyst puts together, or wants to see apart."""

    a: str
    """A sentence of one source, or a piece of it."""
    b: str
    """A sentence of another source, or a piece of it."""
    kind: Literal["agrees", "differs", "related"] = "related"
    """What the two do."""
    reject: bool = False
    """True: never show the two as a pair."""
    line: int | None = None
    """Line in editorial.yml."""


_PER_TWO_BRIEFS = 3
_PER_BRIEF = 8
_RARE_SHARE = 0.02
_RARE_LEAST, _RARE_MOST = 8, 60
"""A term is rare when so many sentences, or this share of all, have it."""
_MOST_IN_BUCKET = 400
_ASKING_TERMS = 10
_LEAST_LIKENESS = 0.55
_SAME_WORDS = 0.9
_FEWEST_RARE = 3
_LEAST_TENSION = 0.15
_FEWEST_SUBJECTS = 2
_LEAST_QUANTITY = 0.25
_LEAST_DIFFERENCE, _MOST_DIFFERENCE = 1.1, 5.0
_NEGATION_REACH = 4
_MOST_NEAR = 6
_COMMON_KINDS = frozenset(("state", "place", "bloc"))
_COMMON_SHARE = 0.5
_SMALL = 10

_PIECE_END = re.compile(
    r"""
    [,;:()]\s | [—–] | \s-\s                                            # punctuation between clauses
    | \s(?=(?:and|but|while|whereas|which|who|that|although|though|because|as)\s)
    """,
    re.VERBOSE,
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_PART = re.compile(r"\b(?:of (?:which|whom|them|these|those)|includ(?:es|ing)|among them)\b")
_MORE = frozenset(("more", "over", "above", "least", "exceeding", "surpassing", "surpassed", "exceeded", "excess", "topping"))
_FEWER = frozenset(("less", "fewer", "under", "below", "most", "up", "only", "barely"))
_FORECAST = frozenset(("projected", "expected", "forecast", "could", "may", "might", "will", "would", "likely", "set", "due"))


@dataclass(frozen=True, slots=True)
class _Side:
    """The pole of an axis that a sentence stands at, and what it says so of."""

    first: bool
    actors: frozenset[str]
    terms: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Claim:
    """A sentence with what the rules look at."""

    brief: int
    slug: str
    language: str
    evidence: Evidence
    vector: Mapping[str, float]
    asking: bool
    actors: Mapping[str, tuple[int, ...]]
    """Actors to the places in the sentence at which they are named."""
    sides: Mapping[str, _Side]
    numbers: frozenset[str] = field(default=frozenset())
    times: frozenset[str] = field(default=frozenset())
    negated: int = 0


@dataclass(frozen=True, slots=True)
class _Found:
    """A pair that a rule proposes; the places are those of its claims."""

    kind: PairKind
    rule: str
    score: float
    here: int
    there: int


@dataclass(frozen=True, slots=True)
class _Collection:
    """What the rules look things up in."""

    claims: Sequence[_Claim]
    holders: Mapping[str, int]
    """How many claims have a term."""
    rare: int
    """A term in at most so many claims is rare."""
    names: Mapping[str, str]
    """Actors that may be named to readers: id to name."""
    telling: frozenset[str]
    """Actors that few briefs have and that are no country."""


def find(
    briefs: Sequence[Brief], passages: Mapping[str, Passages], settings: Sequence[PairSetting]
) -> tuple[tuple[Pair, ...], tuple[Notice, ...]]:
    """Return the pairs, by slug and place, and a notice for every setting that quotes no sentence.

    ``passages`` are those of every brief, by slug.
    """
    collection = _collect(briefs, passages)
    return (), ()


# ---------------------------------------------------------------- claims


def _collect(briefs: Sequence[Brief], passages: Mapping[str, Passages]) -> _Collection:
    claims = [claim for place, brief in enumerate(briefs) for claim in _claims(place, brief, passages[brief.slug])]
    holders = Counter(term for claim in claims for term in claim.vector)
    naming = Counter(actor.id for brief in briefs for actor in brief.actors)
    limit = len(briefs) if len(briefs) <= _SMALL else _COMMON_SHARE * len(briefs)
    actors = [actor for brief in briefs for actor in brief.actors]
    telling = {actor.id for actor in actors if actor.kind not in _COMMON_KINDS and naming[actor.id] <= limit}
    rare = min(_RARE_MOST, max(_RARE_LEAST, int(_RARE_SHARE * len(claims))))
    return _Collection(claims, holders, rare, {actor.id: actor.name for actor in reversed(actors)}, frozenset(telling))


def _claims(place: int, brief: Brief, passages: Passages) -> Iterator[_Claim]:
    mentions: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for actor in brief.actors:
        for mention in actor.mentions:
            mentions[mention.passage].append((mention.start, actor.id))
    language = brief.document.language
    for number, (evidence, vector) in enumerate(zip(passages.evidence, passages.vectors, strict=True)):
        named: dict[str, tuple[int, ...]] = {}
        for start, actor_id in mentions[evidence.passage]:
            if evidence.start <= start < evidence.end:
                named[actor_id] = (*named.get(actor_id, ()), start - evidence.start)
        words = frozenset(lowered(evidence.quote))
        yield _Claim(
            brief=place,
            slug=brief.slug,
            language=language,
            evidence=evidence,
            vector=vector,
            asking=number in passages.asking,
            actors=named,
            sides=_sides(evidence.quote, named) if language == "en" else {},
            numbers=frozenset(_NUMBER.findall(evidence.quote)) | (words & _words("numbers")),
            times=words & _words("times"),
            negated=sum(word in {"not", "no", "never"} or word.endswith("n't") for word in lowered(evidence.quote)),
        )


# ---------------------------------------------------------------- sides of axes


@dataclass(frozen=True, slots=True)
class _Pole:
    axis: str
    first: bool


@cache
def _poles() -> tuple[PhraseIndex, Mapping[tuple[str, ...], tuple[_Pole, ...]]]:
    """Return the phrases of all poles as stems, and the poles of each."""
    found: dict[tuple[str, ...], tuple[_Pole, ...]] = {}
    for axis in lexicon.load("axes")["axes"]:
        for first, phrases in zip((True, False), axis["poles"], strict=True):
            for phrase in phrases:
                key = tuple(map(stem, lowered(phrase)))
                pole = _Pole(axis["name"], first)
                if pole not in found.get(key, ()):
                    found[key] = (*found.get(key, ()), pole)
    return phrase_index(" ".join(key) for key in found), found


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(lexicon.load("axes")[group].split())


@cache
def _between() -> frozenset[str]:
    return frozenset(axis["name"] for axis in lexicon.load("axes")["axes"] if axis.get("between"))


def _sides(sentence: str, actors: Mapping[str, tuple[int, ...]]) -> dict[str, _Side]:
    """Return the side a sentence takes on each axis; none on one whose both poles it holds."""
    if not actors:
        return {}
    pieces = _pieces(sentence)
    found: dict[str, list[tuple[bool, int]]] = defaultdict(list)
    for number, (start, end) in enumerate(pieces):
        for pole, flipped in _stands(sentence[start:end]):
            found[pole.axis].append((pole.first != flipped, number))
    if not found or not _asserts(sentence):
        return {}
    own = {piece: _near_terms(sentence, pieces, piece) for stands in found.values() for _, piece in stands}
    sides: dict[str, _Side] = {}
    for axis, stands in found.items():
        if len({first for first, _ in stands}) == 1:
            near = frozenset(
                actor
                for actor, places in actors.items()
                for _, piece in stands
                if any(_is_near(place, pieces, piece) for place in places)
            )
            sides[axis] = _Side(stands[0][0], near, frozenset().union(*(own[piece] for _, piece in stands)))
    return sides


def _asserts(sentence: str) -> bool:
    """Say whether the sentence says that something is so: no question, no doubt, no wish."""
    if "?" in sentence:
        return False
    hedges = lexicon.load("hedges")["en"]["words"].split()
    return _words("unreal").union(hedges).isdisjoint(lowered(sentence))


def _pieces(sentence: str) -> list[tuple[int, int]]:
    edges = [match.span() for match in _PIECE_END.finditer(sentence)]
    return list(zip([0, *(end for _, end in edges)], [*(start for start, _ in edges), len(sentence)], strict=True))


def _is_near(place: int, pieces: Sequence[tuple[int, int]], piece: int) -> bool:
    first, last = max(0, piece - 1), min(len(pieces) - 1, piece + 1)
    return pieces[first][0] <= place < pieces[last][1]


def _near_terms(sentence: str, pieces: Sequence[tuple[int, int]], piece: int) -> frozenset[str]:
    first, last = max(0, piece - 1), min(len(pieces) - 1, piece + 1)
    poles = {word for key in _poles()[1] for word in key}
    return frozenset(terms(sentence[pieces[first][0] : pieces[last][1]])) - poles


def _stands(piece: str) -> Iterator[tuple[_Pole, bool]]:
    """Yield the poles named in a clause, and whether a negation turns each round."""
    words = lowered(piece)
    index, poles = _poles()
    stems = tuple(map(stem, words))
    taken = 0
    for start, end in find_phrases(stems, index):
        if start < taken:  # inside a longer phrase: "reliance" in "self-reliance"
            continue
        taken = end
        before = words[max(0, start - _NEGATION_REACH) : start]
        turns = sum(word in _words("negations") for word in before)
        turns += bool(words[end : end + 1]) and words[end] in _words("followers")
        if turns < 2:
            for pole in poles[stems[start:end]]:
                yield pole, turns == 1


# ---------------------------------------------------------------- rules


def _tensions(collection: _Collection) -> Iterator[_Found]:
    """Yield claims of the same actors at opposite poles of an axis."""
    buckets: dict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for place, claim in enumerate(collection.claims):
        for axis, side in claim.sides.items():
            for key in _keys(axis, claim, collection):
                buckets[key][side.first].append(place)
    seen: set[tuple[int, int, str]] = set()
    for key, (second, first) in buckets.items():
        if len(first) * len(second) > _MOST_IN_BUCKET:
            continue
        axis = str(key[0])
        for pair in product(first, second):
            here, there = sorted(pair)
            if (here, there, axis) not in seen:
                seen.add((here, there, axis))
                found = _tension(collection, axis, here, there)
                if found:
                    yield found


def _keys(axis: str, claim: _Claim, collection: _Collection) -> Iterator[tuple[str, str, str]]:
    side = claim.sides[axis]
    if axis in _between():
        near, named = side.actors, list(claim.actors)[:_MOST_NEAR]
        for one, other in combinations(sorted(named), 2):
            if one in near or other in near:
                yield axis, one, other
        return
    rare = [term for term in sorted(side.terms) if 1 < collection.holders.get(term, 0) <= collection.rare]
    for actor, term in product(sorted(side.actors)[:_MOST_NEAR], rare):
        yield axis, actor, f"\0{term}"


def _tension(collection: _Collection, axis: str, here: int, there: int) -> _Found | None:
    one, other = collection.claims[here], collection.claims[there]
    if one.brief == other.brief or _other_time(one, other):
        return None
    left, right = one.sides[axis], other.sides[axis]
    near = sorted(left.actors & right.actors)
    if not near:
        return None
    likeness = _likeness(one, other)
    if axis in _between():
        actors = sorted(one.actors.keys() & other.actors.keys())
        subject = ""
    else:
        shared = sorted(left.terms & right.terms)
        if len(shared) < _FEWEST_SUBJECTS or likeness < _LEAST_TENSION:
            return None
        actors = near
        subject = " " + ",".join(shared)
    if not _can_stand(one, other):
        return None
    named = ", ".join(collection.names[actor] for actor in actors)
    rule = f"same actors ({named}{subject}); one side of {axis} each"
    return _Found("tension", rule, likeness, here, there)


def _other_time(one: _Claim, other: _Claim) -> bool:
    years = [{n for n in claim.numbers if re.fullmatch(r"(?:1[5-9]|20)\d\d", n)} for claim in (one, other)]
    return _differ(one.times, other.times) or _differ(years[0], years[1])


def _differ(one: Iterable[str], other: Iterable[str]) -> bool:
    """Say whether both name something and neither has all of the other's."""
    one, other = set(one), set(other)
    return not (one <= other or other <= one)


def _can_stand(*claims: _Claim) -> bool:
    return not any(bar(claim.evidence.quote, claim.language) for claim in claims)


def _likeness(one: _Claim, other: _Claim) -> float:
    return round(sum(weight * other.vector.get(term, 0.0) for term, weight in one.vector.items()), 9)
