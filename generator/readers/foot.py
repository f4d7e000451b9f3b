"""The blocks of a document -> the facts labelled below its text, and the blocks without author's notes."""

import re
from collections.abc import Sequence

from generator.model import Dropped
from generator.readers.block import Block
from generator.readers.head import Fact, Head
from generator.readers.labels import is_author_note, is_job, label_alone, labelled
from generator.readers.looks import is_name, is_prose, size
from generator.readers.sift import drop

_REACH = 6
"""Blocks from the end that are looked at."""
_MAX_NOTE_WORDS = 90
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}")
_MAX_CONTACT_WORDS = 12
_IS = re.compile(r"\s+(?:is|was|are|est|ist|es|é)\s+(?:an?|the|une?|le|la|eine?|der|die|el|um|uma)\s+")


def read_foot(blocks: Sequence[Block]) -> Head:
    """Take notes about the author, contact lines and labelled facts off the end of a document."""
    facts: list[Fact] = []
    dropped: list[Dropped] = []
    end = len(blocks)
    while end > max(1, len(blocks) - _REACH):
        block = blocks[end - 1]
        if block.kind not in (None, "paragraph", "heading"):
            break
        found = [Fact(fact.field, fact.value, block.line) for fact in labelled(block.text) if fact.value]
        why = None if found else _why(block.text, blocks[: end - 1])
        if not found and why is None:
            break
        facts[:0] = found
        if why:
            dropped.insert(0, drop(block, why))
        end -= 1
    return Head(tuple(facts), tuple(blocks[:end]), tuple(dropped))


def _why(text: str, before: Sequence[Block]) -> str | None:
    """Return why a line below the text is no part of it, or ``None``."""
    length = size(text)
    if length > _MAX_NOTE_WORDS:
        return None
    if is_author_note(text) or _is_biography(text, before):
        return "note about the author"
    if _EMAIL.search(text) and length <= _MAX_CONTACT_WORDS:
        return "contact address"
    if label_alone(text) == "author" and not is_prose(text):
        return "label without a value"
    return None


def _is_biography(text: str, before: Sequence[Block]) -> bool:
    """Tell whether the text tells the work of a person who is not named anywhere above it."""
    match = _IS.search(text[:120])
    if match is None:
        return False
    name = text[: match.start()]
    rest = " ".join(text[match.end() :].split()[:8]).rstrip(".")
    if not (is_name(name) and len(name.split()) >= 2 and is_job(rest)):
        return False
    surname = name.split()[-1]
    return not any(surname in block.text and is_prose(block.text) for block in before)
