"""Document -> the actors in it: known from the settings, known to everybody, and found in the text.

A first reading finds names nobody told us of; a second counts every name once, the longest at each place,
so that the China inside "Bank of China" is not China.
"""

from collections import ChainMap, Counter
from collections.abc import Iterable, Mapping, Sequence

from generator.model import Actor, ActorKind, Document, KnownActor
from generator.text.names import finding, gazetteer
from generator.text.names.forms import terms
from generator.text.names.index import Index, Target, build, matches
from generator.text.names.mentions import Mention, cities, homonyms, mentions
from generator.text.names.prose import is_menu, is_reference, is_titled
from generator.text.names.runs import HYPHENS, words
from generator.text.names.salience import Standing, salience
from generator.text.names.sightings import Line
from generator.text.normalise import slug

_SCRIPTS = (("zh", "\u4e00", "\u9fff"), ("ru", "\u0400", "\u04ff"), ("ar", "\u0600", "\u06ff"))
_SAMPLE = 2000
_LONGEST_LINE = 200_000
"""No sentence is longer; what stands behind is not read."""
_OPENING_SENTENCES = 2


def find(document: Document, known: tuple[KnownActor, ...] = ()) -> tuple[Actor, ...]:
    """Return the actors of a document, the most important first."""
    language = _language(document)
    lines = _lines(document, gazetteer.index(language), language)
    found = finding.discover(lines, language, terms(document.text[:_LONGEST_LINE]))
    index = build(_own_names(known, found), language)
    seen = cities(homonyms(mentions(lines, index, found, language, _title(document)), document.text))
    roles = {name.id: name.role for name in found}
    entries = ChainMap(
        {slug(actor.name): gazetteer.Entry(actor.name, actor.kind) for actor in known},
        gazetteer.entries(),
        {name.id: gazetteer.Entry(name.name, name.kind) for name in reversed(found) if name.kind},
    )
    ignored = {slug(actor.name) for actor in known if actor.ignore} | _writers(document)
    return _ranked(document, seen, entries, roles, ignored)


def _title(document: Document) -> str:
    stated = document.metadata.title
    return stated.value if stated else ""


def _writers(document: Document) -> set[str]:
    """Return the ids of those who wrote the document: they stand above it, not in it."""
    stated = (document.metadata.author, document.metadata.editor)
    return {slug(person.value) for person in stated if person is not None}


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
    cited = {n for n, part in enumerate(document.passages) if is_reference(part.text[:_LONGEST_LINE])}
    cited |= {n for n in range(len(document.passages)) if {n - 1, n + 1} <= cited}
    places = [
        (number, 0, part.text, True)
        for number, part in enumerate(document.passages)
        if part.kind == "heading"
    ]
    places += [(part.passage, part.start, part.text, False) for part in document.sentences]
    lines: list[Line] = []
    for passage, start, text, heading in sorted(places):
        found = words(text[:_LONGEST_LINE])
        known = matches(text, found, index, language)
        if passage in cited or is_menu(found, known):
            continue
        tells = not (heading or text.isupper() or is_titled(found))
        lines.append(Line(passage, start, text, heading, tells, found, known))
    return lines


def _own_names(known: Iterable[KnownActor], found: Sequence[finding.Name]) -> Iterable[tuple[str, Target]]:
    """Yield the names from the settings and then those found, with what they stand for."""
    for actor in known:
        for name in (actor.name, *actor.aliases):
            yield name, Target(slug(actor.name), "name")
    for name_found in found:
        for name in (name_found.name, *name_found.aliases):
            yield name, Target(name_found.id, "name")


def _ranked(
    document: Document,
    mentions: Sequence[Mention],
    entries: Mapping[str, gazetteer.Entry],
    roles: dict[str, str],
    ignored: set[str],
) -> tuple[Actor, ...]:
    """Return one actor for all mentions of each, the most important first."""
    grouped: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.actor not in ignored:
            grouped.setdefault(mention.actor, []).append(mention)
    scored: list[tuple[float, int, Actor]] = []
    for order, (key, found) in enumerate(grouped.items()):
        entry = _entry(key, entries)
        forms = Counter(mention.evidence.quote for mention in found)
        half = _half(document, found)
        actor = Actor(
            id=key if key in entries else slug(entry.name),
            name=entry.name,
            kind=entry.kind,
            mentions=tuple(mention.evidence for mention in found),
            aliases=tuple(form for form, _ in forms.most_common() if form not in half),
            role=roles.get(key, ""),
        )
        scored.append((-salience(_standing(document, found, entry.kind)), order, actor))
    return tuple(actor for _, _, actor in sorted(scored, key=lambda item: item[:2]))


def _entry(key: str, entries: Mapping[str, gazetteer.Entry]) -> gazetteer.Entry:
    """Return the entry of an actor; a homonym has its kind and its name for a key: "place:Georgia"."""
    if key in entries:
        return entries[key]
    kind, _, name = key.partition(":")
    return gazetteer.Entry(name, "place" if kind == "place" else "organisation")


def _half(document: Document, found: Sequence[Mention]) -> set[str]:
    """Return the forms that are only the first half of other words: the "Russo" of "Russo-Turkish"."""
    half: dict[str, bool] = {}
    for part in found:
        text, end = document.passages[part.evidence.passage].text, part.evidence.end
        joined = part.form == "people" and text[end : end + 1] in HYPHENS
        half[part.evidence.quote] = half.get(part.evidence.quote, True) and joined
    return {form for form, always in half.items() if always}


def _standing(document: Document, found: Sequence[Mention], kind: ActorKind) -> Standing:
    """Return what the document does with the actor of these mentions."""
    passages = document.passages
    length = max(1, len(document.text))
    first = passages[found[0].evidence.passage].start + found[0].evidence.start
    forms = {part.evidence.quote for part in found}
    opening = document.sentences[:_OPENING_SENTENCES]
    ends = passages[opening[-1].passage].start + opening[-1].end if opening else 0
    adjectives = sum(part.form == "people" for part in found)
    return Standing(
        kind=kind,
        names=len(found) - adjectives,
        adjectives=adjectives,
        first=first / length,
        title=_in_title(document, found),
        heading=any(passages[part.evidence.passage].kind == "heading" for part in found),
        opening=first < ends,
        abbreviation=all(form.isupper() for form in forms) and found[0].actor not in gazetteer.entries(),
    )


def _in_title(document: Document, found: Sequence[Mention]) -> bool:
    """Say whether the document's title, or the heading it opens with, names the actor."""
    opening = document.passages[0]
    if opening.kind == "heading" and any(mention.evidence.passage == 0 for mention in found):
        return True
    named = {word.text for word in words(_title(document))}
    return any(
        {word.text for word in words(form)} <= named for form in {part.evidence.quote for part in found}
    )
