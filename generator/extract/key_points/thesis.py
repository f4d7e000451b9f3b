"""Candidates -> the bottom line, which answers the title, and the so-what, which draws the consequence."""

from collections.abc import Sequence

from generator.extract.key_points.candidates import Candidate
from generator.text import claims, cue_phrases, openings
from generator.text.ranking import repeats

_USUAL_WORDS = 35
_BOTTOM_LINE_WORDS = 45
_LEAD = 1.3
_LEAD_STEP = 0.3
_LEADS = 3
_TOP = 6
_SO_WHAT_FROM = 0.6
_SO_WHAT_SHARE = 0.85
_SO_WHATS = 2
_LIKELY, _CLOSING = 0.8, -0.5
"""Log-odds that a reader accepts a sentence, below which it is no so-what; less for one that concludes."""
_FAIR = 0.6
"""Log-odds below which a sentence is no bottom line, unless it closes the text."""
_SO_WHAT_WORDS = 75
_REPORT = 0.95
_SOME = frozenset(("some", "one", "several", "many", "few", "sometimes"))
_CONCLUDING_SECTIONS = (
    "conclusion",
    "concluding",
    "implications",
    "recommendations",
    "outlook",
    "way forward",
)


def bottom_line(free: Sequence[Candidate], *, short: bool) -> Candidate | None:
    """Return the sentence that says best what the document says; none when none is fit.

    In a ``short`` document the best will do: the odds were learnt from longer ones.
    """
    titled = any(item.share("shares words with the title") for item in free)
    worths = [
        (_thesis(item, order, titled=titled), -item.place, item)
        for order, item in enumerate(free)
        if item.odds >= _FAIR or item.concludes or short
    ]
    return max(worths)[2] if worths else None


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


def _thesis(item: Candidate, order: int, *, titled: bool) -> float:
    """Rate a sentence as the answer to the title: wording and place count more than for a key point.

    ``titled`` says that a sentence of the document has words of the title.
    """
    argument = 1.0 - item.news
    score = item.score + 0.2 * item.odds + argument * _argued(item)
    lead = _LEAD - _LEAD_STEP * order if order < _LEADS else 0.0
    score += item.news * lead * (1.0 if item.place < _TOP else 0.4)
    score -= 0.9 * (openings.sets_scene(item.words))
    score += 0.4 * (item.depth < 0.1)
    title = item.share("shares words with the title")
    score += (1.6 + 1.8 * item.news) * title - (0.5 if titled and not title else 0.0)
    score -= bool(openings.opens_with(item.words, "counting"))
    score -= 0.6 * bool(openings.opens_with(item.words, "existential"))
    score -= 0.06 * max(0, item.size - _USUAL_WORDS) + 0.5 * bool(item.share("quotation"))
    return score - (1.5 if item.size > _BOTTOM_LINE_WORDS else 0.0)


def _argued(item: Candidate) -> float:
    """Rate thesis wording and an argument's close: the thesis stands at the end or at a turn."""
    amounts = sum(map(item.share, ("numbers", "amounts", "amounts in a text of amounts")))
    turn = _turn(item)
    cued = turn or cue_phrases.count(item.words, "implication")
    closing = bool(cued) and (item.depth > 0.85 or _concludes(item))
    example = item.words[0] in _SOME or "such as" in item.sentence.text
    inside = not turn and 0.15 < item.depth < 0.8 and not _concludes(item)
    return turn + _close(item) + 0.6 * closing - 1.5 * amounts - 0.6 * example - 0.6 * inside


def _close(item: Candidate) -> float:
    """Rate an opening that closes the argument: most when it sums up, less when it deduces ("Hence")."""
    if not item.concludes:
        return 0.0
    if item.depth < _SO_WHAT_FROM:
        return 0.6
    return 1.2 if openings.opens_with(item.words, "deducing") else 4.6


def _turn(item: Candidate) -> float:
    """Rate thesis wording; most when the sentence opens with it, and for "not ... but"."""
    words = claims.own_words(item.sentence.text)
    cues = min(2, cue_phrases.count(words, "thesis"))
    opening = bool(cues and cue_phrases.count(words[:5], "thesis"))
    contrast = "not" in words and "but" in words[words.index("not") :]
    return 0.5 * cues + 0.6 * opening + 0.4 * contrast


def _concludes(item: Candidate) -> bool:
    return item.sentence.section.lower().startswith(_CONCLUDING_SECTIONS)


def _may_imply(item: Candidate) -> bool:
    """Tell whether a sentence may be the so-what: near the end, with a cue, addressed to nobody."""
    late = item.depth >= _SO_WHAT_FROM or _concludes(item)
    free = item.odds >= (_CLOSING if item.concludes else _LIKELY) and "you" not in item.words
    cued = cue_phrases.count(claims.own_words(item.sentence.text), "implication")
    return late and free and bool(cued or item.words[0] == "ultimately") and item.size <= _BOTTOM_LINE_WORDS


def _consequence(item: Candidate) -> float:
    cues = min(2, cue_phrases.count(item.words, "implication"))
    return item.score + 0.6 * cues + 2.0 * item.concludes + item.depth + 0.4 * _concludes(item)
