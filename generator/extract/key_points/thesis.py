"""Candidates -> the bottom line, which answers the title, and the so-what, which draws the consequence."""

from collections.abc import Sequence

from generator.extract.key_points.candidates import Candidate
from generator.text import claims
from generator.text.ranking import repeats

_USUAL_WORDS = 35
_BOTTOM_LINE_WORDS = 45
_LEAD = 1.6
_LEAD_STEP = 0.5
_LEADS = 3
_SO_WHAT_FROM = 0.6
_SO_WHAT_SHARE = 0.85
_SO_WHATS = 2
_SO_WHAT_WORDS = 75
_REPORT = 0.95
_CONCLUDING_SECTIONS = (
    "conclusion",
    "concluding",
    "implications",
    "recommendations",
    "outlook",
    "way forward",
)


def bottom_line(free: Sequence[Candidate]) -> Candidate | None:
    """Return the sentence that says best what the document says; none when there is no sentence."""
    worths = [_thesis(item, order) for order, item in enumerate(free)]
    return free[worths.index(max(worths))] if free else None


def so_what(free: Sequence[Candidate], bottom: Candidate) -> list[Candidate]:
    """Return up to two sentences near the end that draw a consequence, in source order."""
    if bottom.news > _REPORT:
        return []
    scored = [
        (_consequence(item), item)
        for item in free
        if item is not bottom and _may_imply(item) and not repeats(item.terms, bottom.terms)
    ]
    scored.sort(key=lambda pair: (-pair[0], pair[1].place))
    chosen: list[Candidate] = []
    for score, item in scored:
        close = not chosen or score >= _SO_WHAT_SHARE * scored[0][0]
        fits = not chosen or sum(other.size for other in (bottom, *chosen, item)) <= _SO_WHAT_WORDS
        if close and fits and not any(repeats(item.terms, other.terms) for other in chosen):
            chosen.append(item)
        if len(chosen) == _SO_WHATS:
            break
    return sorted(chosen, key=lambda item: item.place)


def _thesis(item: Candidate, order: int) -> float:
    """Rate a sentence as the answer to the title: wording and place count more than for a key point."""
    argument = 1.0 - item.news
    score = item.score + argument * _argued(item)
    score += item.news * (_LEAD - _LEAD_STEP * order if order < _LEADS else 0.0)
    score += 0.4 * (item.depth < 0.1)
    score += 1.5 * item.share("shares words with the title")
    score -= 1.0 * (item.weak and not item.concludes)
    score -= 0.08 * max(0, item.size - _USUAL_WORDS) - 0.5 * item.share("quotation")
    return score - (5.0 if item.size > _BOTTOM_LINE_WORDS else 0.0)


def _argued(item: Candidate) -> float:
    """Rate thesis wording and an argument's close: the thesis stands at the end or at a turn."""
    amounts = sum(map(item.share, ("numbers", "amounts", "amounts in a text of amounts")))
    closing = item.depth > 0.85 or _concludes(item)
    return _turn(item) + 1.9 * item.concludes + 0.6 * closing - amounts


def _turn(item: Candidate) -> float:
    """Rate thesis wording; most when the sentence opens with it, and for "not ... but"."""
    words = claims.own_words(item.sentence.text)
    cues = min(2, claims.cues(words, "thesis"))
    opening = bool(claims.cues(words[:5], "thesis"))
    contrast = "not" in words and "but" in words[words.index("not") :]
    return 0.5 * cues + 0.6 * opening + 0.4 * contrast


def _concludes(item: Candidate) -> bool:
    return item.sentence.section.lower().startswith(_CONCLUDING_SECTIONS)


def _may_imply(item: Candidate) -> bool:
    """Tell whether a sentence may be the so-what: near the end, with a cue, addressed to nobody."""
    late = item.depth >= _SO_WHAT_FROM or _concludes(item)
    free = (item.concludes or not item.weak) and "you" not in item.words
    cued = claims.cues(claims.own_words(item.sentence.text), "implication")
    return late and free and bool(cued) and item.size <= _BOTTOM_LINE_WORDS


def _consequence(item: Candidate) -> float:
    cues = min(2, claims.cues(item.words, "implication"))
    return item.score + 0.6 * cues + 2.0 * item.concludes + item.depth + 0.4 * _concludes(item)
