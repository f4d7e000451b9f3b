"""Two briefs -> the sentences in which they say much the same."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from generator.corpus.numbering import Lines, Numbered
from generator.model import Brief
from generator.text import vectors
from generator.text.places import whole
from generator.text.vectors import Vector, Weights

_FEWEST_SHARED = 5
_LEAST_LIKENESS = 0.42
_FEWEST_TERMS = 6


@dataclass(frozen=True, slots=True)
class Passages:
    """The sentences of all briefs as terms, with what it takes to weigh them."""

    numbered: Numbered
    """The terms of all briefs."""
    weights: Weights
    """Over all sentences but the short ones."""

    def vector(self, brief: int, sentence: int) -> Vector:
        """Return a sentence as weighed terms; empty when it is short."""
        terms = self.numbered.briefs[brief].sentence(sentence)
        return vectors.vector(terms, self.weights) if len(terms) >= _FEWEST_TERMS else {}


def shown(brief: Brief, lines: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """Return the sentences that look for others like them: those that the brief shows, but for short ones.

    ``lines`` are the terms of every sentence.
    """
    points = [brief.bottom_line] if brief.bottom_line else []
    found = {point.evidence for point in (*points, *brief.key_points, *brief.so_what)}
    found.update(figure.evidence for figure in brief.figures)
    return tuple(
        number
        for number, sentence in enumerate(brief.document.sentences)
        if len(lines[number]) >= _FEWEST_TERMS and whole(sentence) in found
    )


def weigh(numbered: Numbered) -> Passages:
    """Weigh the terms of the sentences over the whole collection. Short sentences are left out."""
    kept = (terms for brief in numbered.briefs for terms in brief.sentences() if len(terms) >= _FEWEST_TERMS)
    return Passages(numbered, vectors.stepped(vectors.weights(kept, len(numbered.names))))


def holders(lines: Lines, wanted: set[int]) -> Mapping[int, Sequence[int]]:
    """Return which sentences of a brief have a term, for each term wanted. Short ones are left out."""
    found: dict[int, list[int]] = defaultdict(list)
    for number, terms in enumerate(lines.sentences()):
        if len(terms) >= _FEWEST_TERMS:
            for term in wanted.intersection(terms):
                found[term].append(number)
    return found


def alike(passages: Passages, asking: Sequence[tuple[int, Vector]], there: int) -> tuple[int, int] | None:
    """Return the pair of sentences that say most nearly the same, or ``None`` when none come near.

    ``asking`` are the sentences of one brief that look for others like them, as weighed terms, in order;
    ``there`` is the other brief.
    """
    lines = passages.numbered.briefs[there]
    held = holders(lines, set().union(*(vector for _, vector in asking)))
    theirs: dict[int, Vector] = {}
    least, best = _LEAST_LIKENESS, None
    for number, vector in asking:
        shared = Counter(chain.from_iterable([held[term] for term in vector if term in held]))
        for other in sorted([other for other, count in shared.items() if count >= _FEWEST_SHARED]):
            if vectors.bound(vector, lines.sentence(other)) < least:
                continue
            if other not in theirs:
                theirs[other] = passages.vector(there, other)
            likeness = vectors.likeness(vector, theirs[other])
            if likeness >= _LEAST_LIKENESS and (best is None or likeness > least):
                least, best = likeness, (number, other)
    return best
