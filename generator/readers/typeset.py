"""The printed lines of a document, with their place and size -> its paragraphs and headings as pieces.

Running heads and page numbers go, words cut at a line's end are mended, paragraphs that run over a column or
a page are joined.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from generator.model import PassageKind
from generator.readers.pieces import Piece

_EDGE = 0.12
"""Share of a page's height, above and below, in which running heads and page numbers stand."""
_EDGE_LINES = 3
_RUNNING_SHARE = 0.3
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W*(?:[^\W\d_]{1,10}\W{1,3})?(?:\d{1,4}|[ivxlc]{1,7})(?:\W{1,3}(?:[^\W\d_]{1,6}\W)?\d{1,4})?\W*"
)
_LEADERS = re.compile(r".{1,200}?(?:\s?[.…·]){4,}\s*(?:\d{1,4}|[ivxlc]{1,7})?")
_BULLET = re.compile(r"(?:[-–*•·▪◦‣●○➢✓\x7f]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+(?=\S)")
_BULLET_SIGN = re.compile(r"[-–*•·▪◦‣●○➢✓\x7f]\s+")
_SENTENCE_END = (".", "!", "?", "…", "。", "！", "？", ":", "؟", ".”", ".’", '."', ".)", "?”", "!”")
_CUT_WORD = re.compile(r"([^\W\d_]+)[-\xad\u2010]$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_HEADING_SIZE = 1.15
_SMALL_SIZE = 0.92
_TITLE_SIZE = 1.3
_LONGEST_HEADING = 200
_WIDE_GAP = 1.35
_FULL = 0.8
_COLUMN_SHARE = 0.3
_SLACK = 0.1
_WIDTH = 0.5
"""A character's usual width, in sizes."""


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line."""

    text: str
    """As printed, no white space around it."""
    page: int
    """From 1."""
    x: float
    """Where it begins, in points from the left."""
    y: float
    """Its base line, in points from the foot of the page."""
    size: float
    """Of its type, in points."""
    bold: bool
    """Whether all of it is in bold type."""
    height: float
    """Of its page, in points."""

    @property
    def end(self) -> float:
        """Where it ends, about."""
        return self.x + len(self.text) * self.size * _WIDTH


Running = tuple[int, Line, str]
"""A line that is left out: its number on its page, the line, the reason."""


def paragraphs(lines: Sequence[Line]) -> tuple[list[Piece], list[Running]]:
    """Join the lines of a document, which come page by page, to headings, paragraphs and list items."""
    ordered = [line for page in _pages(lines) for line in _in_reading_order(page)]
    running = _running(ordered)
    kept = [line for line in ordered if id(line) not in running]
    known = Counter(word.casefold() for line in kept for word in _WORD.findall(line.text))
    usual = _usual_size(kept)
    numbered = [(number, line) for page in _pages(lines) for number, line in enumerate(page, start=1)]
    left_out = [(number, line, running[id(line)]) for number, line in numbered if id(line) in running]
    return [_piece(group, usual, known) for group in _groups(kept, usual)], left_out


def one_a_line(chunks: Sequence[Line]) -> list[Line]:
    """Join what a file prints piece by piece on one base line, as long as it follows close behind."""
    lines: list[Line] = []
    for chunk in chunks:
        above = lines[-1] if lines else None
        if above and _follows(above, chunk):
            longer = max(above, chunk, key=lambda line: len(line.text))
            text, bold = f"{above.text} {chunk.text}", above.bold and chunk.bold
            lines[-1] = replace(above, text=text, size=longer.size, bold=bold)
        else:
            lines.append(chunk)
    return lines


def _follows(above: Line, chunk: Line) -> bool:
    """Tell whether a chunk goes on with a line; where that ends is known only about."""
    slack = 2 * above.size + _SLACK * (above.end - above.x)
    return abs(above.y - chunk.y) < above.size / 2 and -slack < chunk.x - above.end < slack


def title(lines: Sequence[Line]) -> str:
    """Return what stands on the first page in the largest type, if it stands out; else nothing."""
    first = [line for line in lines if line.page == lines[0].page]
    largest = max((line.size for line in first if any(map(str.isalpha, line.text))), default=0)
    said = [line.text for line in first if line.size > largest - 0.5]
    whole = " ".join(said)
    stands_out = largest >= _TITLE_SIZE * _usual_size(lines)
    return whole if stands_out and len(whole) <= _LONGEST_HEADING and len(whole.split()) > 1 else ""


def _pages(lines: Sequence[Line]) -> list[list[Line]]:
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    return list(pages.values())


def _in_reading_order(page: list[Line]) -> list[Line]:
    """Return the lines column by column; most files have them so, some print them row by row."""
    mates = [
        (a, b) for a, b in pairwise(page)
        if abs(a.y - b.y) < a.size / 2 and b.x - a.x > 10 * a.size and len(b.text) > 20
    ]  # fmt: skip
    if len(mates) < _COLUMN_SHARE * len(page) / 2 or len(mates) < 3:
        return page
    border = median(b.x for _, b in mates) - page[0].size
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in page:
        if line.x < border < line.end - 5 * line.size:  # a line over both columns
            ordered += [*left, *right, line]
            left, right = [], []
        else:
            (left if line.x < border else right).append(line)
    return [*ordered, *left, *right]


def _running(lines: Sequence[Line]) -> dict[int, str]:
    """Return the lines that are no text, by their id: at the edges of many pages, numbers, contents."""
    edges = [line for page in _pages(lines) for line in _edge_lines(page)]
    pages = len({line.page for line in lines})
    seen = Counter(key for key, _ in {(_masked(line), line.page) for line in edges})
    often = max(2, round(_RUNNING_SHARE * pages))
    found = {id(line): "running head or foot" for line in edges if seen[_masked(line)] >= often}
    numbers = {
        id(line): "page number" for line in edges if _PAGE_NUMBER.fullmatch(line.text) and len(line.text) < 20
    }
    rows = {(line.page, round(line.y)) for line in lines if _LEADERS.fullmatch(line.text)}
    contents = {
        id(line): "line of a table of contents" for line in lines if (line.page, round(line.y)) in rows
    }
    return {**numbers, **contents, **{place: why for place, why in found.items() if place not in numbers}}


def _edge_lines(page: Sequence[Line]) -> list[Line]:
    down = sorted(page, key=lambda line: -line.y)
    top = [line for line in down[:_EDGE_LINES] if line.y > line.height * (1 - _EDGE)]
    return top + [line for line in down[-_EDGE_LINES:] if line.y < line.height * _EDGE and line not in top]


def _masked(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("0", line.text.casefold()), round(line.size)


def _usual_size(lines: Iterable[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _groups(lines: Sequence[Line], usual: float) -> list[list[Line]]:
    """Part the lines into paragraphs and headings."""
    steps = [a.y - b.y for a, b in pairwise(lines) if a.page == b.page and 0 < a.y - b.y < 4 * a.size]
    leading = median(steps) if steps else 1.2 * usual
    widths = sorted(line.end - line.x for line in lines if abs(line.size - usual) < 1)
    width = widths[int(len(widths) * 0.8)] if widths else 0.0
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1], line, leading, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _goes_on(group: Sequence[Line], line: Line, leading: float, width: float) -> bool:
    """Tell whether a line belongs to the paragraph or heading of the lines above it."""
    above = group[-1]
    step = above.y - line.y
    if abs(line.size - above.size) > 0.6 or line.bold != above.bold or _BULLET.match(line.text):
        return False
    ended = above.text.endswith(_SENTENCE_END)
    if line.page != above.page or step < -above.size:  # next page or next column
        return not ended and not line.bold and len(above.text) > 20 and len(line.text) > 3
    if abs(step) < above.size / 2:
        return True
    if step > _WIDE_GAP * max(leading, above.size):
        return False
    short = above.end - above.x < _FULL * width
    indented = line.x > min(other.x for other in group) + above.size and not _BULLET.match(group[0].text)
    return not (ended and (short or indented))


def _piece(group: Sequence[Line], usual: float, known: Counter[str]) -> Piece:
    text, breaks = _joined(group, known)
    first = group[0]
    kind: PassageKind | None = "paragraph"
    sign = _BULLET_SIGN.match(text)
    if first.size >= _HEADING_SIZE * usual and len(text) <= _LONGEST_HEADING:
        kind = "heading"
    elif _BULLET.match(text):
        kind = "list-item"
    elif first.bold or text.isupper():
        kind = None
    skipped = sign.end() if sign and kind == "list-item" else 0
    places = tuple(place - skipped for place in breaks)
    return Piece(kind, text[skipped:], page=first.page, breaks=places)


def _joined(group: Sequence[Line], known: Counter[str]) -> tuple[str, tuple[int, ...]]:
    """Return the text of a paragraph, and where in it further pages begin."""
    text = group[0].text
    breaks: list[int] = []
    for above, line in pairwise(group):
        cut, following = _CUT_WORD.search(text), _FIRST_WORD.match(line.text)
        if cut and following and following.group()[0].islower():
            hyphened = f"{cut[1]}-{following.group()}".casefold()
            keeps = known[hyphened] > known[hyphened.replace("-", "")]
            text = text if keeps else text[:-1]
        else:
            text += " "
        if line.page != above.page:
            breaks.append(len(text))
        text += line.text
    return text, tuple(breaks)
