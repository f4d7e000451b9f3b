"""A pasted page -> the title of its article and the facts stated beside it."""

from collections.abc import Sequence
from dataclasses import replace

from generator.readers.block import Block
from generator.readers.credit import read_credit
from generator.readers.facts import labelled
from generator.readers.head import Fact, Head
from generator.readers.looks import ends_like_sentence, is_prose
from generator.readers.page_title import Line, find
from generator.text.language import detect

_REACH = 40
"""Blocks above the article that may hold its title."""
_INSIDE = 8
"""First blocks of the article that may hold its title or its credits, when it was cut too early."""
_FACTS_REACH = 14
_TOLD_BLOCKS = 40
"""Blocks of the article that tell its language."""


def read_page_head(before: Sequence[Block], article: Sequence[Block]) -> Head:
    """Read the title and the stated facts in what a pasted page shows above its article.

    Dates and bylines without a label are believed only beside the title. Where there is none, only labels state
    facts.
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
    """Return the date and the author stated below the title, or the date right above it."""
    below = _below(lines, at)
    facts = [Fact(fact.field, fact.value, line.block.line) for line in below for fact in line.credit.facts]
    dated = {number for number, line in enumerate(below) if _has_date(line)}
    if not any(fact.field == "author" for fact in facts):
        facts += [
            Fact("author", line.credit.bare, line.block.line)
            for number, line in enumerate(below)
            if line.credit.bare and {number - 1, number, number + 1} & dated
        ][:1]
    if not dated and at and lines[at - 1].credit.whole:
        above = lines[at - 1]
        facts += [Fact(fact.field, fact.value, above.block.line) for fact in above.credit.facts]
    return tuple(facts)


def _below(lines: Sequence[Line], at: int) -> list[Line]:
    """Return the lines below the title that may state its facts: up to the article's second sentence."""
    found: list[Line] = []
    sentences = 0
    for line in lines[at + 1 :]:
        if line.inside:
            sentences += is_prose(line.block.text) or ends_like_sentence(line.block.text)
            if sentences > 1:
                break
            if not line.credit.whole:
                continue
        found.append(line)
    return found


def _has_date(line: Line) -> bool:
    return any(fact.field in ("published", "updated") for fact in line.credit.facts)
