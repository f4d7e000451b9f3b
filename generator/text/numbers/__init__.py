"""A text -> the quantities it states: money, percentages, measures and counts."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from generator import lexicon
from generator.text import dates
from generator.text.alternatives import any_of
from generator.text.dates import patterns
from generator.text.dates.months import month_hint
from generator.text.numbers import context, values
from generator.text.words import lowered

QuantityKind = Literal["money", "percent", "measure", "count"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity in a text: ``text[start:end]`` says it, with its currency, magnitude and unit."""

    start: int
    end: int
    value: float
    """The number in the unit; for a range its lower end."""
    unit: str
    """ISO 4217 code, "%", name of the unit, or the noun that is counted."""
    kind: QuantityKind
    low: float | None = None
    """Lower end of a range."""
    high: float | None = None
    """Upper end of a range."""
    bare: bool = False
    """Whether it is a small number in words ("two men") or has no unit at all."""


_DIGITS = r"\d+(?:[,.٫٬\u00a0\u202f'’]\d+)*|\.\d+"
_SPACED = r"\d{1,3}(?:\ \d{3})+(?:[,.]\d+)?"
_FRACTION = r"(?:\s?[½⅓⅔¼¾⅕⅛])?|[½⅓⅔¼¾⅕⅛]"
_DIGIT = re.compile(r"[\d½⅓⅔¼¾⅕⅛]")
_SCALES = ("hundred", "thousand", "million", "billion", "trillion", "dozen")
_AND_A_HALF = re.compile(r"(\w+)\sand\sa\shalf\s(\w+)")
_MIXED = re.compile(r"(?:(\d+)\s)?(\d+)/(\d+)")
_NO_LETTER_AFTER = r"(?![^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])"
_FIRST_IDEOGRAPH = "\u3000"
_LONGEST_SIGN = 8
"""Characters that a currency sign and its space may have before the first digit."""
_LONGEST_NUMBER = 40
"""More characters than this are no number that a text states."""
_NO_LETTER_BEFORE = r"(?<![^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])"


def find(text: str, language: str = "en") -> tuple[Quantity, ...]:
    """Return the quantities of a text in order; dates, ordinals, clock times, numbers in names are none."""
    spelled = not _number_words().isdisjoint(lowered(text))
    digit = _DIGIT.search(text)
    if not spelled and digit is None:
        return ()
    begin = 0 if spelled or digit is None else max(0, digit.start() - _LONGEST_SIGN)
    text = dates.without_addresses(text)
    taken = _dates(text, language)
    found: list[Quantity] = []
    for match in _pattern(language, spelled).finditer(text, begin):
        if 1 in taken[match.start() : match.end()]:
            continue
        quantity = _read(text, match, language)
        if quantity is not None and (not found or quantity.start >= found[-1].end):
            found.append(quantity)
    return tuple(found)


def _dates(text: str, language: str) -> bytearray:
    """Return one byte for each character: 1 where it is in a date, with or without a year."""
    taken = bytearray(len(text))
    if not any(map(str.isdigit, text)):
        return taken
    spans = [(span.start, span.end) for span in dates.find(text, language)]
    if month_hint(language).search(text):
        for pattern, _ in patterns.yearless(language):
            spans.extend(match.span() for match in pattern.finditer(text))
    for start, end in spans:
        taken[start:end] = b"\x01" * (end - start)
    return taken


def _read(text: str, match: re.Match[str], language: str) -> Quantity | None:
    """Turn one match into a quantity, or None when the words around it say that it is none."""
    value = _value(match["number"], match["words"], language)
    if value is None:
        return None
    high = _value(match["high"], match["highwords"], language)
    top_scale = _scale(match["top"] or match["topx"] or match["cjk"])
    own = match["low"] or match["lowx"]
    low_scale = _scale(own) if own else 1.0 if high is not None and value > high else top_scale
    scale = top_scale if high is not None and (match["top"] or match["topx"]) else low_scale
    symbol = (match["symbol"] or "").strip()
    unit, kind, end = _unit(text, match.end(), symbol)
    small_range = high is None or high * scale <= value * low_scale
    bare = not symbol and kind == "count" and scale == 1
    if context.is_no_quantity(text, match, bare=bare, kind=kind, language=language):
        return None
    if high is not None and small_range:
        if kind == "count":
            return None  # "a 3-1 score": no range, and no count either
        high = None
    start_value = round(value * low_scale, 6)
    top = None if high is None else round(high * scale, 6)
    low = None if high is None else start_value
    plain = bare and (match["words"] is not None or not unit)
    return Quantity(match.start(), end, start_value, unit, kind, low, top, plain)


def _value(digits: str | None, words: str | None, language: str) -> float | None:
    if digits and len(digits) > _LONGEST_NUMBER:
        return None
    if digits:
        try:
            mixed = _MIXED.fullmatch(digits)
            if mixed:
                return float(mixed[1] or 0) + int(mixed[2]) / int(mixed[3])
            return values.digits_value(digits, language)
        except (ValueError, ZeroDivisionError):
            return None
    return _spelled(words) if words else None


def _spelled(words: str) -> float | None:
    """Return the value of a number or a fraction in words."""
    fractions: dict[str, float] = lexicon.load("units")["fractions"]
    whole_and_half = _AND_A_HALF.fullmatch(words.lower())
    if whole_and_half:
        ones, scale = values.words_value(whole_and_half[1]), values.words_value(whole_and_half[2])
        return None if ones is None or scale is None else (ones + 0.5) * scale
    parts = re.split(r"[\s-]+", words.lower())
    if parts[0] == "half" and len(parts) > 1:
        whole = values.words_value(" ".join(parts[1:]))
        return None if whole is None else whole / 2
    if parts[-1] in fractions:
        ahead = values.words_value(" ".join(parts[:-1])) if parts[:-1] else 1.0
        return None if ahead is None else round(ahead * fractions[parts[-1]], 4)
    return values.words_value(words)


def _scale(written: str | None) -> float:
    if not written:
        return 1.0
    scales: dict[str, float] = lexicon.load("units")["magnitudes"]
    return float(scales.get(written) or scales[written.lower()])


def _unit(  # noqa: PLR0911 - one line for each kind of unit
    text: str, end: int, symbol: str
) -> tuple[str, QuantityKind, int]:
    """Return the unit after a number, its kind and where it ends."""
    table = lexicon.load("units")
    if symbol:
        return table["symbols"].get(symbol, symbol), "money", end
    match = _unit_pattern().match(text, end)
    if match is None:
        noun = context.counted_noun(text, end)
        return (noun, "count", end) if noun else ("", "count", end)
    kind = match.lastgroup
    written = match[kind] if kind else ""
    if kind == "percent":
        return "%", "percent", match.end()
    if kind == "points":
        return written.lower().rstrip("s") + "s", "percent", match.end()
    if kind == "money":
        return _currency(written, match["nation"]), "money", match.end()
    if kind == "sign":
        return str(table["symbols"].get(written, written)), "money", match.end()
    if kind == "code":
        return written, "money", match.end()
    return table["units"].get(written) or table["units"][written.lower()], "measure", match.end()


def _currency(name: str, nation: str | None) -> str:
    table = lexicon.load("units")
    if nation:
        return str(table["national"].get(nation.lower().rstrip("."), table["currencies"].get(name, name)))
    return str(table["currencies"].get(name) or table["currencies"][name.lower()])


@cache
def _number_words() -> frozenset[str]:
    """Return the words of which one stands in every number in words."""
    table = lexicon.load("units")
    return frozenset((*table["words"], *table["fractions"], *_SCALES))


@cache
def _pattern(language: str, spelled: bool) -> re.Pattern[str]:
    """Return the pattern of a number with its currency sign, its range and its magnitude.

    ``spelled``: whether to look for numbers in words, too, which takes longer.
    """
    table = lexicon.load("units")
    symbols = any_of([*table["symbols"], *table["codes"]])
    short = set(table["short_magnitudes"])
    long = any_of(
        form for word in table["magnitudes"] if word not in short for form in {word: 0, word.capitalize(): 0}
    )
    brief = "|".join(sorted(short))
    spaced = rf"{_SPACED}|" if language in values.DECIMAL_COMMA else ""
    number = rf"(?:\d+\s)?\d+/\d+(?![\d/])|(?:{spaced}{_DIGITS})(?:{_FRACTION})|[½⅓⅔¼¾⅕⅛]"
    word, fraction, scale = any_of(table["words"]), any_of(table["fractions"]), "|".join(_SCALES)
    in_words = (
        rf"(?:(?:{word})\sand\sa\shalf\s(?:{scale})|half\s+an?\s+(?:{scale})|(?:a|one|two|three|four|nine|seven)[\s-](?:{fraction})|half"
        rf"|(?:(?:{word})|an?\ (?={scale}))"
        rf"(?:[\s-]+(?:and\s+)?(?:{word}|{scale}))*)"
    )
    magnitude = rf"(?:[\s\u00a0-]?(?P<{{name}}>{long})(?!\w)|(?P<{{name}}x>{brief})(?![\w]))?"
    cjk = r"(?:(?P<cjk>万亿|百万|亿|万|千))?"
    return re.compile(
        rf"(?:(?P<symbol>(?<![A-Za-z])(?:{symbols}))[\s\u00a0]?|(?<![.,]){_NO_LETTER_BEFORE})"
        rf"(?:(?P<number>{number})|(?<![\w-])(?i:(?P<words>{in_words if spelled else '(?!)'}))\b)"
        + magnitude.format(name="low")
        + rf"(?:(?:(?:[-–—]|\s(?:to|bis|à|a|до)\s|\s[-–—]\s)(?:{symbols})?|\s(?:and|or)\s)"
        + rf"(?:(?P<high>{number})|(?i:(?P<highwords>{word})\b)))?"
        + magnitude.format(name="top")
        + cjk
    )


@cache
def _unit_pattern() -> re.Pattern[str]:
    """Return the pattern of what may follow a number as its unit."""
    table = lexicon.load("units")
    return re.compile(
        r"[\s\u00a0-]{0,2}(?:d['’]|de\s|di\s)?(?:"
        r"(?P<sign>[€£¥₽₴₹$])|"
        rf"(?P<points>{any_of(table['points'])})(?!\w)"
        rf"|(?P<percent>{_ended(table['percent'])})"
        rf"|(?:(?P<nation>(?i:{any_of(table['national'])}))\s+|[Uu]\.?[Ss]\.?\s+)?"
        rf"(?P<money>{_ended(table['currencies'])})"
        rf"|(?P<code>{any_of(table['codes'])})(?!\w)"
        rf"|(?P<measure>{_ended(table['units'])})"
        r")"
    )


def _ended(words: Iterable[str]) -> str:
    """Return a pattern of whole words; in Chinese, where nothing parts words, of their characters."""
    every = list(words)
    spaced = any_of(word for word in every if word < _FIRST_IDEOGRAPH)
    return rf"(?:(?:{spaced}){_NO_LETTER_AFTER}|{any_of(word for word in every if word >= _FIRST_IDEOGRAPH)})"
