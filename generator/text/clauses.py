"""A sentence and a place in it -> the clauses around that place, cut where clauses end."""

import re
from functools import cache

from generator import lexicon
from generator.text.alternatives import any_of

MAX_WORDS = 30
"""Evidence of up to this many words is the whole sentence."""
_PUNCTUATION = r"[,;:]\s+|[，；：、]|\s*[—–]\s*|\s-+\s|(?<=\w)-\s+"
_CONJUNCTION = (
    r"\s+(?=(?:and|but|or|while|whereas|because|although|though|since|as|which|who|that|if|when)\s)"
)
_PREPOSITION = r"\s+(?=(?:in|on|at|by|for|from|to|with|through|of|over|under|into|between|during|after)\s)"
# From the surest place to cut to the least sure one.
_BOUNDARIES = (
    re.compile(_PUNCTUATION),
    re.compile(f"{_PUNCTUATION}|{_CONJUNCTION}"),
    re.compile(f"{_PUNCTUATION}|{_CONJUNCTION}|{_PREPOSITION}"),
    re.compile(r"\s+"),
)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_VERB_FORM = re.compile(r"\b[A-Za-z]{3,}ed\b")
_REPORTING_LEAD = re.compile(r"\b(?:[Aa]ccording to|said|says|reported|estimates|citing)\b")

_Span = tuple[int, int]


def clause(sentence: str, start: int, end: int) -> _Span:
    """Return the span of the clause that holds ``sentence[start:end]``.

    It is the whole sentence up to 30 words; else the part between clause ends, widened until it has a verb,
    and with an attribution that stands beside it.
    """
    if len(sentence.split()) <= MAX_WORDS:
        return 0, len(sentence)
    parts = _pieces(sentence, _BOUNDARIES[0])
    first, last = _holding(parts, (start, end))
    while not has_verb(sentence[parts[first][0] : parts[last][1]]) and (first > 0 or last + 1 < len(parts)):
        first, last = (first - 1, last) if first > 0 else (first, last + 1)
    for beside in (first - 1, last + 1):
        if 0 <= beside < len(parts):
            left, right = min(first, beside), max(last, beside)
            words = len(sentence[parts[left][0] : parts[right][1]].split())
            if words <= MAX_WORDS and _REPORTING_LEAD.search(sentence[parts[beside][0] : parts[beside][1]]):
                first, last = left, right
    return parts[first][0], parts[last][1]


def excerpt(sentence: str, start: int, end: int, max_words: int) -> _Span:
    """Return the span of whole clauses around ``sentence[start:end]`` that has at most ``max_words`` words.

    The whole sentence when it is short enough. A clause that is too long is cut before a conjunction, then
    before a preposition, and as a last resort between two words. When the place alone is too long, it is
    returned as it is.
    """
    if len(sentence.split()) <= max_words:
        return 0, len(sentence)
    for boundary in _BOUNDARIES:
        span = _grown(sentence, _pieces(sentence, boundary), (start, end), max_words)
        if span:
            return span
    return start, end


def has_verb(text: str) -> bool:
    """Say whether a piece of text holds what looks like a finite verb."""
    return bool(_VERB_FORM.search(text) or verb_pattern().search(text))


@cache
def verb_pattern() -> re.Pattern[str]:
    """Return a pattern of auxiliaries and of common verbs of quantity."""
    return re.compile(rf"\b(?:{any_of(lexicon.load('qualifiers')['verbs'])})\b")


def _pieces(sentence: str, boundary: re.Pattern[str]) -> list[_Span]:
    """Return the spans between boundaries; what stands in brackets is never cut."""
    whole = _BRACKETS.sub(lambda match: "x" * len(match.group()), sentence)
    edges = [match.span() for match in boundary.finditer(whole)]
    starts = [0, *(end for _, end in edges)]
    ends = [*(start for start, _ in edges), len(sentence)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]


def _holding(pieces: list[_Span], place: _Span) -> _Span:
    """Return the first and the last piece that a place touches; a place on a boundary has the next piece."""
    touched = [i for i, (start, end) in enumerate(pieces) if start < place[1] and end > place[0]]
    if touched:
        return touched[0], touched[-1]
    after = next((i for i, (start, _) in enumerate(pieces) if start >= place[0]), len(pieces) - 1)
    return after, after


def _grown(sentence: str, pieces: list[_Span], place: _Span, max_words: int) -> _Span | None:
    """Join pieces around the place, to the left first: that is where the subject stands."""
    first, last = _holding(pieces, place)

    def fits(left: int, right: int) -> bool:
        return len(sentence[pieces[left][0] : pieces[right][1]].split()) <= max_words

    if not fits(first, last):
        return None
    while first > 0 and fits(first - 1, last):
        first -= 1
    while last + 1 < len(pieces) and fits(first, last + 1):
        last += 1
    return pieces[first][0], pieces[last][1]
