"""Blocks of a body -> the same blocks with their kind: heading, paragraph, caption, what the format says."""

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.model import PassageKind
from generator.readers.block import Block
from generator.readers.captions import is_numbered_caption
from generator.readers.looks import ends_like_sentence, is_question, size

_MAX_WORDS, _MAX_LENGTH = 14, 110
_MIN_QUESTION_WORDS, _MIN_ANSWER_WORDS = 3, 10
_STOP_INSIDE = re.compile(r"\w[.!?…]\s")
_MIN_ENDED_WORDS, _MIN_OPEN_WORDS = 5, 20
"""Length of the text below a heading, when it ends like a sentence and when it does not."""
_STACKED = 2
"""So many headings may follow each other; more short lines in a row are a list."""
_OPEN_ENDS = (":", ";", ",", "，", "；", "：", "،", "؛", "-", "–", "—", "…", "...")
_NO_HEADING = ("(", "[", '"', "“", "«", "„", "「", "—", "–")


def with_kinds(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Tell headings without markup from paragraphs: short lines, no sentences, prose below them."""
    kinds: list[PassageKind] = []
    following = ""
    for block in reversed(blocks):
        kinds.append(block.kind or _kind(block.text, following, kinds))
        following = block.text
    return tuple(
        block if block.kind == kind else replace(block, kind=kind)
        for block, kind in zip(blocks, reversed(kinds), strict=True)
    )


def _kind(text: str, following: str, below: Sequence[PassageKind]) -> PassageKind:
    """Return the kind of a line above ``following``; ``below`` are all kinds below it, the last first."""
    if is_numbered_caption(text):
        return "caption"
    if _is_row(text):
        return "table-row"
    if not below or not _has_form_of_heading(text):
        return "paragraph"
    if below[-1] == "heading":
        return "paragraph" if list(below[-_STACKED:]) == ["heading"] * _STACKED else "heading"
    if is_question(text) and size(following) < _MIN_ANSWER_WORDS:
        return "paragraph"
    leads_on = below[-1] != "paragraph" or _is_text(following)
    return "heading" if leads_on else "paragraph"


def _has_form_of_heading(text: str) -> bool:
    """Tell whether a line is short, begins like a heading and ends unlike a sentence, a question aside."""
    length = size(text)
    if not 1 <= length <= _MAX_WORDS or len(text) > _MAX_LENGTH or "\n" in text:
        return False
    if text.startswith(_NO_HEADING) or text.endswith(_OPEN_ENDS):
        return False
    first = next((char for char in text if char.isalnum()), "")
    if not first or first.islower():
        return False
    if sum(map(str.isalpha, text)) * 2 < len(text):
        return False
    if is_question(text):
        return length >= _MIN_QUESTION_WORDS and not _STOP_INSIDE.search(text)
    return not ends_like_sentence(text)


def _is_text(text: str) -> bool:
    """Tell whether a line reads like the text below a heading."""
    if text.endswith((":", "：")):
        return True
    return size(text) >= (_MIN_ENDED_WORDS if ends_like_sentence(text) else _MIN_OPEN_WORDS)


def _is_row(text: str) -> bool:
    """Tell whether a line is a row of a table: cells parted by upright strokes or tabs."""
    return (text.count("|") > 1 or "\t" in text) and not ends_like_sentence(text)
