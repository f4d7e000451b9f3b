"""A sentence -> who says something in it, by which verb of saying, and how."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import islice
from typing import Literal, NamedTuple

from generator import lexicon
from generator.text.alternatives import any_of
from generator.text.names.runs import lowered

Role = Literal["plain", "that", "document", "as", "according"]
_UNSPACED = frozenset({"zh"})
_VERB_FIRST = frozenset({"ar"})
_MOST_VERBS = 40
"""A sentence with more verbs of saying is none: the rest are not looked at."""
_LONGEST_SUBJECT = 6
_LONGEST_COMPLEMENT = 6
_COMPLEMENTS = frozenset({"for", "of", "at", "from", "in", "with"})
_OF_A_NAME = re.compile(
    r"""(?: \b (?:[Aa]n?|[Tt]he|[Tt]wo|[Tt]hree|[Ss]ome|[Ss]everal|[Oo]ne) \s )?
    \b (?P<noun> \w+ ) \s (?: for | of | at | from | with | in ) \s (?: the \s )? \Z""",
    re.VERBOSE,
)
_COMPLEMENT = re.compile(r"\s(?:for|of|at|from|with|in)\s(?:the\s)?\Z")
_LONGEST_PREPOSITION = len(" from the ")
_REACH_OF_PASSIVE = 12
_PASSIVE = re.compile(r"\b(?:been|being|be|am|was|were) \Z")
"""I have been told: the subject hears, it does not speak."""
_TRAILING_WORD = re.compile(r"(?P<word>[\w\u2019'-]+)[\s\u00a0]*\Z")
_LAST_WORDS = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_CLAUSE_EDGE = re.compile(
    r"[;:\u2014\0\u201c\u201d\"()]|\b(?:and|but|while|because|that|where|although|whereas|if|as|As)\b"
)
_INVERTED = re.compile(r"[,\0\"\u201d\u00bb!?.\u2014]['\"\u201d\u00bb]?[\s\u00a0]*\Z")
_AFTER_STOP = re.compile(
    r"[,.;:!?\0\u201c\"(]|\s(?:in|on|at|during|after|before|when|as|that|to|this|last|earlier|while)\s"
)
_ABBREVIATION = re.compile(r"\([^()]{2,12}\)")
"""A name may be followed by its short form: "the Coast Guard Office (CGO) said"."""
_REACH_BACK = 200


class Speech(NamedTuple):
    """A verb of saying with its subject, as places in the sentence."""

    start: int
    end: int
    """The verb."""
    role: Role
    speaker: tuple[int, int]
    """Who speaks."""
    pronoun: bool


class Named(NamedTuple):
    """An actor named in the sentence."""

    start: int
    end: int
    person: bool = False


def find(text: str, names: Sequence[Named], language: str) -> list[Speech]:
    """Return every verb of saying whose subject is a name, a pronoun or a noun that can speak.

    ``text`` has its quoted words blanked out, so that no verb is found inside a quotation.
    """
    found: list[Speech] = []
    starts = [name.start for name in names]
    for match in islice(_verbs(language).finditer(lowered(text)), _MOST_VERBS):
        role = _role(match.group(), language)
        first = bisect_left(starts, match.start() - 2 * _REACH_BACK)
        near = names[first : bisect_left(starts, match.end() + _REACH_BACK)]
        speaker = _subject(text, match, near, language, role)
        if speaker is not None:
            start, end = speaker
            lone = text[start:end].lower() in _listed("pronouns")
            found.append(Speech(match.start(), match.end(), role, speaker, lone))
    return found


def _subject(
    text: str, verb: re.Match[str], names: Sequence[Named], language: str, role: Role
) -> tuple[int, int] | None:
    if role == "according":
        return _after(text, verb.end(), names, language, whole=True)
    if _PASSIVE.search(text, max(0, verb.start() - _REACH_OF_PASSIVE), verb.start()):
        return None
    if text.startswith(("as ", "As "), verb.start() - len("as ")) and text.startswith(" by ", verb.end()):
        return _after(text, verb.end() + len(" by "), names, language)
    by_whom = _by_whom(text, verb.end(), names) if role == "as" else None
    before = by_whom or _before(text, verb.start(), names, language, role)
    if before is not None or role == "as":
        return before
    if language in _VERB_FIRST or _INVERTED.search(text[max(0, verb.start() - 4) : verb.start()]):
        return _after(text, verb.end(), names, language)
    return None


def _before(text: str, end: int, names: Sequence[Named], language: str, role: Role) -> tuple[int, int] | None:
    """Return the subject in front of a verb: a name, a pronoun, or a noun that can speak."""
    floor = max(0, end - _REACH_BACK)
    head = _strip_between(text, floor, end) if language == "en" else floor + len(text[floor:end].rstrip())
    for name in reversed(names):
        if name.end <= head and _ABBREVIATION.sub("", text[name.end : head]).strip() == "":
            return (_head_before(text, floor, name.start), name.end)
    apposed = _in_apposition(text, head, names) or _apposed(text, head, names)
    if apposed is not None:
        return apposed
    if language != "en":
        return None
    clause = floor
    for edge in _CLAUSE_EDGE.finditer(text, floor, head):
        clause = edge.end()
    return _noun_phrase(text, clause, head, role)


def _head_before(text: str, floor: int, start: int) -> int:
    """Return where the subject begins whose complement a name is: "A spokesman for Acme", else the name."""
    if not _COMPLEMENT.search(text, max(floor, start - _LONGEST_PREPOSITION), start):
        return start
    match = _OF_A_NAME.search(text, floor, start)
    if match is None or match["noun"].lower() not in _speaking():
        return start
    return match.start()


def _strip_between(text: str, floor: int, end: int) -> int:
    """Return the end of the subject: the auxiliaries and adverbs before the verb are left out."""
    while True:
        last_space = text.rfind(" ", floor, len(text[:end].rstrip()))  # no word reaches over it
        word = _TRAILING_WORD.search(text, max(floor, last_space), end)
        if word is None:
            return floor + len(text[floor:end].rstrip())
        lowered = word["word"].lower()
        if lowered in _listed("between") or (lowered.endswith("ly") and lowered == word["word"]):
            end = word.start()
        else:
            return word.end("word")


def _in_apposition(text: str, head: int, names: Sequence[Named]) -> tuple[int, int] | None:
    """Return the person who is the apposition: "The mayor of Quito, Ann Lee, said"."""
    if text[head - 1 : head] != ",":
        return None
    for name in names:
        if name.person and name.end == head - 1 and text[: name.start].endswith(", "):
            return (name.start, name.end)
    return None


def _apposed(text: str, head: int, names: Sequence[Named]) -> tuple[int, int] | None:
    """Return the name before an apposition: "Ann Lee, who leads Acme, said"."""
    if text[head - 1 : head] != ",":
        return None
    for name in names:
        between = text[name.end : head - 1]
        if (
            name.end < head
            and between.startswith(", ")
            and between.count(",") <= 2
            and head - name.end < _REACH_BACK
        ):
            return (name.start, name.end)
    return None


def _noun_phrase(text: str, clause: int, head: int, role: Role) -> tuple[int, int] | None:
    """Return the noun phrase that ends here, when its noun is one that speaks."""
    found = list(_LAST_WORDS.finditer(text, clause, head))
    if not found or text[found[-1].end() : head].strip():
        return None
    end = found[-1].end()
    found = _with_complement(found)
    last = found[-1].group().lower()
    if last in _listed("pronouns"):
        return found[-1].span()
    speaks = last in _speaking()
    if role == "document":
        speaks = last in _listed("documents")
    if not speaks:
        return None
    start = found[-1].start()
    for word in reversed(found[-_LONGEST_SUBJECT:-1]):  # the words before the noun
        if text[word.end() : start].strip(" \u00a0") not in {"", "\u2019s", "'s", "\u2019"}:
            break
        start = word.start()
        if word.group().lower() in _listed("determiners"):
            break
    return (start, end)


def _with_complement(found: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the words up to the noun that speaks, without "for the villages" behind it."""
    for at in range(len(found) - 1, max(0, len(found) - _LONGEST_COMPLEMENT), -1):
        if found[at].group() in _COMPLEMENTS and found[at - 1].group().lower() in _listed("people"):
            return found[:at]
    return found


def _after(
    text: str, start: int, names: Sequence[Named], language: str, *, whole: bool = False
) -> tuple[int, int] | None:
    """Return the subject behind a verb, or, when it is ``whole``, all that follows "according to"."""
    stop = _AFTER_STOP.search(text, start, start + _REACH_BACK)
    end = stop.start() if stop else min(len(text), start + _REACH_BACK)
    for name in names:
        if start <= name.start < end:
            if language in _UNSPACED or language in _VERB_FIRST:
                return (name.start, name.end)
            tail = text[name.end : end].strip(" \u00a0")
            if tail.split(" ")[-1].lower() in _speaking():
                return _trimmed(text, start, end)
            return (name.start, name.end)
    found = list(_LAST_WORDS.finditer(text, start, end))
    speaking = _speaking()
    found = found[:_LONGEST_SUBJECT]
    for place, word in enumerate(found):
        if word.group().lower() in _listed("pronouns") and place == 0:
            return word.span()
        goes_on = place + 1 < len(found) and found[place + 1].group().lower() in speaking
        if word.group().lower() in speaking and not goes_on:
            return _trimmed(text, start, end if whole else word.end())
    return None


def _by_whom(text: str, start: int, names: Sequence[Named]) -> tuple[int, int] | None:
    """Return who called something so: "described by the ministry as"."""
    if not text.startswith(" by ", start):
        return None
    for name in names:
        if start <= name.start < start + _REACH_BACK and " as " not in text[start : name.start]:
            return (name.start, name.end)
    return None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


@cache
def _listed(kind: str) -> frozenset[str]:
    return frozenset(lexicon.load("speech_nouns")[kind].split())


@cache
def _speaking() -> frozenset[str]:
    """Return the nouns that can speak: people and documents."""
    return _listed("people") | _listed("documents")


@cache
def _roles(language: str) -> dict[str, Role]:
    entry = lexicon.load("speech_verbs").get(language) or lexicon.load("speech_verbs")["en"]
    roles: dict[str, Role] = dict.fromkeys(entry["according"], "according")
    lists: tuple[Role, ...] = ("plain", "that", "as", "document")
    for role in lists:
        for verb in entry[role].split():
            roles.setdefault(verb, role)
    return roles


def _role(verb: str, language: str) -> Role:
    return _roles(language)[verb.lower()]


@cache
def _verbs(language: str) -> re.Pattern[str]:
    either = any_of(_roles(language))
    return re.compile(f"(?:{either})" if language in _UNSPACED else rf"\b(?:{either})\b")


@cache
def document_verbs(language: str) -> frozenset[str]:
    """Return the verbs by which documents speak without "that": "the report outlines"."""
    entry = lexicon.load("speech_verbs").get(language) or lexicon.load("speech_verbs")["en"]
    return frozenset(entry["document"].split())


@cache
def bare_verbs() -> frozenset[str]:
    """Return the English verbs after which a clause may follow without "that"."""
    return _listed("bare")


def is_document(noun: str) -> bool:
    """Say whether the last word of a phrase is a document's: report, memo, law."""
    return noun.lower().rsplit(" ", 1)[-1] in _listed("documents")
