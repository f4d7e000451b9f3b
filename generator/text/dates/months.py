"""A language -> the written forms of its months, with their numbers."""

import re
from collections.abc import Iterable
from functools import cache

from generator import lexicon
from generator.text.alternatives import any_of


@cache
def month_numbers(language: str) -> dict[str, int]:
    """Return every written form of a month, in this language and in English, with its number."""
    table = lexicon.load("months")["months"]
    numbers: dict[str, int] = {}
    for code in dict.fromkeys((language, "en")):
        for number, forms in enumerate(table.get(code, ()), start=1):
            for form in cased(forms):
                numbers.setdefault(form, number)
    return numbers


@cache
def month_hint(language: str) -> re.Pattern[str]:
    """Return a pattern that every text with the name of a month holds; where it stands tells nothing."""
    return re.compile(any_of(month_numbers(language)))


def cased(words: Iterable[str]) -> list[str]:
    """Return the words as they are, with a capital, and in capitals."""
    return list(
        dict.fromkeys(form for word in words for form in (word, word[:1].upper() + word[1:], word.upper()))
    )
