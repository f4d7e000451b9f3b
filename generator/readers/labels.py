"""A piece of a line -> the fact about the document it states with a label or as a byline."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from generator import lexicon
from generator.readers.boilerplate import key
from generator.readers.looks import ends_like_sentence, is_date, is_mostly_date, is_name, size

Field = Literal[
    "title", "subtitle", "standfirst", "kind", "author", "editor", "publisher", "published", "updated",
    "language", "url",
]  # fmt: skip
_COLON = re.compile(r"\s*[:：]\s*")
_NAME_SEPARATOR = re.compile(r"\s*(?:,|;|、|，|&)\s*|\s+(?:and|und|et|y|и|e|en|og|och|ve|dan|i)\s+")
_COMMA = re.compile(r"\s*[,，،;]\s*|\s+[–—]\s+")
_PLACE = re.compile(r"\s+(?:in|à|en|em|aus|from|в|из|من|في)\s+(?=\S)")
_URL = re.compile(r"(?:https?://|www\.)\S+")
_MARKS = "□■◆● "
"""Chinese newspapers set one of these before the byline."""
_WORD = re.compile(r"[\w'’-]+")
_LONGEST_LABEL = 40
_MAX_LABEL_WORDS = 4
_LONGEST_LINE = 300
_LONGEST_UNSPACED_NAME = 4
_LONGEST_JOB = 14
_MAX_WORDS: dict[Field, int] = {
    "title": 40, "subtitle": 60, "kind": 5, "author": 16, "editor": 16, "publisher": 12,
    "published": 14, "updated": 14, "language": 3,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Labelled:
    """One labelled fact."""

    field: Field
    """What it is about."""
    value: str
    """As written; empty when nothing stands after the label."""


def read_label(text: str) -> Labelled | None:
    """Return the fact of "Published: 3 May 2024", "Published 3 May 2024" or "Published:"."""
    parts = _COLON.split(text[:_LONGEST_LINE], maxsplit=1)
    if len(parts) == 2 and (field := label_alone(parts[0])):
        value = parts[1].strip(" ,;")
        return Labelled(field, value) if not value or _fits(field, value, parts[0]) else None
    return _date_without_colon(text)


def label_alone(text: str) -> Field | None:
    """Return the field for a text that is a label and nothing else: "Edited By"."""
    return _fields().get(key(text)) if len(text) <= _LONGEST_LABEL else None


def is_staff(text: str) -> bool:
    """Tell whether a line names a translator or another helper: "Translation: Jane Doe"."""
    parts = _COLON.split(text[:_LONGEST_LINE], maxsplit=1)
    return len(parts) == 2 and key(parts[0]) in _list("staff") and is_names(parts[1])


def byline(text: str) -> str | None:
    """Return the name in a byline: "By Jane Doe, Paris"; a place or a job after it is left out."""
    text = text.lstrip(_MARKS)
    if not text[:_LONGEST_LABEL].casefold().startswith(_bylines()):
        return _name_after_job(text)
    for word in _bylines():
        rest = text[len(word) :]
        spaced = rest[:1].isspace() or not word[-1].isalnum()
        if rest and text[: len(word)].casefold() == word and spaced:
            name = _without_place(without_job(rest.strip(" :：")))
            if name and _are_names(name) and not any(map(_is_calendar_word, name.split())):
                return name
    return _name_after_job(text)


def is_names(text: str) -> bool:
    """Tell whether a text is one or more names, perhaps with a place or an organisation."""
    parts = [part for part in _NAME_SEPARATOR.split(text) if part]
    return 1 <= len(parts) <= 8 and size(text) <= _MAX_WORDS["author"] and all(map(is_name, parts))


def is_tags(text: str) -> bool:
    """Tell whether a line lists keywords: "Topics: Ice, Harbours"."""
    parts = _COLON.split(text[:_LONGEST_LINE], maxsplit=1)
    return len(parts) == 2 and key(parts[0]) in _list("tags") and not ends_like_sentence(parts[1])


def is_job(text: str) -> bool:
    """Tell whether a line describes somebody's work: short, no sentence, with a word for a job."""
    if ends_like_sentence(text) or not 1 <= size(text) <= 14:
        return False
    folded = text.casefold()
    return any(word in _jobs() for word in _WORD.findall(folded)) or any(
        job in folded for job in _unspaced_jobs()
    )


def is_author_note(text: str) -> bool:
    """Tell whether a line begins like a note about the author: "The author is"."""
    return text[:_LONGEST_LABEL].lstrip("(（[【").casefold().replace("’", "'").startswith(_author_notes())


def without_job(text: str) -> str:
    """Cut "Jane Doe, health correspondent" before what is no name but somebody's work."""
    parts = _COMMA.split(text)
    job = next((part for part in parts[1:] if is_job(part)), None)
    return text[: text.index(job, len(parts[0]))].rstrip(" ,;–—，،") if job else text


def _without_place(text: str) -> str:
    """Cut "Jane Doe in Oslo" before the place."""
    place = _PLACE.search(text)
    name = text[: place.start()].rstrip(" ,") if place else text
    return name if place and is_names(name) and is_name(text[place.end() :]) else text


def _are_names(text: str) -> bool:
    """Tell whether a text is names, each perhaps with a place: "Jane Doe in Oslo and John Roe in Bergen"."""
    return is_names(text) or all(
        is_name(_without_place(part)) for part in _NAME_SEPARATOR.split(text) if part
    )


def _name_after_job(text: str) -> str | None:
    """Return the name in a Chinese byline that opens with the paper and the job: "海港日报记者 李小明"."""
    first, *names = text.split()[: _MAX_LABEL_WORDS + 2] or [""]
    if not names or len(first) > _LONGEST_JOB or not first.endswith(_unspaced_jobs() or ("\0",)):
        return None
    short = all(len(name) <= _LONGEST_UNSPACED_NAME and is_name(name) for name in names)
    return " ".join(names) if short else None


def _date_without_colon(text: str) -> Labelled | None:
    """Return the date of "Published 3 May 2024" or "Updated on May 3, 2024"."""
    words = text[:_LONGEST_LINE].split()
    for length in range(min(len(words) - 1, _MAX_LABEL_WORDS), 0, -1):
        field = label_alone(" ".join(words[:length]))
        if field in ("published", "updated"):
            value = text.split(maxsplit=length)[length].strip(" ,;")
            return Labelled(field, value) if is_date(value) else None
    return None


def _fits(field: Field, value: str, label: str) -> bool:
    """Tell whether a value is of the form its field needs."""
    if field == "url":
        return bool(_URL.fullmatch(value))
    if size(value) > _MAX_WORDS[field]:
        return False
    if field in ("author", "editor"):
        return is_names(without_job(value)) and (len(label) > 1 or len(value) <= _LONGEST_UNSPACED_NAME)
    if field in ("published", "updated"):
        return is_date(value) or is_mostly_date(value)
    return field in ("title", "subtitle") or not value.endswith((".", ";"))


def _is_calendar_word(word: str) -> bool:
    return is_date(f"{word} 2024") and any(map(str.isalpha, word))


@cache
def _fields() -> dict[str, Field]:
    table: dict[Field, list[str]] = lexicon.load("labels")["fields"]
    return {key(label): field for field, labels in table.items() for label in labels}


@cache
def _bylines() -> tuple[str, ...]:
    words = {word.casefold() for word in lexicon.load("labels")["bylines"]}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@cache
def _author_notes() -> tuple[str, ...]:
    return tuple(cue for group in lexicon.load("labels")["author_notes"] for cue in group)


@cache
def _jobs() -> frozenset[str]:
    return frozenset(word.casefold() for group in lexicon.load("labels")["jobs"] for word in group)


@cache
def _unspaced_jobs() -> tuple[str, ...]:
    return tuple(sorted(job for job in _jobs() if "\u3040" <= job[0] <= "\u9fff"))


@cache
def _list(section: str) -> frozenset[str]:
    return frozenset(map(key, lexicon.load("labels")[section]))
