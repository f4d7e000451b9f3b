"""Key phrases of briefs -> those they share, as themes: what the matrix asks when no questions are set."""

from collections import Counter
from collections.abc import Iterable, Mapping

from generator.corpus.phrases import Key
from generator.model import Theme
from generator.text.normalise import slug

_MOST = 8
_FEWEST_BRIEFS = 2
_SHARE = 0.02
"""In a large collection a theme is shared by at least this part of the briefs."""


def shared(phrases: Iterable[Mapping[Key, str]], most: int = _MOST) -> tuple[Theme, ...]:
    """Return the phrases that at least two briefs hold, the most shared first: ``phrases`` of each brief."""
    holders, ranks = Counter[Key](), Counter[Key]()
    labels: dict[Key, str] = {}
    briefs = 0
    for held in phrases:
        briefs += 1
        for rank, (key, phrase) in enumerate(held.items()):
            holders[key] += 1
            ranks[key] += rank
            labels.setdefault(key, phrase)
    fewest = max(_FEWEST_BRIEFS, _SHARE * briefs)
    found = [key for key, count in holders.items() if count >= fewest and _names_a_thing(labels[key])]
    found.sort(key=lambda key: (-holders[key], ranks[key], labels[key]))
    chosen: list[Key] = []
    for key in found:
        if len(chosen) < most and not any(_overlap(key, other) for other in chosen):
            chosen.append(key)
    return tuple(_theme(labels[key]) for key in chosen)


def _names_a_thing(phrase: str) -> bool:
    """Say whether a phrase reads as a thing: "unveiling attended" and "navy captured" do not."""
    words = phrase.lower().split()
    return not (words[0].endswith("ing") or words[-1].endswith(("ed", "ing", "ly")))


def _overlap(one: Key, other: Key) -> bool:
    """Say whether two phrases name much the same: they end on the same word, or one holds the other."""
    return one[-1] == other[-1] or set(one) <= set(other) or set(other) <= set(one)


def _theme(phrase: str) -> Theme:
    return Theme(phrase[:1].upper() + phrase[1:], (phrase,), id=slug(phrase))
