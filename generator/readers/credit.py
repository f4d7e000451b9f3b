"""A line beside the title of a page -> the date and the author it states, among whatever else it shows.

Pages run their credits together: "By Jane Doe | Harbour Gazette - 11/19/19 06:56 AM", "Updated on: May 3,
2024 / 10:07 AM". Elsewhere such a line would be a guess; under a title it is where pages state these facts.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from generator import lexicon
from generator.readers.boilerplate import key
from generator.readers.byline import bare_author
from generator.readers.labels import Labelled, byline, label_alone, read_label, without_job
from generator.readers.looks import ends_like_sentence, is_capitals, is_name, size
from generator.text import dates

_LONGEST = 160
_MOST_OTHER_WORDS = 10
_MOST_WORDS_BEFORE = 4
"""Words before a date that no label opens: the name of a paper, a place."""
_LABEL_WORDS = 3
_GLUED = re.compile(
    r"(?<=[^\W\d_\u3040-\u9fff])(?<!\dh)(?=\d)|(?<=\b(?:19|20)\d\d)(?=\d{1,2}[:/.]\d\d)"
    r"|(?<=[A-Za-z])(?=(?:Updated|Published|Posted)\b)|(?<=\d\d\d\d)(?=[A-Za-z])|(?<=^By)(?=[A-Z])"
    r"|(?<=\d)(?=T\d\d:\d\d)"
)
"""Where a page glues what it shows side by side: "Research7 April 20207:05 AM ESTUpdated"."""
_SHORT_YEAR = re.compile(r"(?<![\d/.-])(?P<first>\d{1,2})/(?P<second>\d{1,2})/\d\d(?![\d/])")
_TIME = re.compile(r"\d{1,2}[:.h]\d\d(?::\d\d)?\s?(?:[ap]\.?m\.?)?", re.IGNORECASE)
_HANDLE = re.compile(r"\s*@\w{2,30}\b.*")
_PIECES = re.compile(r"\s+[|·•–—/-]+\s*|\s*[|·•]\s*|\s*/(?=\S)|\s{3,}|\t")
_ORDINARY_NAME = re.compile(r"[^\W\d_][^\d_@|/:#<>\[\]]*")
_LAST_PART = re.compile(r"\s*[,，]\s*(?P<part>[^,，]+)$")


@dataclass(frozen=True, slots=True)
class Credit:
    """What one line states."""

    facts: tuple[Labelled, ...]
    """Dates of publication and change, and the author whom a byline names."""
    bare: str = ""
    """A person whom the line names without a byline; an author only beside a date."""
    whole: bool = False
    """Whether the line holds nothing else that could be prose or a headline."""


def read_credit(text: str, language: str) -> Credit:
    """Return the facts of one line; none when it is prose. ``language`` is that of the article."""
    if len(text) > _LONGEST:
        return Credit(())
    line = _GLUED.sub(" ", text)
    spans = _days(line, language)
    found = tuple(_dated(line, spans))
    rest, at = [], 0
    for start, end in spans:
        rest.append(line[at:start])
        at = end
    rest.append(line[at:])
    pieces = [piece.strip(" ,;:()/") for part in rest for piece in _PIECES.split(_TIME.sub(" | ", part))]
    named = next((name for piece in pieces if piece and (name := _signed(piece))), None)
    others = sum(size(_without_label(piece)) for piece in pieces if piece and not _leads_to_date([piece]))
    if ends_like_sentence(text) and not named and others > _LABEL_WORDS:
        return Credit(())
    first = next(iter(_PIECES.split(rest[0].strip())))
    if not named and _field(rest[0]) is None and _is_amid(rest) and not _bare(first, beside=True):
        found = ()
    facts = tuple(
        fact for fact in (*found, Labelled("author", named or "")) if fact.value in text and fact.value
    )
    bare = "" if named else next((name for piece in pieces if (name := _bare(piece, beside=bool(found)))), "")
    whole = bool(facts) and others <= _MOST_OTHER_WORDS
    return Credit(facts, bare, whole=whole or _tells_time(line, others))


def _is_amid(rest: Sequence[str]) -> bool:
    """Tell whether the first date stands in the midst of words, as in a headline or a caption."""
    words = _without_label(_TIME.sub("", rest[0])).strip(" ,;:|/–—-").split()
    spoken = bool(words) and words[-1].islower() and not _leads_to_date(words[-1:])
    return spoken or len(words) > _MOST_WORDS_BEFORE or (bool(words) and size(rest[-1]) > _MOST_WORDS_BEFORE)


def _days(line: str, language: str) -> list[tuple[int, int]]:
    """Return the places of the dates that name a day and a year."""
    found = [(span.start, span.end) for span in dates.find(line, language) if span.precision == "day"]
    if not found and language != "en":
        found = [(span.start, span.end) for span in dates.find(line) if span.precision == "day"]
    return found or [match.span() for match in _SHORT_YEAR.finditer(line) if _may_be_day(match)]


def _tells_time(line: str, others: int) -> bool:
    """Tell whether a line says when, though no date can be read from it: "Published 22 hours ago"."""
    words = key(line).split()
    if not len(words) >= 2 or others > _MOST_OTHER_WORDS or not any(map(str.isdigit, line)):
        return False
    if any(label_alone(" ".join(words[:length])) in ("published", "updated") for length in (1, 2, 3)):
        return True
    reads = len(words) <= 2 * _LABEL_WORDS and any(cue in key(line) for cue in _listed("reading_times"))
    return reads or (words[-1] in _listed("ago") and len(words) <= _LABEL_WORDS)


def _may_be_day(match: re.Match[str]) -> bool:
    first, second = int(match["first"]), int(match["second"])
    return 1 <= first <= 31 and 1 <= second <= 31 and min(first, second) <= 12


def _dated(line: str, spans: list[tuple[int, int]]) -> list[Labelled]:
    """Return each date with the field that the words before name: publication, unless they say "updated"."""
    facts: list[Labelled] = []
    at = 0
    for start, end in spans:
        field = _field(line[at:start])
        facts.append(Labelled("updated" if field == "updated" else "published", line[start:end]))
        at = end
    return facts


def _field(before: str) -> str | None:
    """Return the field of the last label in some words: "originally created" after "Last updated"."""
    words = key(before).split()
    for end in range(len(words), 0, -1):
        for length in range(min(_LABEL_WORDS, end), 0, -1):
            field = label_alone(" ".join(words[end - length : end]))
            if field in ("published", "updated"):
                return field
    return None


def _signed(piece: str) -> str | None:
    """Return the name in a byline, without what a page glues to it: a handle, an agency, "published on"."""
    text = _HANDLE.sub("", _without_label(piece)).rstrip(" .")
    label = read_label(text)
    name = byline(text.replace(":", " ", 1)) or (label.value if label and label.field == "author" else "")
    name = _without_agency(without_job(name)).strip(" .,;–—-")
    if not _ORDINARY_NAME.fullmatch(name) or key(name) in _listed("no_authors"):
        return None
    return name if name[0].isupper() or name.lower() == name.upper() else None


def _bare(piece: str, *, beside: bool) -> str | None:
    """Return a person named without a byline: "Jane Doe@jane", "JANE DOE, GAZETTE".

    ``beside``: the line holds a date, too; then the piece must be the name and nothing else.
    """
    text = _HANDLE.sub("", piece).strip(" ,")
    if not _ORDINARY_NAME.fullmatch(text):
        return None
    if text != piece and _HANDLE.search(piece) and is_name(text) and len(text.split()) in (2, 3):
        return text
    name = bare_author(text)
    if name is None and is_capitals(text):
        cased = bare_author(text.title())
        at = text.title().find(cased) if cased else -1
        name = text[at : at + len(cased)] if cased and at >= 0 else None
    if name is None and "," in text:
        first = text.partition(",")[0].strip()
        name = bare_author(first)
    return None if beside and name != text else name


def _without_label(piece: str) -> str:
    """Cut "Jane Doe published on Monday" before the label of the date behind it."""
    words = piece.split()
    while len(words) > 1:
        length = next(
            (length for length in (3, 2, 1) if _leads_to_date(words[-length:]) and length < len(words)), 0
        )
        if not length:
            break
        words = words[:-length]
    return " ".join(words)


def _leads_to_date(words: list[str]) -> bool:
    text = " ".join(words)
    return (
        label_alone(text) in ("published", "updated")
        or key(text) in _listed("before_dates")
        or key(text) in _listed("calendar")
    )


def _without_agency(name: str) -> str:
    """Cut "Jane Doe, MD, CNN" before abbreviations, which are where she works."""
    while (last := _LAST_PART.search(name)) and is_capitals(last["part"]) and not is_capitals(name):
        name = name[: last.start()]
    return name


@cache
def _listed(section: str) -> frozenset[str]:
    return frozenset(key(str(word)) for word in lexicon.load("labels")[section])
