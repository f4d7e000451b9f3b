"""A plain text file -> its text and blocks: one block a paragraph, a line, a list item or a heading.

Every block is an exact substring of the decoded file. Lines broken at a fixed width are joined to one block
that spans the line ends; in all other files a line is a block.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.model import Dropped, PassageKind, Source
from generator.readers.block import Block, Taken
from generator.readers.decode import decode

_LINE = re.compile(r"(?P<line>[^\r\n\f\v\x85\u2028\u2029]*)(?P<end>\r\n|[\r\n\f\v\x85\u2028\u2029]|\Z)")
_RULE = re.compile(r"[\s*_=~#.·•—–+-]{3,}")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,})")
_ATX = re.compile(r"#{1,6}[ \t\u00a0]+(?=\S)")
_BULLET = re.compile(r"(?:[-*•·▪◦‣●○➢✓]|[■□](?!\s*[\u4e00-\u9fff]))[ \t\u00a0]+(?=\S)")
_NUMBERED = re.compile(r"(?:\(?\d{1,2}[.)]|\(?[a-z]\))[ \t\u00a0]+(?=\S)")
_SENTENCE_END = (".", "!", "?", "…", "。", "！", "？", ":", "؟")
_NARROWEST, _WIDEST = 45, 110
"""Between these widths, in characters, an editor or a mail program breaks lines."""
_USUAL = 0.9
"""The width is the length that this share of the lines does not exceed."""
_TOLERANCE = 1.15
_FULL, _FULL_AT_STOP, _LONGEST_WORD = 0.8, 0.95, 15
_WRAPPED_SHARE = 0.6
_FEWEST_BREAKS = 3
_SHORT_HEADING = 80


@dataclass(frozen=True, slots=True)
class _Line:
    """One line without the white space around it."""

    text: str
    start: int
    number: int
    indent: int
    gap: bool


def read(source: Source) -> Taken:
    """Read a text file in any encoding that can be told."""
    decoded = decode(source)
    found, dropped = blocks(decoded.text)
    return Taken("text", decoded.text, tuple(found), dropped=tuple(dropped), notices=decoded.notices)


def blocks(text: str) -> tuple[list[Block], list[Dropped]]:
    """Return the blocks of a plain text, and its rules."""
    return _blocks(text, list(_lines(text)))


def _lines(text: str) -> Iterator[_Line]:
    """Yield the lines that hold text; line numbers count as an editor counts, by line feeds."""
    number, gap, position = 1, True, 0
    while position < len(text):
        match = _LINE.match(text, position)
        if match is None:  # the pattern matches everywhere; mypy cannot know
            break
        raw = match["line"]
        stripped = raw.strip()
        if stripped.strip("\ufeff\u200b"):
            indent = len(raw) - len(raw.lstrip())
            yield _Line(stripped, match.start() + indent, number, indent, gap)
            gap = False
        else:
            gap = True
        gap = gap or match["end"] in ("\f", "\u2029")
        number += match["end"] in ("\n", "\r\n", "\r")
        position = match.end()


def _blocks(text: str, lines: Sequence[_Line]) -> tuple[list[Block], list[Dropped]]:
    width = _wrap_width(lines)
    blocks: list[Block] = []
    dropped: list[Dropped] = []
    position = 0
    while position < len(lines):
        line = lines[position]
        following = lines[position + 1] if position + 1 < len(lines) else None
        if _RULE.fullmatch(line.text):
            dropped.append(Dropped(line.number, line.text, "rule"))
            position += 1
            continue
        if following and _is_underline(line, following):
            blocks.append(Block(line.text, line.start, line.number, "heading", line.gap))
            dropped.append(Dropped(following.number, following.text, "rule"))
            position += 2
            continue
        end = position + 1
        while width and end < len(lines) and _continues(lines[end - 1], lines[end], width):
            end += 1
        last = lines[end - 1]
        whole = text[line.start : last.start + len(last.text)]
        blocks.append(_marked(whole, line, lines[end] if end < len(lines) else None))
        position = end
    return blocks, dropped


def _is_underline(line: _Line, following: _Line) -> bool:
    """Tell whether the following line underlines this one as a heading."""
    return (
        not following.gap
        and len(line.text) <= _SHORT_HEADING
        and bool(_UNDERLINE.fullmatch(following.text))
        and abs(len(following.text) - len(line.text)) <= len(line.text) // 2 + 3
    )


def _marked(text: str, line: _Line, following: _Line | None) -> Block:
    """Return the block without its list or heading mark, with the kind the mark gives it."""
    kind: PassageKind | None = None
    mark = _ATX.match(text)
    if mark and "\n" not in text:
        kind = "heading"
    else:
        mark = _BULLET.match(text)
        if not mark and (number := _NUMBERED.match(text)) and not _may_head(text, following):
            mark = number
        kind = "list-item" if mark else None
    skipped = mark.end() if mark else 0
    return Block(text[skipped:], line.start + skipped, line.number, kind, line.gap)


def _may_head(text: str, following: _Line | None) -> bool:
    """Tell whether a numbered line is rather a section's heading: short, no stop, prose below it."""
    return (
        following is not None
        and not _NUMBERED.match(following.text)
        and len(text) <= _SHORT_HEADING
        and not text.endswith((".", ";", ","))
    )


def _wrap_width(lines: Sequence[_Line]) -> int:
    """Return the width at which a file's lines are broken, or 0 when each line is a paragraph.

    A line breaker goes on to the next line only when the next word does not fit; a file in which most line
    ends inside a paragraph obey that, and in which many cut a sentence, was broken by one.
    """
    breaks = [(before, after) for before, after in pairwise(lines) if _may_join(before, after)]
    lengths = sorted(len(before.text) + before.indent for before, _ in breaks)
    if len(breaks) < _FEWEST_BREAKS or lengths[-1] > _WIDEST:
        return 0
    width = lengths[int(len(lengths) * _USUAL)]
    longer = sum(len(line.text) > width * _TOLERANCE for line in lines)
    if longer > len(lines) * (1 - _USUAL):  # whole paragraphs on a line below some short lines
        return 0
    full = sum(_is_full(before, after, width) for before, after in breaks)
    cut = sum(not before.text.endswith(_SENTENCE_END) for before, _ in breaks)
    enough = len(breaks) * _WRAPPED_SHARE
    return width if width >= _NARROWEST and full >= enough and cut >= enough else 0


def _may_join(before: _Line, after: _Line) -> bool:
    starts_item = _BULLET.match(after.text) or _NUMBERED.match(after.text) or _ATX.match(before.text)
    rule = _RULE.fullmatch(before.text) or _RULE.fullmatch(after.text)
    return not after.gap and not starts_item and not rule


def _is_full(before: _Line, after: _Line, width: int) -> bool:
    """Tell whether the next line's first word would not have fitted.

    Lines set in a proportional font are ragged; a line that ends a sentence must be fuller to count.
    """
    first_word = after.text.split(maxsplit=1)[0]
    needed = len(before.text) + before.indent + 1 + min(len(first_word), _LONGEST_WORD)
    return needed > width * (_FULL_AT_STOP if before.text.endswith(_SENTENCE_END) else _FULL)


def _continues(before: _Line, after: _Line, width: int) -> bool:
    """Tell whether a line goes on with the paragraph of the line before it."""
    if not _may_join(before, after):
        return False
    indented = after.indent >= before.indent + 2 and before.text.endswith(_SENTENCE_END)
    return not indented and (_is_full(before, after, width) or after.text[0].islower())
