"""A line -> what it looks like: how many words, whether it ends like a sentence, a name, a date, prose.

All tests are linear in the length of the line and look at its form only, never at its meaning.
"""

import re
import unicodedata
from functools import cache, lru_cache

from generator import lexicon
from generator.text.words import count

_CJK_CHAR = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_CLOSERS = "\"'”’»›）)]」』*_ \t\u00a0\u200b\u200e\u200f"
_STOPS = ".!?…。！？؟۔।"
_DOTTED_ABBREVIATION = re.compile(r"(?:\b[A-Z]\.){2,}$")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SHORT_DATE = re.compile(r"(?<!\d)\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?!\d)")
_DATE_FILLER = re.compile(
    r"^(?:\d{1,4}(?:st|nd|rd|th|er|º|º|ª)?|[ap]m|[apm]|[年月日号г]|utc|gmt|t|z"
    r"|(?:[ecmp]|ak|h|a|n)[sd]?t|[cew]es?t|(?:b|i|j|k|ms|sa)st|nz[sd]t|a[cew][sd]t|(?:hk|sg|ph|pk|br|ea)t)$"
)
"""Numbers, parts of the day, marks of years and days, and time zones: but "Matt" is a name."""
_DATE_TOKEN = re.compile(r"[年月日号년월일]|\d+|[^\W\d年月日号년월일]+")
_VOWEL_SIGNS = frozenset(map(chr, (*range(0x064B, 0x0653), 0x0640)))
_LONGEST_DATE = 80
_FAR_ENOUGH = 1000
_SHORT = 60
_PROSE_WORDS = 12
_MAX_DATE_WORDS = 14
_MAX_NAME_WORDS = 6


def size(text: str) -> int:
    """Return how many words a line has, counting no further than its first thousand characters."""
    return _short_size(text) if len(text) <= _SHORT else count(text[:_FAR_ENOUGH])


@lru_cache(maxsize=1 << 17)
def _short_size(text: str) -> int:
    """Return the words of a short line; every step of the cleaner asks for them."""
    return count(text)


def ends_like_sentence(text: str) -> bool:
    """Tell whether the line ends with a sentence's stop, closing quotes and brackets aside."""
    return text[-80:].rstrip(_CLOSERS).endswith(tuple(_STOPS))


def is_question(text: str) -> bool:
    """Tell whether the line ends with a question mark."""
    return text[-80:].rstrip(_CLOSERS).endswith(("?", "？", "؟"))


def is_prose(text: str) -> bool:
    """Tell whether the line reads like a paragraph: long enough and ended like a sentence, or very long."""
    length = size(text)
    return (length >= _PROSE_WORDS and ends_like_sentence(text)) or length >= 2.5 * _PROSE_WORDS


def is_capitals(text: str) -> bool:
    """Tell whether a line has letters and all of them that can be capitals are."""
    return text.upper() == text and text.lower() != text


def is_name(text: str) -> bool:
    """Tell whether a line has the form of a person's or organisation's name: a few capitalised words."""
    tokens = text.replace(",", " ").split()
    if not 1 <= len(tokens) <= _MAX_NAME_WORDS or any(char.isdigit() for char in text):
        return False
    if _CJK_CHAR.search(text):
        return len(text) <= 2 * _MAX_NAME_WORDS and not ends_like_sentence(text)
    if ends_like_sentence(text) and not _DOTTED_ABBREVIATION.search(text) and len(tokens[-1]) > 3:
        return False
    naming = [token for token in tokens if token.casefold() not in _listed("name_particles")]
    return bool(naming) and all(_capitalised(token) for token in naming)


def is_date(text: str) -> bool:
    """Tell whether a line is a date and nothing else: day, month, year, weekday, clock time."""
    tokens = _date_tokens(text)
    return 0 < len(tokens) <= _MAX_DATE_WORDS and all(map(_is_date_token, tokens))


def is_mostly_date(text: str) -> bool:
    """Tell whether a line holds a date and little more: "3 May 2024, 9:15 (Beijing time)"."""
    tokens = _date_tokens(text)
    dated = sum(map(_is_date_token, tokens))
    return 0 < len(tokens) <= _MAX_DATE_WORDS and dated > len(tokens) / 2


def _date_tokens(text: str) -> list[str]:
    """Return the words and numbers of a short line that names a year; nothing for any other line."""
    if len(text) > _LONGEST_DATE or not any(map(str.isdigit, text)):
        return []
    lowered = text.casefold() if text.isascii() else normalise_digits(text.casefold())
    return _DATE_TOKEN.findall(lowered) if _YEAR.search(lowered) or _SHORT_DATE.search(lowered) else []


def _is_date_token(token: str) -> bool:
    return token in _listed("calendar") or bool(_DATE_FILLER.match(token))


def normalise_digits(text: str) -> str:
    """Return a text with the digits of all scripts written as 0 to 9, without Arabic vowel signs."""
    return "".join(
        str(unicodedata.digit(char)) if char.isdecimal() else char
        for char in text
        if char not in _VOWEL_SIGNS
    )


@cache
def _listed(section: str) -> frozenset[str]:
    return frozenset(str(word).casefold() for word in lexicon.load("labels")[section])


def _capitalised(token: str) -> bool:
    letter = next((char for char in token if char.isalpha()), "")
    return bool(letter) and (letter.isupper() or letter.lower() == letter.upper())
