"""Candidates and what is taken already -> the key points, and for every other candidate why it is none."""

from collections.abc import Sequence

from generator.extract.key_points.candidates import Candidate
from generator.text.ranking import overlap, repeats

SCREEN_WORDS = 250
"""Source words on the first screen: bottom line, key points and so-what together."""

_SIZES = ((60, 1), (120, 2), (200, 3), (320, 4), (600, 5), (1200, 6), (2500, 7), (4000, 8))
_MOST = 9
_EASY_WORDS = 22
_PER_WORD = 0.03
_ALIKE = 1.6
_TOLD = 1.2
_SAME_SECTION = 0.35
_SAME_PASSAGE = 0.5
_POOL = 80
_ENOUGH = 3
"""With so many points found, a sentence with a weakness is left out rather than filled in."""
_QUOTED_LETTERS = 60


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
    pool, reasons = ordered[:_POOL], {item.place: "outranked" for item in ordered}
    while len(chosen) < number and pool:
        shown = [*taken, *chosen]
        for item in pool:
            reasons[item.place] = _fault(item, shown, len(chosen), room) or reasons[item.place]
        pool = [item for item in pool if reasons[item.place] == "outranked"]
        if pool:
            said = frozenset(term for item in shown for term in item.terms)
            worths = [_worth(item, said, shown, chosen) for item in pool]
            best = pool.pop(worths.index(max(worths)))
            chosen.append(best)
            room -= best.size
    return sorted(chosen, key=lambda item: item.place), reasons


def _fault(item: Candidate, shown: Sequence[Candidate], points: int, room: int) -> str:
    """Return why a candidate can be none of the points any more, in words, or an empty string."""
    for other in shown:
        if repeats(item.terms, other.terms):
            return f"repeats “{_shortened(other.sentence.text)}”"
    if item.size > room:
        return "no room left on the first screen"
    return item.weakness if points >= _ENOUGH else ""


def _shortened(text: str) -> str:
    return text if len(text) <= _QUOTED_LETTERS else text[:_QUOTED_LETTERS].rsplit(" ", 1)[0] + " …"


def _worth(
    item: Candidate, said: frozenset[str], shown: Sequence[Candidate], chosen: Sequence[Candidate]
) -> float:
    """Return the score less what the sentence shares with those already shown: words, section, paragraph."""
    alike = max((overlap(item.terms, other.terms) for other in shown), default=0.0)
    told = sum(term in said for term in item.terms) / max(1, len(item.terms))
    section = sum(item.sentence.section == other.sentence.section for other in chosen)
    passage = sum(item.sentence.passage == other.sentence.passage for other in shown)
    heavy = _PER_WORD * max(0, item.size - _EASY_WORDS)
    return (
        item.score - heavy - _ALIKE * alike - _TOLD * told - _SAME_SECTION * section - _SAME_PASSAGE * passage
    )
