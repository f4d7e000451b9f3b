"""Document -> the sentences its brief shows, and a judgement of every sentence of the document.

candidates.py ranks and bars, thesis.py finds the bottom line and the so-what, choice.py takes the points.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from generator.extract.key_points.candidates import Candidate, candidates
from generator.extract.key_points.choice import SCREEN_WORDS, choose, wanted
from generator.extract.key_points.thesis import bottom_line, so_what
from generator.model import Document, Evidence, Feature, KeyPoint
from generator.text.places import whole

__all__ = ["SCREEN_WORDS", "Chosen", "Judged", "Status", "find", "judge"]

Status = Literal["bottom line", "key point", "so what", "not chosen"]
_SHORT = 10
"""Sentences of a document in which the best one is the bottom line however unlikely."""
_SO_WHAT_FROM_WORDS = 120
"""A shorter document has no room for an implication of its own."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The sentences of the first screen; no sentence stands in two places."""

    bottom_line: KeyPoint | None
    """The one sentence that says what the document says."""
    key_points: tuple[KeyPoint, ...]
    """The points, in source order."""
    so_what: tuple[KeyPoint, ...]
    """The source's own implication, in source order."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One sentence of the document and what became of it."""

    evidence: Evidence
    """The whole sentence."""
    section: str
    """The nearest heading above it, or an empty string."""
    status: Status
    """Where it shows."""
    reason: str
    """Why it shows there, or why it does not show, in words."""
    score: float
    """Its rank as a key point; comparable within one document only."""
    why: tuple[Feature, ...]
    """What adds to the score and what takes from it, strongest first."""


def find(
    document: Document,
    names: frozenset[str] = frozenset(),
    pins: tuple[str, ...] = (),
    drops: tuple[str, ...] = (),
) -> Chosen:
    """Choose what a brief shows.

    ``names`` are the forms of the main actors' names. ``pins`` and ``drops`` quote sentences, matched
    tolerantly: a pinned sentence is always a key point, a dropped one never shows.
    """
    judged = judge(document, names, pins, drops)
    bottom = _points(judged, "bottom line")
    return Chosen(bottom[0] if bottom else None, _points(judged, "key point"), _points(judged, "so what"))


def judge(
    document: Document,
    names: frozenset[str] = frozenset(),
    pins: tuple[str, ...] = (),
    drops: tuple[str, ...] = (),
) -> tuple[Judged, ...]:
    """Judge every sentence of the document, in reading order; the arguments are those of ``find``."""
    everything = candidates(document, names, pins, drops)
    fit = [item for item in everything if not item.barred]
    free = [item for item in fit if not item.pinned]
    bottom = bottom_line(free, short=len(everything) <= _SHORT)
    implied = so_what(free, bottom) if bottom and document.words > _SO_WHAT_FROM_WORDS else []
    taken = [item for item in (bottom, *implied) if item]
    points, reasons = choose(fit, taken, wanted(document.words))
    status: dict[int, tuple[Status, str]] = {
        item.place: ("key point", "pinned by the analyst" if item.pinned else "") for item in points
    }
    status.update({item.place: ("so what", "draws a consequence near the end") for item in implied})
    if bottom:
        status[bottom.place] = ("bottom line", "answers the title best")
    return tuple(_judged(item, status.get(item.place), reasons) for item in everything)


def _judged(item: Candidate, shown: tuple[Status, str] | None, reasons: dict[int, str]) -> Judged:
    sentence = item.sentence
    evidence = whole(sentence)
    status, reason = shown or ("not chosen", item.barred or reasons.get(item.place, ""))
    return Judged(evidence, sentence.section, status, reason, item.score, item.why)


def _points(judged: Sequence[Judged], status: Status) -> tuple[KeyPoint, ...]:
    return tuple(KeyPoint(item.evidence, item.section, item.why) for item in judged if item.status == status)
