"""The lines of a document -> the names in them that no list holds, with kind, other forms and role."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from generator.model import ActorKind
from generator.text.names.forms import abbreviation, person_forms, short_forms
from generator.text.names.judging import enumerated, kind_of
from generator.text.names.kinds import is_event, may_begin_person
from generator.text.names.pieces import opening_words
from generator.text.names.runs import cues, name_text
from generator.text.names.sightings import Line, Seen, Sighting, Words, collect, gather
from generator.text.names.titles import is_title, role_after
from generator.text.names.unmarked import told
from generator.text.normalise import slug

_LEAST_WITH_HEAD = 3
_PAIR = 2
_MOST_SIGHTINGS = 500
"""So many tell enough of a name."""
_MOST_ALONE = 6
"""A name of one word seen so many times as often as a longer one is a name of its own."""


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


def discover(lines: Sequence[Line], language: str, terms: Collection[str] = ()) -> tuple[Name, ...]:
    """Return the names in order of first appearance; only from lines whose capitals tell.

    ``terms`` are abbreviations of common words, which name nobody.
    """
    common = _common_words(lines)
    found = _headless(collect(lines, common))
    seen = [gather(lines, words, sightings[:_MOST_SIGHTINGS]) for words, sightings in found.items()]
    alone = {item.words[0]: item for item in seen if len(item.words) == 1}
    kinds: dict[Words, ActorKind | None] = {
        item.words: kind_of(item, alone, common, language) for item in seen
    }
    families = {words[-1] for words, kind in kinds.items() if kind == "person" and len(words) > 1}
    for item in seen:
        if kinds[item.words] is None and _is_relative(item.words, families, common):
            kinds[item.words] = "person"
    names = [Name(f"hidden:{term}", term, None) for term in sorted(terms)]
    for item in seen:
        if len(item.words) == 1 and item.words[0] in terms:
            continue
        kind = kinds[item.words] = kinds[item.words] or enumerated(item, kinds)
        if kind is not None:
            names.append(_name(lines, item, kind))
        elif len(item.words) > 1 and (is_event(item.words) or item.supported):
            names.append(Name(f"hidden:{' '.join(item.words)}", item.sightings[0].text, None))
    listed = {name.name for name in names}
    names += [
        Name(slug(name), name, kind)
        for name, kind in dict(told(lines, language)).items()
        if name not in listed
    ]
    return _bound(tuple(name for name in names if name.id), seen)


def _is_relative(words: Words, families: Collection[str], common: Collection[str]) -> bool:
    """Say whether a name that only opens sentences is of a family named elsewhere: "Bo Lee"."""
    first = words[0].lower()
    ordinary = first in common or first in opening_words() or is_title(words[0])
    return len(words) == _PAIR and words[-1] in families and not ordinary


def shared_names(names: Sequence[Name]) -> Collection[str]:
    """Return the short forms that more than one name has: which is meant depends on who was named last."""
    counts = Counter(alias for name in names for alias in name.aliases)
    return frozenset(alias for alias, count in counts.items() if count > 1)


def _common_words(lines: Sequence[Line]) -> frozenset[str]:
    """Return the words that the document writes small somewhere."""
    written = {word.text for line in lines if line.tells for word in line.words}
    return frozenset(word for word in written if word[0].islower())


def _headless(found: dict[Words, list[Sighting]]) -> dict[Words, list[Sighting]]:
    """Take a word off a person's name when the name also stands without it: "Baritone Ann Lee"."""
    result: dict[Words, list[Sighting]] = {}
    for words, sightings in found.items():
        rest = words[1:]
        headed = len(words) >= _LEAST_WITH_HEAD and rest in found and may_begin_person(rest[0])
        if headed and not may_begin_person(words[0]):
            shorter = [_shortened(sighting) for sighting in sightings]
            result.setdefault(rest, []).extend(shorter)
        else:
            result.setdefault(words, []).extend(sightings)
    return result


def _shortened(sighting: Sighting) -> Sighting:
    piece = sighting.piece._replace(first=sighting.piece.first + 1, opens=False)
    return sighting._replace(piece=piece, text=sighting.text.split(None, 1)[-1])


def _name(lines: Sequence[Line], seen: Seen, kind: ActorKind) -> Name:
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
            stated = name_text(line.text, line.words[first:last])
            role = max(role, stated, key=len)
        short = abbreviation(line.text, line.words, piece.first, piece.last)
        forms.extend([short] if short else [])
    return Name(slug(text), text, kind, tuple(dict.fromkeys(forms)), role, tuple(titles))


def _bound(names: tuple[Name, ...], seen: Sequence[Seen]) -> tuple[Name, ...]:
    """Give the full names their short forms, and drop the short forms as names of their own."""
    places = {" ".join(item.words): item for item in seen}
    given: dict[str, tuple[str, ...]] = {}
    taken: set[str] = set()
    longer = sorted(names, key=lambda name: -len(name.name.split()))
    alone = frozenset(text for text in places if " " not in text)
    ending: dict[str, list[str]] = {}
    for name in longer:
        if " " in name.name:
            ending.setdefault(name.name.split()[-1], []).append(name.name)
    for name in longer:
        if name.kind is None or name.name in taken or " " not in name.name:
            continue
        single = _later(name, places, alone)
        short = (
            person_forms(name.name, single)
            if name.kind == "person"
            else short_forms(name.name, ending[name.name.split()[-1]], single)
        )
        short.extend((*_without_middle(name, places), *_without_form(name, places)))
        alike = ending[name.name.split()[-1]]
        short.extend((*_initialled(name, alike), *_double_surname(name, alike)))
        given[name.name] = tuple(form for form in short if form not in opening_words())
        taken.update(given[name.name])
    kept = (name for name in names if name.name not in taken)
    return tuple(replace(name, aliases=(*name.aliases, *given.get(name.name, ()))) for name in kept)


def _without_middle(name: Name, places: dict[str, Seen]) -> list[str]:
    """Return a person's name without the middle one when the text uses it: "Ann Lee" for "Ann B. Lee"."""
    parts = name.name.split()
    shorter = f"{parts[0]} {parts[-1]}"
    return [shorter] if name.kind == "person" and len(parts) == _LEAST_WITH_HEAD and shorter in places else []


def _double_surname(name: Name, alike: Sequence[str]) -> list[str]:
    """Return the last words of a person's name where the text uses them: "Berg Lee" for "Ann Berg Lee"."""
    return [other for other in alike if name.kind == "person" and name.name.endswith(f" {other}")]


def _initialled(name: Name, alike: Sequence[str]) -> list[str]:
    """Return the forms of a person's name with initials for the given names: "A.B. Lee" for "Ann B. Lee"."""
    given = name.name.split()[:-1]
    if name.kind != "person" or not given[0].isalpha() or len(given[0]) == 1:
        return []
    initials = "".join(part[0] for part in given)
    written = {other: "".join(filter(str.isalpha, other.rpartition(" ")[0])) for other in alike}
    return [other for other, letters in written.items() if letters.isupper() and initials.startswith(letters)]


def _without_form(name: Name, places: dict[str, Seen]) -> list[str]:
    """Return a company's name without its legal form when the text uses it: "Acme Robotics"."""
    shorter = name.name.rpartition(" ")[0].rstrip(",")
    formal = name.name.split()[-1] in cues("company") and " " in shorter
    return [shorter] if formal and shorter in places else []


def _later(name: Name, places: dict[str, Seen], alone: Collection[str]) -> Collection[str]:
    """Return the names of one word that may stand for a longer one: named first in full, but for people."""
    full = places.get(" ".join(name.name.split()))
    if name.kind == "person" or full is None:
        return alone
    begins, count = full.sightings[0].line, len(full.sightings)
    return [
        text
        for text in name.name.split()
        if text in places
        and places[text].sightings[0].line >= begins
        and len(places[text].sightings) <= _MOST_ALONE * count
    ]
