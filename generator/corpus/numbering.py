"""Prepared briefs -> their terms as numbers, a few kilobytes for each brief."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise

from generator.model import Prepared


@dataclass(frozen=True, slots=True)
class Lines:
    """The terms of one brief by number, each as often as it stands there."""

    terms: "array[int]"
    """Those of the title, then those of its sentences, in order."""
    ends: "array[int]"
    """Where the terms of the title end, then where those of each sentence do."""

    def sentence(self, number: int) -> "array[int]":
        """Return the terms of a sentence."""
        return self.terms[self.ends[number] : self.ends[number + 1]]

    def sentences(self) -> "Iterator[array[int]]":
        """Yield the terms of every sentence."""
        return (self.terms[start:end] for start, end in pairwise(self.ends))


@dataclass(frozen=True, slots=True)
class Numbered:
    """The terms of all briefs by number."""

    names: Sequence[str]
    """The terms; the place of each is its number."""
    briefs: Sequence[Lines]
    """The terms of each brief."""


def number(prepared: Iterable[Prepared]) -> Numbered:
    """Give the terms of all briefs numbers, in the order in which they are met."""
    numbers: dict[str, int] = defaultdict(count().__next__)
    briefs = []
    for one in prepared:
        terms, ends = array("I"), array("I")
        for line in one.terms.split("\n"):
            terms.extend(map(numbers.__getitem__, line.split()))
            ends.append(len(terms))
        briefs.append(Lines(terms, ends))
    return Numbered(tuple(numbers), tuple(briefs))
