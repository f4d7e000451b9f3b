"""Words quoted earlier -> where they stand in a document now, whatever its spacing, case and quote marks."""

import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from generator.model import Document, Evidence
from generator.text.normalise import claim_id, normalise


def find(document: Document, quote: str, near: int = 0) -> Evidence | None:
    """Return the evidence with the quote's words, the one nearest to ``near`` in the document's text.

    Only whole words are found: "12 percent" is not in "112 percent". Returns ``None`` when the words are not
    there any more.
    """
    wanted = claim_id(quote)
    found = [
        Evidence(index, start, end, passage.text[start:end])
        for index, passage in enumerate(document.passages)
        for start, end in _spans(passage.text, quote)
        if claim_id(passage.text[start:end]) == wanted
    ]
    passages = document.passages
    return min(found, key=lambda e: abs(passages[e.passage].start + e.start - near), default=None)


def _spans(text: str, quote: str) -> Iterator[tuple[int, int]]:
    """Yield where the quote's letters stand in the text, each at most once."""
    wanted = "".join(normalise(quote).split())
    clusters = list(_folded(text))
    letters = "".join(folded for _, _, folded in clusters)
    if not wanted or wanted not in letters:
        return
    starts, ends, position = {}, {}, 0
    for start, end, folded in clusters:
        starts[position] = start
        position += len(folded)
        ends[position] = end
    place = letters.find(wanted)
    while place >= 0:
        after = place + len(wanted)
        if place in starts and after in ends and _whole(text, starts[place], ends[after]):
            yield starts[place], ends[after]
        place = letters.find(wanted, place + 1)


def _folded(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield each letter that normalising keeps, with its combining marks: start, end, normalised form."""
    edges = [place for place, char in enumerate(text) if not unicodedata.combining(char)]
    for start, end in pairwise([*edges, len(text)]):
        folded = _kept(text, start, end)
        if folded:
            yield start, end, folded


def _kept(text: str, start: int, end: int) -> str:
    """Return what normalising keeps of a character where it stands: a sign counts only beside digits."""
    char = text[start:end]
    if char.isalpha() or char.isdecimal() or char.isspace():
        return normalise(char)
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    both = normalise(before + char + after)
    return both[len(normalise(before)) : len(both) - len(normalise(after))].strip()


def _whole(text: str, start: int, end: int) -> bool:
    """Say whether no word is cut at either end; scripts without spaces have no such words."""
    return not (_joined(text, start) or _joined(text, end))


def _joined(text: str, place: int) -> bool:
    before, after = text[place - 1 : place] if place else "", text[place : place + 1]
    if not (before and after):
        return False
    both = before + after
    if before.isdigit() and after in ".," and text[place + 1 : place + 2].isdigit():
        return True
    if after.isdigit() and before in ".," and text[place - 2 : place - 1].isdigit():
        return True
    return both.isalnum() and all(char.isdigit() or char.lower() != char.upper() for char in both)
