"""Briefs -> links between them, each with its reasons: rare actors they share, the same figure in both.

What every brief shares says nothing, so a tie weighs by how few briefs have it: log((N + 1) / n), the
inverse document frequency of Spärck Jones (1972). Two countries in common are no reason.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from generator.model import Brief, Evidence, Link, Reason

_MAX_LINKS = 5
_MAX_NAMED = 4
_MIN_WEIGHT = 1.0
_STATE_WEIGHT = 0.3
"""States stand in most texts on world affairs; one more in common says little."""
_MAX_SHARE = 0.5
"""An actor named in more than this share of a large collection ties nothing together."""
_LARGE = 10

_Tie = tuple[float, str, Evidence, Evidence]
"""Weight, name, evidence here, evidence there."""


def find(briefs: Sequence[Brief]) -> tuple[Link, ...]:
    """Return the links of every brief, strongest first. The cost grows with the ties there are."""
    ties: dict[tuple[str, str], list[_Tie]] = defaultdict(list)
    for name, weight, holders in _shared(briefs):
        for slug, here in holders:
            for other, there in holders:
                if other != slug:
                    ties[slug, other].append((weight, name, here, there))
    links = [_link(pair, found) for pair, found in sorted(ties.items())]
    kept: dict[str, list[Link]] = defaultdict(list)
    for link in sorted(links, key=lambda link: (link.source, -link.weight, link.target)):
        if link.weight >= _MIN_WEIGHT and len(kept[link.source]) < _MAX_LINKS:
            kept[link.source].append(link)
    return tuple(link for brief in briefs for link in kept[brief.slug])


def _shared(briefs: Sequence[Brief]) -> Iterable[tuple[str, float, list[tuple[str, Evidence]]]]:
    holders: dict[tuple[str, str], list[tuple[str, Evidence]]] = defaultdict(list)
    factors: dict[tuple[str, str], float] = {}
    names: dict[tuple[str, str], str] = {}
    for brief in briefs:
        for actor in brief.actors:
            key = ("actor", actor.id)
            holders[key].append((brief.slug, actor.mentions[0]))
            factors[key] = _STATE_WEIGHT if actor.kind == "state" else 1.0
            names[key] = actor.name
        for text, evidence in {figure.text: figure.evidence for figure in brief.figures}.items():
            key = ("figure", text)
            holders[key].append((brief.slug, evidence))
            factors[key] = 1.0
            names[key] = text
    for key, found in holders.items():
        too_common = len(briefs) > _LARGE and len(found) > _MAX_SHARE * len(briefs)
        if len(found) > 1 and not too_common:
            yield names[key], factors[key] * math.log((len(briefs) + 1) / len(found)), found


def _link(pair: tuple[str, str], ties: list[_Tie]) -> Link:
    strongest = sorted(ties, key=lambda tie: (-tie[0], tie[1]))
    named = strongest[:_MAX_NAMED]
    reason = Reason(f"both name {_and([name for _, name, _, _ in named])}", named[0][2], named[0][3])
    return Link(pair[0], pair[1], round(sum(weight for weight, *_ in ties), 3), (reason,))


def _and(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
