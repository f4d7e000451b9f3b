"""A place in a document -> the sentence that holds it and what stands around it, and back."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from generator.model import Document, Evidence, Passage, Sentence

CONTEXT = 32
"""Characters of a document shown before and after a claim, to find it again."""
_PLACE = attrgetter("passage", "start")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where evidence stands in the text of its document, and what stands around it."""

    line: int
    """Line in the source file, from 1."""
    start: int
    """Where it begins in the document's text."""
    end: int
    """Where it ends in the document's text."""
    prefix: str
    """Up to 32 characters before it."""
    suffix: str
    """Up to 32 characters after it."""


def surroundings(document: Document, evidence: Evidence) -> Surroundings:
    """Return the place of the evidence in its document."""
    passage = document.passages[evidence.passage]
    start, end = passage.start + evidence.start, passage.start + evidence.end
    return Surroundings(
        line=line_at(passage, evidence.start),
        start=start,
        end=end,
        prefix=document.text[max(0, start - CONTEXT) : start],
        suffix=document.text[end : end + CONTEXT],
    )


def line_at(passage: Passage, offset: int) -> int:
    """Return the line in the source file, from 1, of a character of a passage."""
    return passage.line + passage.text.count("\n", 0, offset)


def sentence_at(sentences: Sequence[Sentence], passage: int, offset: int) -> Sentence | None:
    """Return the sentence that holds the character at ``offset`` of a passage, or ``None``."""
    number = number_at(sentences, passage, offset)
    return None if number is None else sentences[number]


def number_at(sentences: Sequence[Sentence], passage: int, offset: int) -> int | None:
    """Return the number of the sentence that holds the character at ``offset`` of a passage, or ``None``.

    ``sentences`` are in reading order, so the search does not grow with their number.
    """
    number = bisect_right(sentences, (passage, offset), key=_PLACE) - 1
    if number < 0:
        return None
    found = sentences[number]
    return number if found.passage == passage and offset < found.end else None


def passage_at(passages: Sequence[Passage], offset: int) -> int | None:
    """Return the index of the passage that holds a character of the document's text, or ``None``."""
    place = bisect_right(passages, offset, key=lambda passage: passage.start) - 1
    if place < 0 or offset >= passages[place].start + len(passages[place].text):
        return None
    return place


def whole(sentence: Sentence) -> Evidence:
    """Return the whole sentence as evidence."""
    return Evidence(sentence.passage, sentence.start, sentence.end, sentence.text)


def piece(sentence: Sentence, start: int, end: int) -> Evidence:
    """Return ``sentence.text[start:end]`` as evidence."""
    return Evidence(sentence.passage, sentence.start + start, sentence.start + end, sentence.text[start:end])
