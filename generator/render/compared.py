"""Two wordings of a claim -> both as pages show them, with the words in which they differ marked."""

import difflib
import re
from collections.abc import Sequence

from generator.model import Md
from generator.render.markdown import escape

# Scripts without spaces are compared sign by sign; a number counts as one word with the marks inside it.
_WORDS = re.compile(
    r"\d+(?:[.,]\d+)*|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]|[^\W\d]+|\s+|."
    , re.S
)  # fmt: skip
_LONGEST = 400
"""Words: two longer texts are shown without marks, since comparing takes the square of their length."""


def compared(was: str, now: str) -> tuple[Md, Md]:
    """Return both texts, escaped; every run of words that only one of them has stands in a <b>."""
    old, new = _WORDS.findall(was), _WORDS.findall(now)
    if not old or not new or max(len(old), len(new)) > _LONGEST:
        return escape(was), escape(now)
    same = difflib.SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return (
        _marked(old, [(block.a, block.size) for block in same]),
        _marked(new, [(block.b, block.size) for block in same]),
    )


def _marked(words: Sequence[str], same: Sequence[tuple[int, int]]) -> Md:
    """Return the words. ``same`` says where those begin that the other text has, too, and their number."""
    parts: list[str] = []
    position = 0
    for begin, size in same:
        differing = "".join(words[position:begin])
        core = differing.strip()
        before, _, after = differing.partition(core) if core else (differing, "", "")
        # White space shows as nothing, so it needs no mark.
        parts += [escape(before), f"<b>{escape(core)}</b>" if core else "", escape(after)]
        parts.append(escape("".join(words[begin : begin + size])))
        position = begin + size
    return Md("".join(parts))
