"""Words such as "yesterday" or "last year" and a reference date -> spans of days."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from generator import lexicon
from generator.model import DatePrecision
from generator.text.alternatives import any_of
from generator.text.dates import parts
from generator.text.dates.months import month_hint, month_numbers
from generator.text.dates.parts import DateSpan, Period

_WEEK = 7
_NAMED_DAY = re.compile(r"(?:[^\W\d_]+\.? \d{1,2}|\d{1,2} [^\W\d_]+)\.?")
"""A day and its month without a year: "March 3"."""
_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_STEPS = {"last": -1, "past": -1, "this": 0, "next": 1}
_NUMBERS = {
    "a": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
_DAY_WORD = re.compile(rf"\b(?P<word>{any_of(_DAYS)})\b(?!\s+and\s+tomorrow)", re.IGNORECASE)
_UNIT = re.compile(r"\b(?P<step>last|this|next)\s+(?P<unit>year|month)\b(?!-)", re.IGNORECASE)
_AGO = re.compile(
    rf"\b(?P<number>\d{{1,2}}|{any_of(_NUMBERS)})\s+(?P<unit>day|week|month|year)s?\s+ago\b",
    re.IGNORECASE,
)
_MONTH_BEFORE = (
    r"(?:[Ll]ast|[Tt]his|[Nn]ext|[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Dd]uring|[Ff]rom|[Ee]arly|[Ll]ate|[Mm]id)"
)


def find(text: str, language: str, reference: date) -> Iterator[DateSpan]:
    """Yield the dates that only a reference date makes definite, in no particular order."""
    lowered = text.lower()
    if any(word in lowered for word in _DAYS):
        for match in _DAY_WORD.finditer(text):
            found = reference + timedelta(days=_DAYS[match["word"].lower()])
            yield _span(match, Period(found, found, "day"))
    for match in _UNIT.finditer(text):
        yield _span(match, _step(match["unit"].lower(), _STEPS[match["step"].lower()], reference))
    if "ago" in lowered:
        for match in _AGO.finditer(text):
            written = match["number"].lower()
            count = int(written) if written.isdigit() else _NUMBERS[written]
            yield _span(match, _ago(match["unit"].lower(), count, reference))
    yield from _weekdays(text, reference)
    yield from _bare_months(text, language, reference)


def _span(match: re.Match[str], period: Period) -> DateSpan:
    return DateSpan(match.start(), match.end(), period.first, period.last, period.precision)


def _step(unit: str, step: int, reference: date) -> Period:
    """Return the year or month this many steps from the reference."""
    if unit == "year":
        return parts.years(reference.year + step, reference.year + step, "year")
    return parts.months(reference.year, reference.month + step, 1, "month")


def _ago(unit: str, count: int, reference: date) -> Period:
    """Return the day, month or year that lies this far back; weeks are only as exact as their month."""
    if unit == "year":
        return _step("year", -count, reference)
    if unit == "month":
        return _step("month", -count, reference)
    found = reference - timedelta(days=count * (_WEEK if unit == "week" else 1))
    return Period(found, found, "day") if unit == "day" else parts.month(found.year, found.month)


def _weekdays(text: str, reference: date) -> Iterator[DateSpan]:
    """Read a bare weekday as the last one before or on the reference, "next Monday" as the first after it."""
    names: list[str] = lexicon.load("months")["weekdays"]
    if not any(name in text for name in names):
        return
    for match in _weekday_pattern().finditer(text):
        back = (reference.weekday() - names.index(match["day"])) % _WEEK
        step = (match["step"] or "").strip().lower()
        if step == "last" and back == 0:
            back = _WEEK
        if step == "next":
            back -= _WEEK
        found = reference - timedelta(days=back)
        yield _span(match, Period(found, found, "day"))


def directed(text: str, span: DateSpan, reference: date, *, ahead: bool, back: bool) -> DateSpan:
    """Return the span that the text means when it tells the date as still to come or as past (``back``).

    "Will meet on Friday" means the next Friday and "is due in March" the next March; "was held on 3 March"
    means the last one. Whatever names its own year or distance stays.
    """
    written = text[span.start : span.end]
    move = 0
    if ahead and span.last < reference:
        if written in lexicon.load("months")["weekdays"]:
            return _moved(span, span.first + timedelta(days=_WEEK))
        move = span.precision == "month" and written.isalpha()
    elif back and span.first > reference and _NAMED_DAY.fullmatch(written):
        move = -1
    if not move:
        return span
    year, month, day = span.first.year + move, span.first.month, span.first.day
    period = parts.month(year, month) if span.precision == "month" else parts.day(year, month, day)
    return DateSpan(span.start, span.end, *_fields(period)) if period else span


def _moved(span: DateSpan, day: date) -> DateSpan:
    return DateSpan(span.start, span.end, day, day, span.precision)


@cache
def _weekday_pattern() -> re.Pattern[str]:
    """Return the pattern of a weekday that is no feast or sale: not "Good Friday", "Cyber Monday"."""
    return re.compile(
        rf"(?<!every )(?<!\ba )(?<!Black )(?<!Cyber )(?<!Good )(?<!Super )(?<!Bloody )(?<!Giving )"
        rf"(?<!Easter )(?<!Palm )(?<!Ash )(?<!Shrove )(?<!Maundy )\b"
        r"(?P<step>[Nn]ext\s+|[Ll]ast\s+|[Tt]his\s+)?"
        rf"(?P<day>{'|'.join(lexicon.load('months')['weekdays'])})\b(?!s\b)"
    )


def _bare_months(text: str, language: str, reference: date) -> Iterator[DateSpan]:
    """Read "in March", "last July" as the nearest such month, the one before it, or the one after."""
    if not month_hint(language).search(text):
        return
    for match in _month_pattern(language).finditer(text):
        number = month_numbers(language)[match["month"]]
        step = match["step"].lower()
        year = reference.year - (number > reference.month)
        if step == "last" and number == reference.month:
            year -= 1
        if step in {"next", "by", "until"} and number < reference.month:
            year = reference.year + 1
        yield DateSpan(match.start("month"), match.end(), *_fields(parts.month(max(1, year), number)))


@cache
def _month_pattern(language: str) -> re.Pattern[str]:
    """Return the pattern of a month in full after a word that tells which one is meant."""
    full = [name for name in month_numbers(language) if len(name) > len("Jan") or name == "May"]
    return re.compile(
        rf"\b(?P<step>{_MONTH_BEFORE})\s+(?P<month>{any_of(full)})\b(?!\.?,?\s*\d|\s+[A-Z][a-z]+)"
    )


def _fields(period: Period) -> tuple[date, date, DatePrecision]:
    return period.first, period.last, period.precision
