"""Blocks -> the blocks without repetition: promotions that stand many times, and pull quotes."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from generator.readers.block import Block
from generator.readers.captions import is_numbered_caption
from generator.readers.looks import ends_like_sentence, size
from generator.readers.sift import Sifted, sift_at
from generator.text.normalise import normalise
from generator.text.sentences import split

_OFTEN = 3
"""A line that stands so often in one file is suspicious."""
_REFRAIN_WORDS = 12
"""A repeated sentence shorter than this may be a refrain and is kept."""
_SENTENCE_WORDS = 6
_MAX_PROMOTION_SHARE = 0.25
"""Above this share of a file's different words, what repeats is the text itself."""
_NEIGHBOURS = 4
_PULL_QUOTE_WORDS = (6, 45)
_MIN_TERMS = 7
_MIN_SHARE = 0.7
"""Share of a pull quote's longer words that stand in the paragraph it was pulled from."""
_SURE_SHARE = 0.9
"""The share asked for when the paragraph is not adjacent, or so long that it holds many words by chance."""
_MAX_SOURCE_TERMS = 70
_COMPARED = 20_000
_TERM = re.compile(r"[^\W\d_]{4,}|[\u3040-\u30ff\u3400-\u9fff]|\d[\d.,]*")
_PREFIX = 6
"""Words count as the same when their first letters agree: "convenient", "conveniently"."""


def without_repeats(blocks: Sequence[Block]) -> Sifted:
    """Drop promotions that stand again and again, and paragraphs that repeat an earlier one word by word."""
    keys = [_key(block) for block in blocks]
    counts = Counter(key for key in keys if key)
    promotions = _promotions(blocks, keys, counts)
    reasons: dict[int, str] = {}
    first: dict[str, int] = {}
    for position, (block, key) in enumerate(zip(blocks, keys, strict=True)):
        if key in promotions:
            reasons[position] = f"{promotions[key]}, repeated {counts[key]} times"
        elif key in first and size(block.text) >= _REFRAIN_WORDS and ends_like_sentence(block.text):
            reasons[position] = f"repeats line {blocks[first[key]].line}"
        elif key:
            first.setdefault(key, position)
    return sift_at(blocks, reasons)


def _key(block: Block) -> str:
    return normalise(block.text) if block.kind in (None, "paragraph", "heading") else ""


def _promotions(blocks: Sequence[Block], keys: Sequence[str], counts: Counter[str]) -> dict[str, str]:
    """Return the lines that come back at least three times, with what they are.

    A promotion is a line and its neighbour that come back together, at least one of them a sentence; a long
    line without a stop that comes back alone is a running line.
    """
    often = {key for key, number in counts.items() if number >= _OFTEN}
    found: dict[str, str] = {}
    for (key, block), (next_key, following) in pairwise(zip(keys, blocks, strict=True)):
        together = key in often and next_key in often and counts[key] == counts[next_key]
        if together and key != next_key and (_is_sentence(block.text) or _is_sentence(following.text)):
            found[key] = found[next_key] = "promotion"
    for key, block in zip(keys, blocks, strict=True):
        if key in often and size(block.text) >= _REFRAIN_WORDS and not ends_like_sentence(block.text):
            found.setdefault(key, "running line")
    words = sum(size(key) for key in counts)
    return found if sum(size(key) for key in found) <= words * _MAX_PROMOTION_SHARE else {}


def _is_sentence(text: str) -> bool:
    return size(text) >= _SENTENCE_WORDS and ends_like_sentence(text)


def without_pull_quotes(blocks: Sequence[Block]) -> Sifted:
    """Drop short paragraphs of one sentence that say a near paragraph's sentences again."""
    reasons: dict[int, str] = {}
    for position, block in enumerate(blocks):
        if not _may_be_pulled(block) or len(terms(block.text)) < _MIN_TERMS:
            continue
        for other in _near(position, len(blocks)):
            near = abs(position - other) == 1
            if other not in reasons and _is_pulled(block.text, blocks[other].text, adjacent=near):
                reasons[position] = f"repeats line {blocks[other].line}"
                break
    return sift_at(blocks, reasons)


def repeats_start(short: str, text: str) -> bool:
    """Tell whether a text is a near copy of how another one begins, as a standfirst is."""
    pulled = terms(short)
    opening = terms(text[: 3 * len(short) + 100])
    return len(pulled) >= _MIN_TERMS and _share(pulled, opening) >= _MIN_SHARE + 0.1


def share_known(text: str, known: frozenset[str]) -> float:
    """Return the share of a text's terms that are among the known ones; 0 when it has none."""
    own = terms(text)
    return _share(own, known) if own else 0.0


def _may_be_pulled(block: Block) -> bool:
    low, high = _PULL_QUOTE_WORDS
    if block.kind not in (None, "paragraph", "quote") or not low <= size(block.text) <= high:
        return False
    if is_numbered_caption(block.text):
        return False
    first = next((char for char in block.text if char.isalnum()), "")
    return not first.islower() and ends_like_sentence(block.text) and len(split(block.text)) == 1


def _near(position: int, length: int) -> list[int]:
    """Return the positions of the neighbours, nearest first, those before ahead of those after."""
    around = [position + step * side for step in range(1, _NEIGHBOURS + 1) for side in (-1, 1)]
    return [other for other in around if 0 <= other < length]


def _is_pulled(short: str, text: str, *, adjacent: bool) -> bool:
    """Tell whether a text, clearly longer, holds the words and all numbers of the short paragraph."""
    if len(text) < 1.3 * len(short):
        return False
    pulled, source = terms(short), terms(text)
    numbers = {term for term in pulled if term[0].isdigit()}
    if not numbers <= source:
        return False
    certain = adjacent and len(source) <= _MAX_SOURCE_TERMS
    return _share(pulled, source) >= (_MIN_SHARE if certain else _SURE_SHARE)


@lru_cache(maxsize=64)  # a paragraph is compared with each of its neighbours
def terms(text: str) -> frozenset[str]:
    """Return the beginnings of a text's longer words, its numbers and its Chinese characters."""
    folded = text[:_COMPARED].casefold()
    return frozenset(term.strip(".,")[:_PREFIX] for term in _TERM.findall(folded))


def _share(part: frozenset[str], whole: frozenset[str]) -> float:
    return len(part & whole) / len(part)
