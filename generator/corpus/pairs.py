"""Briefs -> pairs of claims that agree or are in tension, with the rule that fired; the analyst wins.

Claims meet only in an inverted index, under what they share: rare terms, two actors on one axis, or what a
figure measures. A wrong pair costs more trust than a missing one, so every rule asks for much.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from itertools import chain, combinations, product
from typing import Literal

from generator import lexicon
from generator.corpus.passages import Passages
from generator.model import EDITORIAL, Actor, Brief, Evidence, Figure, Notice, NoticeCode
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
_MOST_MET = 400
"""What more claims than this share brings none of them together: it is a common subject, not a tie."""
_ASKING_TERMS = 10
_FEWEST_RARE = 3
_SAME_WORDS = 0.9
_SAME_RULE = "almost the same words"
_LEAST_LIKENESS, _LEAST_WITHOUT_NAME = 0.55, 0.6
_MOST_PARTIES = 3
_NEGATION_REACH = 4
_SHOWN = 0.05
"""What it adds to the likeness that a brief shows a claim of a tension."""
_MOST_FIGURES = 12
"""More values than this for one quantity are a series, not a dispute."""
_LEAST_LIKENESS_OF_FIGURES = 0.3
_LEAST_RATIO, _MOST_RATIO = 1.1, 5.0
_COMMON_SHARE = 0.5
_SMALL = 10
_COUNTRIES = frozenset(("state", "place", "bloc"))

_PIECE_END = re.compile(
    r"""
    [,;:()]\s | [—–] | \s-\s                                            # punctuation between clauses
    | \s(?=(?:and|but|while|whereas|which|who|that|although|though|because|as)\s)
    """,
    re.VERBOSE,
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
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

_Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Side:
    """The pole of an axis at which a sentence stands, and the actors named beside the word that says so."""

    first: bool
    actors: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Claim:
    """A sentence with what the rules look at."""

    brief: int
    slug: str
    language: str
    evidence: Evidence
    vector: Mapping[str, float]
    shown: bool
    """Whether the brief shows the sentence."""
    actors: frozenset[str]
    sides: Mapping[str, _Side]
    asserts: bool
    """No question, wish, condition or doubt."""
    numbers: frozenset[str]
    times: frozenset[str]
    """Names of days and months, and years."""
    negations: int


@dataclass(frozen=True, slots=True)
class _Collection:
    """All claims, and what the rules look up about their terms and actors."""

    claims: Sequence[_Claim]
    holders: Mapping[str, int]
    """How many claims have a term."""
    rare: int
    """A term that at most so many claims have is rare."""
    actors: Mapping[str, Actor]
    telling: AbstractSet[str]
    """Actors that few briefs name and that are no country."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A pair that a rule proposes."""

    kind: PairKind
    rule: str
    score: float
    here: _Claim
    there: _Claim


def find(
    briefs: Sequence[Brief], passages: Mapping[str, Passages], settings: Sequence[PairSetting]
) -> tuple[tuple[Pair, ...], tuple[Notice, ...]]:
    """Return the pairs in order of slug and place, and a notice for every setting whose quotes give none.

    ``passages`` are those of every brief, by slug. What the analyst set is always there, what was rejected
    never.
    """
    pins, rejected, notices = _by_analyst(briefs, settings)
    collection = _collect(briefs, passages)
    agreements = list(_agreements(collection))
    copies = Counter((f.here.brief, f.there.brief) for f in agreements if f.rule == _SAME_RULE)
    tensions = [
        found
        for found in chain(_tensions(collection), _differences(collection, briefs))
        if copies[(found.here.brief, found.there.brief)] < 2  # one text, printed twice, disputes nothing
    ]
    ranked = [*_ranked(tensions), *_ranked(agreements)]
    pairs = [*pins, *_chosen(ranked, {_key(pair) for pair in pins} | rejected)]
    return tuple(sorted(pairs, key=_order)), tuple(notices)


# ---------------------------------------------------------------- choosing

_Place = tuple[str, int, int]
"""A sentence: slug of its brief, passage, start."""


def _ranked(found: Iterable[_Found]) -> list[_Found]:
    return sorted(
        found,
        key=lambda f: (
            -f.score,
            _place(f.here.slug, f.here.evidence),
            _place(f.there.slug, f.there.evidence),
        ),
    )


def _chosen(ranked: Iterable[_Found], settled: AbstractSet[frozenset[_Place]]) -> Iterator[Pair]:
    """Yield the best: few for any two briefs, few for a brief, and no sentence twice for the same two."""
    per_two: Counter[tuple[str, ...]] = Counter()
    per_brief: Counter[str] = Counter()
    used: set[tuple[tuple[str, ...], str]] = set()
    for found in ranked:
        (a_slug, a), (b_slug, b) = sorted(
            ((claim.slug, claim.evidence) for claim in (found.here, found.there)), key=lambda side: side[0]
        )
        pair = Pair(found.kind, found.rule, a_slug, a, b_slug, b, "rule")
        two = (a_slug, b_slug)
        marks = {(two, f"a {normalise(a.quote)}"), (two, f"b {normalise(b.quote)}")}
        if found.rule == _SAME_RULE:
            marks.add((two, _SAME_RULE))
        full = per_two[two] >= _PER_TWO_BRIEFS or any(per_brief[slug] >= _PER_BRIEF for slug in two)
        if full or not used.isdisjoint(marks) or _key(pair) in settled:
            continue
        per_two[two] += 1
        per_brief.update(two)
        used |= marks
        yield pair


def _place(slug: str, evidence: Evidence) -> _Place:
    return slug, evidence.passage, evidence.start


def _key(pair: Pair) -> frozenset[_Place]:
    return frozenset((_place(pair.a_slug, pair.a), _place(pair.b_slug, pair.b)))


def _order(pair: Pair) -> tuple[str, str, _Place, _Place]:
    return pair.a_slug, pair.b_slug, _place(pair.a_slug, pair.a), _place(pair.b_slug, pair.b)


# ---------------------------------------------------------------- the analyst's pairs


def _by_analyst(
    briefs: Sequence[Brief], settings: Sequence[PairSetting]
) -> tuple[list[Pair], set[frozenset[_Place]], list[Notice]]:
    """Return the pairs set, the places of those rejected, and a notice for each that cannot be met."""
    pins: dict[frozenset[_Place], Pair] = {}
    rejected: set[frozenset[_Place]] = set()
    notices = []
    sentences = [
        (brief.slug, Evidence(s.passage, s.start, s.end, s.text), normalise(s.text))
        for brief in briefs
        for s in (brief.document.sentences if settings else ())
    ]
    for setting in settings:
        sides = [_quoted(quote, sentences) for quote in (setting.a, setting.b)]
        pairs = [
            _set(setting, *sorted(two, key=lambda side: side[0]))
            for two in product(*sides)
            if two[0][0] != two[1][0]
        ]
        if not pairs:
            notices.append(_unmet(setting, sides))
        elif setting.reject:
            rejected.update(map(_key, pairs))
        else:
            pins.setdefault(_key(pairs[0]), pairs[0])
    return list(pins.values()), rejected, notices


_Quoted = tuple[str, Evidence]


def _quoted(quote: str, sentences: Iterable[tuple[str, Evidence, str]]) -> list[_Quoted]:
    """Return the sentences that a quote names, those that are no longer than the quote before all others."""
    wanted = normalise(quote)
    holding = [(slug, evidence, text) for slug, evidence, text in sentences if wanted and wanted in text]
    exact = [(slug, evidence) for slug, evidence, text in holding if text == wanted]
    return exact or [(slug, evidence) for slug, evidence, _ in holding]


def _set(setting: PairSetting, a: _Quoted, b: _Quoted) -> Pair:
    kind: PairKind = "tension" if setting.kind == "differs" else setting.kind
    return Pair(kind, "set by the analyst", *a, *b, "analyst")


def _unmet(setting: PairSetting, sides: Sequence[Sequence[_Quoted]]) -> Notice:
    missing = [quote for quote, found in zip((setting.a, setting.b), sides, strict=True) if not found]
    if missing:
        message = f"'pairs' quotes what is no sentence of any source: '{missing[0]}'; correct or remove it"
    else:
        message = f"'pairs' quotes two sentences of one source: '{setting.a}'; quote one of another source"
    return Notice(NoticeCode.QUOTE_NOT_FOUND, "warning", f"seeds/{EDITORIAL}", message, setting.line)


# ---------------------------------------------------------------- claims


def _collect(briefs: Sequence[Brief], passages: Mapping[str, Passages]) -> _Collection:
    claims = [
        claim for place, brief in enumerate(briefs) for claim in _claims(place, brief, passages[brief.slug])
    ]
    actors = [actor for brief in briefs for actor in brief.actors]
    naming = Counter(actor.id for actor in actors)
    limit = len(briefs) if len(briefs) <= _SMALL else _COMMON_SHARE * len(briefs)
    return _Collection(
        claims,
        holders=Counter(term for claim in claims for term in claim.vector),
        rare=min(_RARE_MOST, max(_RARE_LEAST, int(_RARE_SHARE * len(claims)))),
        actors={actor.id: actor for actor in reversed(actors)},
        telling={actor.id for actor in actors if actor.kind not in _COUNTRIES and naming[actor.id] <= limit},
    )


def _claims(place: int, brief: Brief, passages: Passages) -> Iterator[_Claim]:
    mentions: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for actor in brief.actors:
        for mention in actor.mentions:
            mentions[mention.passage].append((mention.start, actor.id))
    language = brief.document.language
    weighed = dict(zip(passages.evidence, passages.vectors, strict=True))
    shown = {passages.evidence[number] for number in passages.asking}
    for sentence in brief.document.sentences:
        evidence = Evidence(sentence.passage, sentence.start, sentence.end, sentence.text)
        named = [
            (start - evidence.start, actor)
            for start, actor in mentions[evidence.passage]
            if evidence.start <= start < evidence.end
        ]
        words = lowered(evidence.quote)
        numbers = frozenset(_NUMBER.findall(evidence.quote))
        yield _Claim(
            brief=place,
            slug=brief.slug,
            language=language,
            evidence=evidence,
            vector=weighed.get(evidence, {}),
            shown=evidence in shown,
            actors=frozenset(actor for _, actor in named),
            sides=_sides(evidence.quote, named) if language == "en" else {},
            asserts="?" not in evidence.quote and _unreal().isdisjoint(words),
            numbers=numbers | _words("numbers").intersection(words),
            times=frozenset(filter(_YEAR.fullmatch, numbers)) | _words("times").intersection(words),
            negations=sum(word in {"not", "no", "never"} or word.endswith("n't") for word in words),
        )


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(lexicon.load("axes")[group].split())


@cache
def _unreal() -> frozenset[str]:
    return _words("unreal").union(lexicon.load("hedges")["en"]["words"].split())


# ---------------------------------------------------------------- sides of axes

_Pole = tuple[str, bool]
"""Name of an axis; whether it is its first pole."""


@cache
def _poles() -> tuple[PhraseIndex, Mapping[tuple[str, ...], frozenset[_Pole]]]:
    """Return the phrases of all poles as stems, and the poles that each stands for."""
    found: dict[tuple[str, ...], frozenset[_Pole]] = {}
    for axis in lexicon.load("axes")["axes"]:
        for first, phrases in zip((True, False), axis["poles"], strict=True):
            for phrase in phrases:
                key = tuple(map(stem, lowered(phrase)))
                found[key] = found.get(key, frozenset()) | {(axis["name"], first)}
    for phrase in lexicon.load("axes")["neutral"]:
        found[tuple(map(stem, lowered(phrase)))] = frozenset()
    return phrase_index(" ".join(key) for key in found), found


@cache
def _relations() -> frozenset[str]:
    """Return the names of the axes whose poles describe a relation between two actors."""
    return frozenset(axis["name"] for axis in lexicon.load("axes")["axes"] if axis.get("between"))


def _sides(sentence: str, named: Sequence[tuple[int, str]]) -> dict[str, _Side]:
    """Return the side a sentence takes on each axis; none on an axis of which it holds both poles."""
    pieces = _pieces(sentence)
    stands: dict[str, set[tuple[bool, int]]] = defaultdict(set)
    for number, (start, end) in enumerate(pieces):
        for axis, first in _stands(sentence[start:end]):
            stands[axis].add((first, number))
    sides: dict[str, _Side] = {}
    for axis, held in stands.items():
        if len({first for first, _ in held}) == 1:
            beside = [(pieces[max(0, n - 1)][0], pieces[min(n + 1, len(pieces) - 1)][1]) for _, n in held]
            near = (actor for place, actor in named if any(start <= place < end for start, end in beside))
            sides[axis] = _Side(any(first for first, _ in held), frozenset(near))
    return sides


def _pieces(sentence: str) -> _Spans:
    """Return the spans of the clauses, cut at punctuation and at words that open a clause."""
    edges = [match.span() for match in _PIECE_END.finditer(sentence)]
    starts, ends = [0, *(end for _, end in edges)], [*(start for start, _ in edges), len(sentence)]
    return list(zip(starts, ends, strict=True))


def _stands(piece: str) -> Iterator[_Pole]:
    """Yield the poles at which a clause stands; a negation turns one round, two leave it open."""
    words = lowered(piece)
    index, poles = _poles()
    stems = tuple(map(stem, words))
    taken = 0
    for start, end in find_phrases(stems, index):
        if start < taken:  # inside a longer phrase: "reliance" in "self-reliance"
            continue
        taken = end
        turns = sum(word in _words("negations") for word in words[max(0, start - _NEGATION_REACH) : start])
        turns += end < len(words) and words[end] in _words("followers")
        if turns < 2:
            for axis, first in sorted(poles[stems[start:end]]):
                yield axis, first != (turns == 1)


# ---------------------------------------------------------------- tension


def _tensions(collection: _Collection) -> Iterator[_Found]:
    """Yield claims that put the same two actors at opposite poles of a relation."""
    met: dict[tuple[str, str, str], tuple[list[_Claim], list[_Claim]]] = defaultdict(lambda: ([], []))
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
                and not _differ(here.times, there.times)
            ):
                score = _likeness(here, there) + _SHOWN * (here.shown + there.shown)
                yield _Found("tension", rule, score, *_in_order(here, there))


def _relations_told(claim: _Claim, actors: Mapping[str, Actor]) -> Iterator[tuple[str, str, str]]:
    """Yield the axes on which the claim takes a side, each with the two actors of whom it may say so.

    With a third country in the sentence it is open whose relation is told.
    """
    told = sorted(axis for axis in claim.sides if axis in _relations())
    if not told or not claim.asserts or not _can_stand(claim, "fragment without a verb"):
        return
    countries = [actor for actor in claim.actors if actors[actor].kind in _COUNTRIES]
    parties = sorted(actor for actor in claim.actors if actors[actor].kind != "place")
    if len(countries) <= 2 and len(parties) <= _MOST_PARTIES:
        for axis, (one, other) in product(told, combinations(parties, 2)):
            if {one, other}.issuperset(countries) and not claim.sides[axis].actors.isdisjoint((one, other)):
                yield axis, one, other


# ---------------------------------------------------------------- agreement


def _agreements(collection: _Collection) -> Iterator[_Found]:
    """Yield claims that say nearly the same, one of them shown in its brief."""
    claims, holders = collection.claims, defaultdict[str, list[int]](list)
    for place, claim in enumerate(claims):
        for term in claim.vector:
            if collection.holders[term] <= collection.rare:
                holders[term].append(place)
    seen: set[tuple[int, int]] = set()
    for place, claim in enumerate(claims):
        if not claim.shown:
            continue
        rare = sorted((term for term in claim.vector if term in holders), key=lambda t: (-claim.vector[t], t))
        shared = Counter(other for term in rare[:_ASKING_TERMS] for other in holders[term])
        for other, count in shared.items():
            two = (min(place, other), max(place, other))
            if count >= _FEWEST_RARE and two not in seen:
                seen.add(two)
                yield from _agreement(collection, claims[two[0]], claims[two[1]])


def _agreement(collection: _Collection, here: _Claim, there: _Claim) -> Iterator[_Found]:
    likeness = _likeness(here, there)
    actors = [
        collection.actors[actor].name for actor in sorted(here.actors & there.actors & collection.telling)
    ]
    if here.brief == there.brief or likeness < (_LEAST_LIKENESS if actors else _LEAST_WITHOUT_NAME):
        return
    if _opposed(here, there) or not (_can_stand(here) and _can_stand(there)):
        return
    if likeness >= _SAME_WORDS:
        yield _Found("agrees", _SAME_RULE, likeness, here, there)
    else:
        about = f" about the same actors ({', '.join(actors[:_MOST_PARTIES])})" if actors else ""
        yield _Found("agrees", f"much the same words{about}", likeness, here, there)


def _opposed(here: _Claim, there: _Claim) -> bool:
    """Say whether two claims differ in a number, a time, an actor, a negation, or the pole of an axis."""
    shared = here.sides.keys() & there.sides.keys()
    return (
        _differ(here.numbers, there.numbers)
        or _differ(here.times, there.times)
        or _differ(here.actors, there.actors)
        or here.negations != there.negations
        or any(here.sides[axis].first != there.sides[axis].first for axis in shared)
    )


# ---------------------------------------------------------------- quantities


@dataclass(frozen=True, slots=True)
class _Quantity:
    """A figure that can be compared: the only one of its unit in its sentence."""

    figure: Figure
    value: float
    claim: _Claim
    measured: frozenset[str]
    """Stems of what is measured."""


def _differences(collection: _Collection, briefs: Sequence[Brief]) -> Iterator[_Found]:
    """Yield claims that give different values for the same quantity at the same time."""
    met: dict[tuple[str, ...], list[_Quantity]] = defaultdict(list)
    for quantity in _quantities(collection, briefs):
        year = _YEAR.search(quantity.figure.as_of)
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


def _difference(here: _Quantity, there: _Quantity) -> Iterator[_Found]:
    one, other = here.claim, there.claim
    low, high = sorted((abs(here.value), abs(there.value)))
    shared = here.measured & there.measured
    if len(shared) < 2 and shared not in (here.measured, there.measured):
        return
    likeness = _likeness(one, other)
    # Without a stated time, two reports of the same kind of thing look like two values for one thing.
    same_time = bool(one.times) and one.times == other.times
    comparable = one.brief != other.brief and same_time and not one.actors.isdisjoint(other.actors)
    if comparable and likeness >= _LEAST_LIKENESS_OF_FIGURES and _LEAST_RATIO < high / low <= _MOST_RATIO:
        measures = min(here.figure.measures, there.figure.measures, key=len)
        rule = f"different values for the same quantity: {measures}"
        yield _Found("tension", rule, likeness + 2 * _SHOWN, *_in_order(one, other))


def _quantities(collection: _Collection, briefs: Sequence[Brief]) -> Iterator[_Quantity]:
    claims: dict[tuple[int, int], list[_Claim]] = defaultdict(list)
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
            if measured and sure and alone and _can_stand(holder):
                yield _Quantity(figure, figure.value, holder, measured)


def _holding(figure: Figure, claims: Iterable[_Claim]) -> _Claim | None:
    place = figure.evidence.start
    return next((claim for claim in claims if claim.evidence.start <= place < claim.evidence.end), None)


def _limit(qualifier: str) -> str:
    """Return in which direction a qualifier leaves the value open."""
    words = lowered(qualifier)
    classes = (("forecast", _FORECAST), ("more", _MORE), ("fewer", _FEWER))
    return next((name for name, group in classes if not group.isdisjoint(words)), "")


# ---------------------------------------------------------------- comparing


def _in_order(here: _Claim, there: _Claim) -> tuple[_Claim, _Claim]:
    return (here, there) if here.brief < there.brief else (there, here)


def _likeness(here: _Claim, there: _Claim) -> float:
    """Return the cosine, rounded so that the order of a sum never decides."""
    return round(sum(weight * there.vector.get(term, 0.0) for term, weight in here.vector.items()), 9)


def _differ(here: AbstractSet[str], there: AbstractSet[str]) -> bool:
    """Say whether each of the two has something that the other has not."""
    return not (here <= there or there <= here)


def _can_stand(claim: _Claim, but: str = "") -> bool:
    """Say whether the claim may be shown on its own; ``but`` is a fault that is pardoned."""
    return bar(claim.evidence.quote, claim.language) in {"", but}
