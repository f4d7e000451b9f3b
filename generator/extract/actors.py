"""Document -> the actors in it: known from the settings, known to everybody, and found in the text.

A first reading finds names nobody told us of; a second counts every name once, the longest at each place,
so that the China inside "Bank of China" is not China.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.model import Actor, ActorKind, Document, Evidence, KnownActor
from generator.text.names import finding, gazetteer
from generator.text.names.index import Index, Match, Target, build, matches
from generator.text.names.runs import cues, name_text, words
from generator.text.names.salience import Standing, salience
from generator.text.names.sightings import Line
from generator.text.normalise import slug

_SCRIPTS = (("zh", "\u4e00", "\u9fff"), ("ru", "\u0400", "\u04ff"), ("ar", "\u0600", "\u06ff"))
_SAMPLE = 2000
_TENTHS = 10
_OPENING_SENTENCES = 2
_SUBJECT_WORDS = 3


@dataclass(frozen=True, slots=True)
class _Mention:
    """A name in the text and the actor it stands for."""

    actor: str
    form: str
    line: int
    evidence: Evidence
    located: bool
    """It tells where something is: "in Paris"."""
    opens: bool
    """It begins its sentence, as a subject does."""


def find(document: Document, known: tuple[KnownActor, ...] = ()) -> tuple[Actor, ...]:
    """Return the actors of a document, the most important first."""
    language = _language(document)
    lines = _lines(document, gazetteer.index(language), language)
    found = finding.discover(lines, language)
    index = build(_own_names(known, found), language)
    mentions = _mentions(lines, index, found, language)
    mentions = _cities(_homonyms(mentions, document))
    roles = {name.id: name.role for name in found}
    entries = {name.id: gazetteer.Entry(name.name, name.kind) for name in reversed(found) if name.kind}
    entries |= gazetteer.entries() | {
        slug(actor.name): gazetteer.Entry(actor.name, actor.kind) for actor in known
    }
    ignored = {slug(actor.name) for actor in known if actor.ignore}
    return _ranked(document, mentions, entries, roles, ignored)


def _language(document: Document) -> str:
    """Return the document's language, or the one its script tells when it is not known."""
    if document.language != "und":
        return document.language
    sample = document.text[:_SAMPLE]
    counts = [(sum(first <= char <= last for char in sample), code) for code, first, last in _SCRIPTS]
    count, code = max(counts)
    return code if count * 4 > len(sample) else "en"


def _lines(document: Document, index: Index, language: str) -> list[Line]:
    """Return the headings and sentences with the names of the lexicon in them, in reading order."""
    places = [
        (number, 0, part.text, True)
        for number, part in enumerate(document.passages)
        if part.kind == "heading"
    ]
    places += [(part.passage, part.start, part.text, False) for part in document.sentences]
    lines: list[Line] = []
    for passage, start, text, heading in sorted(places):
        found = words(text)
        lines.append(Line(passage, start, text, heading, found, matches(text, found, index, language)))
    return lines


def _own_names(known: Iterable[KnownActor], found: Sequence[finding.Name]) -> Iterable[tuple[str, Target]]:
    """Yield the names from the settings and then those found, with what they stand for."""
    for actor in known:
        for name in (actor.name, *actor.aliases):
            yield name, Target(slug(actor.name), "name")
    for name_found in found:
        for name in (name_found.name, *name_found.aliases):
            yield name, Target(name_found.id, "name")


def _mentions(
    lines: Sequence[Line], index: Index, found: Sequence[finding.Name], language: str
) -> list[_Mention]:
    """Return every name once; of two that overlap the one that begins first, then the longer."""
    shared = finding.shared_names(found)
    titles = {place for name in found for place in name.titles}
    hidden = {name.id for name in found if name.kind is None}
    recent: dict[str, str] = {}
    titled = _in_headings(lines, found, shared)
    result: list[_Mention] = []
    for number, line in enumerate(lines):
        own = matches(line.text, line.words, index, language)
        for match in _apart([*own, *line.known]):
            actor = match.target.actor
            text = name_text(line.text, line.words[match.first : match.last])
            if text in shared:
                actor = titled.get(text) or recent.get(text, actor)
            elif actor in hidden or (number, match.first) in titles or not _stands(line, match):
                continue
            for surname in shared:
                if text.endswith(surname) and text != surname:
                    recent[surname] = actor
            if _repeats(line, match, actor, result, number):
                continue
            result.append(_mention(line, number, match, actor))
    return result


def _in_headings(
    lines: Sequence[Line], found: Sequence[finding.Name], shared: Iterable[str]
) -> dict[str, str]:
    """Return, for each shared short form, the actor whose full name a heading gives: it is meant."""
    headings = " ".join(line.text for line in lines if line.heading)
    return {
        short: name.id
        for short in shared
        for name in found
        if short in name.aliases and name.name in headings
    }


def _apart(found: Iterable[Match]) -> list[Match]:
    """Return the matches that do not overlap, the earlier and then the longer first."""
    result: list[Match] = []
    reached = 0
    for match in sorted(found, key=lambda match: (match.first, -match.last)):
        if match.first >= reached:
            result.append(match)
            reached = match.last
    return result


def _stands(line: Line, match: Match) -> bool:
    """Say whether the words are the name and not a common word or a currency written the same."""
    start, end = line.words[match.first].start, line.words[match.last - 1].end
    if line.text[start:end] == "US":
        after = line.text[end : end + 3].lstrip()
        return not (after[:1] == "$" or after[1:2].isdigit()) and not line.text.isupper()
    return True


def _repeats(line: Line, match: Match, actor: str, before: Sequence[_Mention], number: int) -> bool:
    """Say whether the name is the abbreviation in brackets of the name right before it."""
    if not before or before[-1].line != number or before[-1].actor != actor:
        return False
    gap = line.text[before[-1].evidence.end - line.start : line.words[match.first].start]
    return gap in {" (", "(", "\u00a0("}


def _mention(line: Line, number: int, match: Match, actor: str) -> _Mention:
    start, end = line.words[match.first].start, line.words[match.last - 1].end
    evidence = Evidence(line.passage, line.start + start, line.start + end, line.text[start:end])
    before = line.words[match.first - 1].text.lower() if match.first else ""
    followed = (
        match.last < len(line.words)
        and line.text[end : end + 2] == ", "
        and line.words[match.last].text[0].isupper()
    )
    located = before in cues("located_before") or followed
    return _Mention(actor, match.target.form, number, evidence, located, match.first < _SUBJECT_WORDS)


def _cities(mentions: list[_Mention]) -> list[_Mention]:
    """Turn a capital into a place where it mostly tells where something is: "in Paris"."""
    cities: dict[str, list[_Mention]] = {}
    for mention in mentions:
        if mention.form == "seat":
            cities.setdefault(mention.evidence.quote, []).append(mention)
    places = {
        city
        for city, found in cities.items()
        if 3 * sum(not mention.located for mention in found) < len(found)
    }
    return [
        _renamed(mention, mention.evidence.quote) if _is_city(mention, places) else mention
        for mention in mentions
    ]


def _is_city(mention: _Mention, places: set[str]) -> bool:
    return mention.form == "seat" and mention.evidence.quote in places


def _homonyms(mentions: list[_Mention], document: Document) -> list[_Mention]:
    """Turn a state into the region of the same name where the text gives evidence for the region."""
    others = {
        entry["actor"]: entry["place"]
        for entry in gazetteer.homonyms()
        if any(word in document.text for word in entry["evidence"])
        and not any(word in document.text for word in entry["against"])
    }
    return [_renamed(part, others[part.actor]) if part.actor in others else part for part in mentions]


def _renamed(mention: _Mention, name: str) -> _Mention:
    return replace(mention, actor=f"place:{name}", form="name")


def _ranked(
    document: Document,
    mentions: Sequence[_Mention],
    entries: dict[str, gazetteer.Entry],
    roles: dict[str, str],
    ignored: set[str],
) -> tuple[Actor, ...]:
    """Return one actor for all mentions of each, the most important first."""
    grouped: dict[str, list[_Mention]] = {}
    for mention in mentions:
        if mention.actor not in ignored:
            grouped.setdefault(mention.actor, []).append(mention)
    scored: list[tuple[float, int, Actor]] = []
    for order, (key, found) in enumerate(grouped.items()):
        is_place = key.startswith("place:")
        entry = gazetteer.Entry(key.removeprefix("place:"), "place") if is_place else entries[key]
        forms = Counter(mention.evidence.quote for mention in found)
        actor = Actor(
            id=slug(entry.name) if is_place else key,
            name=entry.name,
            kind=entry.kind,
            mentions=tuple(mention.evidence for mention in found),
            aliases=tuple(form for form, _ in forms.most_common()),
            role=roles.get(key, ""),
        )
        scored.append((-salience(_standing(document, found, entry.kind)), order, actor))
    return tuple(actor for _, _, actor in sorted(scored, key=lambda item: item[:2]))


def _standing(document: Document, found: Sequence[_Mention], kind: ActorKind) -> Standing:
    """Return what the document does with the actor of these mentions."""
    passages = document.passages
    length = max(1, len(document.text))
    places = [(passages[part.evidence.passage].start + part.evidence.start) / length for part in found]
    forms = {part.evidence.quote for part in found}
    opening = document.sentences[:_OPENING_SENTENCES]
    ends = passages[opening[-1].passage].start + opening[-1].end if opening else 0
    adjectives = sum(part.form == "people" for part in found)
    return Standing(
        kind=kind,
        names=len(found) - adjectives,
        adjectives=adjectives,
        first=places[0],
        title=_in_title(document, found),
        heading=any(passages[part.evidence.passage].kind == "heading" for part in found),
        opening=places[0] * length < ends,
        spread=len({int(place * _TENTHS) for place in places}) / _TENTHS,
        subject=sum(part.opens for part in found) / len(found),
        located=sum(part.located for part in found) / len(found),
        abbreviation=all(form.isupper() for form in forms) and found[0].actor not in gazetteer.entries(),
    )


def _in_title(document: Document, found: Sequence[_Mention]) -> bool:
    """Say whether the document's title, or the heading it opens with, names the actor."""
    opening = document.passages[0]
    if opening.kind == "heading" and any(mention.evidence.passage == 0 for mention in found):
        return True
    title = document.metadata.title
    if title is None:
        return False
    named = {word.text for word in words(title.value)}
    return any(
        {word.text for word in words(form)} <= named for form in {part.evidence.quote for part in found}
    )
