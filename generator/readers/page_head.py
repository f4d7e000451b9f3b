"""A pasted page -> the title of its article and the facts stated beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.readers.block import Block
from generator.readers.boilerplate import is_menu_entry, is_section_entry, reason
from generator.readers.buttons import is_call_to_follow, is_row_of_buttons
from generator.readers.captions import picture_reason
from generator.readers.credit import Credit, read_credit
from generator.readers.facts import labelled
from generator.readers.head import Fact, Head
from generator.readers.labels import byline
from generator.readers.looks import ends_like_sentence, is_mostly_date, is_prose, size
from generator.readers.title import is_rubric_line, is_title
from generator.text.language import detect
from generator.text.normalise import normalise
from generator.text.words import terms

_REACH = 40
"""Blocks above the article that may hold its title."""
_INSIDE = 8
"""First blocks of the article that may hold its title or its credits, when it was cut too early."""
_FACTS_REACH = 14
_CREDIT_REACH = 5
"""Lines below a title among which its credit is, buttons aside."""
_BODY_BLOCKS = 40
_PROSE_WORDS = 10
_MIN_TITLE_WORDS = 3
_MAX_STOPPED_WORDS = 20
_LEAST_SUPPORT = 0.4
# Set on the titles that one half of 166 development pages state in their markup; the other half was held out.
_TWICE = 0.5
_CREDITED = 0.6
_PER_BLOCK = 0.02
_PER_WORD = 0.06
_USUAL_WORDS, _LONG_WORDS, _LONGEST_COUNTED = 9, 15, 20


@dataclass(frozen=True, slots=True)
class _Line:
    """A line near the beginning of the article, and what it states."""

    block: Block
    credit: Credit
    inside: bool
    """Whether it stands in the article, where the title or the credits may be when it was cut too early."""


def read_page_head(before: Sequence[Block], article: Sequence[Block]) -> Head:
    """Read the title and the stated facts in what a pasted page shows above its article.

    The title is the line whose words the article takes up; that a date or a byline stands below it, that the page
    shows it twice, that it is near and long, speaks for a line, too. Where no line is taken up, the page states
    no title, and only labels state facts.
    """
    near = [replace(block, gap=False) for block in before[-_FACTS_REACH:]]
    facts = [
        Fact(fact.field, fact.value, block.line)
        for block in near
        for fact in labelled(block.text)
        if fact.value
    ]
    lines = _lines(before, article)
    at = _title(lines, before, article)
    if at is None:
        return Head(tuple(facts), (), ())
    title = lines[at].block
    found = (Fact("title", title.text, title.line), *_credited(lines, at))
    named = {fact.field for fact in found}
    return Head((*found, *(fact for fact in facts if fact.field not in named)), (), ())


def _lines(before: Sequence[Block], article: Sequence[Block]) -> list[_Line]:
    language = detect("\n".join(block.text for block in article[:_BODY_BLOCKS]))
    above = [_Line(block, read_credit(block.text, language), inside=False) for block in before[-_REACH:]]
    inside = [_Line(block, read_credit(block.text, language), inside=True) for block in article[:_INSIDE]]
    return above + inside


def _title(lines: Sequence[_Line], before: Sequence[Block], article: Sequence[Block]) -> int | None:
    """Return the place of the title among the lines."""
    body = {
        term
        for block in article[:_BODY_BLOCKS]
        for term in terms(block.text)
        if size(block.text) >= _PROSE_WORDS
    }
    everything = normalise("\n".join(block.text for block in before))
    start = sum(not line.inside for line in lines)
    best: tuple[float, int] | None = None
    for at, line in enumerate(lines):
        words = set(terms(line.block.text))
        support = len(words & body) / len(words) if words else 0.0
        if support < _LEAST_SUPPORT or not _may_be_title(lines, at):
            continue
        twice = everything.count(normalise(line.block.text)) > 1
        length = size(line.block.text)
        long = min(length, _LONGEST_COUNTED) - _LONG_WORDS
        score = support + _TWICE * twice + _CREDITED * _is_credited(lines, at)
        score += _PER_WORD * (min(length, _USUAL_WORDS) - 2 * max(0, long)) - _PER_BLOCK * abs(start - at)
        if best is None or score >= best[0]:
            best = score, at
    return best[1] if best else None


def _may_be_title(lines: Sequence[_Line], at: int) -> bool:
    block = replace(lines[at].block, gap=False)
    text = block.text
    formed = is_title(block) or (size(text) <= _MAX_STOPPED_WORDS and _is_credited(lines, at))
    return (
        formed
        and size(text) >= _MIN_TITLE_WORDS
        and not is_mostly_date(text)
        and not lines[at].credit.facts
        and not labelled(text)
        and byline(text) is None
        and not is_rubric_line(text)
        and not _is_furniture(text)
    )


def _is_furniture(text: str) -> bool:
    return (
        reason(text, page=True) is not None
        or picture_reason(text) is not None
        or is_row_of_buttons(text)
        or is_call_to_follow(text)
        or is_menu_entry(text)
        or is_section_entry(text)
    )


def _is_credited(lines: Sequence[_Line], at: int) -> bool:
    """Tell whether a date or a byline stands close below a line, buttons and a subtitle between aside."""
    left = _CREDIT_REACH
    subtitle = True
    for line in lines[at + 1 :]:
        if line.credit.whole:
            return True
        if _is_furniture(line.block.text):
            continue
        if size(line.block.text) > 2 * _MIN_TITLE_WORDS:
            if not subtitle:
                return False
            subtitle = False
        left -= 1
        if not left:
            return False
    return False


def _credited(lines: Sequence[_Line], at: int) -> tuple[Fact, ...]:
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


def _below(lines: Sequence[_Line], at: int) -> list[_Line]:
    """Return the lines below the title that may state its facts: up to the article's first long paragraph."""
    found: list[_Line] = []
    prose = 0
    for line in lines[at + 1 :]:
        if line.inside:
            prose += is_prose(line.block.text) or ends_like_sentence(line.block.text)
            if prose > 1:
                break
            if not line.credit.whole:
                continue
        found.append(line)
    return found


def _has_date(line: _Line) -> bool:
    return any(fact.field in ("published", "updated") for fact in line.credit.facts)
