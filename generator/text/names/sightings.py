"""The lines of a document -> every name seen that no list holds, with what its surroundings tell."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.model import ActorKind
from generator.text.names.index import Match
from generator.text.names.kinds import is_person, kind_before, may_begin_person
from generator.text.names.pieces import Piece, opening_words, pieces
from generator.text.names.runs import Word, cues, name_text

Words = tuple[str, ...]
"""The words of a name."""

_QUOTES = frozenset('\u201c"\u00ab\u201e\u2018')
_ENUMERATIONS = frozenset({", ", ", and ", " and ", " or ", ", or "})
_AND_OR = frozenset({"and", "or"})
_RELATIVES = frozenset({"who", "whose", "himself", "herself"})
_HE_SHE = frozenset({"he", "she", "his", "her", "him"})
_ITS = frozenset({"it", "its", "itself"})
_PRONOUN_REACH = 8
_SURE = 2


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
    """A heading."""
    tells: bool
    """A capital inside it tells a name."""
    words: Sequence[Word]
    """Its words."""
    known: Sequence[Match]
    """The names of the lexicon in it."""


class Sighting(NamedTuple):
    """One place where a name stands."""

    line: int
    piece: Piece
    text: str
    """The name as written, with the marks between its words."""
    linked: str
    """The name before it in an enumeration, or an empty string."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Where a name was seen, and what its surroundings tell."""

    words: Words
    sightings: tuple[Sighting, ...]
    kinds: Counter[ActorKind] = field(default_factory=Counter)
    """Votes for a kind; each reason counts once or twice a sighting."""
    supported: int = 0
    """How often it stands inside a sentence, where a capital tells a name."""
    events: int = 0
    """How often a word for something that happens follows: "Blue Arrow exercises"."""
    articles: int = 0
    """How often "the" stands before it."""
    titled: bool = False
    """A title of a person stands before it."""
    possessive: bool = False
    quoted: bool = False
    """It stands right behind an opening quotation mark."""


def collect(lines: Sequence[Line], common: Collection[str]) -> dict[Words, list[Sighting]]:
    """Return, by name, all its sightings in prose; ``common`` are words the document also writes small."""
    found: dict[Words, list[Sighting]] = {}
    for number, line in enumerate(lines):
        if line.heading:
            continue
        ends = {match.last: match.first for match in line.known}
        for piece in pieces(line.text, line.words, line.known, common):
            text = name_text(line.text, line.words[piece.first : piece.last])
            if not (line.tells or _is_sure(text.split(), common)):
                continue
            linked = _linked(line, _name_before(ends, line.words, piece.first), piece)
            key = tuple(word.text for word in line.words[piece.first : piece.last])
            found.setdefault(key, []).append(Sighting(number, piece, text, linked))
            ends[piece.last] = piece.first
    return found


def _is_sure(name: Sequence[str], common: Collection[str]) -> bool:
    """Say whether the words are a person's name even where every word has a capital: "Signed: Ann Lee"."""
    ordinary = any(word.lower() in common or word.lower() in opening_words() for word in name)
    return len(name) > 1 and may_begin_person(name[0]) and is_person(name) and not ordinary


def _name_before(ends: Mapping[int, int], found: Sequence[Word], at: int) -> int:
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


def gather(lines: Sequence[Line], words: Words, sightings: Sequence[Sighting]) -> Seen:
    """Gather what the surroundings of all sightings of a name tell."""
    kinds: Counter[ActorKind] = Counter()
    supported = events = articles = 0
    titled = possessive = quoted = False
    for sighting in sightings:
        line, piece = lines[sighting.line], sighting.piece
        opens = piece.opens and piece.role is None
        after = line.text[line.words[piece.last - 1].end :][:2]
        supported += not opens
        articles += piece.first > 0 and line.words[piece.first - 1].text in {"the", "The"}
        following = line.words[piece.last : piece.last + 1]
        events += bool(following) and following[0].text in cues("event_after")
        titled = titled or piece.role is not None
        possessive = possessive or (not opens and after in {"\u2019s", "'s"})
        quoted = (
            quoted or line.text[line.words[piece.first].start - 1 : line.words[piece.first].start] in _QUOTES
        )
        kinds.update(_votes(lines, sighting))
    return Seen(words, tuple(sightings), kinds, supported, events, articles, titled, possessive, quoted)


def _votes(lines: Sequence[Line], sighting: Sighting) -> Counter[ActorKind]:
    """Return the kinds that the words around one sighting speak for."""
    line, piece = lines[sighting.line], sighting.piece
    votes: Counter[ActorKind] = Counter()
    before = [word.text.lower() for word in line.words[max(0, piece.first - 4) : piece.first]]
    kind = kind_before(before)
    # One word that speaks may be a paper, a firm or a person: it tells less.
    speaker: ActorKind = "person" if piece.last - piece.first > 1 else "other"
    if before and before[-1] in cues("person_after"):
        votes[speaker] += _SURE
    if kind is not None:
        votes[kind] += _SURE
    elif before and before[-1] in cues("located_before"):
        votes["place"] += 1
    following = [word.text for word in line.words[piece.last : piece.last + _PRONOUN_REACH]]
    if following:
        if following[0] in _RELATIVES:
            votes["person"] += _SURE * 2
        elif following[0] in cues("person_after"):
            votes[speaker] += _SURE
        tail = line.text[line.words[piece.last - 1].end : line.words[piece.last].start]
        owned = following[1] if following[0] == "s" and len(following) > 1 else following[0]
        if owned in cues("place_after") and tail in {" ", "\u2019", "'"}:
            votes["place"] += _SURE
        if tail == ", " and any(match.first == piece.last for match in line.known) and kind == "place":
            votes["place"] += _SURE
    votes.update(_pronoun_votes(lines, sighting, following))
    return votes


def _pronoun_votes(
    lines: Sequence[Line], sighting: Sighting, following: Sequence[str]
) -> Mapping[ActorKind, int]:
    """Return the vote of the pronoun that follows, in the sentence or at the start of the next one."""
    for word in following:
        if word in _HE_SHE:
            return {"person": _SURE}
        if word in _ITS:
            return {"organisation": _SURE}
        if word[0].isupper():
            return {}
    here, number = lines[sighting.line], sighting.line + 1
    if number < len(lines) and lines[number].passage == here.passage and sighting.piece.first <= _SURE:
        opening = lines[number].words[:1]
        if opening and opening[0].text.lower() in _HE_SHE:
            return {"person": _SURE}
    return {}
