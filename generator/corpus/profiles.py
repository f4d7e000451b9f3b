"""Briefs -> the actors over all of them: where each appears, what is said of it, with whom it is named."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from generator.model import Actor, ActorKind, Appearance, Brief, Companion, Evidence, Prepared, Profile
from generator.text.places import number_at, whole

_FEWEST_BRIEFS = 2
_OFTEN = 3
"""An actor of a single brief gets a profile from so many mentions on."""
_MOST_SAID = 3
_MOST_COMPANIONS = 8


def naming(brief: Brief, actor: Actor) -> tuple[int, ...]:
    """Return the numbers of the sentences that name an actor, in order of mention."""
    found: dict[int, None] = {}
    for mention in actor.mentions:
        number = number_at(brief.document.sentences, mention.passage, mention.start)
        if number is not None:
            found[number] = None
    return tuple(found)


def telling(brief: Brief, named: Iterable[Sequence[int]], bars: Sequence[str]) -> Iterator[tuple[int, ...]]:
    """Yield for each actor the sentences to show: what the brief shows anyway, then what can stand alone.

    ``named`` are the sentences that name each, ``bars`` tell of every sentence why it cannot stand alone.
    """
    points = [brief.bottom_line] if brief.bottom_line else []
    shown = {point.evidence for point in (*points, *brief.key_points, *brief.so_what)}
    sentences = brief.document.sentences
    for numbers in named:
        first = [number for number in numbers if whole(sentences[number]) in shown][:_MOST_SAID]
        standing = (number for number in numbers if number not in first and not bars[number])
        yield tuple(sorted((*first, *islice(standing, _MOST_SAID - len(first)))))


def collect(briefs: Sequence[Brief], prepared: Sequence[Prepared]) -> tuple[Profile, ...]:
    """Return a profile for every actor that matters to more than one line. ``prepared`` are the briefs'."""
    actors = [actor for brief in briefs for actor in brief.actors]
    names = {actor.id: actor.name for actor in reversed(actors)}
    holders = Counter(actor.id for actor in actors)
    mentions: Counter[str] = Counter()
    for actor in actors:
        mentions[actor.id] += len(actor.mentions)
    kept = {one for one in names if holders[one] >= _FEWEST_BRIEFS or mentions[one] >= _OFTEN}
    appearances: dict[str, list[Appearance]] = defaultdict(list)
    together: dict[str, Counter[str]] = defaultdict(Counter)
    for brief, one in zip(briefs, prepared, strict=True):
        for actor_id, appearance in _appearances(brief, one.said):
            if actor_id in kept:
                appearances[actor_id].append(appearance)
        for actor_id, other in _pairs(brief.actors, one.named):
            if actor_id in kept:
                together[actor_id][other] += 1
    profiles = [_profile(one, found, together[one], names) for one, found in appearances.items()]
    return tuple(sorted(profiles, key=lambda p: (-len(p.appearances), -p.mentions, p.id)))


def _profile(
    actor_id: str, found: list[Appearance], together: Counter[str], names: Mapping[str, str]
) -> Profile:
    kinds: Counter[ActorKind] = Counter(appearance.actor.kind for appearance in found)
    told = [kind for kind, _ in kinds.most_common() if kind != "other"]
    ordered = sorted(together.items(), key=lambda item: (-item[1], item[0]))[:_MOST_COMPANIONS]
    return Profile(
        id=actor_id,
        name=found[0].actor.name,
        kind=told[0] if told else "other",
        mentions=sum(len(appearance.actor.mentions) for appearance in found),
        appearances=tuple(sorted(found, key=lambda a: (-len(a.actor.mentions), a.slug))),
        companions=tuple(Companion(other, names[other], count) for other, count in ordered),
    )


def _appearances(brief: Brief, said: Iterable[Sequence[int]]) -> Iterator[tuple[str, Appearance]]:
    """Yield the id of each actor with its appearance. Actors of one sentence share it: there are many."""
    sentences = brief.document.sentences
    quoted: dict[int, Evidence] = {}
    for actor, numbers in zip(brief.actors, said, strict=True):
        for number in numbers:
            if number not in quoted:
                quoted[number] = whole(sentences[number])
        yield actor.id, Appearance(brief.slug, actor, tuple([quoted[number] for number in numbers]))


def _pairs(actors: Sequence[Actor], named: Iterable[Sequence[int]]) -> Iterator[tuple[str, str]]:
    """Yield each actor with each that stands in the same sentence, as often as they do."""
    by_sentence: dict[int, list[str]] = defaultdict(list)
    for actor, numbers in zip(actors, named, strict=True):
        for number in numbers:
            by_sentence[number].append(actor.id)
    for found in by_sentence.values():
        yield from ((one, other) for one in found for other in found if one != other)
