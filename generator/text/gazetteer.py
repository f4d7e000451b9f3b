"""Lexicon files -> the actors everybody knows (states, blocs, organisations, companies, regions) and their index."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from generator import lexicon
from generator.model import ActorKind
from generator.text.name_index import Index, Target, build
from generator.text.normalise import slug

_TRANSLATED = ("fr", "de", "es", "ru", "zh", "ar")


class Entry(NamedTuple):
    """An actor everybody knows."""

    name: str
    kind: ActorKind


@cache
def entries() -> dict[str, Entry]:
    """Return every known actor by id."""
    found: dict[str, Entry] = {}
    for country in lexicon.load("countries").values():
        found[slug(country["name"])] = Entry(country["name"], country.get("kind", "state"))
    for kind, groups in _groups():
        for names in groups:
            found.setdefault(slug(names[0]), Entry(names[0], kind))
    for city in lexicon.load("cities"):
        found.setdefault(slug(city), Entry(city, "place"))
    return found


@cache
def index(language: str) -> Index:
    """Return the index of all names in English, and in the language given when there is a list for it."""
    return build(_names(language), language)


def _groups() -> Iterator[tuple[ActorKind, list[list[str]]]]:
    for file in ("blocs", "companies"):
        yield from lexicon.load(file).items()


def _names(language: str) -> Iterator[tuple[str, Target]]:
    countries = lexicon.load("countries")
    if language in _TRANSLATED:
        for code, names in lexicon.load(f"countries_{language}").items():
            actor = slug(countries[code]["name"])
            for name in names:
                yield name, Target(actor, "people" if name.endswith("*") else "name")
    for _, groups in _groups():
        for names in groups:
            for name in names:
                yield name, Target(slug(names[0]), "name")
    for country in countries.values():
        actor = slug(country["name"])
        for name in (country["name"], *country.get("also", ())):
            yield name, Target(actor, "name")
        for name in country.get("people", ()):
            yield name, Target(actor, "people")
        for name in country.get("seats", ()):
            yield name, Target(actor, "seat")
    for city in lexicon.load("cities"):
        yield city, Target(slug(city), "name")


def homonyms() -> list[dict[str, Any]]:
    """Return the states that share a name with a region, with the words that speak for the region and against it."""
    found: list[dict[str, Any]] = lexicon.load("name_homonyms")
    return found
