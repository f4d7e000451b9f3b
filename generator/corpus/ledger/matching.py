"""A claim that is gone -> the claim of the same document that took its place, if one clearly did."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.model import ClaimEntry, Document, Evidence
from generator.text.meaning import Difference, alike, differs, pieces
from generator.text.normalise import claim_id
from generator.text.places import surroundings
from generator.text.words import stopwords, terms, tokens

_QUOTE, _PREFIX, _SUFFIX, _POSITION = 50, 20, 20, 2
_ALL = _QUOTE + _PREFIX + _SUFFIX + _POSITION
_LEAST_ALIKE = 0.5
"""With fewer words in common two sentences are two claims, wherever they stand."""
_SAME_PLACE = 0.6
"""From this score on, place and words together tell which sentence took the place of the claim."""
_LEAD = 0.02
"""By so much the best must be better than any other; else nobody can tell which it is."""
_SAME_WORDS = 0.8
"""The share of words that a quote and a sentence have in common when nothing is known but the quote."""
_ALONE = 0.1
"""By so much any other sentence must then be less like it."""
_FEWEST_WORDS = 3
"""A claim of fewer words is found only as it stands."""
_LOOKED_AT = 12


@dataclass(frozen=True, slots=True)
class Candidates:
    """The claims of a document that may have taken the place of others."""

    document: Document
    """Whose claims they are."""
    evidence: tuple[Evidence, ...]
    """The claims; no two have the same words."""
    holders: Mapping[str, tuple[int, ...]]
    """Term to the places of the claims that have it."""
    common: frozenset[str]
    """Words that are no names when they stand at the head of a sentence."""


@dataclass(frozen=True, slots=True)
class Successor:
    """What took the place of a claim."""

    evidence: Evidence
    """The new words and where they stand."""
    differs: Difference
    """What makes it another claim; empty when it is the same one in other words."""


@dataclass(frozen=True, slots=True)
class _Rival:
    """A candidate for one claim."""

    evidence: Evidence
    score: float
    """How well words and place fit together."""
    differs: Difference


def candidates(document: Document, evidence: Iterable[Evidence]) -> Candidates:
    """Index claims of a document; of those with the same words the first counts."""
    first: dict[str, Evidence] = {}
    for item in evidence:
        first.setdefault(claim_id(item.quote), item)
    holders: dict[str, list[int]] = defaultdict(list)
    for place, item in enumerate(first.values()):
        for term in set(terms(item.quote, document.language)):
            holders[term].append(place)
    written = {token for token in tokens(document.text) if token.islower()}
    return Candidates(
        document,
        tuple(first.values()),
        {term: tuple(places) for term, places in holders.items()},
        stopwords(document.language) | written,
    )


def successor(gone: ClaimEntry, among: Candidates) -> Successor | None:
    """Return what took the claim's place, or ``None`` when nothing clearly did."""
    if len(pieces(gone.quote)) < _FEWEST_WORDS:
        return None
    rivals = [_rival(gone, item, among) for item in _near(gone.quote, among)]
    rivals = [rival for rival in rivals if _is_clear(rival)]
    rivals.sort(key=lambda rival: -rival.score)
    if not rivals:
        return None
    best, *others = rivals
    if any(best.score - other.score < _LEAD and not _overlap(best, other) for other in others[:1]):
        return None
    return Successor(best.evidence, best.differs)


def in_other_words(quote: str, among: Candidates) -> Successor | None:
    """Return what alone has nearly all words of a quote whose place nobody knows, or ``None``."""
    language, near = among.document.language, _near(quote, among)
    if len(pieces(quote)) < _FEWEST_WORDS:
        return None
    found = [Successor(item, differs(quote, item.quote, language, among.common)) for item in near]
    likeness = {one.evidence: alike(quote, one.evidence.quote) if one.differs else 1.0 for one in found}
    found.sort(key=lambda one: -likeness[one.evidence])
    if not found or likeness[found[0].evidence] < _SAME_WORDS:
        return None
    next_best = likeness[found[1].evidence] if len(found) > 1 else 0.0
    return found[0] if likeness[found[0].evidence] - next_best >= _ALONE else None


def _near(quote: str, among: Candidates) -> list[Evidence]:
    """Return the candidates that share the most terms with the quote."""
    wanted = sorted(set(terms(quote, among.document.language)))
    shared = Counter(place for term in wanted for place in among.holders.get(term, ()))
    ranked = sorted(shared, key=lambda place: (-shared[place], place))
    return [among.evidence[place] for place in ranked[:_LOOKED_AT]]


def _rival(gone: ClaimEntry, item: Evidence, among: Candidates) -> _Rival:
    difference = differs(gone.quote, item.quote, among.document.language, among.common)
    likeness = round(alike(gone.quote, item.quote), 9) if difference else 1.0
    if likeness < _LEAST_ALIKE:
        return _Rival(item, 0.0, difference)
    place = surroundings(among.document, item)
    score = (
        _QUOTE * likeness
        + _PREFIX * _ratio(gone.prefix, place.prefix)
        + _SUFFIX * _ratio(gone.suffix, place.suffix)
        + _POSITION * max(0.0, 1 - abs(gone.start - place.start) / max(1, len(among.document.text)))
    )
    return _Rival(item, round(score / _ALL, 9), difference)


def _is_clear(rival: _Rival) -> bool:
    """Say whether a rival may follow the claim: another claim only where the old one stood."""
    return not rival.differs or rival.score >= _SAME_PLACE


def _overlap(one: _Rival, other: _Rival) -> bool:
    """Say whether one of two is a part of the other: a clause and its sentence."""
    a, b = one.evidence, other.evidence
    return a.passage == b.passage and a.start < b.end and b.start < a.end


def _ratio(old: str, new: str) -> float:
    return SequenceMatcher(None, old, new, autojunk=False).ratio() if old or new else 1.0
