"""A four-digit number in a text -> whether it names a year, judged by the words around it."""

import re
from dataclasses import dataclass
from functools import cache

from generator import lexicon

_BEFORE = re.compile(r"([^\s\W]+(?:['’.-]\w+)*\.?|©|\([cC]\))[\s(\[“\"‘']*\Z")
_AFTER = re.compile(r"[\s-]+(\w+(?:[-’']\w+)*)(\s+\w+)?")
_BAD_LEFT = re.compile(r"(?:[\w.,:/$£€¥#№@+=*^~\\]|\d[ -])\Z|(?:[$£€¥]|No\.|№)\s\Z")
_LONGEST_BAD_LEFT = len("No. ")
_BAD_RIGHT = re.compile(
    r"\d|[.,:/]\d|%|°|\s?[$€£¥%]|\s\d{3}\b|[^\W\d_]|[-–]\d|/\w|@|\s?[×x]\s?\d"
    r"|\s?B\.?C\b|\s(?:Ti|XTX?|GT[XSI]?)\b"
)
_ADDRESS = re.compile(
    r"(?:\s[A-Z][\w.’'-]*){0,3}\s(?:Street|Avenue|Road|Boulevard|Drive|Lane|Parkway|St\.|Ave\.?|Rd\.?|Blvd\.?)(?!\w)"
)
_BEFORE_A_STREET = frozenset({"in", "since", "by", "until", "during", "the"})
"""After one of these the street is not numbered: "In 1990 Wall Street"."""
_MADE_OF = re.compile(r"-[a-z]")
_JOINED = re.compile(r"\s(?:and|to|or)\s\d{4}(?!\d)")
_PRICED_AS_THEN = re.compile(r"\s(?:levels?|prices?|rates?|values?|exchange|market|constant)\b")
_PREFIX = re.compile(r"(?:pre|post|mid|early|late|since|circa|the|ex|from)[-–—]\Z", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"©|\(c\)|\(C\)|copyright|Copyright|COPYRIGHT|all rights reserved|All rights reserved"
)
_REACH = 40
_ROUND = 50
_EARLIEST_UNSUPPORTED = 1400
"""Numbers below this are years only after a word of time."""
_LATEST_UNSUPPORTED = 2075
_ARTICLES = frozenset({"a", "for", "on", "as"})
"""They stand before years and before anything else."""
_LIMITS = frozenset(
    [
        "least",
        "most",
        "over",
        "nearly",
        "almost",
        "approximately",
        "roughly",
        "environ",
        "quelque",
        "etwa",
        "rund",
        "mindestens",
        "casi",
        "unos",
        "около",
        "почти",
        "более",
        "менее",
        "свыше",
        "порядка",
        "примерно",
    ]
)


@dataclass(frozen=True, slots=True)
class _Context:
    numbered: frozenset[str]
    events: frozenset[str]
    counted: frozenset[str]
    amounts: frozenset[str]
    time: frozenset[str]


def names_year(text: str, start: int, end: int, language: str) -> bool:
    """Say whether the digits ``text[start:end]`` name a year, and not a count, a code or part of a name."""
    left = text[max(0, start - _REACH) : start]
    right = text[end : end + _REACH]
    if _is_part(left, right):
        return False
    words = _context()
    found = _BEFORE.search(left)
    before = found.group(1) if found else ""
    low = before.lower().rstrip(".")
    if low in words.numbered or (low == "at" and not _PRICED_AS_THEN.match(right)):
        return False
    if low not in _BEFORE_A_STREET and _ADDRESS.match(right):
        return False
    joined = _JOINED.match(text, end)
    if joined and counts_next(text, joined.end()):
        return False
    return not (
        _is_name(before, low, left, words, language)
        or _is_count(int(text[start:end]), low, right, words, language)
    )


def _is_part(left: str, right: str) -> bool:
    """Say whether the digits belong to a longer writing: a price, a code, a copyright line."""
    if _BAD_RIGHT.match(right) or _COPYRIGHT.search(left) or _COPYRIGHT.match(right.lstrip()):
        return True
    if _BAD_LEFT.search(left[-_LONGEST_BAD_LEFT:]) and not left.endswith(","):
        return True
    return bool(left and left[-1] in "-–—" and not _PREFIX.search(left) and _glued(left))


def counts_next(text: str, end: int) -> bool:
    """Say whether the word after a number is one that is counted: "between 1700 and 1800 people"."""
    found = _AFTER.match(text, end)
    return found is not None and found.group(1).lower() in _context().counted


def _glued(left: str) -> bool:
    """Say whether the dash before the number joins it to a code: "ISO-2000", but not "word - 2000"."""
    return left[-2:-1].isupper() or left[-2:-1].isdigit()


def _is_name(before: str, low: str, left: str, words: _Context, language: str) -> bool:
    """Say whether the number closes a name: "Vision 2030"; a bracket or comma between them opens a date."""
    if not before or not before[0].isupper() or language == "de":
        return False
    gap = left[left.rfind(before) + len(before) :]
    if gap.strip(" \t\u00a0\n") or before.endswith(("'s", "’s")):
        return False
    if low in words.events or low in words.time or low in _function_words(language):
        return False
    if language != "en" and not left[: left.rfind(before)].strip():
        return False  # elsewhere too little is known of the words that open sentences
    inside_brackets = left.rfind("(") > left.rfind(")")
    return not inside_brackets


def _is_count(number: int, low: str, right: str, words: _Context, language: str) -> bool:
    """Say whether the number counts what follows it: "2000 people"."""
    if low in _LIMITS or (number > _LATEST_UNSUPPORTED and low not in words.time - _ARTICLES):
        return True
    found = _AFTER.match(right)
    after = found.group(1) if found else ""
    if after == "or" and found and (found.group(2) or "").strip() in {"more", "so", "fewer", "less"}:
        return True
    if after.lower() in words.counted or (number % _ROUND == 0 and _MADE_OF.match(right)):
        return True  # "2000 people", "a 2000-word essay"
    plural = after.islower() and after.endswith("s") and not after.endswith(("ss", "us", "is", "was", "has"))
    if (
        low in words.amounts
        and after.islower()
        and (plural or (found and (found.group(2) or "").endswith("s")))
    ):
        return low not in {"these", "those", "or", "all"} or (plural and number % _ROUND == 0)
    if plural and number % _ROUND == 0 and low not in {"the", "its", "his", "her", "their", "our"}:
        return language == "en" or low not in words.time
    return number < _EARLIEST_UNSUPPORTED and low not in words.time and _counts_on(right)


def _counts_on(right: str) -> bool:
    """Say whether a lower-case word follows directly, as after a count."""
    stripped = right.lstrip()
    return bool(stripped) and right[:1].isspace() and stripped[0].islower()


@cache
def _function_words(language: str) -> frozenset[str]:
    return frozenset(lexicon.load("function_words").get(language, ()))


@cache
def _context() -> _Context:
    table = lexicon.load("months")["context"]
    return _Context(
        *(frozenset(table[name]) for name in ("numbered", "events", "counted", "amounts", "time"))
    )
