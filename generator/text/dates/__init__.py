"""A text -> the dates it names, each with the days it can mean."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from generator.text.dates import parts, patterns, relative
from generator.text.dates.months import month_hint
from generator.text.dates.parts import DateSpan, Period
from generator.text.dates.years import counts_next, names_year

__all__ = ["DateSpan", "find"]

_HINT = re.compile(r"\d|[Cc]entury|siècle|siglo|secolo|век")
_YEAR = re.compile(r"\d{4}(?<![\d.,]\d{4})(?!\d)")
"""What must not stand before the year is told behind it: the search is faster when it begins with a digit."""
_PART_OF_YEAR = re.compile(
    r"(?<![\d.,])(?P<part>[Ee]arly|[Mm]id|[Ll]ate|[Ss]tart\sof|[Bb]eginning\sof|[Mm]iddle\sof|[Ee]nd\sof|[Dd]ébut|[Ff]in|Anfang|Mitte|Ende|конец|конце|начале|начало)[\s-]\Z"
)
_LONGEST_PART = len("beginning of ")
_FOUR_DIGITS = re.compile(r"\d{4}")
_ERA = re.compile(r"A\.?D|C\.?E")
_MARKED_YEAR = re.compile(r"\b(?:A\.?D\.?\s(?P<after>\d{1,4})|(?P<before>\d{1,4})\s(?:A\.?D|C\.?E)\b\.?)")
_NO_TEXT = re.compile(r"\S*(?:://|www\.)\S+|\S+@\S+\.\S+|\S+\.(?:com|org|net|html?|pdf)/\S*|\b10\.\d{4,}/\S+")
_PHONE_HINT = re.compile(r"[+(]\d|\d{3}[-.\s]\d{3}")
_PHONE = re.compile(
    r"(?:\+\d{1,3}|\(\d{2,4}\))[\s.-]?\d[\d\s().-]{5,}\d|\b\d{3}[-.\s]\d{3}[-.\s]\d{4}\b|\b\d{3}-\d{4}\b"
)

_TIME_WORD = (
    r"(?:in|by|of|since|during|until|throughout|from|through|early|late|mid|middle"
    r"|beginning|end|au|en|del?|nel|в|с|до|im|des)"
)


def find(text: str, language: str = "en", reference: date | None = None) -> tuple[DateSpan, ...]:
    """Return the dates of a text, in order and without overlaps.

    A weekday, a day or month without year, and words like "last year" are resolved against ``reference``,
    and left out without it.
    """
    absolute = _chosen(_absolute(text, language))
    if reference is None:
        return absolute
    yearless = _yearless(text, language, reference, absolute)
    return _chosen((*_absolute(text, language), *yearless, *relative.find(text, language, reference)))


def _chosen(found: Iterable[DateSpan]) -> tuple[DateSpan, ...]:
    """Return the spans from left to right, the longer one where two begin together, none overlapping."""
    kept: list[DateSpan] = []
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)


def without_addresses(text: str) -> str:
    """Return the text with addresses and telephone numbers blanked out, at the same length."""
    if "/" in text or "@" in text or "www." in text:
        text = _NO_TEXT.sub(lambda match: "_" * len(match.group()), text)
    if not _PHONE_HINT.search(text):
        return text
    return _PHONE.sub(lambda match: "_" * len(match.group()), text)


@lru_cache(maxsize=4096)  # numbers and figures ask for the dates of the same sentences again
def _absolute(text: str, language: str) -> tuple[DateSpan, ...]:
    """Return the dates that stand by themselves, overlaps included."""
    if not _HINT.search(text):
        return ()
    masked = without_addresses(text)
    return (*_in_forms(text, masked, language), *_years(masked, language), *_marked_years(masked))


def _in_forms(text: str, masked: str, language: str) -> Iterator[DateSpan]:
    dated = _FOUR_DIGITS.search(masked) is not None
    for rule in (*patterns.fixed(), *patterns.named(language)):
        if (rule.has_year and not dated) or not rule.hint.search(masked):
            continue
        for match in rule.pattern.finditer(masked):
            period = rule.read(match)
            if period is not None and _allowed(text, match, period, language):
                yield _span(match.start(), match.end(), period)


def _years(masked: str, language: str) -> Iterator[DateSpan]:
    """Yield the years, with "early", "mid" or "end of" before them."""
    for match in _YEAR.finditer(masked):
        start, end = match.span()
        number = int(match.group())
        if patterns.is_year(number) and names_year(masked, start, end, language):
            year = parts.years(number, number, "year")
            part = _PART_OF_YEAR.search(masked, max(0, start - _LONGEST_PART), start)
            if part:
                start, year = part.start(), parts.part(year, part["part"])
            yield _span(start, end, year)


def _marked_years(masked: str) -> Iterator[DateSpan]:
    if not _ERA.search(masked):
        return
    for match in _MARKED_YEAR.finditer(masked):
        number = int(match["after"] or match["before"])
        if number:
            yield _span(match.start(), match.end(), parts.years(number, number, "year"))


def _allowed(text: str, match: re.Match[str], period: Period, language: str) -> bool:
    """Say whether the words around a match leave it a date."""
    if period.precision == "century" and "century" in match.groupdict():
        return _century_is_a_time(text, match)
    if "until" in match.groupdict() and "day" not in match.groupdict():
        if counts_next(text, match.end("until")):
            return False
        return names_year(text[: match.end("until")], match.start("year"), match.end("year"), language) or (
            _range_of_years(text, match, language)
        )
    return True


def _range_of_years(text: str, match: re.Match[str], language: str) -> bool:
    """Say whether "1990-1995" is a range of years: each end must read as one without the other."""
    before, after = text[: match.start("year")], text[match.end("until") :]
    joined = before + match["year"] + after
    return names_year(joined, len(before), len(before) + len(match["year"]), language)


def _yearless(text: str, language: str, reference: date, known: tuple[DateSpan, ...]) -> Iterator[DateSpan]:
    """Yield the days without a year: in the year named last, else in the one nearest to the reference."""
    if not month_hint(language).search(text):
        return
    for pattern, numbers in patterns.yearless(language):
        for match in pattern.finditer(text):
            month = numbers[match["month"]]
            year = _carried(known, match.start())
            year = year or parts.reference_year(month, int(match["day"]), reference)
            period = patterns.days(match, year, month)
            if period is not None:
                yield _span(match.start(), match.end(), period)


def _carried(known: tuple[DateSpan, ...], start: int) -> int:
    """Return the year of the last date before this place that names a day or month, or 0."""
    index = bisect_right(known, start, key=lambda span: span.end) - 1
    if index < 0 or known[index].precision not in {"day", "month", "year"}:
        return 0
    return known[index].first.year


def _span(start: int, end: int, period: Period) -> DateSpan:
    return DateSpan(start, end, period.first, period.last, period.precision)


def _century_is_a_time(text: str, match: re.Match[str]) -> bool:
    """Say whether a century stands after a word of time: "in the 19th century"."""
    before = text[max(0, match.start() - 24) : match.start("century")]
    return re.search(rf"\b{_TIME_WORD}[\s-]+(?:the\s+)?(?:\w+[\s-]+)?\Z", before) is not None
