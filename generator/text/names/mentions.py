"""The lines of a document and the names to look for -> every mention, once, with the actor it stands for."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.model import ActorKind, Evidence
from generator.text.names import gazetteer
from generator.text.names.finding import Name, shared_names
from generator.text.names.index import Index, Match, matches
from generator.text.names.runs import cues, name_text
from generator.text.names.sightings import Line


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text and the actor it stands for."""

    actor: str
    form: str
    line: int
    evidence: Evidence
    located: bool
    """It tells where something is: "in Paris"."""


def mentions(
    lines: Sequence[Line], index: Index, found: Sequence[Name], language: str, title: str
) -> list[Mention]:
    """Return every name once; of two that overlap the one that begins first, then the longer."""
    shared = shared_names(found)
    titles = {place for name in found for place in name.titles}
    hidden = {name.id for name in found if name.kind is None}
    recent: dict[str, str] = {}
    titled = _in_headings(lines, found, shared, title)
    result: list[Mention] = []
    for number, line in enumerate(lines):
        own = matches(line.text, line.words, index, language)
        for match in _apart([*own, *line.known]):
            actor = match.target.actor
            text = name_text(line.text, line.words[match.first : match.last])
            if text in shared:
                actor = titled.get(text) or recent.get(text, actor)
            elif actor in hidden or (number, match.first) in titles or not _stands(line, match):
                continue
            parts = text.split()
            for at in range(1, len(parts)):
                surname = " ".join(parts[at:])
                if surname in shared:
                    recent[surname] = actor
            if _repeats(line, match, actor, result, number):
                continue
            result.append(_mention(line, number, match, actor))
    return result


def _in_headings(
    lines: Sequence[Line], found: Sequence[Name], shared: Iterable[str], title: str
) -> dict[str, str]:
    """Return, for each shared short form, the actor whose full name the title or a heading gives."""
    headings = " ".join((title, *(line.text for line in lines if line.heading)))
    return {
        short: name.id
        for name in reversed(found)
        for short in name.aliases
        if short in shared and name.name in headings
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
    return not (match.target.form == "people" and _is_language(line, match))


def _is_language(line: Line, match: Match) -> bool:
    """Say whether the adjective of a people names its language: "in Polish," "Polish speakers"."""
    after = line.words[match.last].text if match.last < len(line.words) else ""
    if after in cues("language_after"):
        return True
    before = line.words[match.first - 1].text if match.first else ""
    joins = line.text[line.words[match.last - 1].end :][:1] == " " and after not in cues("joining")
    return before in cues("language_before") and not joins


def _repeats(line: Line, match: Match, actor: str, before: Sequence[Mention], number: int) -> bool:
    """Say whether the name is the abbreviation in brackets of the name right before it."""
    if not before or before[-1].line != number or before[-1].actor != actor:
        return False
    gap = line.text[before[-1].evidence.end - line.start : line.words[match.first].start]
    return gap in {" (", "(", "\u00a0("}


def _mention(line: Line, number: int, match: Match, actor: str) -> Mention:
    start, end = line.words[match.first].start, line.words[match.last - 1].end
    evidence = Evidence(line.passage, line.start + start, line.start + end, line.text[start:end])
    before = line.words[match.first - 1].text.lower() if match.first else ""
    followed = (
        match.last < len(line.words)
        and line.text[end : end + 2] == ", "
        and line.words[match.last].text[0].isupper()
    )
    located = before in cues("located_before") or followed
    return Mention(actor, match.target.form, number, evidence, located)


def cities(mentions: list[Mention]) -> list[Mention]:
    """Turn a capital into a place where it mostly tells where something is: "in Paris"."""
    cities: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.form == "seat":
            cities.setdefault(mention.evidence.quote, []).append(mention)
    places = {
        city for city, found in cities.items() if 2 * sum(mention.located for mention in found) > len(found)
    }
    return [
        _renamed(mention, mention.evidence.quote, "place") if _is_city(mention, places) else mention
        for mention in mentions
    ]


def _is_city(mention: Mention, places: set[str]) -> bool:
    return mention.form == "seat" and mention.evidence.quote in places


def homonyms(mentions: list[Mention], text: str) -> list[Mention]:
    """Turn an actor of the lists into the other one of the same name where the text speaks for that one."""
    named = {part.actor for part in mentions}
    others = [entry for entry in gazetteer.homonyms() if entry["actor"] in named and _is_meant(entry, text)]
    return [_other(part, others) for part in mentions]


def _is_meant(entry: Mapping[str, Any], text: str) -> bool:
    """Say whether the text speaks for the other actor of an entry of lexicon/name_homonyms.yml."""

    def has(word: str) -> bool:
        return re.search(rf"\b{re.escape(word)}(?!\w)", text) is not None

    return ("evidence" not in entry or any(map(has, entry["evidence"]))) and not any(
        map(has, entry["against"])
    )


def _other(mention: Mention, entries: Iterable[Mapping[str, Any]]) -> Mention:
    for entry in entries:
        quote = mention.evidence.quote
        if mention.actor == entry["actor"] and entry.get("form", quote) == quote:
            return _renamed(mention, entry.get("name", quote), entry["kind"])
    return mention


def _renamed(mention: Mention, name: str, kind: ActorKind) -> Mention:
    return replace(mention, actor=f"{kind}:{name}", form="name")
