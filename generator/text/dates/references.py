"""A date in a sentence -> whether it only dates a reference to literature, or stands alone."""

import re
from collections.abc import Sequence

from generator.text.dates.parts import DateSpan

_VOLUME = re.compile(r"\s?[;:]\s?[a-z]?\d|\s?;\s?$", re.IGNORECASE)
_AFTER_AUTHOR = re.compile(
    r"[(\[;][^()]{0,80}[A-Z][\w'’-]+(?:\s+et\s+al\.?|\s+\[\d{4}\])?,?\s+(?:\d{4}[a-z]?,\s+)?\Z"
)
_BEFORE_PLACE = re.compile(r"[a-z]?(?:[)\]]|;\s|,\s(?:pp?\.\s?)?\d|:\s?\d)")
_AUTHOR_OUTSIDE = re.compile(r"[A-Z][\w'’-]+(?:\s+et\s+al\.?)?\s+[(\[]\Z")
_WORD = re.compile(r"[^\W\d_]{3,}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_DAY_WORDS = re.compile(r"\b\w{3,6}day\b|\b(?:EST|EDT|CET|PST|PDT|GMT|UTC)\b", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_LONGEST_TIME = 40
"""Characters beside the dates: "| 11:15 PM EST"."""
_FEWEST = 2
"""Once may be a place and its year, "(Geneva 1954)"; twice is a way to cite."""


def stands_alone(text: str, spans: Sequence[DateSpan]) -> bool:
    """Say whether a sentence is nothing but dates and times: a label that lost its text."""
    if len(text) - sum(span.end - span.start for span in spans) > _LONGEST_TIME:
        return False
    pieces: list[str] = []
    place = 0
    for span in spans:
        pieces.append(text[place : span.start])
        place = span.end
    return _WORD.search(_DAY_WORDS.sub("", " ".join([*pieces, text[place:]]))) is None


def is_volume_year(text: str, span: DateSpan) -> bool:
    """Find the year of a journal's volume: "2014;25:729-37"."""
    return bool(_YEAR.fullmatch(text, span.start, span.end) and _VOLUME.match(text, span.end))


def cites(text: str, span: DateSpan) -> bool:
    """Find the year of a citation in brackets: "(Holm 2006)", "(Berg et al., 1994, p. 6)"."""
    return bool(
        _YEAR.fullmatch(text, span.start, span.end)
        and _BEFORE_PLACE.match(text, span.end)
        and (_AFTER_AUTHOR.search(text[: span.start]) or _AUTHOR_OUTSIDE.search(text[: span.start]))
    )


def is_citing(found: Sequence[bool]) -> bool:
    """Say whether a document with these answers of ``cites`` cites by author and year."""
    return sum(found) >= _FEWEST
