"""A pasted page -> the title of its article and the facts stated beside it."""

from collections.abc import Sequence
from dataclasses import replace

from generator.readers.block import Block
from generator.readers.credit import read_credit
from generator.readers.facts import labelled
from generator.readers.head import Fact, Head
from generator.readers.labels import Field, byline
from generator.readers.looks import size
from generator.readers.page_title import Line, find, is_control
from generator.text.language import detect

_REACH = 40
"""Blocks above the article that may hold its title."""
_INSIDE = 8
"""First blocks of the article that may hold its title or its credits, when it was cut too early."""
_FACTS_REACH = 14
_BYLINE_WORDS = 3
_TOLD_BLOCKS = 40
"""Blocks of the article that tell its language."""


def read_page_head(before: Sequence[Block], article: Sequence[Block]) -> Head:
    """Read the title and the stated facts in what a pasted page shows above its article.

    Dates and bylines without a label are believed only beside the title. Where there is none, only labels
    state facts.
    """
    labels = [
        Fact(fact.field, fact.value, block.line)
        for block in before[-_FACTS_REACH:]
        for fact in labelled(replace(block, gap=False).text)
        if fact.value
    ]
    lines = _lines(before, article)
    at = find(lines, before, article)
    if at is None:
        return Head(tuple(labels), (), ())
    title = lines[at].block
    found = (Fact("title", title.text, title.line), *_credited(lines, at))
    named = {fact.field for fact in found}
    return Head((*found, *(fact for fact in labels if fact.field not in named)), (), ())


def _lines(before: Sequence[Block], article: Sequence[Block]) -> list[Line]:
    language = detect("\n".join(block.text for block in article[:_TOLD_BLOCKS]))
    above = [Line(block, read_credit(block.text, language), inside=False) for block in before[-_REACH:]]
    inside = [Line(block, read_credit(block.text, language), inside=True) for block in article[:_INSIDE]]
    return above + inside


def _credited(lines: Sequence[Line], at: int) -> tuple[Fact, ...]:
    """Return the date and the author stated below the title, or right above it."""
    below = [line for line in lines[at + 1 :] if not line.inside or line.credit.whole]
    facts = [_fact(fact.field, fact.value, line) for line in below for fact in line.credit.facts]
    above = lines[at - 1 : at] if at else ()
    if not any(fact.field in ("published", "updated") for fact in facts):
        facts += [_fact(fact.field, fact.value, line) for line in above for fact in line.credit.facts]
    if not any(fact.field == "author" for fact in facts):
        facts += _unlabelled_author(above, [line for line in below if not is_control(line.block.text)])
    return tuple(facts)


def _unlabelled_author(above: Sequence[Line], below: Sequence[Line]) -> list[Fact]:
    """Return the name alone in its line that stands right below the title, beside a date or below "By"."""
    lines = (*above, *below)
    for number, line in enumerate(lines):
        name, before = line.block.text, lines[number - 1].block.text if number else ""
        if size(before) <= _BYLINE_WORDS and byline(f"{before} {name}") == name:
            return [_fact("author", name, line)]
        beside = any(other.credit.whole for other in lines[max(0, number - 1) : number + 2])
        if line.credit.bare and (beside or number == len(above)):
            return [_fact("author", line.credit.bare, line)]
    return []


def _fact(field: Field, value: str, line: Line) -> Fact:
    return Fact(field, value, line.block.line)
