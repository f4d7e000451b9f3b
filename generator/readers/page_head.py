"""What a pasted page shows above its article -> the title and the labelled facts in it."""

from collections.abc import Sequence
from dataclasses import replace

from generator.readers.block import Block
from generator.readers.facts import labelled
from generator.readers.head import Fact, Head
from generator.readers.labels import byline
from generator.readers.looks import is_date, size
from generator.readers.title import is_title
from generator.text.normalise import normalise

_REACH = 14
"""Blocks above the article that are looked at."""
_MIN_TITLE_WORDS = 4


def read_page_head(before: Sequence[Block]) -> Head:
    """Read the title and labelled facts in what a pasted page shows above its article.

    The title is the nearest line that looks like one; a line that the page shows twice or more comes first.
    """
    near = [replace(block, gap=False) for block in before[-_REACH:]]
    facts = [
        Fact(fact.field, fact.value, block.line)
        for block in near
        for fact in labelled(block.text)
        if fact.value
    ]
    candidates = [
        block
        for block in reversed(near)
        if is_title(block) and size(block.text) >= _MIN_TITLE_WORDS and not is_date(block.text)
    ]
    candidates = [block for block in candidates if not labelled(block.text) and byline(block.text) is None]
    everything = normalise("\n".join(block.text for block in before))
    shown_twice = [block for block in candidates if everything.count(normalise(block.text)) > 1]
    title = next(iter(shown_twice or candidates), None)
    if title:
        facts.insert(0, Fact("title", title.text, title.line))
        facts += [
            Fact("author", name, block.line)
            for block in near
            if block.line > title.line and (name := byline(block.text))
        ]
    return Head(tuple(facts), (), ())
