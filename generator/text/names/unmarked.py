"""Lines whose capitals do not tell the names -> the names that the words around them tell.

Chinese and Arabic have no capitals; in French only the first word of a body's name has one.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from generator import lexicon
from generator.model import ActorKind
from generator.text.alternatives import any_of
from generator.text.names.sightings import Line

_HAN = "\u4e00-\u9fff"
_ARABIC = "\u0621-\u064a\u064b-\u0652"


class Told(NamedTuple):
    """A name, and what the words around it tell it is."""

    name: str
    kind: ActorKind


def told(lines: Sequence[Line], language: str) -> Iterator[Told]:
    """Yield the names told by the words around them, in order, each as often as it is told."""
    for line in lines:
        if line.tells:
            for kind, pattern in _patterns(language):
                for match in pattern.finditer(line.text):
                    yield Told(match["name"], kind)


@cache
def _patterns(language: str) -> tuple[tuple[ActorKind, re.Pattern[str]], ...]:
    """Return the patterns of a language whose group ``name`` is a name of that kind. All are linear."""
    makers = {"zh": _chinese, "ar": _arabic, "fr": _french}
    return makers[language]() if language in makers else ()


def _chinese() -> tuple[tuple[ActorKind, re.Pattern[str]], ...]:
    words = lexicon.load("names_by_context")["zh"]
    inner = f"(?:(?![{words['edges']}])[{_HAN}])"
    starts = f"(?:(?<![{_HAN}])|(?<=[{words['edges']}]))"
    speaks, titles = _choice(words["speaks"]), _choice(words["titles"])
    families = _choice(words["families"])
    return (
        ("company", re.compile(f"{starts}(?P<name>{inner}{{2,10}}?{_choice(words['company'])})")),
        ("organisation", re.compile(f"{starts}(?P<name>{inner}{{2,12}}?{_choice(words['organisation'])})")),
        ("person", re.compile(f"{titles}(?P<name>[{_HAN}]{{2,3}}?)(?={speaks})")),
        ("person", re.compile(f"(?<![{_HAN}])(?P<name>{families}[{_HAN}]{{1,2}}?)(?={speaks})")),
        ("person", re.compile(f"{titles}(?P<name>{families}[{_HAN}]{{1,2}})(?![{_HAN}])")),
    )


def _arabic() -> tuple[tuple[ActorKind, re.Pattern[str]], ...]:
    words = lexicon.load("names_by_context")["ar"]
    word = f"[{_ARABIC}]+"
    starts = f"(?<![{_ARABIC}])"
    ends = f"(?![{_ARABIC}])"
    definite = rf"\s\u0627\u0644{word}"
    adjective = rf"\s\u0627\u0644[{_ARABIC}]*{_choice(words['adjectives'])}{ends}"
    said = rf"{starts}\u0648?{_choice(words['speaks'])}{ends}"
    name = rf"(?P<name>(?!\u0627\u0644){word}\s(?:\u0628\u0646\s)?{word})"
    quoted = r"\s[\u00ab\u201c\"](?P<name>[^\u00bb\u201d\"]{2,40})"
    return (
        ("company", re.compile(f"{starts}{_choice(words['company'])}{quoted}")),
        (
            "organisation",
            re.compile(
                rf"{starts}(?P<name>{_choice(words['organisation'])}{definite}(?:{adjective}){{0,2}})"
            ),
        ),
        ("place", re.compile(rf"{starts}{_choice(words['place'])}\s(?P<name>(?!\u0627\u0644){word}){ends}")),
        ("person", re.compile(rf"{said}(?:\s{word}){{0,4}}?\s{name}\s{_choice(words['that'])}{ends}")),
    )


def _french() -> tuple[tuple[ActorKind, re.Pattern[str]], ...]:
    words = lexicon.load("names_by_context")["fr"]
    adjective = rf"\s[^\W\d_A-Z]*{_choice(words['adjectives'])}\b"
    genitive = r"\s(?:de\s(?:la\s|l['\u2019])?|du\s|des\s|d['\u2019])[^\W\d_]{3,}"
    goes_on = f"(?:(?:{adjective}){{1,2}}(?:{genitive})?(?:{adjective})?|{genitive}{adjective})"
    return (("organisation", re.compile(rf"\b(?P<name>{_choice(words['organisation'])}{goes_on})")),)


def _choice(listed: str) -> str:
    """Return a group that matches any of the words, the longest first."""
    return f"(?:{any_of(listed.split())})"
