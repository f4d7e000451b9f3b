"""A line below a text -> whether it tells where the text comes from, or offers the whole of it elsewhere."""

from functools import cache

from generator import lexicon
from generator.readers.boilerplate import key
from generator.readers.looks import size

_MAX_SOURCE_WORDS, _MAX_OFFER_WORDS = 60, 30


def is_source_note(text: str) -> bool:
    """Tell whether a line says where a text first appeared, or whose views it gives."""
    return size(text) <= _MAX_SOURCE_WORDS and key(text).startswith(_source_notes())


def is_offer(text: str) -> bool:
    """Tell whether a line offers the whole text: "The full report is available on our website."."""
    line = key(text)
    if size(text) > _MAX_OFFER_WORDS or not line.startswith(_offers("openings")):
        return False
    padded = f" {line} "
    return any(word in (padded if word.isascii() else line) for word in _offers("words"))


@cache
def _source_notes() -> tuple[str, ...]:
    return tuple(key(cue) for group in lexicon.load("labels")["source_notes"] for cue in group)


@cache
def _offers(part: str) -> tuple[str, ...]:
    return tuple(map(key, lexicon.load("labels")["offers"][part]))
