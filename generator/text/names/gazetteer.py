"""Lexicon files -> the actors everybody knows (states, blocs, organisations, companies, places), indexed."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from generator import lexicon
from generator.model import ActorKind
from generator.text.names.index import Form, Index, Target, build
from generator.text.normalise import slug

_ADJECTIVES = ("an", "ans")
"""How the adjectives and peoples of regions end: European, Asians."""
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
        yield from _translated(lexicon.load(f"countries_{language}"), countries)
    for kind, groups in _groups():
        for names in groups:
            people = [name for name in names if kind == "place" and name.endswith(_ADJECTIVES)]
            yield from _targets([name for name in names if name not in people], names[0], "name")
            yield from _targets(people, names[0], "people")
    for country in countries.values():
        yield from _targets([country["name"], *country.get("also", ())], country["name"], "name")
        yield from _targets(country.get("people", ()), country["name"], "people")
        yield from _targets(country.get("seats", ()), country["name"], "seat")
    for city in lexicon.load("cities"):
        yield city, Target(slug(city), "name")


def _translated(table: dict[str, list[str]], countries: dict[str, Any]) -> Iterator[tuple[str, Target]]:
    for code, names in table.items():
        for name in names:
            form: Form = "people" if name.endswith("*") else "name"
            yield name, Target(slug(countries[code]["name"]), form)


def _targets(names: Iterable[str], actor: str, form: Form) -> Iterator[tuple[str, Target]]:
    key = slug(actor)
    for name in names:
        yield name, Target(key, form)


def homonyms() -> list[dict[str, Any]]:
    """Return the actors that share a name with another, and the words for and against that one."""
    found: list[dict[str, Any]] = lexicon.load("name_homonyms")
    return found
