"""A written number, in digits or in words -> its value."""

import re
from functools import cache

from generator import lexicon

DECIMAL_COMMA = frozenset(
    {
        "de",
        "fr",
        "es",
        "it",
        "pt",
        "ru",
        "uk",
        "nl",
        "pl",
        "tr",
        "sv",
        "da",
        "id",
        "ro",
        "bg",
        "cs",
        "fi",
        "nb",
        "vi",
    }
)
_HUNDRED = 100
_VULGAR = {"½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75, "⅕": 0.2, "⅛": 0.125}
_SPACES = re.compile(r"[\s\u00a0\u202f'’٬]")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}\Z")


def digits_value(written: str, language: str) -> float:
    """Return the value of a number in digits, reading commas and stops as the language does."""
    number = _SPACES.sub("", written).replace("٫", ".")
    if number[-1] in _VULGAR:
        return (digits_value(number[:-1], language) if number[:-1] else 0.0) + _VULGAR[number[-1]]
    if language in DECIMAL_COMMA:
        if "," in number:
            number = (
                number.replace(".", "").replace(",", ".")
                if number.count(",") == 1
                else number.replace(",", "")
            )
        elif re.fullmatch(r"\d{1,3}(?:\.\d{3})+", number):
            number = number.replace(".", "")
        return float(number)
    if "," in number and not _GROUPED.match(number.split(".")[0]):
        return (
            float(number.replace(",", ".", 1))
            if number.count(",") == 1 and "." not in number
            else float(number.replace(",", ""))
        )
    return float(number.replace(",", ""))


def words_value(written: str) -> float | None:
    """Return the value of an English number in words ("two hundred and fifty"), or None."""
    words, scales = _tables()
    total = current = 0.0
    seen = False
    for token in re.split(r"[\s-]+", written.lower()):
        if token in {"and", ""}:
            continue
        if token in {"a", "an"}:
            current += 1
        elif token in words:
            current += words[token]
        elif token == "hundred":
            current = (current or 1) * _HUNDRED
        elif token in scales:
            total += (current or 1) * scales[token]
            current = 0
        else:
            return None
        seen = True
    return total + current if seen else None


@cache
def _tables() -> tuple[dict[str, float], dict[str, float]]:
    table = lexicon.load("units")
    names = ("thousand", "million", "billion", "trillion", "lakh", "crore", "dozen")
    return dict(table["words"]), {name: table["magnitudes"][name] for name in names}
