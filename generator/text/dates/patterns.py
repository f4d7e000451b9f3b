"""Written forms of a date -> patterns that find them and readers that turn a match into a Period."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from generator import lexicon
from generator.text.alternatives import any_of
from generator.text.dates import parts
from generator.text.dates.months import cased, month_numbers
from generator.text.dates.parts import YEAR_MAX, YEAR_MIN, Period

Reader = Callable[[re.Match[str]], Period | None]


class Rule(NamedTuple):
    """A written form of a date."""

    hint: re.Pattern[str]
    """Found in every text that holds the form; much faster than the form's own pattern."""
    pattern: re.Pattern[str]
    """Finds the form."""
    read: Reader
    """Turns a match into the days it can mean."""
    has_year: bool = True
    """Whether it holds a year of four digits."""


_PART = (
    r"(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate|[Bb]eginning\ of|[Ss]tart\ of|[Mm]iddle\ of|[Ee]nd\ of"
    r"|[Dd]ébut|[Ff]in|[Mm]ilieu|Anfang|Mitte|Ende|principios\ de|finales\ de|mediados\ de"
    r"|начал[ео]|конц[еау]|середин[еуы])"
    r"(?:[\s-](?:of\ )?(?:the\ )?|\s(?:de\s)?)(?:in\s)?)?"
)
_YEAR = r"(?P<year>\d{4})(?![\d\w]|[.,]\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|[ºª.])?"
_SECOND_DAY = r"(?:\s?(?:[-–—]|to|and|et|y|bis|по)\s?(?P<until>\d{1,2})(?:st|nd|rd|th|[.])?)?"
_DASH = r"\s?[-–—/]\s?"
_THROUGH = rf"(?:{_DASH}|\s(?:to|through|until|till|and|bis|à|au|al|a|по)\s)"
_NOT_BEFORE = r"(?<![\w.,/:$£€¥#-])"
_SHORT_DOT = r"(?:(?<=\b\w{3})\.|(?<=\b\w{4})\.)?"
_AFTER_CENTURY = (
    r"(?=\s*(?:[.,;:!?)\]\"'”’—–]|$)"
    r"|\s+(?:and|or|when|as|with|in|to|by|after|before|was|were|is|the|saw|that|who|which|but|onwards?"
    r"|at|on|for|from|until|had|has|did|it|he|she|they|we|et|y|и)\b|\s+[A-Z])"
)
_ROMAN = {"I": 1, "V": 5, "X": 10}


def fixed() -> tuple[Rule, ...]:
    """Return the forms that need no month name: ISO, numeric, ranges of years, decades, Chinese."""
    return _FIXED


@cache
def named(language: str) -> tuple[Rule, ...]:
    """Return the forms with the names of months, seasons and quarters, in this language and in English."""
    numbers = month_numbers(language)
    a_month = any_of(numbers)
    month = rf"(?P<month>{a_month})"
    other = rf"(?P<other>{any_of(numbers)})"
    weekday = rf"(?:(?:{'|'.join(lexicon.load('months')['weekdays'])}),?\s+)?"
    seasons: dict[str, int] = lexicon.load("months")["seasons"]
    a_season = any_of(cased(seasons))
    season = rf"(?P<season>{a_season})"
    of = r"(?:\s+(?:of|de|del|di|do|d['’])(?:\s+the)?(?:\s+year)?)?"

    def month_of(match: re.Match[str], group: str = "month") -> int:
        return numbers[match[group]]

    def read_day(match: re.Match[str]) -> Period | None:
        return days(match, _year(match), month_of(match))

    def read_month(match: re.Match[str]) -> Period | None:
        year = _year(match)
        return _narrowed(match, parts.month(year, month_of(match))) if year else None

    def read_months(match: re.Match[str]) -> Period | None:
        year = _year(match)
        if not year or month_of(match) >= month_of(match, "other"):
            return None
        count = month_of(match, "other") - month_of(match) + 1
        return parts.months(year, month_of(match), count, "span")

    def read_season(match: re.Match[str]) -> Period | None:
        year = _year(match)
        first = seasons.get(match["season"]) or seasons[match["season"].lower()]
        return _narrowed(match, parts.months(year, first, 3, "season")) if year else None

    return (
        _rule(
            a_month,
            rf"\b{weekday}(?:the\s+)?{_DAY}{_SECOND_DAY}(?:\s+day)?{of}[\s-]+{month}{_SHORT_DOT}{of}[\s,-]+{_YEAR}",
            read_day,
        ),
        _rule(
            a_month,
            rf"\b{weekday}{month}{_SHORT_DOT}\s+(?:the\s+)?{_DAY}{_SECOND_DAY}(?:,\s*|\s+|\s+of\s+){_YEAR}",
            read_day,
        ),
        _rule(a_month, rf"\b{month}{_SHORT_DOT}{_THROUGH}{other}{_SHORT_DOT}[\s,]+{_YEAR}", read_months),
        _rule(a_month, rf"\b{_PART}{month}{_SHORT_DOT}(?:,|{of})[\s-]+{_YEAR}", read_month),
        _rule(a_season, rf"\b{_PART}{season}{of},?\s+{_YEAR}(?:[-–/]\d{{2,4}})?", read_season),
    )


@cache
def yearless(language: str) -> tuple[tuple[re.Pattern[str], dict[str, int]], ...]:
    """Return the forms of a day in a month without year, with the numbers of the months."""
    numbers = month_numbers(language)
    month = rf"(?P<month>{any_of(numbers)})"
    end = r"(?![\w:%]|[.,]\d|\s(?:a\.?m|p\.?m|percent)\b)"
    weekday = rf"(?:(?:{'|'.join(lexicon.load('months')['weekdays'])}),?\s+)?"
    return (
        (
            re.compile(rf"\b{weekday}(?:the\s+)?{_DAY}{_SECOND_DAY}(?:\s+of|\s+de)?[\s-]+{month}\b(?!\s+\d)"),
            numbers,
        ),
        (re.compile(rf"\b{weekday}{month}{_SHORT_DOT}\s+{_DAY}{_SECOND_DAY}{end}"), numbers),
    )


def is_year(number: int) -> bool:
    """Say whether a number is in the range of years that running text names."""
    return YEAR_MIN <= number <= YEAR_MAX


def _rule(hint: str, pattern: str, reader: Reader, *, has_year: bool = True) -> Rule:
    return Rule(re.compile(hint), re.compile(pattern), reader, has_year)


def _year(match: re.Match[str]) -> int:
    """Return the year of a match, or 0 when the number cannot be one."""
    number = int(match["year"])
    return number if is_year(number) else 0


def _narrowed(match: re.Match[str], period: Period) -> Period:
    return parts.part(period, match["part"]) if match["part"] else period


def days(match: re.Match[str], year: int, month: int) -> Period | None:
    """Return the day, or the days "5-6", of a match."""
    first = parts.day(year, month, int(match["day"])) if year else None
    if first is None or not match["until"]:
        return first
    last = parts.day(year, month, int(match["until"]))
    return parts.joined(first, last) if last else None


def _iso(match: re.Match[str]) -> Period | None:
    return parts.day(_year(match), int(match["month"]), int(match["day"])) if _year(match) else None


def _numeric(match: re.Match[str]) -> Period | None:
    """Read 3/4/2024: both orders unless one is impossible; a dot means day first."""
    one, two, year = int(match["one"]), int(match["two"]), _year(match)
    if not year:
        return None
    day_first, month_first = parts.day(year, two, one), parts.day(year, one, two)
    if match["sep"] == "." or month_first is None or day_first == month_first:
        return day_first
    if day_first is None:
        return month_first
    return Period(min(day_first.first, month_first.first), max(day_first.last, month_first.last), "span")


def _year_range(match: re.Match[str]) -> Period | None:
    first, written = int(match["year"]), match["until"]
    last = int(str(first)[:2] + written) if len(written) == len("99") else int(written)
    follows_on = is_year(first) and is_year(last) and first < last
    return parts.years(first, last, "span") if follows_on else None


def _decade(match: re.Match[str]) -> Period | None:
    digits = match["decade"]
    if len(digits) == len("1990") and not is_year(int(digits)):
        return None
    return _narrowed(match, parts.decade(digits))


def _century(match: re.Match[str]) -> Period | None:
    words: dict[str, int] = lexicon.load("months")["centuries"]
    written = match["century"].lower()
    number = int(written) if written.isdigit() else words[written]
    return _narrowed(match, parts.century(number)) if 0 < number <= YEAR_MAX // 100 else None


def _roman_century(match: re.Match[str]) -> Period | None:
    values = [_ROMAN[letter] for letter in match["before"] or match["after"]]
    pairs = zip(values, [*values[1:], 0], strict=True)
    number = sum(-value if value < following else value for value, following in pairs)
    return parts.century(number) if 0 < number <= YEAR_MAX // 100 else None


def _quarter(match: re.Match[str]) -> Period | None:
    year = _year(match)
    if not year:
        return None
    groups: dict[str, Any] = match.groupdict()
    if groups.get("kind"):
        number = lexicon.load("months")["ordinals"][match["ordinal"].lower()]
        halves = match["kind"] == "half"
    else:
        number, halves = int(match["number"]), match["letter"] in "hH"
    if halves:
        return parts.half(year, min(number, 2))
    return parts.quarter(year, number)


def _fiscal(match: re.Match[str]) -> Period | None:
    return parts.years(_year(match), _year(match), "year") if _year(match) else None


def _chinese(match: re.Match[str]) -> Period | None:
    year = _year(match)
    if not year:
        return None
    if match["day"]:
        return parts.day(year, int(match["month"]), int(match["day"]))
    if match["month"]:
        number = int(match["month"])
        return parts.month(year, number) if 1 <= number <= 12 else None
    return parts.years(year, year, "year")


def _chinese_decade(match: re.Match[str]) -> Period:
    return parts.decade(str((int(match["century"]) - 1) * 100 + int(match["decade"])))


def _ordinal_words() -> str:
    return any_of(cased(lexicon.load("months")["ordinals"]))


def _century_words() -> str:
    return any_of(cased(lexicon.load("months")["centuries"]))


_FIXED: tuple[Rule, ...] = (
    _rule(
        r"\d{4}[-/.]\d",
        rf"{_NOT_BEFORE}(?P<year>\d{{4}})(?P<sep>[-/.])(?P<month>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}})"
        r"(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?(?![\w/-]|[.]\d)",
        _iso,
    ),
    _rule(
        r"[-/.]\d{4}",
        rf"{_NOT_BEFORE}(?P<one>\d{{1,2}})(?P<sep>[-/.])(?P<two>\d{{1,2}})(?P=sep)(?P<year>\d{{4}})(?![\w/-]|[.]\d)",
        _numeric,
    ),
    _rule(
        r"\d{4}\s?[-–—/tubàaп]",
        rf"{_NOT_BEFORE}(?:[Ff]rom\s+|[Bb]etween\s+)?(?P<year>\d{{4}})(?:{_DASH}|\s(?:to|through|until|bis|à|al|по)\s)"
        r"(?P<until>\d{4}|(?<=\d[-–—/])\d\d)(?![\w-]|[.,:]\d)",
        _year_range,
    ),
    _rule("etween", r"\b[Bb]etween\s+(?P<year>\d{4})\s+and\s+(?P<until>\d{4})(?![\w-]|[.,:]\d)", _year_range),
    _rule(
        r"\d{3}0['’sе\-–хыe]",
        rf"(?<![\w.,$£€¥#/]){_PART}(?P<decade>\d{{3}}0)(?:['’]?s|[-–]?(?:х|е|ые|ых)|er)\b(?:\s+(?:годов|годы|годах|Jahre[n]?))?",
        _decade,
    ),
    _rule(r"['’]\d0s", rf"(?<!\w){_PART}['’](?P<decade>\d0)s\b", _decade, has_year=False),
    _rule("nnées", r"\b[Aa]nnées\s+(?:(?P<part>début)\s+)?(?P<decade>\d{3}0|\d0)\b", _decade, has_year=False),
    _rule(
        "[Cc]entur",
        rf"(?<=\s){_PART}(?P<century>\d{{1,2}}(?=(?:st|nd|rd|th)\b)|{_century_words()})(?:st|nd|rd|th)?[\s-]"
        rf"[Cc]entur(?:y|ies)(?!-\w){_AFTER_CENTURY}",
        _century,
        has_year=False,
    ),
    _rule(
        "siècle|век|secolo|столети|siglo|século",
        r"\b(?:(?P<before>[XVI]{1,5})(?:e|ème|[-–]?го|[-–]?м)?\s+(?:siècle|века|веке|век|secolo|столети[яеи])"
        r"|(?:siglo|século|secolo)\s+(?P<after>[XVI]{1,5}))\b",
        _roman_century,
        has_year=False,
    ),
    _rule(
        "quarter|half",
        rf"\b(?P<ordinal>{_ordinal_words()})[\s-](?P<kind>quarter|half)(?:\s+of)?,?(?:\s+(?:the|fiscal|financial|year)){{0,2}}\s+{_YEAR}",
        _quarter,
    ),
    _rule(
        "[QHqh][1-4]", rf"\b(?P<letter>[QHqh])(?P<number>[1-4])[\s-]?(?:of\s+)?(?:FY\s?)?{_YEAR}", _quarter
    ),
    _rule("FY", r"\bFY\s?(?P<year>\d{4})\b", _fiscal),
    _rule("[QH][1-4]", r"(?<![\w.])(?P<year>\d{4})[\s-]?(?P<letter>[QH])(?P<number>[1-4])\b", _quarter),
    _rule(
        "年|년",
        r"(?<!\d)(?P<year>\d{4})\s?(?:年|년)(?:\s?(?P<month>\d{1,2})\s?(?:月|월)(?:\s?(?P<day>\d{1,2})\s?(?:日|号|일))?)?(?!代)",
        _chinese,
    ),
    _rule("世纪", r"(?<!\d)(?P<century>\d{1,2})世纪(?P<decade>\d0)年代", _chinese_decade, has_year=False),
)
