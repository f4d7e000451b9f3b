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
_FEWEST_SHARED = 3
_SAME_RULE = "almost the same words"
_MOST_FIGURES = 40
_LEAST_TENSION = 0.15
_FEWEST_SUBJECTS = 2
_LEAST_QUANTITY = 0.25
_LEAST_DIFFERENCE, _MOST_DIFFERENCE = 1.1, 5.0
_NEGATION_REACH = 4
_BESIDE = 5
_MOST_NEAR = 6
_MOST_PARTIES = 3
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
    """Actors: id to name."""
    kinds: Mapping[str, str]
    """Actors: id to kind."""
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
    return _Collection(claims, holders, rare, {actor.id: actor.name for actor in reversed(actors)}, {actor.id: actor.kind for actor in reversed(actors)}, frozenset(telling))


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
    subjects: dict[str, set[str]] = defaultdict(set)
    for number, (start, end) in enumerate(pieces):
        for pole, flipped, subject in _stands(sentence[start:end]):
            found[pole.axis].append((pole.first != flipped, number))
            subjects[pole.axis] |= subject
    if not found or not _asserts(sentence):
        return {}
    sides: dict[str, _Side] = {}
    for axis, stands in found.items():
        if len({first for first, _ in stands}) == 1:
            near = frozenset(
                actor
                for actor, places in actors.items()
                for _, piece in stands
                if any(_is_near(place, pieces, piece) for place in places)
            )
            sides[axis] = _Side(stands[0][0], near, frozenset(subjects[axis]))
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


def _stands(piece: str) -> Iterator[tuple[_Pole, bool, set[str]]]:
    """Yield the poles named in a clause, whether a negation turns each round, and the stems beside it."""
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
            beside = {*stems[max(0, start - _BESIDE) : start], *stems[end : end + _BESIDE]}
            for pole in poles[stems[start:end]]:
                yield pole, turns == 1, beside


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
        parties = sorted(actor for actor in claim.actors if collection.kinds[actor] != "place")
        if len(parties) <= _MOST_PARTIES:
            for one, other in combinations(parties, 2):
                if one in side.actors or other in side.actors:
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
        shared = sorted(t for t in left.terms & right.terms if t in one.vector)
        names = {stem(w) for a in near for w in lowered(collection.names[a])}
        shared = [t for t in shared if t not in names]
        if len(shared) < 1 or likeness < _LEAST_TENSION:
            return None
        actors = near
        subject = " " + ",".join(shared)
    if not _can_stand(one, other):
        return None
    named = ", ".join(collection.names[actor] for actor in actors)
    rule = f"same actors ({named}{subject}); one side of {axis} each"
    return _Found("tension", rule, likeness, here, there)


def _agreements(collection: _Collection) -> Iterator[_Found]:
    """Yield claims that say nearly the same of the same actors."""
    holders: dict[str, list[int]] = defaultdict(list)
    for place, claim in enumerate(collection.claims):
        for term in claim.vector:
            if collection.holders[term] <= collection.rare:
                holders[term].append(place)
    seen: set[tuple[int, int]] = set()
    for place, claim in enumerate(collection.claims):
        if not claim.asking:
            continue
        rare = sorted((term for term in claim.vector if term in holders), key=lambda t: (-claim.vector[t], t))
        shared = Counter(other for term in rare[:_ASKING_TERMS] for other in holders[term])
        for other, count in shared.items():
            pair = (min(place, other), max(place, other))
            if count >= _FEWEST_SHARED and pair not in seen:
                seen.add(pair)
                found = _agreement(collection, *pair)
                if found:
                    yield found


def _agreement(collection: _Collection, here: int, there: int) -> _Found | None:
    one, other = collection.claims[here], collection.claims[there]
    if one.brief == other.brief:
        return None
    likeness = _likeness(one, other)
    if likeness < _LEAST_LIKENESS or _differ(one.numbers, other.numbers) or _differ(one.times, other.times):
        return None
    if one.negated != other.negated or _opposed(one, other) or _differ(one.actors, other.actors):
        return None
    if not _can_stand(one, other):
        return None
    if likeness >= _SAME_WORDS:
        return _Found("agrees", _SAME_RULE, likeness, here, there)
    actors = [actor for actor in one.actors if actor in other.actors and actor in collection.telling]
    rare = [t for t in one.vector if t in other.vector and collection.holders[t] <= collection.rare]
    if not actors and len(rare) < _FEWEST_RARE:
        return None
    named = ", ".join(collection.names[actor] for actor in actors)
    rule = "much the same words" + (f" about the same actors ({named})" if named else "")
    return _Found("agrees", rule, likeness, here, there)


def _opposed(one: _Claim, other: _Claim) -> bool:
    """Say whether the two stand at different poles of an axis, or only one takes a side."""
    shared = one.sides.keys() & other.sides.keys()
    return any(one.sides[axis].first != other.sides[axis].first for axis in shared)


# ---------------------------------------------------------------- quantities


@dataclass(frozen=True, slots=True)
class _Quantity:
    """A figure that can be compared, and the place of its claim."""

    figure: Figure
    claim: int
    stems: frozenset[str]
    key: tuple[str, str, str]
    """Unit, year and class of the qualifier: only what shares them is compared."""


def _differences(collection: _Collection, briefs: Sequence[Brief]) -> Iterator[_Found]:
    """Yield claims that give different values for the same quantity."""
    quantities = list(_quantities(collection, briefs))
    buckets: dict[Hashable, list[_Quantity]] = defaultdict(list)
    stated: dict[int, set[tuple[str, float | None]]] = defaultdict(set)
    for quantity in quantities:
        stated[quantity.claim].add((quantity.figure.unit, quantity.figure.value))
        for term in quantity.stems:
            buckets[(quantity.key, term)].append(quantity)
    seen: set[tuple[int, int]] = set()
    for bucket in buckets.values():
        if len(bucket) > _MOST_FIGURES:
            continue
        for one, other in combinations(bucket, 2):
            pair = (min(one.claim, other.claim), max(one.claim, other.claim))
            if pair in seen or stated[one.claim] & stated[other.claim]:
                continue
            found = _difference(collection, one, other)
            if found:
                seen.add(pair)
                yield found


def _quantities(collection: _Collection, briefs: Sequence[Brief]) -> Iterator[_Quantity]:
    places = {
        (claim.slug, claim.evidence.passage, position): place
        for place, claim in enumerate(collection.claims)
        for position in (claim.evidence.start,)
    }
    for brief in briefs:
        starts: dict[int, list[int]] = defaultdict(list)
        for sentence in brief.document.sentences:
            starts[sentence.passage].append(sentence.start)
        for figure in brief.figures:
            before = [start for start in starts[figure.evidence.passage] if start <= figure.evidence.start]
            claim = places.get((brief.slug, figure.evidence.passage, max(before, default=-1)))
            if claim is None or not figure.value or figure.slip or not figure.unit:
                continue
            lead = figure.evidence.quote.partition(figure.text)[0]
            if _PART.search(lead):
                continue
            stems = frozenset(terms(figure.measures, brief.document.language)) - {stem(figure.unit.lower())}
            stems = frozenset(t for t in stems if not t[0].isdigit())
            year = re.search(r"(?:1[5-9]|20)\d\d", figure.as_of)
            if stems:
                yield _Quantity(figure, claim, stems, (figure.unit, year.group() if year else "", _class(figure.qualifier)))


def _class(qualifier: str) -> str:
    words = lowered(qualifier)
    kinds = (("forecast", _FORECAST), ("more", _MORE), ("fewer", _FEWER))
    return next((name for name, group in kinds if not group.isdisjoint(words)), "")


def _difference(collection: _Collection, one: _Quantity, other: _Quantity) -> _Found | None:
    here, there = collection.claims[one.claim], collection.claims[other.claim]
    if here.brief == other.claim or here.brief == there.brief or _other_time(here, there):
        return None
    low, high = sorted((abs(one.figure.value or 0), abs(other.figure.value or 0)))
    if not _LEAST_DIFFERENCE < high / low <= _MOST_DIFFERENCE:
        return None
    shared = one.stems & other.stems
    if len(shared) < 2 and shared != min(one.stems, other.stems, key=len):
        return None
    likeness = _likeness(here, there)
    if likeness < _LEAST_QUANTITY:
        return None
    measured = min(one.figure.measures, other.figure.measures, key=len)
    rule = f"different values for the same quantity: {measured}"
    return _Found("tension", rule, likeness, *sorted((one.claim, other.claim)))


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
