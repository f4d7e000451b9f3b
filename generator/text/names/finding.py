"""The lines of a document -> the names in them that no list holds, with kind, other forms and role."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from generator.model import ActorKind
from generator.text.names import gazetteer
from generator.text.names.forms import abbreviation, person_forms, short_forms
from generator.text.names.index import Match
from generator.text.names.kinds import cue_kind, is_event, is_person, kind_before
from generator.text.names.pieces import Piece, opening_words, pieces
from generator.text.names.runs import Word, cues, name_text
from generator.text.names.titles import is_title, role_after
from generator.text.normalise import slug

_QUOTES = '\u201c"\u00ab\u201e\u2018'
_ENUMERATIONS = frozenset({", ", ", and ", " and ", " or ", ", or "})
_AND_OR = frozenset({"and", "or"})
_SHORTEST_NAME = 2
_SURE_COUNT = 2
_LONGEST_ABBREVIATION = 6
_CAPITAL_NOUNS = frozenset({"de"})
_AGENT_WORDS = frozenset({"who", "whose", "himself", "herself"})


@dataclass(frozen=True, slots=True)
class Line:
    """A heading or a sentence, with its words and the names of the lexicon in it."""

    passage: int
    """Index of its passage."""
    start: int
    """Where it begins in the passage's text."""
    text: str
    """As written."""
    heading: bool
    """A heading: its capitals tell nothing."""
    words: Sequence[Word]
    """Its words."""
    known: Sequence[Match]
    """The names of the lexicon in it."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name found in the text."""

    id: str
    """Slug of the name."""
    name: str
    """Its fullest form."""
    kind: ActorKind | None
    """What it names; ``None`` for an event or an idea, which only hides the names inside it."""
    aliases: tuple[str, ...] = ()
    """Shorter forms that count for it."""
    role: str = ""
    """The title before or after it, as written."""
    titles: tuple[tuple[int, int], ...] = ()
    """Line and word of every name that is part of its title."""


class _Sighting(NamedTuple):
    line: int
    piece: Piece
    text: str
    linked: str
    """The name before it in an enumeration, or an empty string."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """Where a name was seen, and what its surroundings tell."""

    words: tuple[str, ...]
    sightings: tuple[_Sighting, ...]
    kinds: Counter[ActorKind] = field(default_factory=Counter)
    supported: int = 0
    """How often it stands inside a sentence, where a capital tells a name."""
    titled: bool = False
    possessive: bool = False
    quoted: bool = False
    agent: bool = False


def discover(lines: Sequence[Line], language: str) -> tuple[Name, ...]:
    """Return the names in order of first appearance; headings give none, their capitals tell nothing."""
    common = _common_words(lines)
    seen = [_seen(lines, sightings) for sightings in _collect(lines, common).values()]
    kinds: dict[str, ActorKind | None] = {}
    for item in seen:
        kinds[" ".join(item.words)] = _kind(item, common, language)
    names: list[Name] = []
    for item in seen:
        text = " ".join(item.words)
        kind = kinds[text] = kinds[text] or _enumerated(item, kinds)
        if kind is not None:
            names.append(_name(lines, item, kind))
        elif len(item.words) > 1 and (is_event(item.words) or item.supported):
            names.append(Name(f"hidden:{text}", item.sightings[0].text, None))
    return _bound(tuple(name for name in names if name.id), seen)


def shared_names(names: Sequence[Name]) -> Collection[str]:
    """Return the short forms that more than one name has: which is meant depends on who was named last."""
    counts = Counter(alias for name in names for alias in name.aliases)
    return tuple(alias for alias, count in counts.items() if count > 1)


def _common_words(lines: Sequence[Line]) -> frozenset[str]:
    """Return the words that the document writes small somewhere."""
    return frozenset(
        word.text for line in lines if not line.heading for word in line.words if word.text[0].islower()
    )


def _collect(lines: Sequence[Line], common: Collection[str]) -> dict[tuple[str, ...], list[_Sighting]]:
    found: dict[tuple[str, ...], list[_Sighting]] = {}
    for number, line in enumerate(lines):
        if line.heading or line.text.isupper():
            continue
        ends = {match.last: match.first for match in line.known}
        for piece in pieces(line.text, line.words, line.known, common):
            text = name_text(line.text, line.words[piece.first : piece.last])
            before = _name_before(ends, line.words, piece.first)
            linked = _linked(line, before, piece)
            key = tuple(word.text for word in line.words[piece.first : piece.last])
            found.setdefault(key, []).append(_Sighting(number, piece, text, linked))
            ends[piece.last] = piece.first
    return found


def _name_before(ends: dict[int, int], found: Sequence[Word], at: int) -> int:
    """Return the first word of the name that ends before this word, but for "and" or "or"; -1 for none."""
    skipped = at - 1 if at and found[at - 1].text in _AND_OR else at
    return ends.get(skipped, -1)


def _linked(line: Line, before: int, piece: Piece) -> str:
    """Return the name that begins at ``before`` when only a comma or "and" stands between it and this one."""
    last = piece.first
    while last > before and line.words[last - 1].text in _AND_OR:
        last -= 1
    if before < 0 or line.text[line.words[last - 1].end : line.words[piece.first].start] not in _ENUMERATIONS:
        return ""
    return " ".join(word.text for word in line.words[before:last])


def _seen(lines: Sequence[Line], sightings: Sequence[_Sighting]) -> _Seen:
    """Gather what the surroundings of all sightings of a name tell."""
    first = sightings[0]
    result = _Seen(
        tuple(word.text for word in lines[first.line].words[first.piece.first : first.piece.last]),
        tuple(sightings),
    )
    for sighting in sightings:
        line, piece = lines[sighting.line], sighting.piece
        start, end = line.words[piece.first].start, line.words[piece.last - 1].end
        before = [word.text.lower() for word in line.words[max(0, piece.first - 4) : piece.first]]
        kind = kind_before(before)
        if kind is not None:
            result.kinds[kind] += 1
        after = line.words[piece.last].text if piece.last < len(line.words) else ""
        opens = piece.opens and piece.role is None
        result = replace(
            result,
            supported=result.supported + (not opens),
            titled=result.titled or piece.role is not None,
            possessive=result.possessive or (not opens and line.text[end : end + 2] in {"\u2019s", "'s"}),
            quoted=result.quoted or line.text[start - 1 : start] in tuple(_QUOTES),
            agent=result.agent or after in cues("person_after") or after in _AGENT_WORDS,
        )
    return result


def _kind(seen: _Seen, common: Collection[str], language: str) -> ActorKind | None:
    """Return what the name names, or None when it is no actor."""
    if len(seen.words) == 1:
        return _kind_of_single(seen, common, language)
    cued = cue_kind(seen.words)
    if is_event(seen.words) and cued is None:
        return None
    if cued is None and (seen.titled or is_person(seen.words)):
        return "person"
    if seen.quoted:
        return None
    if cued is not None:
        return cued if seen.supported or max(len(seen.sightings), len(seen.words) - 1) > 1 else None
    return None if language in _CAPITAL_NOUNS or _is_ordinary(seen, common) else _told(seen)


def _is_ordinary(seen: _Seen, common: Collection[str]) -> bool:
    """Say whether the words are common words with capitals: the document writes them small, too."""
    small = [word for word in seen.words if word.lower() in common]
    ends_small = bool(small) and small[-1] == seen.words[-1] and not seen.kinds
    return not seen.supported or len(small) == len(seen.words) or ends_small


def _kind_of_single(seen: _Seen, common: Collection[str], language: str) -> ActorKind | None:
    word = seen.words[0]
    common_noun = word in cues("alone_common") or word.lower() in common
    if common_noun or word in cues("never") or is_title(word) or len(word) < _SHORTEST_NAME or word.isdigit():
        return None
    if seen.titled:
        return "person"
    if language in _CAPITAL_NOUNS or not seen.supported or seen.quoted or word.lower() in opening_words():
        return None
    once = len(seen.sightings) < _SURE_COUNT
    if once and (word.isupper() or not (seen.possessive or seen.kinds["company"])):
        return None
    return "person" if once and seen.possessive else _told(seen)


def _told(seen: _Seen) -> ActorKind:
    """Return the kind the surroundings tell, else "organisation"."""
    if seen.agent and not seen.kinds["company"] and not seen.words[0].isupper():
        return "person"
    likely = seen.kinds.most_common(1)
    if likely and likely[0][1] * _SURE_COUNT >= len(seen.sightings):
        return likely[0][0]
    return "organisation"


def _enumerated(seen: _Seen, kinds: dict[str, ActorKind | None]) -> ActorKind | None:
    """Return the kind of the name before it in a list: "Acme, Bolt and Crane" are all of one kind."""
    word = seen.words[0]
    if len(seen.words) > 1 or not seen.supported or word in cues("never") or word.isupper() or seen.quoted:
        return None
    for sighting in seen.sightings:
        known = gazetteer.entries().get(slug(sighting.linked)) if sighting.linked else None
        kind = known.kind if known else kinds.get(sighting.linked)
        if kind in {"company", "organisation", "person"}:
            return kind
    return None


def _name(lines: Sequence[Line], seen: _Seen, kind: ActorKind) -> Name:
    """Return the name with its role and its abbreviation."""
    text = Counter(sighting.text for sighting in seen.sightings).most_common(1)[0][0]
    role = ""
    titles: list[tuple[int, int]] = []
    forms: list[str] = []
    for sighting in seen.sightings:
        line, piece = lines[sighting.line], sighting.piece
        spans = [(piece.role, piece.first)] if piece.role is not None else []
        after = role_after(line.text, line.words, piece.last) if kind == "person" else None
        for first, last in [*spans, *([after] if after else [])]:
            titles.extend((sighting.line, at) for at in range(first, last))
            role = role or name_text(line.text, line.words[first:last])
        short = abbreviation(line.text, line.words, piece.first, piece.last)
        forms.extend([short] if short else [])
    return Name(slug(text), text, kind, tuple(dict.fromkeys(forms)), role, tuple(titles))


def _bound(names: tuple[Name, ...], seen: Sequence[_Seen]) -> tuple[Name, ...]:
    """Give the full names their short forms, and drop the short forms as names of their own."""
    single = {item.words[0] for item in seen if len(item.words) == 1}
    given: dict[str, tuple[str, ...]] = {}
    taken: set[str] = set()
    longer = sorted(names, key=lambda name: -len(name.name.split()))
    for name in longer:
        if name.kind is None or name.name in taken or " " not in name.name:
            continue
        short = (
            person_forms(name.name, single)
            if name.kind == "person"
            else short_forms(name.name, longer, single)
        )
        given[name.name] = tuple(form for form in short if form not in opening_words())
        taken.update(given[name.name])
    kept = (name for name in names if name.name not in taken)
    return tuple(replace(name, aliases=(*name.aliases, *given.get(name.name, ()))) for name in kept)
