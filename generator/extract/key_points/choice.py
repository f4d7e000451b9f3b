"""Candidates and what is taken already -> the key points, and for every other candidate why it is none."""

from collections.abc import Callable, Mapping, Sequence

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
_CORE = 0.5
_SAME_SECTION = 0.35
_SAME_PASSAGE = 0.5
_POOL = 80
_ENOUGH = 3
"""With so many points found, a sentence with a weakness is left out rather than filled in."""
_QUOTED_LETTERS = 60

Tie = Callable[[Candidate, Candidate], tuple[float, float, bool]]
"""Compares two candidates: how alike, how alike in the document's theme, whether one repeats the other."""


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
    reasons = {item.place: item.weakness or "outranked" for item in ordered}
    strong = [item for item in ordered if not item.weak][:_POOL]
    weak = [item for item in ordered if item.weak][:_POOL]
    tie = _ties()
    for pool, enough in ((strong, number), (weak, min(number, _ENOUGH))):
        left = pool
        while left and len(chosen) < enough:
            shown = [*taken, *chosen]
            faults = {item.place: _fault(item, shown, room, tie) for item in left}
            reasons.update((place, fault) for place, fault in faults.items() if fault)
            left = [item for item in left if not faults[item.place]]
            best = _best(left, shown, chosen, tie)
            if best is not None:
                chosen.append(best)
                left.remove(best)
                room -= best.size
    return sorted(chosen, key=lambda item: item.place), reasons


def _best(
    left: Sequence[Candidate], shown: Sequence[Candidate], chosen: Sequence[Candidate], tie: Tie
) -> Candidate | None:
    """Return the candidate that adds most to what is shown; none when none is left."""
    said = frozenset(term for item in shown for term in item.terms)
    worths = [_worth(item, said, shown, chosen, tie) for item in left]
    return left[worths.index(max(worths))] if left else None


def _fault(item: Candidate, shown: Sequence[Candidate], room: int, tie: Tie) -> str:
    """Return why a candidate can be none of the points any more, in words, or an empty string."""
    for other in shown:
        if tie(item, other)[2]:
            return f"repeats “{_shortened(other.sentence.text)}”"
    return "no room left on the first screen" if item.size > room else ""


def _shortened(text: str) -> str:
    return text if len(text) <= _QUOTED_LETTERS else text[:_QUOTED_LETTERS].rsplit(" ", 1)[0] + " …"


def _worth(
    item: Candidate,
    said: frozenset[str],
    shown: Sequence[Candidate],
    chosen: Sequence[Candidate],
    tie: Tie,
) -> float:
    """Return the score less what the sentence shares with those already shown: words, section, paragraph."""
    alike = max((tie(item, other)[0] for other in shown), default=0.0)
    told = sum(term in said for term in item.terms) / max(1, len(item.terms))
    section = sum(item.sentence.section == other.sentence.section for other in chosen)
    passage = sum(item.sentence.passage == other.sentence.passage for other in shown)
    core = max((tie(item, other)[1] for other in shown), default=0.0)
    heavy = _PER_WORD * max(0, item.size - _EASY_WORDS)
    told_again = _ALIKE * alike + _TOLD * told + _CORE * core
    return item.score - heavy - told_again - _SAME_SECTION * section - _SAME_PASSAGE * passage


def _ties() -> Tie:
    """Return a function that compares two candidates, each pair once."""
    known: dict[tuple[int, int], tuple[float, float, bool]] = {}

    def tie(item: Candidate, other: Candidate) -> tuple[float, float, bool]:
        pair = item.place, other.place
        if pair not in known:
            first, second = item.terms, other.terms
            known[pair] = overlap(first, second), _core_overlap(first, second), repeats(first, second)
        return known[pair]

    return tie


def _core_overlap(first: Mapping[str, float], second: Mapping[str, float]) -> float:
    """Return the overlap in which the document's most frequent terms weigh most: its theme, told again."""
    shared = sum(1 / weight for term, weight in first.items() if term in second)
    return shared / (min(sum(1 / weight for weight in terms.values()) for terms in (first, second)) or 1.0)
