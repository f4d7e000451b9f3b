"""Briefs -> the actors that only the texts know: worth a line in editorial.yml when they matter."""

from collections import Counter
from collections.abc import Iterable, Sequence

from generator.model import Actor, Brief, KnownActor
from generator.text.names import gazetteer

_FEWEST_MENTIONS = 2


def actors(briefs: Sequence[Brief], known: Iterable[KnownActor]) -> tuple[Actor, ...]:
    """Return actors named at least twice that neither the analyst nor the lexicon lists, most named first."""
    listed = {actor.name for actor in known} | set(gazetteer.entries())
    mentions: Counter[str] = Counter()
    first: dict[str, Actor] = {}
    for brief in briefs:
        for actor in brief.actors:
            if actor.name not in listed and actor.id not in listed:
                mentions[actor.id] += len(actor.mentions)
                first.setdefault(actor.id, actor)
    often = [actor_id for actor_id, count in mentions.items() if count >= _FEWEST_MENTIONS]
    return tuple(first[actor_id] for actor_id in sorted(often, key=lambda key: (-mentions[key], key)))
