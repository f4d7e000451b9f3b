"""Text -> its words with their places, and the runs of capitalised words that may be names."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from generator import lexicon

_WORD = re.compile(
    r"""
    [A-Za-z] [a-z]++ (?= [ ,.] )                            # most words: found below, too, but slower
  | (?: [^\W\d_] \. ){2,}                                   # U.S.
  | [\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]               # scripts without spaces: a word a character
  | \b (?: [dljmnstcDLJMNSTC] | [qQ]u ) ['\u2019] (?= [^\W\d_]{2} )   # d', l', qu'
  | [A-Z]{1,3} & [A-Z]{1,2} \b                              # AT&T
  | \b (?: People|Women|Men|Children|Veterans|King|Queen|Lloyd|McDonald|Moody|Sotheby|Levi|Macy ) ['\u2019]s\b
  | [^\W_]+ (?: [\u0300-\u036f\u064b-\u065f]+ [^\W_]* )*    # words, with marks over and under letters
    (?: ['\u2019] (?! s\b ) [^\W\d_]+ )* \+?                # O'Brien, BRICS+
  | &
    """,
    re.VERBOSE,
)
_VOWEL_MARKS = re.compile("[\u064b-\u065f]")
"""Arabic writes them or leaves them out."""
_SPACES = frozenset({" ", "\u00a0", "\u202f", "\n"})
HYPHENS = frozenset({"-", "\u2010", "\u2011", "\u2013"})
_JOINTS = _SPACES | HYPHENS | {""}
_ABBREVIATED = frozenset(
    {"St", "Mt", "Ft", "Jr", "Dr", "Mr", "Mrs", "Ms", "Gen", "Sen", "Rep", "Gov", "Lt", "Col", "Prof"}
)
_INCORPORATED = frozenset({"Inc", "Ltd", "LLC", "Incorporated", "GmbH", "PLC"})
_SPELLINGS = {
    "Programme": "Program",
    "Centre": "Center",
    "Defence": "Defense",
    "Labour": "Labor",
    "Programmes": "Programs",
}
_LONGEST_NAME = 10
_YEAR_DIGITS = 4
_LONGEST_LEFT = 4


class Word(NamedTuple):
    """A word and its place in the text."""

    text: str
    start: int
    end: int


class Run(NamedTuple):
    """Consecutive words, from ``first`` up to but not including ``last``, that may be one name."""

    first: int
    last: int


def words(text: str) -> list[Word]:
    """Return the words; hyphens and possessive endings are outside them, characters without spaces alone."""
    return [Word._make((match[0], *match.span())) for match in _WORD.finditer(text)]


def is_capitalised(word: str) -> bool:
    """Say whether the word is written as names are: Paris, NATO, eBay."""
    if word.islower():
        return False
    return word[0].isupper() or (word[:1].isalpha() and any(char.isupper() for char in word[1:3]))


def fold(word: str) -> str:
    """Return the word in one spelling: -ize, American, one apostrophe, Arabic without its vowels."""
    if len(word) > len("isation") and "isation" in word:
        word = word.replace("isation", "ization")
    if not word.isascii():
        word = _VOWEL_MARKS.sub("", word)
    return _SPELLINGS.get(word, word).replace("'", "\u2019")


def joined(text: str, before: Word, after: Word) -> bool:
    """Say whether two words stand together as the words of one name do."""
    gap = text[before.end : after.start]
    if gap in _JOINTS or (gap == ", " and after.text in _INCORPORATED):
        return True
    abbreviated = len(before.text) == 1 or before.text in _ABBREVIATED
    return abbreviated and gap.startswith(".") and gap[1:] in _JOINTS


def lowered(text: str) -> str:
    """Return the text in lower case, every letter at its place even where lower case has more letters."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(char if len(char.lower()) > 1 else char.lower() for char in text)


def name_text(text: str, found: Sequence[Word]) -> str:
    """Return the words as they stand in the text."""
    return text[found[0].start : found[-1].end]


def runs(
    text: str,
    found: Sequence[Word],
    splitting: frozenset[int] = frozenset(),
    sovereign: frozenset[int] = frozenset(),
) -> list[Run]:
    """Return the runs of capitalised words, with "of", "for" and particles between them.

    ``splitting`` holds words that are names already: a hyphen beside them joins nothing ("China-Russia").
    ``sovereign`` holds those that go on with "of" only after the head of a name ("Bank of China").
    """
    result: list[Run] = []
    end = 0
    for at in [place for place, word in enumerate(found) if not word.text.islower()]:
        word = found[at].text
        if at >= end and is_capitalised(word) and fold(word) not in _breaking():
            end = _run_end(text, found, at, splitting, sovereign)
            result.append(Run(at, end))
    return result


def _run_end(
    text: str, found: Sequence[Word], first: int, splitting: frozenset[int], sovereign: frozenset[int]
) -> int:
    """Return where the run ends that begins at this word."""
    end = first + 1
    while end < len(found) and end - first < _LONGEST_NAME and joined(text, found[end - 1], found[end]):
        hyphen = text[found[end - 1].end : found[end].start] in HYPHENS
        prefixed = found[end - 1].text in cues("prefixes")
        if hyphen and not prefixed and (end in splitting or end - 1 in splitting):
            break
        if is_capitalised(found[end].text):
            if fold(found[end].text) in _breaking():
                break
            end += 1
            continue
        if hyphen and _is_link(text, found, end):
            end += 2
            continue
        if hyphen and not _is_given_after_family(found, first, end):
            break
        if hyphen:
            return end + 1
        if _is_number_of_name(text, found, end):
            return end + 1
        reach = _after_joining(text, found, first, end, sovereign)
        if reach is None:
            break
        end = reach
    return end


def _is_link(text: str, found: Sequence[Word], at: int) -> bool:
    """Say whether a small word behind a hyphen links two words of a name: "Pas-de-Calais"."""
    links = found[at].text in cues("links") and at + 1 < len(found)
    return links and joined(text, found[at], found[at + 1]) and is_capitalised(found[at + 1].text)


def _is_given_after_family(found: Sequence[Word], first: int, at: int) -> bool:
    """Say whether the small word behind a hyphen ends an East Asian name: "Kim Jong-un"."""
    return at - first == 2 and found[first].text in _family_first() and found[at].text.isalpha()


@cache
def _family_first() -> frozenset[str]:
    return frozenset(lexicon.load("given_names")["family_first"].split())


def _is_number_of_name(text: str, found: Sequence[Word], at: int) -> bool:
    """Say whether the digits after a name belong to it: "Nord Stream 2", "Agenda 2030"."""
    digits = found[at].text
    if not digits.isdigit() or text[found[at].end : found[at].end + 1] in {"%", ":"}:
        return False
    if text[found[at].end : found[at].end + 2][1:2].isdigit():
        return False
    if len(digits) == _YEAR_DIGITS:
        return found[at - 1].text in _dated()
    return len(digits) <= 2 and found[at - 1].text not in _counted() and at + 1 <= len(found)


def _after_joining(
    text: str, found: Sequence[Word], first: int, at: int, sovereign: frozenset[int]
) -> int | None:
    """Return the end of the run when joining words and a capitalised word go on with it."""
    reach = at
    while reach < len(found) and found[reach].text in _joining() and reach - at < 2:
        if not joined(text, found[reach - 1], found[reach]):
            return None
        reach += 1
    if reach == at or reach >= len(found) or not joined(text, found[reach - 1], found[reach]):
        return None
    if not is_capitalised(found[reach].text) or not _may_join(text, found, first, at, reach, sovereign):
        return None
    return reach + 1


def _may_join(
    text: str, found: Sequence[Word], first: int, at: int, reach: int, sovereign: frozenset[int]
) -> bool:
    """Say whether the joining words between these two capitalised words can be inside one name."""
    joining, before, after = found[at].text, found[at - 1].text, found[reach].text
    if joining in {"and", "&", "y", "et"}:
        return joining == "&" or _and_is_inside(text, found, first, at, reach, sovereign)
    if joining in {"of", "for"}:
        if before in _heads() or joining == "for":
            return before in _heads()
        closed = before in _never_before_of() or after in _never_before_of() or reach in sovereign
        return first > 0 and not closed
    if joining == "the":
        return after in cues("epithets")
    if joining == "on":
        return before in cues("before_on") and after not in cues("never")
    return at > 0 and joining in _particles() and (first > 0 or before not in _never_before_of())


def _and_is_inside(
    text: str, found: Sequence[Word], first: int, at: int, reach: int, sovereign: frozenset[int]
) -> bool:
    """Say whether "and" stands inside one name: "Food and Drug Agency", "Ministry of Health and Care"."""
    left = [word.text for word in found[first:at]]
    abbreviated = any(word.isupper() and len(word) > 1 for word in left)
    if abbreviated or any(place in sovereign for place in range(first, at)) or len(left) > _LONGEST_LEFT:
        return False
    if found[reach - 1].text == "the":
        return False
    if left[0] in cues("organisation_first") or (
        "of" in left[1:] and left[left.index("of", 1) - 1] in cues("organisation_first")
    ):
        return len(left) > 1
    if any(word in _heads() for word in left):
        return False
    end = reach
    while end < len(found) and is_capitalised(found[end].text) and joined(text, found[end - 1], found[end]):
        end += 1
    last = found[end - 1].text
    return (
        last in cues("organisation") | cues("programme")
        and reach not in sovereign
        and (first > 0 or left[0] == "The")
    )


@cache
def cues(kind: str) -> frozenset[str]:
    """Return the words of one list of lexicon/name_cues.yml."""
    return frozenset(lexicon.load("name_cues")[kind].split())


@cache
def _heads() -> frozenset[str]:
    lists = ("organisation", "programme", "place", "company", "organisation_first", "programme_first")
    return frozenset().union(*(cues(kind) for kind in lists)) - {
        "Government",
        "East",
        "West",
        "North",
        "South",
    }


@cache
def _never_before_of() -> frozenset[str]:
    titles = lexicon.load("titles")["titles"]
    capitalised = {word.capitalize() for title in titles for word in title.split()}
    return frozenset(capitalised) | cues("never") | cues("not_before_of")


@cache
def _breaking() -> frozenset[str]:
    return cues("breaking")


@cache
def _joining() -> frozenset[str]:
    return cues("joining") | {"on"}


@cache
def _particles() -> frozenset[str]:
    return cues("particles")


@cache
def _dated() -> frozenset[str]:
    return cues("programme") | cues("programme_first")


@cache
def _counted() -> frozenset[str]:
    return cues("never") | cues("event")
