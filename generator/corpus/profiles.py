"""Briefs -> the actors over all of them: where each appears, what is said of it, with whom it is named."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from generator.model import ActorKind, Appearance, Brief, Companion, Evidence, Profile
from generator.text.claims import bar
from generator.text.places import sentence_at, whole

_FEWEST_BRIEFS = 2
_OFTEN = 3
"""An actor of a single brief gets a profile from so many mentions on."""
_MOST_SAID = 3
_MOST_COMPANIONS = 8

_Place = tuple[int, int]
"""Passage and start of a sentence."""


def collect(briefs: Sequence[Brief]) -> tuple[Profile, ...]:
    """Return a profile for every actor that matters to more than one line."""
    appearances: dict[str, list[Appearance]] = defaultdict(list)
    together: dict[str, Counter[str]] = defaultdict(Counter)
    for brief in briefs:
        sentences = _sentences(brief)
        for actor in brief.actors:
            said = tuple(_telling(brief, sentences.get(actor.id, {}).values()))
            appearances[actor.id].append(Appearance(brief.slug, actor, said))
        for actor_id, other in _pairs(sentences):
            together[actor_id][other] += 1
    names = {actor_id: found[0].actor.name for actor_id, found in appearances.items()}
    profiles = [
        _profile(actor_id, found, together[actor_id], names) for actor_id, found in appearances.items()
    ]
    kept = [p for p in profiles if len(p.appearances) >= _FEWEST_BRIEFS or p.mentions >= _OFTEN]
    return tuple(sorted(kept, key=lambda p: (-len(p.appearances), -p.mentions, p.id)))


def _profile(
    actor_id: str, found: list[Appearance], together: Counter[str], names: dict[str, str]
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


def _sentences(brief: Brief) -> dict[str, dict[_Place, Evidence]]:
    """Return for each actor the sentences that name it, by place."""
    found: dict[str, dict[_Place, Evidence]] = defaultdict(dict)
    for actor in brief.actors:
        for mention in actor.mentions:
            s = sentence_at(brief.document.sentences, mention.passage, mention.start)
            if s is not None:
                found[actor.id][s.passage, s.start] = whole(s)
    return found


def _telling(brief: Brief, sentences: Iterable[Evidence]) -> list[Evidence]:
    """Choose what the brief shows anyway, then what can stand alone; in source order."""
    points = [brief.bottom_line] if brief.bottom_line else []
    shown = {point.evidence for point in (*points, *brief.key_points, *brief.so_what)}
    listed = list(sentences)
    first = [sentence for sentence in listed if sentence in shown][:_MOST_SAID]
    for sentence in listed:
        if len(first) >= _MOST_SAID:
            break
        if sentence not in first and not bar(sentence.quote, brief.document.language):
            first.append(sentence)
    return sorted(first, key=lambda evidence: (evidence.passage, evidence.start))


def _pairs(sentences: dict[str, dict[_Place, Evidence]]) -> Iterable[tuple[str, str]]:
    by_place: dict[_Place, list[str]] = defaultdict(list)
    for actor_id, places in sentences.items():
        for place in places:
            by_place[place].append(actor_id)
    for named in by_place.values():
        yield from ((one, other) for one in named for other in named if one != other)
