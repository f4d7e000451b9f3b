"""What the text tells of a name -> what kind of actor it names, if any."""

from collections import Counter
from collections.abc import Collection, Mapping

from generator.model import ActorKind
from generator.text.names import gazetteer
from generator.text.names.kinds import cue_kind, is_event, is_numbered, is_person, may_begin_person
from generator.text.names.pieces import opening_words
from generator.text.names.runs import cues
from generator.text.names.sightings import Seen, Words
from generator.text.names.titles import is_title, offices
from generator.text.normalise import slug

_SHORTEST_NAME = 2
_SURE_COUNT = 2
_PAIR = 2
_LONGEST_PERSON = 4
_ENDINGS_OF_NOUNS = ("s", "ing", "ed", "tion", "ment", "ity", "ness", "ship", "ism")
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
        return _kind_of_single(seen, alone, common, language)
    if seen.events * 2 > len(seen.sightings) or is_numbered(seen.words) or max(map(len, seen.words)) == 1:
        return None
    last = alone.get(seen.words[-1])
    if is_title(seen.words[-1]) and not (seen.titled or may_begin_person(seen.words[0])):
        return None
    cued = cue_kind(seen.words)
    if cued is not None:
        return (
            "person" if cued == "place" and (seen.titled or _acts(seen, last)) else _cued(seen, cued, common)
        )
    return None if is_event(seen.words) else _kind_of_several(seen, alone, common, language)


def _cued(seen: Seen, cued: ActorKind, common: Collection[str]) -> ActorKind | None:
    """Return the kind that a word of the name tells, unless the name is quoted or may be no name at all."""
    surely = seen.supported or _opens_surely(seen, cued, common)
    return cued if surely and not seen.quoted else None


def _kind_of_several(
    seen: Seen, alone: Mapping[str, Seen], common: Collection[str], language: str
) -> ActorKind | None:
    """Return what a name of several words names that tells no kind by itself."""
    if _is_people(seen.words[-1]):
        return None
    if seen.titled or (is_person(seen.words) and not _articled(seen)):
        return "person"
    if seen.quoted or language in _CAPITAL_NOUNS or _is_ordinary(seen, common):
        return None
    return _told(seen, alone.get(seen.words[-1]), alone, common)


def _opens_surely(seen: Seen, cued: ActorKind, common: Collection[str]) -> bool:
    """Say whether a name that only opens sentences is more than a common word with a capital."""
    acts = cued in {"organisation", "company"} and seen.words[0].lower() not in common
    return acts or len(seen.sightings) > 1 or len(seen.words) > _PAIR


def _articled(seen: Seen) -> bool:
    """Say whether "the" stands before it most of the time, as before no person's name."""
    return seen.articles * 2 > len(seen.sightings)


def _acts(seen: Seen, last: Seen | None) -> bool:
    """Say whether a name such as "Ann Street" is a person's: it begins like one, and acts like one."""
    votes = seen.kinds["person"] + (last.kinds["person"] if last else 0)
    pair = len(seen.words) == _PAIR and may_begin_person(seen.words[0])
    surname = votes == seen.kinds["place"] and seen.words[-1] in cues("surname_places")
    return pair and (votes > seen.kinds["place"] or surname) and not seen.articles


def _is_ordinary(seen: Seen, common: Collection[str]) -> bool:
    """Say whether the words are common words with capitals: the document writes them small, too."""
    small = [word for word in seen.words if word.lower() in common]
    ends_small = bool(small) and small[-1] == seen.words[-1] and not seen.kinds
    return not seen.supported or len(small) == len(seen.words) or ends_small


def _kind_of_single(
    seen: Seen, alone: Mapping[str, Seen], common: Collection[str], language: str
) -> ActorKind | None:
    word = seen.words[0]
    common_noun = (
        word in cues("alone_common") or word in cues("company") or word.lower() in common or word in offices()
    )
    if common_noun or word in cues("never") or is_title(word) or len(word) < _SHORTEST_NAME or word.isdigit():
        return None
    if seen.titled:
        return "person"
    if language in _CAPITAL_NOUNS or not seen.supported or seen.quoted or word.lower() in opening_words():
        return None
    once = len(seen.sightings) < _SURE_COUNT
    told = seen.kinds["company"] or seen.kinds["person"] >= _SURE_COUNT or seen.kinds["other"]
    told = told or seen.kinds["place"] >= _SURE_COUNT
    if once and (word.isupper() or not (seen.possessive or told)):
        return None
    if may_begin_person(word) and not seen.kinds["place"] and not _articled(seen):
        return "person"
    return _told(seen, None, alone, common)


def _told(seen: Seen, last: Seen | None, alone: Mapping[str, Seen], common: Collection[str]) -> ActorKind:
    """Return the kind the surroundings tell, else "other"; ``last`` is what its last word does alone."""
    votes = seen.kinds + last.kinds if last else seen.kinds + Counter()
    if last or votes["other"] > _SURE_COUNT:  # the family name spoke, or it spoke more than once
        spoke = Counter[ActorKind]({"person": votes.pop("other", 0)})
        votes = spoke + votes  # first, so that it wins where two kinds have as many
    if _is_made(seen.words[0]):
        del votes["place"]
    count = len(seen.sightings) + (len(last.sightings) if last else 0)
    if seen.words[0].isupper() and len(seen.words) == 1:
        votes = Counter({kind: number for kind, number in votes.items() if kind != "person"})
    likely = [kind for kind, number in votes.most_common() if number * _MOST_PER_VOTE >= count]
    if likely and not (likely[0] == "person" and _articled(seen)):
        return likely[0]
    alike = {kind for kind in votes if votes[kind]}
    for kind in ("person", "place"):
        few = votes[kind] * _MOST_PER_VOTE**2 >= count and not (kind == "person" and _articled(seen))
        if alike == {kind} and few:
            return kind
    short = len(seen.words) == _PAIR or (last is not None and len(seen.words) <= _LONGEST_PERSON)
    articles = seen.articles + (last.articles if last else 0)
    if short and not articles and _looks_like_person(seen.words, common):
        return "person" if last is not None and seen.words[0] not in alone else "other"
    return "organisation" if votes["organisation"] else "other"


def _is_made(word: str) -> bool:
    """Say whether the word is an abbreviation or a company's name: "in Google Play" tells no place."""
    target = gazetteer.index("en").get(word, {}).get("")
    entry = gazetteer.entries().get(target.actor) if target else None
    return (word.isupper() and len(word) > 1) or (entry is not None and entry.kind == "company")


def _looks_like_person(words: Words, common: Collection[str]) -> bool:
    """Say whether words of which nothing else is known are more often a person's name than another's."""
    return (
        words[0] not in cues("not_given")
        and not any(
            word.lower() in common or _is_people(word) or word in gazetteer.index("en") for word in words
        )
        and not any(word.isupper() or word.endswith(_ENDINGS_OF_NOUNS) for word in words)
        and all(word.isalpha() or word.lower() in cues("particles") for word in words)
    )


def _is_people(word: str) -> bool:
    """Say whether the word is an adjective of a people: "Iranian"."""
    target = gazetteer.index("en").get(word, {}).get("")
    return target is not None and target.form == "people"


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
