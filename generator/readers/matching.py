"""The pieces of a page and the texts of its article -> which pieces are the article.

The same words may stand twice on a page, in a teaser and in the article. So each piece uses up the word
groups it takes, the best fitting piece first.
"""

import re
from collections import Counter
from collections.abc import Sequence

from generator.readers.pieces import Piece

_WORD = re.compile("[\u3040-\u30ff\u3400-\u9fff]|[^\\W\u3040-\u30ff\u3400-\u9fff]+")
"""A word, or a character of a script without spaces between words."""
_GROUP = 4
"""Words in a group."""
_ENOUGH = 0.6
"""Share of a piece's word groups, or of a row's cells, that the article must hold."""
_FITTING = 0.9
_LONG = 3
"""Groups of a piece that cannot be in an article by chance."""

Groups = list[tuple[str, ...]]
"""The runs of words of a text; for a shorter text, all its words."""


def in_article(found: Sequence[Piece], article: Sequence[str]) -> list[bool]:
    """Tell for each piece whether it is in the article, whose texts come in reading order."""
    groups = [_groups(piece.text) for piece in found]
    segments = [_groups(text) for text in article]
    fits = _fits(groups, segments)
    middle = _middle([place for place, fit in enumerate(fits) if fit >= _FITTING])
    left = Counter(group for segment in segments for group in segment)
    left.update(part for segment in segments for part in set(_short_runs(segment)))
    cells = {key(text) for text in article}
    inside = [False] * len(found)
    for place in sorted(range(len(found)), key=lambda place: (-round(fits[place], 1), abs(place - middle))):
        if found[place].reason:
            continue
        if found[place].kind == "table-row":
            inside[place] = _is_row_of(found[place], cells)
        else:
            inside[place] = _take(groups[place], left)
    sure = [place for place, group in enumerate(groups) if inside[place] and len(group) >= _LONG]
    first, last = (sure[0], sure[-1]) if sure else (0, -1)
    return [
        held and (first <= place <= last or len(groups[place]) >= _LONG) for place, held in enumerate(inside)
    ]


def key(text: str) -> str:
    """Return the words of a text, in the form in which they are compared."""
    return " ".join(_WORD.findall(text.casefold()))


def _groups(text: str) -> Groups:
    words = _WORD.findall(text.casefold())
    if len(words) <= _GROUP:
        return [tuple(words)] if words else []
    return [tuple(words[place : place + _GROUP]) for place in range(len(words) - _GROUP + 1)]


def _short_runs(segment: Groups) -> Groups:
    """Return the runs of two and three words within groups: lines of an article that it joins."""
    return [group[begin:end] for group in segment for begin, end in ((0, 2), (0, 3)) if len(group) == _GROUP]


def _fits(pieces: Sequence[Groups], segments: Sequence[Groups]) -> list[float]:
    """Return how well each piece fits the segment it shares most with: shared groups by all groups."""
    holders: dict[tuple[str, ...], int] = {}
    for number, segment in enumerate(segments):
        for group in segment:
            holders.setdefault(group, number)
    fits = []
    for groups in pieces:
        shared = Counter(holders[group] for group in set(groups) if group in holders)
        number, most = shared.most_common(1)[0] if shared else (0, 0)
        fits.append(most / (len(set(groups)) + len(set(segments[number])) - most) if most else 0.0)
    return fits


def _middle(places: Sequence[int]) -> int:
    return places[len(places) // 2] if places else 0


def _take(groups: Groups, left: Counter[tuple[str, ...]]) -> bool:
    """Use up the groups of a piece when enough of them are left."""
    held = [group for group in groups if left[group] > 0]
    if not held or len(held) < _ENOUGH * len(groups):
        return False
    left.subtract(held)
    return True


def _is_row_of(row: Piece, cells: set[str]) -> bool:
    own = [key(cell) for cell in row.text.split(" | ")]
    own = [cell for cell in own if cell]
    return bool(own) and sum(cell in cells for cell in own) >= _ENOUGH * len(own)
