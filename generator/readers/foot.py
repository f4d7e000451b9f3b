"""The blocks of a document -> the facts labelled below its text, and the blocks without its closing notes."""

import re
from collections.abc import Sequence

from generator.model import Dropped
from generator.readers.biography import is_biography
from generator.readers.block import Block
from generator.readers.boilerplate import closes_article, opens_aside
from generator.readers.closing_notes import is_offer, is_source_note
from generator.readers.facts import labelled, stated
from generator.readers.head import Fact, Head
from generator.readers.labels import is_author_note, is_staff, is_tags, label_alone
from generator.readers.looks import ends_like_sentence, is_prose, size
from generator.readers.sift import drop

_REACH = 8
"""Blocks from the end that are looked at."""
_NOTES = (
    (is_author_note, "note about the author"),
    (is_source_note, "note about the publication"),
    (is_offer, "link to another page"),
    (is_tags, "keywords"),
    (is_staff, "name of a helper"),
)
_MAX_NOTE_WORDS = 90
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}")
_MAX_CONTACT_WORDS = 12


def read_foot(blocks: Sequence[Block], authors: Sequence[str] = ()) -> Head:
    """Take notes about the author, contact lines and labelled facts off the end of a document.

    ``authors`` are those that the head names: a last line about one of them is a note about the author.
    """
    facts: list[Fact] = []
    dropped: list[Dropped] = []
    end = len(blocks)
    while end > max(1, len(blocks) - _REACH):
        block = blocks[end - 1]
        if block.kind not in (None, "paragraph", "heading"):
            break
        found = _facts(block)
        why = None if found else _why(block.text, blocks[: end - 1], authors)
        if not found and why is None:
            break
        facts[:0] = found
        if why:
            dropped.insert(0, drop(block, why))
        end -= 1
    return Head(tuple(facts), tuple(blocks[:end]), tuple(dropped))


def _facts(block: Block) -> list[Fact]:
    """Return the labelled facts of a line, or the author whom a byline below the text names."""
    labels = tuple(fact for fact in labelled(block.text) if fact.value)
    found = labels or tuple(fact for fact in stated(block.text) if fact.field == "author")
    return [Fact(fact.field, fact.value, block.line) for fact in found]


def _why(text: str, before: Sequence[Block], authors: Sequence[str]) -> str | None:
    """Return why a line below the text is no part of it, or ``None``."""
    length = size(text)
    if length > _MAX_NOTE_WORDS:
        return None
    if is_biography(text, before, authors):
        return "note about the author"
    if _EMAIL.search(text) and length <= _MAX_CONTACT_WORDS:
        return "contact address"
    if (opens_aside(text) or closes_article(text)) and not ends_like_sentence(text):
        return "link to another page"
    if label_alone(text) == "author" and not is_prose(text):
        return "label without a value"
    return next((why for is_one, why in _NOTES if is_one(text)), None)
