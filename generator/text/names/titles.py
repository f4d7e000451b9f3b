"""Words -> the titles among them that belong to a person ("former Chinese Ambassador to Russia")."""

from collections.abc import Mapping, Sequence
from functools import cache

from generator import lexicon
from generator.text.names.index import Match
from generator.text.names.kinds import may_begin_person
from generator.text.names.runs import Word, joined, words

_LONGEST_TITLE = 4
_LONGEST_SHORT_TITLE = 4
_LONGEST_APPOSITION = 14
_LONGEST_ROLE = 14
_HEAD_REACH = 6
_ARTICLES = frozenset({"a", "an", "the"})
_PREPOSITIONS = frozenset({"of", "to", "for", "at", "in"})
_POSSESSIVES = frozenset({"\u2019s ", "'s ", "\u2019 ", "' "})


@cache
def _titles() -> frozenset[tuple[str, ...]]:
    lists = lexicon.load("titles")
    names = [name for key, group in lists.items() if key.startswith("titles") for name in group]
    return frozenset(tuple(word.text.lower() for word in words(name)) for name in names)


@cache
def _modifiers() -> frozenset[str]:
    return frozenset(lexicon.load("titles")["modifiers"])


@cache
def offices() -> frozenset[str]:
    """Return the capitalised fields of office: State, Foreign, Affairs."""
    return frozenset(lexicon.load("titles")["offices"])


@cache
def _capitalised_only() -> frozenset[str]:
    return frozenset(lexicon.load("titles")["capitalised_only"])


@cache
def _title_words() -> frozenset[str]:
    return frozenset(word for title in _titles() for word in title)


def is_title(text: str) -> bool:
    """Say whether the words are a title and nothing else."""
    return tuple(word.text.lower() for word in words(text)) in _titles()


def title_length(found: Sequence[Word], at: int, end: int) -> int:
    """Return how many words, from this one and before ``end``, are the longest title here."""
    if at >= end or found[at].text.lower() not in _title_words():
        return 0
    for length in range(min(_LONGEST_TITLE, end - at), 0, -1):
        if tuple(word.text.lower() for word in found[at : at + length]) in _titles():
            return length
    return 0


def role_start(text: str, found: Sequence[Word], at: int, endings: Mapping[int, Match]) -> int | None:
    """Return the word where the title begins that stands right before this word, with all that belongs to it.

    ``endings`` gives, by the word after it, each name known already: "Chinese Ambassador to Russia".
    """
    if at == 0 or not (_touches(text, found, at) or _set_off(text, found, at)):
        return None
    complement = _before_complement(found, at, endings)
    if complement < at and _goes_on(found, complement, at):
        return None
    start = _title_start(found, complement)
    if start is None:
        start = _title_start(found, at)
    if start is None:
        return None
    while at - start < _LONGEST_ROLE and start > 0 and _belongs_before(text, found, start):
        name = endings.get(start)
        if name is not None:
            start = name.first
        elif found[start - 1].text.lower() in _modifiers() or found[start - 1].text in offices():
            start -= 1
        else:
            break
    if _touches(text, found, at):
        return start
    return start - 1 if start > 0 and found[start - 1].text.lower() in _ARTICLES else None


def _goes_on(found: Sequence[Word], complement: int, at: int) -> bool:
    """Say whether the name goes on from the title's complement: "Chief Officer of the Dallas | Cowboys"."""
    articled = found[complement + 1].text == "the"
    return articled and not may_begin_person(found[at].text) and found[at - 1].text not in offices()


def _touches(text: str, found: Sequence[Word], at: int) -> bool:
    """Say whether a word follows the one before it as a name follows its title, "Gen." with its stop."""
    if joined(text, found[at - 1], found[at]):
        return True
    shortened = len(found[at - 1].text) <= _LONGEST_SHORT_TITLE
    return shortened and text[found[at - 1].end : found[at].start] in {". ", ".\u00a0"}


def _set_off(text: str, found: Sequence[Word], at: int) -> bool:
    """Say whether only a comma stands between the title and the name: "the former general, Ann Lee"."""
    return text[found[at - 1].end : found[at].start] == ", "


def _belongs_before(text: str, found: Sequence[Word], start: int) -> bool:
    gap = text[found[start - 1].end : found[start].start]
    return gap in _POSSESSIVES or joined(text, found[start - 1], found[start])


def _title_start(found: Sequence[Word], at: int) -> int | None:
    """Return where the longest title begins that ends right before this word."""
    if at == 0 or found[at - 1].text.lower() not in _title_words():
        return None
    for length in range(min(_LONGEST_TITLE, at), 0, -1):
        title = tuple(word.text.lower() for word in found[at - length : at])
        if title in _titles() and found[at - length].text not in _capitalised_only():
            return at - length
    return None


def _before_complement(found: Sequence[Word], at: int, endings: Mapping[int, Match]) -> int:
    """Return the word before which a title may end: "Ambassador | to Russia", "Secretary | of State"."""
    start = at
    while start > 0 and at - start < _LONGEST_ROLE:
        name = endings.get(start)
        if name is not None:
            start = name.first
        elif found[start - 1].text in offices() or (found[start - 1].text == "and" and start < at):
            start -= 1
        else:
            break
    if start in {at, 0}:
        return at
    if found[start - 1].text == "the":
        start -= 1
    return start - 1 if start > 0 and found[start - 1].text in _PREPOSITIONS else at


def _names_another(text: str, found: Sequence[Word], at: int, end: int) -> bool:
    """Say whether a name follows the title, so that it is somebody else's: "Ann Lee, Senator Bo Dahl,"."""
    follows = at < end and _touches(text, found, at) and found[at].text[0].isupper()
    return follows and found[at].text not in offices()


def _lists(found: Sequence[Word], at: int) -> bool:
    """Say whether a comma before this word stands in a list of fields: "head of fleet, finance and sales"."""
    field = found[at].text
    small = field.islower() and found[at - 1].text.islower() and not field.endswith("ed")
    return small and at + 1 < len(found) and found[at + 1].text == "and"


def role_after(text: str, found: Sequence[Word], at: int) -> tuple[int, int] | None:
    """Return the words of the title that follows a name between commas: "Ann Lee, chief of Acme,"."""
    if at >= len(found) or text[found[at - 1].end : found[at].start] != ", ":
        return None
    end = at
    while end < len(found) and end - at < _LONGEST_APPOSITION:
        if (
            end > at
            and not _belongs_before(text, found, end)
            and "," in text[found[end - 1].end : found[end].start]
            and not _lists(found, end)
        ):
            break
        end += 1
    head = at + (found[at].text.lower() in _ARTICLES)
    for place in range(head, min(head + _HEAD_REACH, end)):
        if title_length(found, place, end):
            if _names_another(text, found, place + title_length(found, place, end), end):
                return None
            closed = end == len(found) or "," in text[found[end - 1].end : found[end].start]
            return (at, end) if closed else None
        if not (found[place].text[0].isupper() or found[place].text.lower() in _modifiers()):
            return None
    return None
