"""A sentence and a place in it -> the clauses around that place, within a number of words."""

import re

# From the surest place to cut to the least sure one. What stands in brackets is never cut.
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_PUNCTUATION = r"[,;:]\s+|[，；：、]|\s*[—–]\s*|\s-\s*|-\s+"
_CONJUNCTION = (
    r"\s+(?=(?:and|but|or|while|whereas|because|although|though|since|as|which|who|that|if|when)\s)"
)
_PREPOSITION = r"\s+(?=(?:in|on|at|by|for|from|to|with|through|of|over|under|into|between|during|after)\s)"
_BOUNDARIES = (
    re.compile(_PUNCTUATION),
    re.compile(f"{_PUNCTUATION}|{_CONJUNCTION}"),
    re.compile(f"{_PUNCTUATION}|{_CONJUNCTION}|{_PREPOSITION}"),
    re.compile(r"\s+"),
)


def excerpt(sentence: str, start: int, end: int, max_words: int) -> tuple[int, int]:
    """Return the span of whole clauses around ``sentence[start:end]`` that has at most ``max_words`` words.

    The whole sentence when it is short enough. A clause that is too long is cut before a conjunction, then
    before a preposition, and as a last resort between two words. When the place alone is too long, it is
    returned as it is.
    """
    if len(sentence.split()) <= max_words:
        return 0, len(sentence)
    whole = _BRACKETS.sub(lambda match: "x" * len(match.group()), sentence)
    for boundary in _BOUNDARIES:
        span = _grow(sentence, _pieces(whole, boundary), (start, end), max_words)
        if span:
            return span
    return start, end


def _pieces(sentence: str, boundary: re.Pattern[str]) -> list[tuple[int, int]]:
    edges = [match.span() for match in boundary.finditer(sentence)]
    starts = [0, *(end for _, end in edges)]
    ends = [*(start for start, _ in edges), len(sentence)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]


def _grow(
    sentence: str, pieces: list[tuple[int, int]], place: tuple[int, int], max_words: int
) -> tuple[int, int] | None:
    """Join pieces around the place, to the left first: that is where the subject stands."""
    inside = [index for index, piece in enumerate(pieces) if piece[0] < place[1] and piece[1] > place[0]]
    if not inside:
        return None
    first, last = inside[0], inside[-1]

    def fits(left: int, right: int) -> bool:
        return len(sentence[pieces[left][0] : pieces[right][1]].split()) <= max_words

    if not fits(first, last):
        return None
    while first > 0 and fits(first - 1, last):
        first -= 1
    while last + 1 < len(pieces) and fits(first, last + 1):
        last += 1
    return pieces[first][0], pieces[last][1]
