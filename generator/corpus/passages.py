"""Two briefs -> the sentences in which they say much the same."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.model import Brief, Evidence
from generator.text import vectors
from generator.text.places import whole
from generator.text.words import terms

_FEWEST_SHARED = 5
_LEAST_LIKENESS = 0.42
_FEWEST_TERMS = 6


@dataclass(frozen=True, slots=True)
class Passages:
    """A brief's sentences as weighed terms."""

    evidence: tuple[Evidence, ...]
    """The sentences, in order."""
    vectors: tuple[Mapping[str, float], ...]
    """Their terms; scaled to length one."""
    holders: Mapping[str, tuple[int, ...]]
    """Term to the places of the sentences that have it."""
    asking: frozenset[int]
    """Places of the sentences that the brief shows: only these look for others like them."""


def weigh(briefs: Sequence[Brief]) -> dict[str, Passages]:
    """Return the sentences of every brief, weighed over the whole collection. Short ones are left out."""
    kept = [
        [
            (whole(sentence), Counter(found))
            for sentence in brief.document.sentences
            if len(found := terms(sentence.text, brief.document.language)) >= _FEWEST_TERMS
        ]
        for brief in briefs
    ]
    weighed = iter(vectors.weigh([bag for sentences in kept for _, bag in sentences]))
    return {
        brief.slug: _passages(brief, tuple(e for e, _ in sentences), tuple(next(weighed) for _ in sentences))
        for brief, sentences in zip(briefs, kept, strict=True)
    }


def alike(here: Passages, there: Passages) -> tuple[Evidence, Evidence] | None:
    """Return the pair of sentences that say most nearly the same, or ``None`` when none come near."""
    best: tuple[float, int, int] | None = None
    for place in sorted(here.asking):
        vector = here.vectors[place]
        shared: Counter[int] = Counter(other for term in vector for other in there.holders.get(term, ()))
        for other, count in shared.items():
            if count >= _FEWEST_SHARED:
                theirs = there.vectors[other]
                likeness = round(sum(weight * theirs.get(term, 0.0) for term, weight in vector.items()), 9)
                if likeness >= _LEAST_LIKENESS and (best is None or (likeness, -place, -other) > best):
                    best = likeness, -place, -other
    return (here.evidence[-best[1]], there.evidence[-best[2]]) if best else None


def _passages(
    brief: Brief, evidence: tuple[Evidence, ...], weighed: tuple[Mapping[str, float], ...]
) -> Passages:
    holders: dict[str, list[int]] = defaultdict(list)
    for place, vector in enumerate(weighed):
        for term in vector:
            holders[term].append(place)
    points = [brief.bottom_line] if brief.bottom_line else []
    shown = {point.evidence for point in (*points, *brief.key_points, *brief.so_what)}
    shown.update(figure.evidence for figure in brief.figures)
    asking = frozenset(place for place, found in enumerate(evidence) if found in shown)
    return Passages(evidence, weighed, {term: tuple(places) for term, places in holders.items()}, asking)
