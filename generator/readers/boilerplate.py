"""A line -> why it is boilerplate, or nothing: sharing lines, promotions, credits, page controls."""

import re
from collections.abc import Container, Iterable
from functools import cache, lru_cache

from generator import lexicon
from generator.readers.looks import ends_like_sentence
from generator.text.normalise import normalise
from generator.text.words import count

_DIGITS = re.compile(r"\d+")
_IN_NUMBER = re.compile(r"\d[.,]\d")
_NO_PUNCTUATION = {ord(char): None for char in "!\"#&'()*,-./:;?@[\\]_{}"}
"""ASCII punctuation without %; `normalise` removes the same, slower."""
_NO_VOWEL_SIGNS = dict.fromkeys((*range(0x064B, 0x0653), 0x0640))
"""Arabic is written with and without them."""
_LONGEST_CUE_LINE = 12
"""A line with more words than this is judged by its whole wording, not by how it begins."""
_LONGEST_KEY = 400
_LONGEST_CUE = 6
_LONGEST_ENTRY = 60
_LONGEST_CONTACT = 30
_OPENING_BRACKETS = ("[", "(", "（", "【")
_LABEL_END = re.compile(r"\s*[:：/|]\s*")
Cues = dict[str, str]
"""Normalised cue -> reason."""


def key(text: str) -> str:
    """Return the form in which lines are compared with cues: normalised, every number as 0."""
    return _key(text[:_LONGEST_KEY])


@lru_cache(maxsize=1 << 17)
def _key(text: str) -> str:
    """Return the key of a text; the lines of a file are compared with many lists, one after the other."""
    if text.isascii() and not _IN_NUMBER.search(text):
        folded = " ".join(text.lower().translate(_NO_PUNCTUATION).split())
    else:
        folded = normalise(text).translate(_NO_VOWEL_SIGNS)
    return _DIGITS.sub("0", folded)


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
    formed = _reason_of_form(text)
    if formed or count(line) > _LONGEST_CUE_LINE:
        return formed
    found = _longest_prefix(line, starts, _unspaced_starts(page))
    if found is None or (ends_like_sentence(text) and starts[found] == "link to another page"):
        return None
    return starts[found]


def _reason_of_form(text: str) -> str | None:
    if _is_contact(text):
        return "contact address"
    return "reaction of the audience" if _is_reaction(text) else None


def _is_contact(text: str) -> bool:
    """Tell whether a line tells the press whom to ask: a label, a colon, a name or an address."""
    label = _LABEL_END.split(text, maxsplit=1)
    return len(label) == 2 and key(label[0]) in _list("contacts") and count(text) <= _LONGEST_CONTACT


def _is_reaction(text: str) -> bool:
    """Tell whether a line in brackets says how the audience reacted: "[Applause]"."""
    if not text.startswith(_OPENING_BRACKETS) or len(text) > _LONGEST_ENTRY:
        return False
    line = key(text)
    known = _list("reactions")
    return line in known or all(word in known for word in line.split())


def closes_article(text: str) -> bool:
    """Tell whether a line opens what stands below an article on a page: comments, terms, author."""
    return _opens(text, "closings")


def opens_aside(text: str) -> bool:
    """Tell whether a line opens links or a box that may stand below an article or in the midst of it."""
    return _opens(text, "asides")


def is_notice(text: str) -> bool:
    """Tell whether a line of a page speaks of cookies, accounts or rights."""
    line = f" {key(text)} "
    return any(phrase in line for phrase in _notices())


def _opens(text: str, section: str) -> bool:
    line = key(text)
    whole, starts = _openings(section)
    if line in whole:
        return True
    return (
        count(line) <= _LONGEST_CUE_LINE
        and _longest_prefix(line, starts, _unspaced_openings(section)) is not None
    )


def is_menu_entry(text: str) -> bool:
    """Tell whether a line stands in the menus, account boxes and notices of web pages, and nowhere else."""
    return len(text) <= _LONGEST_ENTRY and key(text) in _list("menu")


def is_section_entry(text: str) -> bool:
    """Tell whether a line names a section or a button of a web page; elsewhere it may be a heading."""
    return len(text) <= _LONGEST_ENTRY and key(text) in _list("sections")


def _longest_prefix(line: str, cues: Container[str], unspaced: Iterable[str]) -> str | None:
    """Return the longest cue with which the line begins, at a word's end, in scripts that have such."""
    tokens = line.split(maxsplit=_LONGEST_CUE)
    for length in range(min(len(tokens), _LONGEST_CUE), 0, -1):
        candidate = " ".join(tokens[:length])
        if candidate in cues:
            return candidate
    return None if line.isascii() else next((cue for cue in unspaced if line.startswith(cue)), None)


def _without_spaces(cues: Iterable[str]) -> tuple[str, ...]:
    """Return the cues in scripts that put no spaces between words."""
    return tuple(sorted(cue for cue in cues if cue and "\u3040" <= cue[0] <= "\u9fff"))


@cache
def _unspaced_starts(page: bool) -> tuple[str, ...]:
    return _without_spaces(_cues("starts", page))


@cache
def _unspaced_openings(section: str) -> tuple[str, ...]:
    return _without_spaces(_openings(section)[1])


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
    return tuple(f" {key(phrase)} " for phrase in lexicon.load("boilerplate")["notices"])


@cache
def _list(section: str) -> frozenset[str]:
    return frozenset(map(key, lexicon.load("boilerplate")[section]))
