"""A place in a document -> the sentence that holds it, and a sentence -> the evidence it is."""

from bisect import bisect_right
from collections.abc import Sequence

from generator.model import Evidence, Sentence


def sentence_at(sentences: Sequence[Sentence], passage: int, offset: int) -> Sentence | None:
    """Return the sentence that holds the character at ``offset`` of a passage, or ``None``.

    ``sentences`` are in reading order, so the search does not grow with their number.
    """
    place = bisect_right(sentences, (passage, offset), key=_key) - 1
    if place < 0:
        return None
    found = sentences[place]
    return found if found.passage == passage and offset < found.end else None


def whole(sentence: Sentence) -> Evidence:
    """Return the whole sentence as evidence."""
    return Evidence(sentence.passage, sentence.start, sentence.end, sentence.text)


def piece(sentence: Sentence, start: int, end: int) -> Evidence:
    """Return ``sentence.text[start:end]`` as evidence."""
    return Evidence(sentence.passage, sentence.start + start, sentence.start + end, sentence.text[start:end])


def _key(sentence: Sentence) -> tuple[int, int]:
    return sentence.passage, sentence.start
