"""A line below a text -> whether it tells who its author is: "Jane Doe is a nurse in Oslo."."""

import re
from collections.abc import Sequence
from functools import cache

from generator import lexicon
from generator.readers.block import Block
from generator.readers.labels import is_job
from generator.readers.looks import is_name, is_prose
from generator.text.normalise import normalise
from generator.text.sentences import split

_NAMES = re.compile(r"\s*[,;&、，]\s*|\s+(?:and|und|et|y|e|и|و)\s+")
_WORD = re.compile(r"[^\s,.;:]+|[,，،]")
_DASHES = ("—", "–", "-")
_MARKS = (",", "，", "،", "(", "（", *_DASHES)
_NAME_REACH = 5
"""The verb is among so many words from the beginning."""
_TELLING_WORDS = 8
_MAX_SENTENCES = 4
_MIN_NAME_LENGTH = 3


def is_biography(text: str, before: Sequence[Block], authors: Sequence[str]) -> bool:
    """Tell whether a text tells the work of its author, or of a person who is not named anywhere above it."""
    if len(split(text)) > _MAX_SENTENCES:
        return False
    opening = _opening_name(text, authors)
    if opening:
        return not _in_prose(opening, before)
    words = text.split()[: _NAME_REACH + 1]
    for length in range(2, len(words)):
        if words[length].casefold() in _list("biography_verbs") or words[length] in _DASHES:
            name = " ".join(words[:length])
            rest = text.split()[length + 1 :]
            return _is_person_with_job(name, rest) and not _in_prose(name, before)
    return False


def _opening_name(text: str, authors: Sequence[str]) -> str:
    """Return the author with whose name, and then a verb or a comma, the text begins; else nothing."""
    names = [name.strip() for author in authors for name in _NAMES.split(author)]
    for name in names:
        rest = text[len(name) :].strip()
        if len(name) < _MIN_NAME_LENGTH or text[: len(name)].casefold() != name.casefold() or not rest:
            continue
        first = _WORD.match(rest)
        told = first is not None and (
            first.group().casefold() in _list("biography_verbs") or is_job(first.group())
        )
        if told or rest.startswith((*_MARKS, *_unspaced_verbs())):
            return name
    return ""


def _is_person_with_job(name: str, rest: Sequence[str]) -> bool:
    """Tell whether the words are a name in capitals, and what follows names somebody's work."""
    if name.upper() == name.lower() or not is_name(name) or name.endswith((",", ":")):
        return False
    telling = [word for word in rest if word.casefold() not in _list("articles")][:_TELLING_WORDS]
    return bool(telling) and is_job(" ".join(telling).rstrip("."))


def _in_prose(name: str, before: Sequence[Block]) -> bool:
    """Tell whether the surname stands in a paragraph above."""
    surname = normalise(name.rsplit(maxsplit=1)[-1])
    sought = surname if "\u3040" <= surname[:1] <= "\u9fff" else f" {surname} "
    return any(sought in f" {normalise(block.text)} " for block in before if is_prose(block.text))


@cache
def _list(section: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in lexicon.load("labels")[section])


@cache
def _unspaced_verbs() -> tuple[str, ...]:
    return tuple(sorted(verb for verb in _list("biography_verbs") if "\u3040" <= verb[0] <= "\u9fff"))
