"""Blocks of a pasted web page -> the range of blocks that hold its article.

A page is told from a document by its menus and notices. Its article is the run of blocks with the largest sum of
line scores, long sentences counting for and short link-like lines against it (maximum-sum segment: Pasternack and
Roth, "Extracting article text from the web with maximum subsequence segmentation", WWW 2009).
"""

import os
import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from generator.readers.block import Block
from generator.readers.boilerplate import closes_article, is_menu_entry, is_section_entry, is_notice, opens_aside, reason
from generator.readers.looks import ends_like_sentence, is_date, is_prose, size

_P = eval(os.environ.get("P", "{}"))
_FEWEST_MENU_ENTRIES = _P.get("menu", 2)
_FEWEST_OTHERS = _P.get("oth", 5)
_LONG = _P.get("long", 90)
"""More words than this add nothing to a line's score."""
_ENOUGH = _P.get("enough", 0.35)
"""Share of the range's words after which a line that closes an article is believed."""
_ENOUGH_WORDS = _P.get("ew", 120)
_CUE = _P.get("cue", -8.0)
_SHORT = _P.get("short", -3.0)
_PER_WORD = _P.get("pw", 0.5)
_AHEAD = _P.get("ahead", 10)
_AHEAD_PROSE = _P.get("ap", 0.4)
_REP = _P.get("rep", -4.0)
_TD = _P.get("td", 1)
_LONGEST_LIST = _P.get("ll", 60)
_B = _P.get("b", 30)
_TIME = re.compile(r"\d{1,2}:\d\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_EARLY = _P.get("early", 0.35)


def is_page(blocks: Sequence[Block]) -> bool:
    """Tell whether a whole web page was pasted: it brought different entries of menus, which texts do not have."""
    lines = {block.text.casefold(): block.text for block in blocks if block.kind is None}
    entries = sum(map(is_menu_entry, lines.values()))
    others = sum(is_section_entry(line) or opens_aside(line) or closes_article(line) for line in lines.values())
    return entries >= _FEWEST_MENU_ENTRIES or (entries >= 1 and others >= _FEWEST_OTHERS)


def article(blocks: Sequence[Block]) -> tuple[int, int]:
    """Return the half-open range of blocks that hold the article; everything when none stands out."""
    seen = Counter(block.text for block in blocks)
    scores = [_REP if seen[block.text] > 1 and len(block.text)>20 else _score(block.text) for block in blocks]
    start, end = _best_run(scores)
    if start == end:
        return 0, len(blocks)
    # an earlier run above the comments
    s2, e2 = _best_run(scores[:start])
    if s2 < e2 and sum(scores[s2:e2]) >= _EARLY * sum(scores[start:end]) and any(closes_article(b.text) for b in blocks[e2:start]):
        start, end = s2, e2
    end = _closed(blocks, start, end)
    while start < end and not _is_body(blocks[start].text):
        start += 1
    while end > start and not _is_tail(blocks[end - 1].text):
        end -= 1
    end = _with_list(blocks, end)
    return (start, end) if start < end else (0, len(blocks))


def _score(text: str) -> float:
    """Return what a line adds to the run it is in: prose counts by length, link-like lines against it."""
    length = size(text)
    if _is_furniture(text):
        return _CUE
    if is_date(text):
        return _CUE/2
    if ends_like_sentence(text):
        return min(length, _LONG) * _PER_WORD - 1.0
    if length >= 25:
        return min(length, _LONG) * _PER_WORD/2
    return _SHORT


def _is_furniture(text: str) -> bool:
    """Tell whether a line is a menu entry, a button, a notice, or opens links or comments."""
    return bool(
        closes_article(text)
        or opens_aside(text)
        or reason(text, page=True)
        or is_menu_entry(text)
        or is_section_entry(text)
        or is_notice(text)
    )


def _best_run(scores: Sequence[float]) -> tuple[int, int]:
    """Return the half-open range with the largest sum (Kadane's algorithm); empty when no score is positive."""
    best, best_start, best_end = 0.0, 0, 0
    total, start = 0.0, 0
    for position, score in enumerate(scores):
        if total <= 0:
            total, start = 0.0, position
        total += score
        if total > best:
            best, best_start, best_end = total, start, position + 1
    return best_start, best_end


def _closed(blocks: Sequence[Block], start: int, end: int) -> int:
    """Return the end of the article: the first line that closes one, once enough of the run's words stand above."""
    sums = list(accumulate(size(block.text) for block in blocks[start:end]))
    enough = max(_ENOUGH_WORDS, _ENOUGH * sums[-1])
    for position in range(start, end):
        if sums[position - start] < enough:
            continue
        text = blocks[position].text
        if closes_article(text) or (_TD and _is_teaser_date(blocks, position)):
            return position
        if opens_aside(text):
            ahead = blocks[position + 1 : position + 1 + _AHEAD]
            prose = sum(is_prose(block.text) for block in ahead)
            if prose < _AHEAD_PROSE * len(ahead):
                return position
    return end


def _with_list(blocks: Sequence[Block], end: int) -> int:
    """Return the end moved behind a list that a line with a colon announces at the article's end."""
    position = end
    if position < len(blocks) and blocks[position].text.endswith((":", "：")) and not _is_furniture(blocks[position].text):
        position += 1
        while position < len(blocks) and not _is_furniture(blocks[position].text):
            position += 1
        return position if position - end <= _LONGEST_LIST else end
    return end


def _is_teaser_date(blocks: Sequence[Block], position: int) -> bool:
    """Tell whether a line is the date of a teaser or a comment: a short line above it, more dates below."""
    if position == 0 or not _is_dated(blocks[position].text) or ends_like_sentence(blocks[position - 1].text):
        return False
    ahead = blocks[position + 1 : position + 1 + _AHEAD]
    return sum(_is_dated(block.text) for block in ahead) >= 2


def _is_dated(text: str) -> bool:
    return len(text) < 80 and (is_date(text) or bool(_TIME.search(text) and _YEAR.search(text)))


def _is_body(text: str) -> bool:
    """Tell whether an article may begin with this line."""
    return is_prose(text) or size(text)>=_B or (ends_like_sentence(text) and size(text) >= 4)


def _is_tail(text: str) -> bool:
    """Tell whether an article may end with this line."""
    return ends_like_sentence(text) or size(text) >= 25


def asides(blocks: Sequence[Block]) -> dict[int, str]:
    """Return the positions of links and boxes in the midst of an article, with the reason to drop them.

    An opening line such as "Related articles" takes the link-like lines below it along.
    """
    reasons: dict[int, str] = {}
    inside = False
    for position, block in enumerate(blocks):
        if opens_aside(block.text) or closes_article(block.text):
            inside = True
        elif is_prose(block.text) or ends_like_sentence(block.text):
            inside = False
        if inside:
            reasons[position] = "link to another page"
    return reasons
