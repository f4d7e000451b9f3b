"""What the text tells of a name -> what kind of actor it names, if any."""

from collections.abc import Collection, Mapping

from generator.model import ActorKind
from generator.text.names import gazetteer
from generator.text.names.kinds import cue_kind, is_event, is_numbered, is_person, may_begin_person
from generator.text.names.pieces import opening_words
from generator.text.names.runs import cues
from generator.text.names.sightings import Seen, Words
from generator.text.names.titles import is_title
from generator.text.normalise import slug

_SHORTEST_NAME = 2
_SURE_COUNT = 2
_PAIR = 2
_LONGEST_PERSON = 4
_CAPITAL_NOUNS = frozenset({"de"})
_MOST_PER_VOTE = 2
"""A kind needs one vote for so many sightings."""


def kind_of(
    seen: Seen, alone: Mapping[str, Seen], common: Collection[str], language: str
) -> ActorKind | None:
    """Return what the name names, or None when it is no actor.

    ``alone`` are the names of one word: what is told of "Lee" is told of "Ann Lee".
    """
    if len(seen.words) == 1:
        return _kind_of_single(seen, common, language)
    if is_numbered(seen.words):
        return None
    last = alone.get(seen.words[-1])
    cued = cue_kind(seen.words)
    if cued == "place" and len(seen.words) == _PAIR and _acts(seen, last):
        return "person"
    if is_event(seen.words) and cued is None:
        return None
    if cued is None and (seen.titled or (is_person(seen.words) and not _articled(seen))):
        return "person"
    if seen.quoted:
        return None
    if cued is not None:
        return cued if seen.supported or max(len(seen.sightings), len(seen.words) - 1) > 1 else None
    if language in _CAPITAL_NOUNS or _is_ordinary(seen, common):
        return None
    return _told(seen, last)


def _articled(seen: Seen) -> bool:
    """Say whether "the" stands before it most of the time, as before no person's name."""
    return seen.articles * 2 > len(seen.sightings)


def _acts(seen: Seen, last: Seen | None) -> bool:
    """Say whether a name such as "Ann Street" is a person's: it begins like one, and acts like one."""
    votes = seen.kinds["person"] + (last.kinds["person"] if last else 0)
    return may_begin_person(seen.words[0]) and votes > seen.kinds["place"] and not seen.articles


def _is_ordinary(seen: Seen, common: Collection[str]) -> bool:
    """Say whether the words are common words with capitals: the document writes them small, too."""
    small = [word for word in seen.words if word.lower() in common]
    ends_small = bool(small) and small[-1] == seen.words[-1] and not seen.kinds
    return not seen.supported or len(small) == len(seen.words) or ends_small


def _kind_of_single(seen: Seen, common: Collection[str], language: str) -> ActorKind | None:
    word = seen.words[0]
    common_noun = word in cues("alone_common") or word.lower() in common
    if common_noun or word in cues("never") or is_title(word) or len(word) < _SHORTEST_NAME or word.isdigit():
        return None
    if seen.titled:
        return "person"
    if language in _CAPITAL_NOUNS or not seen.supported or seen.quoted or word.lower() in opening_words():
        return None
    once = len(seen.sightings) < _SURE_COUNT
    told = seen.kinds["company"] or seen.kinds["person"] >= _SURE_COUNT
    if once and (word.isupper() or not (seen.possessive or told)):
        return None
    if may_begin_person(word) and not seen.kinds["place"] and not _articled(seen):
        return "person"
    return "person" if once and seen.possessive else _told(seen, None)


def _told(seen: Seen, last: Seen | None) -> ActorKind:
    """Return the kind the surroundings tell, else "organisation"."""
    votes = seen.kinds + last.kinds if last else seen.kinds
    count = len(seen.sightings) + (len(last.sightings) if last else 0)
    if seen.words[0].isupper() and len(seen.words) == 1:
        votes = votes - votes.__class__(person=votes["person"])
    likely = [kind for kind, number in votes.most_common() if number * _MOST_PER_VOTE >= count]
    if likely and not (likely[0] == "person" and _articled(seen)):
        return likely[0]
    if last and 1 < len(seen.words) <= _LONGEST_PERSON and not seen.articles + last.articles:
        return "person"
    return "organisation"


def enumerated(seen: Seen, kinds: Mapping[Words, ActorKind | None]) -> ActorKind | None:
    """Return the kind of the name before it in a list: "Acme, Bolt and Crane" are all of one kind."""
    word = seen.words[0]
    if len(seen.words) > 1 or not seen.supported or word in cues("never") or word.isupper() or seen.quoted:
        return None
    for sighting in seen.sightings:
        known = gazetteer.entries().get(slug(sighting.linked)) if sighting.linked else None
        kind = known.kind if known else kinds.get(tuple(sighting.linked.split()))
        if kind in {"company", "organisation", "person"}:
            return kind
    return None
