"""Nearness of briefs -> groups of briefs whose documents are nearly the same."""

from collections.abc import Sequence

from generator.model import Brief

_SAME = 0.9

Near = Sequence[Sequence[tuple[int, float]]]
"""For each brief, the others most like it with their likeness (text/vectors.py)."""


def find(briefs: Sequence[Brief], near: Near) -> tuple[tuple[str, ...], ...]:
    """Return the slugs of each group, in the order of the briefs; likeness is passed on."""
    group = list(range(len(briefs)))

    def root(place: int) -> int:
        while group[place] != place:
            place = group[place]
        return place

    for place, others in enumerate(near):
        for other, likeness in others:
            if likeness >= _SAME:
                first, second = sorted((root(place), root(other)))
                group[second] = first
    members: dict[int, list[str]] = {}
    for place, brief in enumerate(briefs):
        members.setdefault(root(place), []).append(brief.slug)
    return tuple(tuple(slugs) for slugs in members.values() if len(slugs) > 1)
