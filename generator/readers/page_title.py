"""Lines near the beginning of a pasted page's article -> which of them is its title.

The title is the line whose words the article takes up. That a date or a byline stands close below it, that
the page shows it twice, that it is near the article and long, speaks for a line, too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.readers.block import Block
from generator.readers.boilerplate import is_menu_entry, is_section_entry, reason
from generator.readers.buttons import is_call_to_follow, is_row_of_buttons
from generator.readers.captions import picture_reason
from generator.readers.credit import Credit
from generator.readers.facts import labelled
from generator.readers.labels import byline
from generator.readers.looks import is_mostly_date, is_prose, size
from generator.readers.title import is_rubric_line, is_title
from generator.text.normalise import normalise
from generator.text.words import terms

_BODY_BLOCKS = 40
_PROSE_WORDS = 10
_LONG_PROSE_WORDS = 40
_MIN_TITLE_WORDS = 3
_MIN_UPPER_WORDS = 5
_MAX_STOPPED_WORDS = 25
_CREDIT_REACH, _CREDIT_LINES = 5, 11
"""Lines below a title among which its credit is: without buttons, and with them."""
_STOPPED_REACH, _INSIDE_REACH = 1, 2
"""How near the credit must be for a line that ends like a sentence, and for one within the article."""
_INSIDE_LINES = 4
_LEAST_SUPPORT, _LEAST_CREDITED = 0.4, 0.2
"""The share of its words that the article takes up; less will do right above a date or a byline."""
_SUBTITLE_LEAD = 0.25
"""So much less of a title's words than of its subtitle's may the article take up; of a caption's, few."""
_NO_TITLE = ("://", "www.")
_NO_FIRST = "←→↑↓«»‹›–—&"
# Set by hand on one half of 154 development pages, the other half held out; a search found little better.
_TWICE, _CREDITED, _UNDER_DATE = 0.5, 0.6, 0.2
_BEFORE_CREDIT = 0.2
_PER_BLOCK, _PER_BLOCK_INSIDE = 0.02, 0.1
_PER_WORD, _STOPPED = 0.06, 0.2
_USUAL_WORDS, _LONG_WORDS, _COUNTED_WORDS = 9, 16, 22


@dataclass(frozen=True, slots=True)
class Line:
    """A line near the beginning of the article, and what it states."""

    block: Block
    """The line."""
    credit: Credit
    """The date and the author in it."""
    inside: bool
    """Whether it stands in the article; the title does, too, when the article was cut too early."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A line that may be the title."""

    at: int
    """Its place among the lines."""
    support: float
    """The share of its words that the article takes up."""
    score: float
    """How much speaks for it."""


@dataclass(frozen=True, slots=True)
class _Page:
    """What a candidate is compared with."""

    lines: Sequence[Line]
    """The lines that may be the title."""
    furniture: Sequence[bool]
    """Which of them are buttons, menus and pictures."""
    body: frozenset[str]
    """The words of the article's paragraphs."""
    above: str
    """Everything that stands above the article."""
    start: int
    """How many of the lines stand above the article."""


def find(lines: Sequence[Line], before: Sequence[Block], article: Sequence[Block]) -> int | None:
    """Return the place of the title among ``lines``, or ``None`` where the article takes up no line."""
    page = _Page(
        lines,
        [_is_furniture(lines, at) for at in range(len(lines))],
        frozenset(
            term
            for block in article[:_BODY_BLOCKS]
            for term in terms(block.text)
            if size(block.text) >= _PROSE_WORDS
        ),
        normalise("\n".join(block.text for block in before)),
        sum(not line.inside for line in lines),
    )
    weighed = (_candidate(page, at) for at in range(len(lines)) if not page.furniture[at])
    candidates = {one.at: one for one in weighed if one and _has_form(page, one.at)}
    if not candidates:
        return None
    best = max(candidates.values(), key=lambda candidate: candidate.score)
    return _over_subtitle(page, candidates, best)


def _candidate(page: _Page, at: int) -> _Candidate | None:
    """Weigh a line that has the form of a title; ``None`` when the article does not take it up."""
    line = page.lines[at]
    words = set(terms(line.block.text))
    support = len(words & page.body) / len(words) if words else 0.0
    distance = _distance_to_credit(page, at)
    stopped = not is_title(replace(line.block, gap=False))
    reach = min(_STOPPED_REACH if stopped else _CREDIT_LINES, _INSIDE_REACH if line.inside else _CREDIT_LINES)
    within = at - page.start
    least = _LEAST_SUPPORT if distance else _LEAST_CREDITED
    if support < least or distance > reach or within > _INSIDE_LINES or (stopped and within > 0):
        return None
    length = size(line.block.text)
    too_long = max(0, min(length, _COUNTED_WORDS) - _LONG_WORDS)
    score = support + _PER_WORD * (min(length, _USUAL_WORDS) - too_long) - _STOPPED * stopped
    score += _TWICE * _is_twice(page, at)
    score += _CREDITED * max(0, _CREDIT_REACH - distance) / _CREDIT_REACH
    score += _BEFORE_CREDIT * (at + 1 < len(page.lines) and (page.furniture[at + 1] or distance == 0))
    score += _UNDER_DATE * (at > 0 and page.lines[at - 1].credit.whole)
    score -= _PER_BLOCK_INSIDE * (within + 1) if line.inside else -_PER_BLOCK * within
    return _Candidate(at, support, score)


def _over_subtitle(page: _Page, candidates: Mapping[int, _Candidate], best: _Candidate) -> int:
    """Return the line right above the best one when it may be the title, and the best one its subtitle."""
    upper = candidates.get(best.at - 1)
    if upper is None or size(page.lines[upper.at].block.text) < _MIN_UPPER_WORDS:
        return best.at
    near = _distance_to_credit(page, upper.at) < _CREDIT_REACH
    again = _is_twice(page, best.at) and not _is_twice(page, upper.at)
    less = upper.support < best.support - _SUBTITLE_LEAD
    return upper.at if near and not again and not less else best.at


def _is_twice(page: _Page, at: int) -> bool:
    """Tell whether the page shows a line twice, and not the list in which it stands."""
    around = [
        other for other in (at - 1, at + 1) if 0 <= other < len(page.lines) and not _same(page, at, other)
    ]
    return _again(page, at) and not (around and all(_again(page, other) for other in around))


def _again(page: _Page, at: int) -> bool:
    return page.above.count(normalise(page.lines[at].block.text)) > 1


def _same(page: _Page, at: int, other: int) -> bool:
    return normalise(page.lines[at].block.text) == normalise(page.lines[other].block.text)


def _distance_to_credit(page: _Page, at: int) -> int:
    """Return how many lines stand between a line and a date or byline below it, buttons aside."""
    between = 0
    for other in range(at + 1, min(len(page.lines), at + 1 + _CREDIT_LINES)):
        text = page.lines[other].block.text
        if page.lines[other].credit.whole:
            return between
        if page.furniture[other]:
            continue
        between += 1
        if is_prose(text) and size(text) > _LONG_PROSE_WORDS:
            break
    return _CREDIT_LINES


def _has_form(page: _Page, at: int) -> bool:
    """Tell whether a line looks like a title: a few words that are no date, credit, address or button."""
    text, credit = page.lines[at].block.text, page.lines[at].credit
    if credit.facts or (credit.bare and text.startswith(credit.bare)):
        return False
    if size(text) < _MIN_TITLE_WORDS or text[0] in _NO_FIRST or any(mark in text for mark in _NO_TITLE):
        return False
    formed = is_title(replace(page.lines[at].block, gap=False)) or size(text) <= _MAX_STOPPED_WORDS
    states = is_mostly_date(text) or labelled(text) or byline(text) is not None
    return formed and not states and not is_rubric_line(text)


def _is_furniture(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line is a button, a menu entry or belongs to a picture.

    A title may begin with "Video:", so a caption right above a credit is not believed.
    """
    text = lines[at].block.text
    credited = at + 1 < len(lines) and lines[at + 1].credit.whole and size(text) > _MIN_TITLE_WORDS
    return is_control(text) or (picture_reason(text) is not None and not credited)


def is_control(text: str) -> bool:
    """Tell whether a line is a button, a row of them, or an entry of a menu."""
    return (
        reason(text, page=True) is not None
        or is_row_of_buttons(text)
        or is_call_to_follow(text)
        or is_menu_entry(text)
        or is_section_entry(text)
    )
