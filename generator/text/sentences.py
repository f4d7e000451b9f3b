"""One passage of text -> the spans of its sentences.

A sentence ends at a stop, unless the stop belongs to an abbreviation, an initial, a list number or an
ellipsis inside the sentence. Abbreviations and the words that open sentences: lexicon/abbreviations.yml.
"""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from generator import lexicon

_CLOSERS = "\"'“”’»›)\\]}」』）】》"
_WIDE_CLOSERS = _CLOSERS.replace("“", "")
"""After a Chinese stop this mark opens a quotation."""
_OPENERS = "\"'“‘«‹„([{¿¡「『（【《—–-"
_STOP = re.compile(
    rf"""
    (?P<spaced> \.(?:[ \u00a0]\.){{2,}} )      # . . .
  | (?P<wide> [。！？｡]+ [{_WIDE_CLOSERS}]* )         # Chinese, Japanese: no space needed after it
  | (?P<plain> [.!?…‽؟۔।॥]+ )
    """,
    re.VERBOSE,
)
_CLOSING = re.compile(rf"[{_CLOSERS}]*(?:\s?\[\d{{1,3}}(?:\s?[-–,]\s?\d{{1,3}})*\])*")
_SPACE = re.compile(r"\s+")
_BREAK = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*•‣]|\d{1,3}[.)])[ \t])")
_OPENING = re.compile(rf"[{_OPENERS}]*")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_LAST_TOKEN = re.compile(r"[^\s(\[{\"“«„—/]{0,40}\Z")
_LIST_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{2,4})\Z")
_LABEL = re.compile(r"(?:Figure|Table|Chapter|Section|Part|Listing|Box|Example) (?:\d+|[A-Z])\Z")
_ROMAN = re.compile(r"[IVXLC]+\Z")
_ITEM = re.compile(r"(?:(?<=\s)|\A)\(?(?P<mark>\d{1,2}|[a-z]|[ivx]{2,4})(?P<stop>\.\)|\)|\.)(?=[ \t]+\S)")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_NOTE_NUMBER = re.compile(r"(?<=[^\W\d_)\"”’]\.)\d{1,3}(?=\s+[A-Z])")
_YEAR_IN_BRACKETS = re.compile(r"\s*\(\d{4}\)")
_DAY_NAMES = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|[A-Z]{2,4}\b|[A-Z][a-z]+\.? \d")
_SMALL_NUMBER = re.compile(r"(?<!\d)\d{1,2}\Z")
_ORDINAL_STOP = frozenset(
    {"de", "da", "nb", "no", "nn", "fi", "et", "cs", "sk", "pl", "hu", "sl", "hr", "sr", "lv"}
)
_CLOCK = frozenset({"a.m", "p.m"})
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\Z")
_DATELINE_DASH = re.compile(r"\s+(?:[—–]|--?)\s")
_REPORTING = re.compile(
    r"(?:[A-Z][\w’'-]+ ){0,2}(?:said|says|asked|asks|added|replied|wrote|told|cried|shouted|answered)\b"
)
_WIDE_QUOTES = '”」』"'
_WIDE_REPORTING = re.compile(
    r"[^，。！？：；、“”「」\s]{1,14}?(?:说|說|道|表示|指出|称|稱|认为|認為|强调|补充|回忆)[。，：]"
)
_TOKEN_REACH = 40
_FULL_ELLIPSIS = 4
_LIST_LINES = 3
_LIST_LINE_WORDS = 8
_MIN_WORDS_BEFORE_CLOCK_END = 4


@dataclass(frozen=True, slots=True)
class _Words:
    """The abbreviations and opening words of one language, without their last stop, in lower case."""

    never_final: frozenset[str]
    maybe_final: frozenset[str]
    before_number: frozenset[str]
    openers: frozenset[str]
    ordinal_stop: bool
    """Whether a stop after a small number makes it an ordinal: German "am 3. Oktober"."""


def split(text: str, language: str = "en") -> tuple[tuple[int, int], ...]:
    """Return the half-open spans of the sentences of one passage, in order, without white space around them.

    A single newline is white space (hard-wrapped text); an empty line always ends a sentence.
    """
    words = _words(language)
    items, marks = _list_items(text)
    cuts = {match.end() for match in _BREAK.finditer(text)} | _list_lines(text) | items
    begun = 0
    for stop in _STOP.finditer(text):
        if stop.start() in marks:
            continue
        end = _end(text, stop, words, begun)
        if end is not None:
            cuts.add(end)
            begun = end
    edges = [0, *sorted(cuts), len(text)]
    spans = (_trim(text, start, end) for start, end in pairwise(edges))
    return tuple((start, end) for start, end in spans if start < end)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without the white space around it."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _list_lines(text: str) -> set[int]:
    """Return the line ends of a block that is a list of short lines without any stop, else nothing."""
    lines = text.strip().split("\n")
    if len(lines) < _LIST_LINES or _STOP.search(text):
        return set()
    if any(len(line.split()) > _LIST_LINE_WORDS for line in lines):
        return set()
    return {match.end() for match in re.finditer("\n", text)}


def _list_items(text: str) -> tuple[set[int], set[int]]:
    """Return where the items of a running list begin ("1) … 2) …"), and the stops of its marks."""
    starts: set[int] = set()
    stops: set[int] = set()
    series: tuple[str, ...] = ()
    for match in _ITEM.finditer(text):
        mark = match["mark"]
        if match["stop"] == "." and _before(text, match.start()) not in {"", "\n"}:
            continue  # "a factor of 2. However": only at the head of a line is a bare stop a list mark
        if series and mark == series[0]:
            series = series[1:]
        elif (mark in {"1", "a", "i"} and match["stop"] != ".") or (match.start() == 0 and mark == "1"):
            counted = tuple(str(number) for number in range(2, 100))
            series = {"1": counted, "a": tuple(_LETTERS[1:]), "i": _NUMERALS[1:]}.get(mark, ())
        else:
            continue
        starts.add(match.start())
        stops.add(match.start("stop"))
    heads_a_line = _before(text, min(starts, default=0)) in {"", "\n"}
    return (starts, stops) if heads_a_line else (set(), set())


def _before(text: str, index: int) -> str:
    """Return the last character before this place that is no blank and no opening bracket, or nothing."""
    return text[max(0, index - _TOKEN_REACH) : index].rstrip(" \t\u00a0([")[-1:]


def _end(text: str, stop: re.Match[str], words: _Words, begun: int) -> int | None:
    """Return where the sentence ends that may end at this stop, or None when it goes on."""
    if stop["wide"]:
        quoted = text[stop.end() - 1] in _WIDE_QUOTES
        return None if quoted and _WIDE_REPORTING.match(text, stop.end()) else stop.end()
    note = _NOTE_NUMBER.match(text, stop.end())
    if note:
        return note.end()
    closing = _CLOSING.match(text, stop.end())
    end = closing.end() if closing else stop.end()
    gap = _SPACE.match(text, end)
    if end >= len(text) or gap is None or _is_dateline(text, stop.start()):
        return None
    opening = _OPENING.match(text, gap.end())
    start = opening.end() if opening else gap.end()
    follows = _WORD.match(text, start)
    if follows is None:
        return end if stop["plain"] and start > gap.end() else None
    if _goes_on(text, stop, end, follows, words, begun):
        return None
    return end


def _is_dateline(text: str, stop: int) -> bool:
    """Say whether the stop ends the place in front of a report: "BUFFALO, N.Y. — The"."""
    token = _LAST_TOKEN.search(text, max(0, stop - _TOKEN_REACH), stop)
    return token is not None and bool(_ACRONYM.match(token.group()) and _DATELINE_DASH.match(text, stop + 1))


def _goes_on(  # noqa: PLR0911 - a list of rules over both sides of a stop
    text: str, stop: re.Match[str], end: int, follows: re.Match[str], words: _Words, begun: int
) -> bool:
    """Say whether the sentence goes on after this stop, judged by what stands on both sides of it."""
    following = follows.group()
    mark = stop.group()
    if following[0].islower() or _YEAR_IN_BRACKETS.match(text, end):
        return True
    if text[stop.start() - 1 : stop.start()] == "[" and text[stop.end() : stop.end() + 1] == "]":
        return text[end:].lstrip()[:1] == "("
    if end > stop.end() and mark[-1] in "!?…" and _REPORTING.match(text, follows.start()):
        return True
    if stop["spaced"]:
        return mark.count(".") < _FULL_ELLIPSIS
    if mark != "." or end > stop.end():
        return False
    if _joins_letters(text, stop.start(), follows) or (
        words.ordinal_stop and _SMALL_NUMBER.search(text, max(0, stop.start() - 3), stop.start())
    ):
        return True
    found = _LAST_TOKEN.search(text, max(0, stop.start() - _TOKEN_REACH), stop.start())
    token = found.group() if found else ""
    if token.lower() in _CLOCK and following[0].isupper():
        named = _DAY_NAMES.match(text, follows.start()) is not None
        return named or len(text[begun : stop.start()].split()) < _MIN_WORDS_BEFORE_CLOCK_END
    return _is_abbreviation(text, stop.start() - len(token), token, following, words)


def _joins_letters(text: str, stop: int, follows: re.Match[str]) -> bool:
    """Say whether the stop stands between two initials or letters of one abbreviation: "J. F.", "z. B."."""
    single_before = text[stop - 1 : stop].isalpha() and not text[max(0, stop - 2) : stop - 1].isalnum()
    single_after = len(follows.group()) == 1 and text[follows.end() : follows.end() + 1] == "."
    return single_before and single_after


def _is_abbreviation(  # noqa: PLR0911 - a list of rules, each with its answer
    text: str, start: int, token: str, following: str, words: _Words
) -> bool:
    """Say whether the stop after this token belongs to the token and the sentence goes on."""
    low = token.lower().lstrip("'’‘-–")
    low = low.rsplit("-", 1)[-1] if "." not in low else low
    opens = following.lower() in words.openers
    if _before(text, start) in {"", *"\n.!?:;"} and _LIST_NUMBER.match(token):
        return True
    if start < _TOKEN_REACH and _LABEL.match(text[: start + len(token)].lstrip()):
        return True
    if following[0].isdigit() or (_ROMAN.match(following) and following != "I"):
        if low in words.before_number:
            return True
        if following[0].isdigit():
            return low in words.never_final
    if low in words.maybe_final or _ACRONYM.match(token):
        return not opens
    if low in words.never_final:
        # "no." and "in." are words too: before an opening word they end the sentence.
        return not (opens and low in {"no", "in", "art", "fig", "p", "c", "v", "d", "s", "n", "al"})
    if len(token) == 1 and token.isalpha() and token.isupper():
        return not opens and not following.isdigit()
    return False


@cache
def _words(language: str) -> _Words:
    """Return the word lists for a language; English stands in for those that have none."""
    table = lexicon.load("abbreviations")

    def of(kind: str) -> frozenset[str]:
        own = table[kind].get(language, table[kind].get("en", []) if language == "und" else [])
        return frozenset((*table[kind].get("any", ()), *own))

    openers = frozenset(
        (*lexicon.load("function_words").get(language, ()), *table["openers"].get(language, ()))
    )
    return _Words(
        of("never_final"), of("maybe_final"), of("before_number"), openers, language in _ORDINAL_STOP
    )
