"""A pasted page -> the title of its article and the labelled facts above it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.readers.block import Block
from generator.readers.boilerplate import reason
from generator.readers.buttons import is_row_of_buttons
from generator.readers.captions import picture_reason
from generator.readers.facts import labelled
from generator.readers.head import Fact, Head
from generator.readers.labels import byline
from generator.readers.looks import is_mostly_date, size
from generator.readers.title import is_title
from generator.text.normalise import normalise
from generator.text.words import terms

_REACH = 40
"""Blocks above the article that may hold its title."""
_FACTS_REACH = 14
_BODY_BLOCKS = 40
_PROSE_WORDS = 10
_MIN_TITLE_WORDS = 3
_LEAST_SUPPORT = 0.4
_TWICE = 0.5
# Set on the titles that 166 development pages state in their markup: 72 % are found, 42 % by nearness alone.
_PER_BLOCK = 0.02
_PER_WORD = 0.06
_USUAL_WORDS, _LONG_WORDS = 9, 15


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A line that may be the title, and how much speaks for it."""

    block: Block
    score: float


def read_page_head(before: Sequence[Block], article: Sequence[Block]) -> Head:
    """Read the title and labelled facts in what a pasted page shows above its article.

    The title is the line whose words the article takes up; that the page shows it twice, and that it is near
    and long, speaks for a line, too. Where no line is taken up, the page states no title.
    """
    near = [replace(block, gap=False) for block in before[-_FACTS_REACH:]]
    facts = [
        Fact(fact.field, fact.value, block.line)
        for block in near
        for fact in labelled(block.text)
        if fact.value
    ]
    title = _title(before, article)
    if title:
        facts.insert(0, Fact("title", title.text, title.line))
        facts += [
            Fact("author", name, block.line)
            for block in near
            if block.line > title.line and (name := byline(block.text))
        ]
    return Head(tuple(facts), (), ())


def _title(before: Sequence[Block], article: Sequence[Block]) -> Block | None:
    body = {
        term
        for block in article[:_BODY_BLOCKS]
        for term in terms(block.text)
        if size(block.text) >= _PROSE_WORDS
    }
    everything = normalise("\n".join(block.text for block in before))
    above = [replace(block, gap=False) for block in before[-_REACH:]]
    candidates = []
    for distance, block in enumerate(reversed(above)):
        words = set(terms(block.text))
        support = len(words & body) / len(words) if words else 0.0
        if support >= _LEAST_SUPPORT and _may_be_title(block):
            twice = everything.count(normalise(block.text)) > 1
            words_in_it = size(block.text)
            length = min(words_in_it, _USUAL_WORDS) - 2 * max(0, words_in_it - _LONG_WORDS)
            score = support + _TWICE * twice - _PER_BLOCK * distance + _PER_WORD * length
            candidates.append(_Candidate(block, score))
    return max(candidates, key=lambda candidate: candidate.score).block if candidates else None


def _may_be_title(block: Block) -> bool:
    text = block.text
    return (
        is_title(block)
        and size(text) >= _MIN_TITLE_WORDS
        and not is_mostly_date(text)
        and not labelled(text)
        and byline(text) is None
        and reason(text, page=True) is None
        and picture_reason(text) is None
        and not is_row_of_buttons(text)
    )
