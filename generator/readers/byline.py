"""A line under a title without any label -> the author it names: "Jane Doe", "Oslo – Jane Doe"."""

import re
from functools import cache

from generator import lexicon
from generator.readers.labels import is_job, without_job
from generator.readers.looks import is_name

_PARTS = re.compile(r"\s+[–—-]\s+|\s*[|/·•,،，]\s*")
_AND = re.compile(r"\s*[,;&、]\s*|\s+(?:and|und|et|y|e|en|og|och|и)\s+")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_DASH = re.compile(r"\s+[–—-]\s+|\s*[|/·]\s*")
_MAX_NAME_WORDS = 4
_MAX_PLACE_WORDS = 3
_MAX_JOB_WORDS = 8


def bare_author(text: str) -> str | None:
    """Return the person whom a line names and does nothing else, perhaps with a place before or after.

    In scripts with capitals the first name must be known, or a job stand behind the name; in others only
    "place – name" is a byline.
    """
    name = without_job(text)
    if name != text and is_name(name) and 2 <= len(name.split()) <= _MAX_NAME_WORDS:
        return name
    bare = _BRACKETS.sub("", text).strip()
    if bare in text and all(map(_is_person, _AND.split(bare))):
        return bare
    parts = [part for part in _PARTS.split(text.strip()) if part]
    if not 1 <= len(parts) <= 2 or not all(map(is_name, parts)):
        return None
    for part in reversed(parts):
        if _is_person(part):
            return part
    return None if text.upper() != text.lower() else _beside_place(text)


def _beside_place(text: str) -> str | None:
    """Return the side of a dash that is rather a name than a place: two or three words, or the second."""
    sides = [part.strip() for part in _DASH.split(text.strip()) if part]
    lengths = [len(side.split()) for side in sides]
    if len(sides) != 2 or max(lengths) > _MAX_PLACE_WORDS:
        return None
    return next((side for side in reversed(sides) if len(side.split()) > 1), None)


def is_job_line(text: str) -> bool:
    """Tell whether the line under a name describes somebody's work in a few words."""
    return len(text.split()) <= _MAX_JOB_WORDS and is_job(text)


def _is_person(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= _MAX_NAME_WORDS and words[0].casefold() in _given_names() and is_name(text)


@cache
def _given_names() -> frozenset[str]:
    lists = (lexicon.load("given_names")["given"], lexicon.load("first_names")["given"])
    return frozenset(name.casefold() for listed in lists for name in listed.split())
