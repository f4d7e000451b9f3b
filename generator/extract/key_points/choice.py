"""Candidates and what is taken already -> the key points, and for every other candidate why it is none."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.extract.key_points.candidates import Candidate
from generator.text.ranking import overlap, repeats

SCREEN_WORDS = 250
"""Source words on the first screen: bottom line, key points and so-what together."""

_SIZES = ((60, 1), (120, 2), (200, 3), (320, 4), (600, 5), (1200, 6), (4000, 7), (7000, 8))
_MOST = 9
_EASY_WORDS = 22
_PER_WORD = 0.06
_ALIKE = 1.6
_TOLD = 1.2
_CORE = 0.5
_SAME_SECTION = 0.35
_SAME_PASSAGE = 0.5
_POOL = 80
_LIKELY = 0.9
"""Log-odds that a reader accepts a sentence; less likely ones are left out rather than filled in."""
_QUOTED_LETTERS = 60


@dataclass(slots=True)
class _Told:
    """How much of one candidate the sentences shown say already; it grows with every sentence shown."""

    alike: float = 0.0
    """The largest overlap with one of them, from 0 to 1."""
    core: float = 0.0
    """The largest overlap in the document's theme, from 0 to 1."""


def wanted(words: int) -> int:
    """Return how many key points a document of so many words gets."""
    return next((number for limit, number in _SIZES if words <= limit), _MOST)


def choose(
    fit: Sequence[Candidate], taken: Sequence[Candidate], number: int
) -> tuple[list[Candidate], dict[int, str]]:
    """Take the best sentences one by one: nothing twice, spread over sections, within the first screen.

    Returns the points in source order and, by place in the document, why every other candidate is none.
    """
    chosen = [item for item in fit if item.pinned]
    room = SCREEN_WORDS - sum(item.size for item in (*taken, *chosen))
    places = {item.place for item in (*taken, *chosen)}
    ordered = sorted((item for item in fit if item.place not in places), key=lambda item: -item.score)
    reasons = {item.place: "outranked" if item.odds >= _LIKELY else _doubt(item) for item in ordered}
    left = [item for item in ordered if item.odds >= _LIKELY][:_POOL]
    told = {item.place: _Told() for item in left}
    fresh: Sequence[Candidate] = [*taken, *chosen]
    while left and len(chosen) < number:
        faults = {item.place: _fault(item, fresh, room) for item in left}
        reasons.update((place, fault) for place, fault in faults.items() if fault)
        left = [item for item in left if not faults[item.place]]
        if not left:
            break
        for item in left:
            _tell(told[item.place], item, fresh)
        best = _best(left, told, [*taken, *chosen], chosen)
        chosen.append(best)
        left.remove(best)
        room -= best.size
        fresh = [best]
    return sorted(chosen, key=lambda item: item.place), reasons


def _doubt(item: Candidate) -> str:
    """Return what speaks most against a candidate that readers would hardly accept."""
    against = item.why[-1] if item.why else None
    return against.name if against and against.share < 0 else "too little speaks for it"


def _fault(item: Candidate, fresh: Sequence[Candidate], room: int) -> str:
    """Return why a candidate can be none of the points any more, in words, or an empty string."""
    for other in fresh:
        if repeats(item.terms, other.terms):
            return f"repeats “{_shortened(other.sentence.text)}”"
    return "no room left on the first screen" if item.size > room else ""


def _shortened(text: str) -> str:
    return text if len(text) <= _QUOTED_LETTERS else text[:_QUOTED_LETTERS].rsplit(" ", 1)[0] + " …"


def _tell(told: _Told, item: Candidate, fresh: Sequence[Candidate]) -> None:
    """Add what the sentences shown since the last time say of the candidate."""
    for other in fresh:
        told.alike = max(told.alike, overlap(item.terms, other.terms))
        told.core = max(told.core, overlap(item.core, other.core))


def _best(
    left: Sequence[Candidate],
    told: Mapping[int, _Told],
    shown: Sequence[Candidate],
    chosen: Sequence[Candidate],
) -> Candidate:
    """Return the candidate that adds most to what is shown.

    That is its score less what it shares with those already shown: words, section, paragraph.
    """
    said = frozenset(term for item in shown for term in item.terms)
    sections = Counter(item.sentence.section for item in chosen)
    passages = Counter(item.sentence.passage for item in shown)

    def worth(item: Candidate) -> float:
        known = len(said.intersection(item.terms)) / max(1, len(item.terms))
        again = _ALIKE * told[item.place].alike + _TOLD * known + _CORE * told[item.place].core
        beside = _SAME_SECTION * sections[item.sentence.section]
        near = _SAME_PASSAGE * passages[item.sentence.passage]
        return item.score - _PER_WORD * max(0, item.size - _EASY_WORDS) - again - beside - near

    return max(left, key=worth)
