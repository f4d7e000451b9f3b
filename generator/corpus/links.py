"""Briefs -> links between them, each with its reasons: rare actors, the same figure, alike passages, terms.

Which briefs are near is told by their words (text/vectors.py). Why they are tied is told in words that a
reader can check; a tie without a good reason is no link. Two countries in common are no reason.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from generator.corpus.duplicates import Near
from generator.corpus.memory import Memory
from generator.corpus.numbering import Numbered
from generator.corpus.passages import Passages, alike
from generator.corpus.phrases import Key, keyed
from generator.model import Actor, Brief, Evidence, Figure, Link, Prepared, Reason
from generator.text import vectors
from generator.text.places import sentence_at, whole
from generator.text.words import terms

_MOST_LINKS = 5
_MOST_NAMED = 4
_LEAST_LIKENESS = 0.05
_COMMON_SHARE = 0.5
"""An actor in more than this share of a collection of more than ten ties nothing together."""
_SMALL = 10
_FEWEST_MENTIONS = 3
"""Named once here and once there in passing, an actor ties nothing together."""
_COMMON_KINDS = {"state", "place"}


def nearest(numbered: Numbered) -> Near:
    """Return for every brief the others whose words are most like its own, with the likeness."""
    return vectors.nearest([lines.terms for lines in numbered.briefs], numbered.names, _MOST_LINKS)


def find(
    briefs: Sequence[Brief],
    prepared: Sequence[Prepared],
    near: Near,
    passages: Passages,
    memory: Memory,
) -> tuple[Link, ...]:
    """Return the links of every brief, strongest first.

    ``near`` is what ``nearest`` gives; ``prepared`` and ``passages`` are those of the briefs. ``memory``
    learns what it did not know of them.
    """
    holders = Counter(actor.id for brief in briefs for actor in brief.actors)
    limit = len(briefs) if len(briefs) <= _SMALL else _COMMON_SHARE * len(briefs)
    rare = {actor for actor, count in holders.items() if count <= limit}
    found = []
    for place, nearest_ones in enumerate(near):
        here = briefs[place]
        others = [(other, likeness) for other, likeness in nearest_ones if likeness >= _LEAST_LIKENESS]
        _recall(place, [other for other, _ in others], briefs, prepared, passages, memory)
        phrases = keyed(prepared[place].phrases, here.document.language)
        for other, likeness in others:
            there = briefs[other]
            theirs = keyed(prepared[other].phrases, there.document.language)
            reasons = (
                *_same_passage(here, there, memory.alike(here.slug, there.slug)),
                *_same_figures(here, there),
                *_same_actors(here, there, rare),
                *_same_phrases(phrases, theirs),
            )
            if reasons:
                found.append(Link(here.slug, there.slug, round(likeness, 3), reasons))
    return tuple(found)


def _recall(
    place: int,
    others: Sequence[int],
    briefs: Sequence[Brief],
    prepared: Sequence[Prepared],
    passages: Passages,
    memory: Memory,
) -> None:
    """See to it that the memory knows where a brief is like the others."""
    here = briefs[place].slug
    unknown = [other for other in others if not memory.knows(here, briefs[other].slug)]
    if unknown:
        asking = [(number, passages.vector(place, number)) for number in prepared[place].shown]
        for other in unknown:
            memory.note(here, briefs[other].slug, alike(passages, asking, other))


def _same_passage(here: Brief, there: Brief, pair: tuple[int, int] | None) -> list[Reason]:
    if pair is None:
        return []
    mine, theirs = here.document.sentences[pair[0]], there.document.sentences[pair[1]]
    return [Reason("a passage says much the same", whole(mine), whole(theirs))]


def _same_figures(here: Brief, there: Brief) -> list[Reason]:
    theirs: dict[tuple[float, str], Figure] = {}
    for figure in there.figures:
        if figure.value is not None:
            theirs.setdefault((figure.value, figure.unit), figure)
    reasons: dict[str, Reason] = {}
    for figure in here.figures:
        same = theirs.get((figure.value, figure.unit)) if figure.value is not None else None
        if same and _is_telling(figure) and _same_thing(figure, same, here.document.language):
            text = f"both give the figure {figure.text}"
            reasons.setdefault(text, Reason(text, figure.evidence, same.evidence))
    return list(reasons.values())


def _is_telling(figure: Figure) -> bool:
    """Say whether it would be odd to meet the figure by chance: "50 %" is met everywhere."""
    digits = "".join(char for char in figure.text if char.isdigit()).strip("0")
    return len(digits) > 1 and figure.unit != ""


def _same_thing(one: Figure, other: Figure, language: str) -> bool:
    """Say whether two figures measure things that share a word."""
    return bool(set(terms(one.measures, language)) & set(terms(other.measures, language)))


def _same_actors(here: Brief, there: Brief, rare: set[str]) -> list[Reason]:
    theirs = {actor.id: actor for actor in there.actors}
    shared = [actor for actor in here.actors if actor.id in theirs and actor.id in rare]
    telling = [actor for actor in shared if actor.kind not in _COMMON_KINDS]
    often = sum(len(actor.mentions) + len(theirs[actor.id].mentions) for actor in telling)
    if not telling or often < _FEWEST_MENTIONS:
        return []
    named = telling[:_MOST_NAMED]
    first = named[0]
    text = f"both name {_and([actor.name for actor in named])}"
    return [Reason(text, _sentence(here, first), _sentence(there, theirs[first.id]))]


def _sentence(brief: Brief, actor: Actor) -> Evidence | None:
    """Return the sentence of the first mention; ``None`` when it stands in a heading."""
    for mention in actor.mentions:
        found = sentence_at(brief.document.sentences, mention.passage, mention.start)
        if found is not None:
            return whole(found)
    return None


def _same_phrases(here: Mapping[Key, str], there: Mapping[Key, str]) -> list[Reason]:
    """Name the key phrases of both, as the first writes them."""
    shared = [phrase for key, phrase in here.items() if key in there][:_MOST_NAMED]
    return [Reason(f"both write about {_and(shared)}")] if shared else []


def _and(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
