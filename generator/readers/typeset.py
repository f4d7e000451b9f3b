"""The printed lines of a document, with their place and size -> its paragraphs and headings as pieces.

Running heads and page numbers go, words cut at a line's end are mended, paragraphs that run over a column or
a page are joined.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median

from generator.model import PassageKind
from generator.readers.pieces import Piece
from generator.readers.printed import Line, by_page, in_reading_order, left_out

_BULLET = re.compile(r"(?:[-–*•·▪◦‣●○➢✓\x7f]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+(?=\S)")
_BULLET_SIGN = re.compile(r"[-–*•·▪◦‣●○➢✓\x7f]\s+")
_SENTENCE_END = (".", "!", "?", "…", "。", "！", "？", ":", "؟", ".”", ".’", '."', ".)", "?”", "!”")
_CUT_WORD = re.compile(r"([^\W\d_]+)[-\xad\u2010]$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_FIGURE = re.compile(r"[^\w\s]{0,3}\s?\d")
"""How a cell begins that holds a figure."""
_YEAR = re.compile(r"(?:19|20)\d\d(?![\d.,]\d|\d)")
_FEWEST_ROWS = 3
"""Of what is surely a table."""
_HEADING_SIZE = 1.15
_SMALL_SIZE = 0.92
_TITLE_SIZE = 1.3
_LONGEST_HEADING = 200
_WIDE_GAP = 1.35
_FULL = 0.8
_LONGEST_WORD = 50

Running = tuple[int, Line, str]
"""A line that is left out: its number on its page, the line, the reason."""


def paragraphs(lines: Sequence[Line]) -> tuple[list[Piece], list[Running]]:
    """Join the lines of a document, which come page by page, to headings, paragraphs, list items and rows.

    Notes at the foot of pages come last, so that a paragraph goes on from page to page.
    """
    reasons = left_out(lines)
    printed = [line for line in lines if id(line) not in reasons]
    kept = [line for page in by_page(printed) for line in in_reading_order(page)]
    known = Counter(word.casefold() for line in kept for word in _WORD.findall(line.text))
    usual = _usual_size(kept)
    notes = {id(line) for page in by_page(kept) for line in _notes(page, usual)}
    body = [line for line in kept if id(line) not in notes]
    foot = [line for line in kept if id(line) in notes]
    pieces = _with_columns([_piece(group, usual, known) for group in _groups(body, usual)])
    pieces += [replace(_piece(group, usual, known), kind="note") for group in _groups(foot, usual)]
    numbered = [(number, line) for page in by_page(lines) for number, line in enumerate(page, start=1)]
    return pieces, [(number, line, reasons[id(line)]) for number, line in numbered if id(line) in reasons]


def _notes(page: Sequence[Line], usual: float) -> list[Line]:
    """Return the lines in small type below all others of a page."""
    lowest = min((line.y for line in page if line.size > _SMALL_SIZE * usual), default=0.0)
    return [line for line in page if line.size <= _SMALL_SIZE * usual and line.y < lowest and not line.cells]


def _with_columns(pieces: Sequence[Piece]) -> list[Piece]:
    """Give the rows of each table the headings of its columns: its first row, where that holds no figures."""
    heads: tuple[str, ...] = ()
    rows: list[Piece] = []
    for above, piece, below in zip([None, *pieces], pieces, [*pieces[1:], None], strict=False):
        if piece.kind == "table-row":
            cells = tuple(piece.text.split(" | "))
            if above is None or above.kind != "table-row":
                heads = cells if _are_heads(cells, below.text.split(" | ") if below else ()) else ()
                rows.append(piece)
            else:
                rows.append(replace(piece, columns=heads if len(heads) == len(cells) else ()))
        else:
            rows.append(piece)
    return rows


def _are_heads(cells: Sequence[str], below: Sequence[str]) -> bool:
    """Tell whether cells may be the headings of columns: words, or years above what are none."""
    years = [bool(_YEAR.match(cell)) for cell in cells[1:]]
    same = any(year and _YEAR.match(cell) for year, cell in zip(years, below[1:], strict=False))
    return not same and all(
        year or not _FIGURE.match(cell) for year, cell in zip(years, cells[1:], strict=True)
    )


def without_heads(pieces: Iterable[Piece]) -> list[int]:
    """Return the pages with a table of numbers whose columns have no headings that could be told."""
    found: list[int] = []
    for is_row, rows in groupby(pieces, key=lambda piece: piece.kind == "table-row"):
        table = list(rows) if is_row else []
        cells = [cell for row in table for cell in row.text.split(" | ")[1:]]
        numbers = sum(bool(_FIGURE.match(cell)) for cell in cells)
        bare = len(table) >= _FEWEST_ROWS and not any(row.columns for row in table)
        if bare and numbers * 2 > len(cells) and table[0].page is not None:
            found.append(table[0].page)
    return list(dict.fromkeys(found))


def title(lines: Sequence[Line]) -> str:
    """Return what stands on the first page in the largest type, if it stands out; else nothing."""
    first = [line for line in lines if line.page == lines[0].page]
    largest = max((line.size for line in first if any(map(str.isalpha, line.text))), default=0)
    said = [line.text for line in first if line.size > largest - 0.5]
    whole = " ".join(said)
    stands_out = largest >= _TITLE_SIZE * _usual_size(lines)
    return whole if stands_out and len(whole) <= _LONGEST_HEADING and len(whole.split()) > 1 else ""


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
    if above.cells or line.cells:
        return False
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
    indented = line.x > min(group[0].x, above.x) + above.size and not _BULLET.match(group[0].text)
    return not (ended and (short or indented))


def _piece(group: Sequence[Line], usual: float, known: Counter[str]) -> Piece:
    text, breaks = _joined(group, known)
    first = group[0]
    kind: PassageKind | None = "paragraph"
    sign = _BULLET_SIGN.match(text)
    if first.cells:
        kind = "table-row"
    elif first.size >= _HEADING_SIZE * usual and len(text) <= _LONGEST_HEADING:
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
        cut, following = _CUT_WORD.search(above.text[-_LONGEST_WORD:]), _FIRST_WORD.match(line.text)
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
