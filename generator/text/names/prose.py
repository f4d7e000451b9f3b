"""A passage or line -> whether it is prose: no title in capitals, list of references or menu of languages."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from generator.text.names.index import Match
from generator.text.names.runs import Word, cues, is_capitalised


class _Sign(NamedTuple):
    """What references look like; running text has at most one of these."""

    marks: tuple[str, ...]
    """One of them is in every match, in small letters: a test much cheaper than the pattern."""
    pattern: re.Pattern[str]


_SIGNS = (
    _Sign((";",), re.compile(r"\b(?:19|20)\d\d[a-z]?\s?;\s?\d")),  # 2005;19
    _Sign(  # 19(3):123
        ("(",), re.compile(r"\b\d{1,4}\s?\(\d[\d\s/\u2013-]*\)\s?[:,]\s?[A-Za-z]?\d")
    ),
    _Sign((":",), re.compile(r"\b\d{1,4}:\s?\d{1,5}\s?[-\u2013]\s?\d")),  # 19:123-130
    _Sign(
        ("doi", "isbn", "issn", "arxiv", "pmid"),
        re.compile(r"\bdoi\b|doi\.org|\bISBN\b|\bISSN\b|\barXiv\b|\bPMID\b", re.IGNORECASE),
    ),
    _Sign(
        ("pp", "vol.", "ed.)", "eds.)", "in: "),
        re.compile(r"\bpp\. ?\d|\bpp ?\d{2}|\bVol\. ?\d|\bEds?\.\)|\bIn: [A-Z]"),
    ),
)
_SIGNS_WITH_INITIALS = (
    re.compile(
        r"\b[A-Z][\w'\u2019-]{1,40},? (?:[A-Z]\.[ -]?){1,3},? ?(?:&|and|\()|[A-Z]\., \([12]\d{3}"
    ),  # Lee, A. B., &
    re.compile(r"\b[A-Z][a-z'\u2019-]{1,40} [A-Z]{1,3}(?:,|\.(?= [A-Z])| et al)"),  # Lee AB,
)
_INITIAL = re.compile(r"[A-Z](?:[.,]| et al)")
_INDEXED = re.compile(r"Google ?Scholar|CrossRef|Medline", re.IGNORECASE)
"""Links that stand behind references and nowhere else."""
_FEWEST_SIGNS = 2
_LENGTH_PER_SIGN = 250
_FEWEST_CAPITALISED = 3
_FEWEST_LISTED = 8
_SHARE_LISTED = 0.5


def is_reference(passage: str) -> bool:
    """Say whether a passage is an entry, or a piece, of a list of references."""
    if len(passage) <= _LENGTH_PER_SIGN and _INDEXED.search(passage):
        return True
    small = passage.lower()
    likely = [sign.pattern for sign in _SIGNS if any(mark in small for mark in sign.marks)]
    likely += _SIGNS_WITH_INITIALS if _INITIAL.search(passage) else ()
    found = [count for count in (len(pattern.findall(passage)) for pattern in likely) if count]
    return len(found) >= _FEWEST_SIGNS and sum(found) * _LENGTH_PER_SIGN >= len(passage)


def is_titled(found: Sequence[Word]) -> bool:
    """Say whether all words that carry meaning have a capital, as in a title: it tells no name."""
    may_be_small = cues("title_small")
    if any(
        word.text.islower() and word.text not in may_be_small and word.text[0].isalpha() for word in found
    ):
        return False
    letters = [word.text for word in found if word.text[0].isalpha()]
    small = sum(map(str.islower, letters))
    return sum(map(is_capitalised, letters)) >= max(_FEWEST_CAPITALISED, 2 * small)


def is_menu(found: Sequence[Word], known: Sequence[Match]) -> bool:
    """Say whether a line lists adjectives of peoples and little else: the languages of a menu."""
    listed = sum(match.target.form == "people" for match in known)
    return listed == len(found) > 0 or (listed >= _FEWEST_LISTED and listed >= _SHARE_LISTED * len(found))
