"""A line -> why it is boilerplate, or nothing: sharing lines, promotions, credits, page controls."""

import re
from collections.abc import Iterable
from functools import cache

from generator import lexicon
from generator.readers.looks import ends_like_sentence
from generator.text.normalise import normalise
from generator.text.words import count

_DIGITS = re.compile(r"\d+")
_LONGEST_CUE_LINE = 12
"""A line with more words than this is judged by its whole wording, not by how it begins."""
_LONGEST_CREDIT = 10
_LONGEST_KEY = 400
_LONGEST_CUE = 6
_LONGEST_ENTRY = 60
_LABEL_END = re.compile(r"\s*[:：/|]\s*")
_CREDIT_END = re.compile(r"[(/]\s*(?P<maker>[^()]{2,80}?)\s*\)?\.?$")
_LONGEST_CREDIT_END, _LONGEST_CAPTION = 90, 500
_CAPTION_NUMBER = re.compile(r"\s*\d{1,3}(?:\.\d{1,2})?(?:[.:：|]|\s+[-–—]|\s*$)")
Cues = dict[str, str]
"""Normalised cue -> reason."""


def key(text: str) -> str:
    """Return the form in which lines are compared with cues: normalised, every number as 0."""
    return _DIGITS.sub("0", normalise(text[:_LONGEST_KEY]))


def reason(text: str, *, page: bool = False) -> str | None:
    """Return why a line is boilerplate wherever it stands in a document, or ``None``.

    ``page``: a whole web page was pasted, so single words like "Print" are its buttons and no headings.
    """
    line = key(text)
    if not line or len(text) >= _LONGEST_KEY:
        return None
    whole, starts = _cues("lines", page), _cues("starts", page)
    if line in whole:
        return whole[line]
    if count(line) > _LONGEST_CUE_LINE:
        return None
    found = _longest_prefix(line, starts)
    if found is None or (ends_like_sentence(text) and starts[found] == "link to another page"):
        return None
    return starts[found]


def is_credit(text: str) -> bool:
    """Tell whether a line gives the maker of a picture: a label, a colon, a few words."""
    label = _LABEL_END.split(text[:_LONGEST_KEY], maxsplit=1)
    return len(label) == 2 and key(label[0]) in _list("credits") and count(text) <= _LONGEST_CREDIT


def is_picture_caption(text: str) -> bool:
    """Tell whether a line is labelled as a picture's caption, or ends with a credit: "(Image: Jane Doe)"."""
    label = _LABEL_END.split(text[:_LONGEST_KEY], maxsplit=1)
    if len(label) == 2 and label[1] and key(label[0]) in _list("credits"):
        return True
    credit = _CREDIT_END.search(text[-_LONGEST_CREDIT_END:])
    if credit is None or len(text) > _LONGEST_CAPTION:
        return False
    maker = _LABEL_END.split(credit["maker"])
    return any(key(part) in _list("agencies") for part in maker) or (
        len(maker) == 2 and key(maker[0]) in _list("credits")
    )


def is_numbered_caption(text: str) -> bool:
    """Tell whether a line is the caption of a numbered figure or table: "Table 2: ..."."""
    first, _, rest = text[:_LONGEST_KEY].replace("\u00a0", " ").partition(" ")
    return key(first) in _list("captions") and bool(_CAPTION_NUMBER.match(rest))


def closes_article(text: str) -> bool:
    """Tell whether a line opens what stands below an article on a page: comments, terms, author."""
    return _opens(text, "closings")


def opens_aside(text: str) -> bool:
    """Tell whether a line opens links or a box that may stand below an article or in the midst of it."""
    return _opens(text, "asides")


def is_notice(text: str) -> bool:
    """Tell whether a line of a page speaks of cookies, accounts or rights."""
    line = f" {key(text)} "
    return any(f" {phrase} " in line for phrase in _notices())


def _opens(text: str, section: str) -> bool:
    line = key(text)
    whole, starts = _openings(section)
    if line in whole:
        return True
    return count(line) <= _LONGEST_CUE_LINE and _longest_prefix(line, starts) is not None


def is_menu_entry(text: str) -> bool:
    """Tell whether a line stands in the menus, account boxes and notices of web pages, and nowhere else."""
    return len(text) <= _LONGEST_ENTRY and key(text) in _list("menu")


def is_section_entry(text: str) -> bool:
    """Tell whether a line names a section or a button of a web page; elsewhere it may be a heading."""
    return len(text) <= _LONGEST_ENTRY and key(text) in _list("sections")


def _longest_prefix(line: str, cues: Iterable[str]) -> str | None:
    """Return the longest cue with which the line begins, at a word's end."""
    known = cues if isinstance(cues, dict | frozenset) else frozenset(cues)
    tokens = line.split()
    for length in range(min(len(tokens), _LONGEST_CUE), 0, -1):
        candidate = " ".join(tokens[:length])
        if candidate in known:
            return candidate
    return next((cue for cue in _unspaced(frozenset(known)) if line.startswith(cue)), None)


@cache
def _unspaced(cues: frozenset[str]) -> tuple[str, ...]:
    """Return the cues in scripts that put no spaces between words."""
    return tuple(sorted(cue for cue in cues if cue and "\u3040" <= cue[0] <= "\u9fff"))


@cache
def _cues(section: str, page: bool) -> Cues:
    groups = lexicon.load("boilerplate")
    chosen = [groups[section], groups[f"page_{section}"]] if page else [groups[section]]
    return {key(cue): why for group in chosen for why, cues in group.items() for cue in cues}


@cache
def _openings(section: str) -> tuple[frozenset[str], frozenset[str]]:
    cues = lexicon.load("boilerplate")[section]
    return frozenset(map(key, cues["whole"])), frozenset(map(key, cues["starts"]))


@cache
def _notices() -> tuple[str, ...]:
    return tuple(map(key, lexicon.load("boilerplate")["notices"]))


@cache
def _list(section: str) -> frozenset[str]:
    return frozenset(map(key, lexicon.load("boilerplate")[section]))
