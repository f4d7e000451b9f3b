"""Key phrases of briefs -> those they share, as themes: what the matrix asks when no questions are set."""

from collections import defaultdict
from collections.abc import Mapping

from generator.corpus.phrases import Key
from generator.model import Theme
from generator.text.normalise import slug

_MOST = 8
_FEWEST_BRIEFS = 2


def shared(phrases: Mapping[str, Mapping[Key, str]], most: int = _MOST) -> tuple[Theme, ...]:
    """Return the phrases that at least two briefs hold, the most shared first. ``phrases`` are by slug."""
    ranks: dict[Key, list[int]] = defaultdict(list)
    labels: dict[Key, str] = {}
    for held in phrases.values():
        for rank, (key, phrase) in enumerate(held.items()):
            ranks[key].append(rank)
            labels.setdefault(key, phrase)
    found = [key for key, held_at in ranks.items() if len(held_at) >= _FEWEST_BRIEFS]
    found.sort(key=lambda key: (-len(ranks[key]), sum(ranks[key]), labels[key]))
    return tuple(_theme(labels[key]) for key in found[:most])


def _theme(phrase: str) -> Theme:
    return Theme(phrase[:1].upper() + phrase[1:], (phrase,), id=slug(phrase))
