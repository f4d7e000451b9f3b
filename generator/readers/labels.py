"""A line -> the fact about the document it states with a label: "Published: 3 May 2024", "By Jane Doe"."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from generator import lexicon
from generator.readers.looks import ends_like_sentence, is_date, is_name, size
from generator.text.normalise import normalise

Field = Literal[
    "title", "subtitle", "standfirst", "kind", "author", "editor", "publisher", "published", "updated",
    "language", "url",
]  # fmt: skip
_COLON = re.compile(r"\s*[:：]\s*")
_PARTS = re.compile(r"\s+[|·•]\s+|\s*\|\s*")
_NAME_SEPARATOR = re.compile(r"\s*(?:,|;|、|&)\s*|\s+(?:and|und|et|y|и)\s+")
_URL = re.compile(r"(?:https?://|www\.)\S+")
_KIND_SEPARATOR = re.compile(r"\s*[/|,·•:>»–—]\s*|\s+-\s+|\s+(?:and|&)\s+")
_LONGEST_LABEL = 40
_LONGEST_LINE = 300
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


def labelled(text: str) -> tuple[Labelled, ...]:
    """Return the facts a line states with labels, parted by upright strokes or dots; none if it is prose."""
    if len(text) > _LONGEST_LINE:
        return ()
    found = [_labelled_part(part) for part in _PARTS.split(text)]
    return tuple(fact for fact in found if fact)


def label_alone(text: str) -> Field | None:
    """Return the field for a line that is a label and nothing else: "Edited By"."""
    return _field(text) if len(text) <= _LONGEST_LABEL else None


def byline(text: str) -> str | None:
    """Return the name in a byline: "By Jane Doe, Paris"; the line may go on with a date after a stroke."""
    first = _PARTS.split(text[:_LONGEST_LINE])[0]
    for word in _bylines():
        rest = first[len(word) :]
        spaced = rest[:1].isspace() or not word[-1].isalnum()
        if first[: len(word)].casefold() == word and spaced and is_names(rest.strip()):
            return rest.strip()
    return None


def is_names(text: str) -> bool:
    """Tell whether a text is one or more names, perhaps with a place or an organisation."""
    parts = [part for part in _NAME_SEPARATOR.split(text) if part]
    return 1 <= len(parts) <= 8 and size(text) <= _MAX_WORDS["author"] and all(map(is_name, parts))


def states_kind(text: str) -> bool:
    """Tell whether a line consists of words for kinds of text: "OPINION / VIEWPOINT"."""
    if len(text) > _LONGEST_LABEL * 2:
        return False
    parts = [normalise(part) for part in _KIND_SEPARATOR.split(text)]
    return any(parts) and all(part in _list("kinds") for part in parts if part)


def is_job(text: str) -> bool:
    """Tell whether a line describes somebody's work: short, no sentence, with a word for a job."""
    if ends_like_sentence(text) or not 1 <= size(text) <= 14:
        return False
    folded = text.casefold()
    return any(word in _list("jobs") for word in re.findall(r"[\w-]+", folded)) or any(
        job in folded for job in _list("jobs") if not job.isascii() and "\u3040" <= job[0] <= "\u9fff"
    )


def is_first_heading(text: str) -> bool:
    """Tell whether a line is the usual heading of a first section: "Introduction"."""
    return len(text) <= _LONGEST_LABEL and normalise(text) in _list("first_headings")


def is_author_note(text: str) -> bool:
    """Tell whether a line begins like a note about the author: "The author is"."""
    return text[:_LONGEST_LABEL].casefold().replace("’", "'").startswith(_author_notes())


def _labelled_part(text: str) -> Labelled | None:
    label, colon, value = _split_label(text)
    field = _field(label)
    if not colon:
        return _date_without_colon(text)
    if field is None or (value and not _fits(field, value)):
        return None
    return Labelled(field, value)


def _split_label(text: str) -> tuple[str, bool, str]:
    parts = _COLON.split(text, maxsplit=1)
    return (parts[0], True, parts[1].strip()) if len(parts) == 2 else (text, False, "")


def _date_without_colon(text: str) -> Labelled | None:
    """Return the date of "Published 3 May 2024" or "Updated on May 3, 2024"."""
    words = text.split()
    for length in (3, 2, 1):
        field = _field(" ".join(words[:length]))
        value = text.split(maxsplit=length)[length:]
        if field in ("published", "updated") and value and is_date(value[0]):
            return Labelled(field, value[0])
    return None


def _fits(field: Field, value: str) -> bool:
    """Tell whether a value is of the form its field needs."""
    if field == "url":
        return bool(_URL.fullmatch(value))
    if size(value) > _MAX_WORDS[field]:
        return False
    if field in ("author", "editor"):
        return is_names(value)
    if field in ("published", "updated"):
        return is_date(value) or (any(map(str.isdigit, value)) and not value.endswith((".", ";")))
    return field in ("title", "subtitle") or not value.endswith((".", ";"))


def _field(label: str) -> Field | None:
    return _fields().get(normalise(label)) if len(label) <= _LONGEST_LABEL else None


@cache
def _fields() -> dict[str, Field]:
    table: dict[Field, list[str]] = lexicon.load("labels")["fields"]
    return {normalise(label): field for field, labels in table.items() for label in labels}


@cache
def _bylines() -> tuple[str, ...]:
    return tuple(word.casefold() for word in lexicon.load("labels")["bylines"])


@cache
def _author_notes() -> tuple[str, ...]:
    return tuple(cue for group in lexicon.load("labels")["author_notes"] for cue in group)


@cache
def _list(section: str) -> frozenset[str]:
    groups = lexicon.load("labels")[section]
    if section == "jobs":
        return frozenset(word.casefold() for group in groups for word in group)
    return frozenset(normalise(word) for group in groups for word in group)
