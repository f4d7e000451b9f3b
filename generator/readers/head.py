"""The blocks of a document -> its title, subtitle, standfirst and labelled facts, and the blocks of its body.

Only what stands above the first paragraph counts, and of that only what is labelled or has its fixed place:
kicker, title, subtitle, byline, date. Nothing is guessed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.model import Dropped
from generator.readers.block import Block
from generator.readers.byline import bare_author, is_job_line
from generator.readers.facts import labelled, stated
from generator.readers.labels import Field, byline, is_job, is_names, is_staff, is_tags, label_alone
from generator.readers.looks import is_date, is_prose, size
from generator.readers.repeats import repeats_start
from generator.readers.sift import drop
from generator.readers.title import (
    is_kicker,
    is_title,
    kind_and_date,
    may_be_subtitle,
    reason_above,
    states_kind,
)
from generator.text.normalise import normalise

_LONGEST_HEAD = 14
"""Blocks above the first paragraph that are looked at."""
_MAX_TITLE_LENGTH = 250
_STANDFIRST_WORDS = 70
_STANDFIRST_REACH = 6


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing the document states about itself."""

    field: Field
    """What it is about."""
    value: str
    """As written."""
    line: int
    """Line in the source file."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the text, and what is left."""

    facts: tuple[Fact, ...]
    """In reading order; the first of each field counts."""
    body: tuple[Block, ...]
    """The blocks that are not part of the head."""
    dropped: tuple[Dropped, ...]
    """Labels without value, job titles, kickers, repeated titles."""


@dataclass(frozen=True, slots=True)
class _Step:
    """What one look at the next blocks gave: how many were used, and for what."""

    used: int
    facts: tuple[Fact, ...] = ()
    dropped: tuple[Dropped, ...] = ()


def read_head(blocks: Sequence[Block]) -> Head:
    """Take the head off a document; a text without any paragraph keeps all its lines."""
    if not any(is_prose(block.text) for block in blocks) and not _opens_with_heading(blocks):
        return Head((), tuple(blocks), ())
    facts: list[Fact] = []
    dropped: list[Dropped] = []
    body: list[Block] = []
    position = 0
    while position < min(len(blocks), _LONGEST_HEAD):
        step = _look(blocks, position, tuple(facts), bool(body))
        if step is None:
            if is_prose(blocks[position].text) or blocks[position].kind not in (None, "paragraph"):
                break
            body.append(blocks[position])
            position += 1
            continue
        facts += step.facts
        dropped += step.dropped
        position += step.used
    return Head(tuple(facts), (*body, *blocks[position:]), tuple(dropped))


def without_title_again(blocks: Sequence[Block], title: str) -> tuple[tuple[Block, ...], tuple[Dropped, ...]]:
    """Drop lines that say the title once more."""
    folded = normalise(title)
    again = [size(title) >= 2 and normalise(block.text[:_MAX_TITLE_LENGTH]) == folded for block in blocks]
    kept = tuple(block for block, same in zip(blocks, again, strict=True) if not same)
    dropped = tuple(
        drop(block, "repeats the title") for block, same in zip(blocks, again, strict=True) if same
    )
    return kept, dropped


def _opens_with_heading(blocks: Sequence[Block]) -> bool:
    return bool(blocks) and blocks[0].kind == "heading"


def _look(blocks: Sequence[Block], position: int, facts: tuple[Fact, ...], begun: bool) -> _Step | None:
    """Return what the block at this position is in the head, or ``None`` when it is none of it."""
    block = blocks[position]
    title = next((fact for fact in facts if fact.field == "title"), None)
    if block.kind in (None, "paragraph"):
        step = _labels(blocks, position) or _under_title(blocks, position, facts)
        if step:
            return step
    if title is None and not begun:
        return _above_title(blocks, position)
    if title is not None:
        return _below_title(blocks, position, title, facts, begun)
    return None


def _labels(blocks: Sequence[Block], position: int) -> _Step | None:
    """Read labelled lines, and a label that stands on the line above its value."""
    block = blocks[position]
    found = labelled(block.text)
    filled = tuple(Fact(fact.field, fact.value, block.line) for fact in found if fact.value)
    whole = tuple(Fact(fact.field, fact.value, block.line) for fact in stated(block.text)) if filled else ()
    if filled:
        return _Step(1, whole or filled)
    if is_staff(block.text) or is_tags(block.text):
        return _Step(1, (), (drop(block, "name of a helper" if is_staff(block.text) else "keywords"),))
    field = found[0].field if found else label_alone(block.text)
    if field is None:
        return None
    following = blocks[position + 1] if position + 1 < len(blocks) else None
    if following and _is_value(field, following, labelled=bool(found)):
        return _labelled_above(blocks, position, field)
    return _Step(1, (), (drop(block, "label without a value"),)) if found else None


def _is_value(field: Field, following: Block, *, labelled: bool) -> bool:
    """Tell whether the line below a label is its value; it must stand directly below."""
    if following.gap and not labelled:
        return False
    if field in ("author", "editor"):
        return not following.gap and is_names(following.text)
    return field in ("published", "updated") and not following.gap and is_date(following.text)


def _labelled_above(blocks: Sequence[Block], position: int, field: Field) -> _Step:
    label, value = blocks[position], blocks[position + 1]
    dropped = [drop(label, f"label of the {field}")]
    used = 2
    after = blocks[position + 2] if position + 2 < len(blocks) else None
    if after and field in ("author", "editor") and not after.gap and is_job(after.text):
        dropped.append(drop(after, f"job title of the {field}"))
        used = 3
    return _Step(used, (Fact(field, value.text, value.line),), tuple(dropped))


def _under_title(blocks: Sequence[Block], position: int, facts: tuple[Fact, ...]) -> _Step | None:
    """Read a byline, or a date that stands alone under the title, perhaps with a place before it."""
    block = blocks[position]
    if not any(fact.field == "title" for fact in facts):
        return None
    found = stated(block.text)
    if found and not (is_date(block.text) and _heads_section(blocks, position)):
        return _Step(1, tuple(Fact(fact.field, fact.value, block.line) for fact in found))
    if block.gap or any(fact.field == "author" for fact in facts):
        return None
    return _bare_byline(blocks, position)


def _heads_section(blocks: Sequence[Block], position: int) -> bool:
    """Tell whether a date right above a paragraph is one of several such headings, as in a diary."""
    following = blocks[position + 1 :]
    return bool(following) and is_prose(following[0].text) and any(is_date(other.text) for other in following)


def _bare_byline(blocks: Sequence[Block], position: int) -> _Step | None:
    """Read a name that stands alone under the title, above a date, a job or a blank line."""
    block = blocks[position]
    name = bare_author(block.text)
    following = blocks[position + 1] if position + 1 < len(blocks) else None
    if name is None or following is None:
        return None
    author = (Fact("author", name, block.line),)
    if not following.gap and is_job_line(following.text):
        return _Step(2, author, (drop(following, "job title of the author"),))
    return _Step(1, author) if following.gap or stated(following.text) or is_tags(following.text) else None


def _above_title(blocks: Sequence[Block], position: int) -> _Step | None:
    """Read a line above the title, which may state something about the text, or the title."""
    block = blocks[position]
    if position + 1 == len(blocks):
        return _Step(1, (Fact("title", block.text, block.line),)) if block.kind == "heading" else None
    facts = _facts_above_title(block, blocks[position + 1])
    if facts:
        return _Step(1, facts)
    above = reason_above(blocks, position)
    if above:
        return _Step(1, (), (drop(block, above),))
    return _Step(1, (Fact("title", block.text, block.line),)) if is_title(block) else None


def _facts_above_title(block: Block, following: Block) -> tuple[Fact, ...]:
    """Return what a line above the title states: the kind, the date, the author."""
    dated = kind_and_date(block.text)
    if dated:
        return Fact("kind", dated[0], block.line), Fact("published", dated[1], block.line)
    kind = states_kind(block.text) if block.kind != "heading" else None
    if kind:
        return (Fact("kind", kind, block.line),)
    if is_date(block.text):
        return (Fact("published", block.text, block.line),)
    name = byline(block.text)
    known = name and bare_author(name) and is_title(following)
    return (Fact("author", name, block.line),) if name and known else ()


def _below_title(
    blocks: Sequence[Block], position: int, title: Fact, facts: tuple[Fact, ...], begun: bool
) -> _Step | None:
    """Read the title's repetition, a kicker, a subtitle or a standfirst."""
    block = blocks[position]
    if normalise(block.text[:_MAX_TITLE_LENGTH]) == normalise(title.value):
        return _Step(1, (), (drop(block, "repeats the title"),))
    if block.kind not in (None, "paragraph"):
        return None
    if _is_standfirst(blocks, position):
        return _Step(1, (Fact("standfirst", block.text, block.line),))
    if is_kicker(blocks, position):
        return _Step(1, (), (drop(block, "section kicker"),))
    named = {fact.field for fact in facts}
    if not begun and "subtitle" not in named and _is_subtitle(blocks, position):
        return _Step(1, (Fact("subtitle", block.text, block.line),))
    return None


def _is_standfirst(blocks: Sequence[Block], position: int) -> bool:
    """Tell whether a short paragraph is a near copy of how the first paragraph after it begins."""
    block = blocks[position]
    if size(block.text) > _STANDFIRST_WORDS:
        return False
    reach = blocks[position + 1 : position + 1 + _STANDFIRST_REACH]
    following = next((other for other in reach if is_prose(other.text)), None)
    return following is not None and repeats_start(block.text, following.text)


def _is_subtitle(blocks: Sequence[Block], position: int) -> bool:
    """Tell whether a line without a stop goes with the title above it rather than with a section below."""
    block = blocks[position]
    if position + 1 >= len(blocks) or not may_be_subtitle(block):
        return False
    following = blocks[position + 1]
    apart = following.gap and not block.gap
    return apart or not is_prose(following.text) or not _has_headings(blocks[position + 1 :])


def _has_headings(blocks: Sequence[Block]) -> bool:
    """Tell whether the text has lines that look like headings of sections."""
    return any(
        is_title(block) and size(block.text) <= 12 and is_prose(following.text)
        for block, following in pairwise(blocks)
    )
