"""Names and what they stand for -> an index; words -> the longest names of the index among them.

Endings are tolerated where a language inflects names (Russian, German), prefixes where it attaches them
(Arabic). A name that ends in ``*`` is a stem in lower case that takes the endings of an adjective.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from generator.text.names.runs import Word, fold, joined, words

Form = Literal["name", "people", "seat"]
"""How a name stands for its actor: its own name, its people's, or the seat of its government."""

Index = dict[str, Any]
"""Word -> the index of the words that may follow it; under "" the target of the name that ends here."""

_END = ""
_RUSSIAN = (
    *(
        "а",
        "я",
        "у",
        "ю",
        "е",
        "и",
        "ы",
        "ой",
        "ей",
        "ом",
        "ем",
        "ою",
        "ею",
        "ам",
        "ям",
        "ами",
        "ями",
        "ах",
        "ях",
    ),
    *("ов", "ев", "ого", "его", "ому", "ему", "ым", "им", "ых", "их", "ыми", "ими", "ая", "яя", "ое", "ее"),
    *("ые", "ие", "ую", "юю", "ый", "ий", "й", "ь"),
)
_ENDINGS: dict[str, tuple[str, ...]] = {
    "ru": _RUSSIAN,
    "fr": ("nes", "ne", "es", "e", "s"),
    "de": ("en", "er", "es", "em", "e"),
    "es": ("os", "as", "es", "o", "a", "e"),
}
_RUSSIAN_ADJECTIVE = ("ый", "ий", "ая", "яя", "ое", "ее", "ые", "ие", "ой")
_SHORTEST_STEM = 3
_ARABIC_PREFIXES = ("وال", "فال", "بال", "كال", "لل", "ال", "و", "ف", "ب", "ل", "ك")


class Target(NamedTuple):
    """What a name stands for."""

    actor: str
    """The actor's id."""
    form: Form
    """How the name stands for it."""


class Match(NamedTuple):
    """A name of the index among the words, from ``first`` up to but not including ``last``."""

    first: int
    last: int
    target: Target


def build(names: Iterable[tuple[str, Target]], language: str) -> Index:
    """Return the index of these names; of two actors with one name, the first keeps it."""
    index: Index = {}
    for name, target in names:
        found = words(name.removesuffix("*"))
        keys = [_stored(word.text, language) for word in found]
        if name.endswith("*"):
            keys[-1] = f"{found[-1].text}*"
        node = index
        for key in keys:
            node = node.setdefault(key, {})
        if keys:
            node.setdefault(_END, target)
    return index


def matches(text: str, found: Sequence[Word], index: Index, language: str) -> list[Match]:
    """Return the names of the index from left to right, the longest at each place, none inside another."""
    result: list[Match] = []
    reached, first_words = 0, index.keys()
    for at in [
        place
        for place, word in enumerate(found)
        if not first_words.isdisjoint(_looked_up(word.text, language))
    ]:
        best = longest(text, found, at, index, language) if at >= reached else None
        if best is not None:
            result.append(best)
            reached = best.last
    return result


def longest(text: str, found: Sequence[Word], at: int, index: Index, language: str) -> Match | None:
    """Return the longest name that begins at this word."""
    best: Match | None = None
    for key in _looked_up(found[at].text, language):
        node = index.get(key)
        if node is None:
            continue
        if _END in node and (best is None or best.last < at + 1):
            best = Match(at, at + 1, node[_END])
        if at + 1 < len(found) and joined(text, found[at], found[at + 1]):
            longer = longest(text, found, at + 1, node, language)
            if longer is not None and (best is None or longer.last > best.last):
                best = Match(at, longer.last, longer.target)
    return best


def _stored(word: str, language: str) -> str:
    """Return the form under which a word of a name is kept."""
    folded = fold(word)
    if (
        language != "ru"
        or not word[-1].islower()
        or (word[-1] in "иоуеэ" and word[-2:] not in _RUSSIAN_ADJECTIVE)
    ):
        return folded
    if word.endswith(_RUSSIAN_ADJECTIVE) and len(word) >= _SHORTEST_STEM + 2:
        return f"{word[:-2]}*"
    return f"{word[:-1] if word[-1] in 'аяьйы' else word}*"


@lru_cache(maxsize=65536)
def _looked_up(word: str, language: str) -> tuple[str, ...]:
    """Return the forms under which a word of the text may be kept, as written first."""
    folded = fold(word)
    if language == "ar":
        return (folded, *_arabic(word))
    endings = _ENDINGS.get(language)
    if endings is None:
        return (folded,)
    if language != "ru":
        genitive = (folded[:-1],) if language == "de" and word[0].isupper() and word.endswith("s") else ()
        word = word.lower()
    else:
        genitive = ()
    stems = (word[: -len(ending)] for ending in endings if word.endswith(ending))
    starred = tuple(f"{stem}*" for stem in (word, *stems) if len(stem) >= _SHORTEST_STEM)
    lowered = tuple(key.lower() for key in starred if word[0].isupper()) if language == "ru" else ()
    return (folded, *genitive, *starred, *lowered)


def _arabic(word: str) -> tuple[str, ...]:
    """Return an Arabic word without the particles written onto it, with and without the article."""
    bare = [word[len(prefix) :] for prefix in _ARABIC_PREFIXES if word.startswith(prefix)]
    bare = [rest for rest in bare if len(rest) >= _SHORTEST_STEM]
    inner = [rest[1:] for rest in bare if rest[0] in "بلك" and len(rest) > _SHORTEST_STEM]
    plain = (*bare, *inner)
    return tuple(dict.fromkeys((*plain, *(f"ال{rest}" for rest in plain))))
