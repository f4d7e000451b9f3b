"""Blocks of a pasted web page -> the range of blocks that hold its article.

A page is told from a document by its menus. Its article is the run of blocks with the largest sum of line
scores, long sentences counting for and short link-like lines against it (maximum-sum segment: Pasternack and
Roth, "Extracting article text from the web with maximum subsequence segmentation", WWW 2009).
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from generator.readers.block import Block
from generator.readers.boilerplate import (
    closes_article,
    is_menu_entry,
    is_notice,
    is_section_entry,
    opens_aside,
    reason,
)
from generator.readers.looks import ends_like_sentence, is_date, is_prose, size

_FEWEST_MENU_ENTRIES = 2
_FEWEST_OTHER_ENTRIES = 5
_FEWEST_CONTROLS, _LONGEST_CONTROL = 4, 60
"""Boxes and buttons that show a page without any menu, beside more such or names of sections."""
_FURNITURE, _REPEATED, _DATE, _SHORT = -6.0, -4.0, -3.0, -3.0
"""What lines that are no prose add to the run they are in."""
_PER_WORD = 0.5
_COUNTED_WORDS = 90
"""More words than this add nothing to a line's score."""
_LONG_WORDS = 20
"""From this length on, a line without a stop may be prose all the same."""
_TELLING_LENGTH = 20
"""Shorter lines repeat by chance: "Yes.", "2019"."""
_EARLIER_SHARE = 0.35
"""An earlier run above the comments wins when its score is at least this share of the best run's."""
_ENOUGH_SHARE, _ENOUGH_WORDS = 0.35, 120
"""Only after this much of the run is a line believed that seems to close the article."""
_AHEAD, _PROSE_AHEAD, _DATES_AHEAD = 10, 0.4, 2
"""Lines looked at below a closing line; the share of prose and the number of dates among them."""
_LONGEST_LIST = 60
_COMMENT = re.compile(
    r"\S.{1,60} (?:on )?[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4},? (?:at )?\d{1,2}:\d\d"
    r"(?: ?[AaPp]\.?[Mm]\.?)?(?: sa(?:id|ys))?:?"
)
"""The line above a reader's comment: "Ann on May 3, 2024 at 9:15 am said:"."""
_LONGEST_HEAD = 120
_LINK = "link to another page"
_TIME = re.compile(r"\d{1,2}:\d\d")
_YEAR = re.compile(r"(?:19|20)\d\d")


def is_page(blocks: Sequence[Block]) -> bool:
    """Tell whether a whole web page was pasted: it brought entries of menus, which texts do not have."""
    lines = {block.text.casefold(): block.text for block in blocks if block.kind is None}
    entries = sum(map(is_menu_entry, lines.values()))
    if entries >= _FEWEST_MENU_ENTRIES:
        return True
    others = sum(is_section_entry(line) or _opens_other_text(line) for line in lines.values())
    if entries > 0 and others >= _FEWEST_OTHER_ENTRIES:
        return True
    controls = sum(_opens_other_text(line) or _is_control(line) for line in lines.values())
    if entries > 0:
        return controls >= _FEWEST_CONTROLS
    return controls >= _FEWEST_CONTROLS and max(controls, others) > _FEWEST_OTHER_ENTRIES


def article(blocks: Sequence[Block]) -> tuple[int, int]:
    """Return the half-open range of blocks that hold the article; everything when none stands out."""
    blocks = blocks[: _first_comment(blocks)]
    start, end = _article_run(blocks)
    end = _closed(blocks, start, end)
    while start < end and not _may_begin(blocks[start].text):
        start += 1
    while end > start and not _may_end(blocks[end - 1].text):
        end -= 1
    end = _with_list(blocks, end)
    return (start, end) if start < end else (0, len(blocks))


def _first_comment(blocks: Sequence[Block]) -> int:
    """Return where readers' comments begin, each under a line that says who wrote it and when."""
    heads = [place for place, block in enumerate(blocks) if _COMMENT.fullmatch(block.text[:_LONGEST_HEAD])]
    return heads[0] if len(heads) > 1 else len(blocks)


def asides(blocks: Sequence[Block]) -> dict[int, str]:
    """Return the positions of links and boxes in the midst of an article, with the reason to drop them.

    An opening line such as "Related articles" takes the link-like lines below it along; a button, an
    advertisement mark or a sharing line does not, since a heading may follow it.
    """
    reasons: dict[int, str] = {}
    inside = False
    for position, block in enumerate(blocks):
        if _opens_other_text(block.text):
            inside = reason(block.text, page=True) in (None, _LINK)
        elif is_prose(block.text) or ends_like_sentence(block.text):
            inside = False
        if inside:
            reasons[position] = _LINK
    return reasons


def _article_run(blocks: Sequence[Block]) -> tuple[int, int]:
    """Return the run with the largest score, or an earlier one when that one is the comments below it."""
    times = Counter(block.text for block in blocks)
    scores = [
        _REPEATED if times[block.text] > 1 and len(block.text) > _TELLING_LENGTH else _score(block.text)
        for block in blocks
    ]
    start, end = _best_run(scores)
    earlier, earlier_end = _best_run(scores[:start])
    strong = sum(scores[earlier:earlier_end]) >= _EARLIER_SHARE * sum(scores[start:end])
    closed = any(closes_article(block.text) for block in blocks[earlier_end:start])
    return (earlier, earlier_end) if earlier < earlier_end and strong and closed else (start, end)


def _score(text: str) -> float:
    """Return what a line adds to the run it is in: prose counts by length, link-like lines against it."""
    if _is_furniture(text):
        return _FURNITURE
    if is_date(text):
        return _DATE
    length = min(size(text), _COUNTED_WORDS)
    if ends_like_sentence(text):
        return length * _PER_WORD - 1.0
    return length * _PER_WORD / 2 if length > _LONG_WORDS else _SHORT


def _best_run(scores: Sequence[float]) -> tuple[int, int]:
    """Return the half-open range with the largest sum (Kadane's algorithm); empty if no score is positive."""
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
    """Return the end of the article: the first line that closes one, once enough of the run stands above."""
    sums = list(accumulate(size(block.text) for block in blocks[start:end]))
    enough = max(_ENOUGH_WORDS, _ENOUGH_SHARE * sums[-1]) if sums else 0
    for position in range(start, end):
        if sums[position - start] < enough:
            continue
        text = blocks[position].text
        if closes_article(text) or _is_teaser_date(blocks, position):
            return position
        if opens_aside(text) and not _goes_on(blocks, position):
            return position
    return end


def _goes_on(blocks: Sequence[Block], position: int) -> bool:
    """Tell whether much of what stands below is prose, so the article goes on below a box."""
    ahead = blocks[position + 1 : position + 1 + _AHEAD]
    return sum(is_prose(block.text) for block in ahead) >= _PROSE_AHEAD * len(ahead)


def _is_teaser_date(blocks: Sequence[Block], position: int) -> bool:
    """Tell whether a line is the date of a teaser or a comment: a short line above it, more dates below."""
    if position == 0 or not _is_dated(blocks[position].text) or ends_like_sentence(blocks[position - 1].text):
        return False
    ahead = blocks[position + 1 : position + 1 + _AHEAD]
    return sum(_is_dated(block.text) for block in ahead) >= _DATES_AHEAD


def _is_dated(text: str) -> bool:
    """Tell whether a short line is a date, or holds a year and a clock time."""
    return len(text) < 4 * _TELLING_LENGTH and (
        is_date(text) or bool(_TIME.search(text) and _YEAR.search(text))
    )


def _with_list(blocks: Sequence[Block], end: int) -> int:
    """Return the end moved behind a list that a line with a colon announces below the article's last line."""
    if end == len(blocks) or not blocks[end].text.endswith((":", "：")):
        return end
    position = end
    while position < len(blocks) and not _is_furniture(blocks[position].text):
        position += 1
    return position if position - end <= _LONGEST_LIST else end


def _opens_other_text(text: str) -> bool:
    return closes_article(text) or opens_aside(text)


def _is_control(text: str) -> bool:
    """Tell whether a line in words does something on a page: "Jump to navigation", "Donate now"."""
    short = len(text) <= _LONGEST_CONTROL and any(map(str.isalpha, text))
    return short and reason(text, page=True) is not None


def _is_furniture(text: str) -> bool:
    """Tell whether a line is a menu entry, a button, a notice, or opens links or comments."""
    entry = is_menu_entry(text) or is_section_entry(text)
    return entry or _opens_other_text(text) or is_notice(text) or reason(text, page=True) is not None


def _may_begin(text: str) -> bool:
    """Tell whether an article may begin with this line."""
    return size(text) >= _LONG_WORDS or (ends_like_sentence(text) and size(text) > 3)


def _may_end(text: str) -> bool:
    """Tell whether an article may end with this line."""
    return size(text) > _LONG_WORDS or ends_like_sentence(text)
