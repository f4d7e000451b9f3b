"""A sentence and a place in it -> the clause around that place, cut where clauses end."""

import re
from functools import cache

from generator import lexicon

MAX_WORDS = 30
"""Evidence of up to this many words is the whole sentence."""
_CUT = re.compile(r"[,;:]\s+|\s*[—–]\s*|\s-+\s|(?<=\w)-\s+|[；，：]")
_VERB_FORM = re.compile(r"\b[A-Za-z]{3,}ed\b")
_REPORTING_LEAD = re.compile(r"\b(?:[Aa]ccording to|said|says|reported|estimates|citing)\b")


def clause(sentence: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the clause that holds ``sentence[start:end]``.

    It is the whole sentence up to 30 words; else the part between clause ends, widened until it has a verb,
    and with an attribution that stands beside it.
    """
    if len(sentence.split()) <= MAX_WORDS:
        return 0, len(sentence)
    parts = _parts(sentence)
    first = last = next(i for i, (_, right) in enumerate(parts) if start < right)
    while last + 1 < len(parts) and parts[last][1] < end:
        last += 1
    while not has_verb(sentence[parts[first][0] : parts[last][1]]) and (first > 0 or last + 1 < len(parts)):
        first, last = (first - 1, last) if first > 0 else (first, last + 1)
    for beside in (first - 1, last + 1):
        if 0 <= beside < len(parts):
            left, right = min(first, beside), max(last, beside)
            words = len(sentence[parts[left][0] : parts[right][1]].split())
            if words <= MAX_WORDS and _REPORTING_LEAD.search(sentence[parts[beside][0] : parts[beside][1]]):
                first, last = left, right
    return parts[first][0], parts[last][1]


def has_verb(text: str) -> bool:
    """Say whether a piece of text holds what looks like a finite verb."""
    return bool(_VERB_FORM.search(text) or verb_pattern().search(text))


@cache
def verb_pattern() -> re.Pattern[str]:
    """Return a pattern of auxiliaries and of common verbs of quantity."""
    words = sorted(lexicon.load("qualifiers")["verbs"], key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(words)})\b")


def _parts(sentence: str) -> list[tuple[int, int]]:
    """Return the spans between clause ends, without the marks that end them."""
    edges: list[tuple[int, int]] = []
    begin = 0
    for cut in _CUT.finditer(sentence):
        if cut.start() > begin:
            edges.append((begin, cut.start()))
        begin = cut.end()
    if begin < len(sentence) or not edges:
        edges.append((begin, len(sentence)))
    return edges
