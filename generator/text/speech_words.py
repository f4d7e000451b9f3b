"""The words of English speech: verbs of saying with their roles, nouns that speak; and what a speech is."""

import re
from functools import cache
from typing import Literal, NamedTuple

from generator import lexicon
from generator.text.alternatives import any_of

Role = Literal["plain", "that", "document", "as", "according"]


class Speech(NamedTuple):
    """A verb of saying with its subject, as places in the sentence."""

    start: int
    end: int
    """The verb."""
    role: Role
    speaker: tuple[int, int]
    """Who speaks."""
    pronoun: bool


class Named(NamedTuple):
    """An actor named in the sentence."""

    start: int
    end: int
    person: bool = False


@cache
def listed(kind: str) -> frozenset[str]:
    """Return a list of lexicon/speech_nouns.yml."""
    return frozenset(lexicon.load("speech_nouns")[kind].split())


@cache
def speaking() -> frozenset[str]:
    """Return the nouns that can speak: people and documents."""
    return listed("people") | listed("documents")


@cache
def roles() -> dict[str, Role]:
    """Return the verbs of saying, and "according to", with what each takes behind it."""
    entry = lexicon.load("speech_verbs")["en"]
    known: dict[str, Role] = dict.fromkeys(entry["according"], "according")
    lists: tuple[Role, ...] = ("plain", "that", "as", "document")
    for role in lists:
        for verb in entry[role].split():
            known.setdefault(verb, role)
    return known


@cache
def verbs() -> re.Pattern[str]:
    """Return a pattern for any verb of saying, in lower case."""
    return re.compile(rf"\b(?:{any_of(roles())})\b")


@cache
def document_verbs() -> frozenset[str]:
    """Return the verbs by which documents speak without "that": "the report outlines"."""
    return frozenset(lexicon.load("speech_verbs")["en"]["document"].split())


@cache
def bare_verbs() -> frozenset[str]:
    """Return the English verbs after which a clause may follow without "that"."""
    return listed("bare")


def is_document(noun: str) -> bool:
    """Say whether the last word of a phrase is a document's: report, memo, law."""
    return noun.lower().rsplit(" ", 1)[-1] in listed("documents")
