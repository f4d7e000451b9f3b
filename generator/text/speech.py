"""An English sentence -> who says something in it, by which verb of saying, and how."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice

from generator.text.names.runs import lowered
from generator.text.speech_words import Named, Role, Speech, listed, roles, speaking, verbs

_MOST_VERBS = 40
"""A sentence with more verbs of saying is none: the rest are not looked at."""
_LONGEST_SUBJECT = 6
_LONGEST_COMPLEMENT = 6
_MOST_COMMAS, _MOST_COMMAS_OF_PERSON = 2, 4
_LONGEST_SOURCE = 12
"""Words of "according to an invitation obtained by Acme"."""
_COMPLEMENTS = frozenset({"for", "of", "at", "from", "in", "with"})
_OF_A_NAME = re.compile(
    r"""(?: \b (?:[Aa]n?|[Tt]he|[Tt]wo|[Tt]hree|[Ss]ome|[Ss]everal|[Oo]ne) \s )?
    \b (?P<noun> \w+ ) \s (?: for | of | at | from | with | in | to | (?:
        seen | obtained | reviewed | viewed | released | published | issued | written | commissioned
    ) \s by ) \s (?: the \s | [^\W\d_]+['\u2019]s \s )? \Z""",
    re.VERBOSE,
)
_COMPLEMENT = re.compile(r"\s(?:for|of|at|from|with|in|by|to)\s(?:the\s|[^\W\d_]{1,20}['\u2019]s\s)?\Z")
_LONGEST_PREPOSITION = len(" from ") + 24
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
_NOT_A_NAME = re.compile(r"\b(?!(?:the|a|an|its|his|her|their)\b)[a-z]{2,}")
"""A word between "according to" and a name that makes the name part of something else."""
_ABBREVIATION = re.compile(r"\([^()]{2,12}\)")
"""A name may be followed by its short form: "the Coast Guard Office (CGO) said"."""
_REACH_BACK = 200


def find(text: str, names: Sequence[Named]) -> list[Speech]:
    """Return every verb of saying whose subject is a name, a pronoun or a noun that can speak.

    ``text`` has its quoted words blanked out, so that no verb is found inside a quotation.
    """
    found: list[Speech] = []
    starts = [name.start for name in names]
    for match in islice(verbs().finditer(lowered(text)), _MOST_VERBS):
        role = roles()[match.group().lower()]
        first = bisect_left(starts, match.start() - 2 * _REACH_BACK)
        near = names[first : bisect_left(starts, match.end() + _REACH_BACK)]
        speaker = _subject(text, match, near, role)
        if speaker is not None:
            start, end = speaker
            lone = text[start:end].lower() in listed("pronouns")
            found.append(Speech(match.start(), match.end(), role, speaker, lone))
    return found


def _subject(text: str, verb: re.Match[str], names: Sequence[Named], role: Role) -> tuple[int, int] | None:
    if role == "according":
        return _after(text, verb.end(), names, whole=True)
    if _PASSIVE.search(text, max(0, verb.start() - _REACH_OF_PASSIVE), verb.start()):
        return None
    if text.startswith(("as ", "As "), verb.start() - len("as ")) and text.startswith(" by ", verb.end()):
        return _after(text, verb.end() + len(" by "), names)
    by_whom = _by_whom(text, verb.end(), names) if role == "as" else None
    before = by_whom or _before(text, verb.start(), names, role)
    if before is not None or role == "as":
        return before
    if _INVERTED.search(text[max(0, verb.start() - 4) : verb.start()]):
        return _after(text, verb.end(), names)
    return None


def _before(text: str, end: int, names: Sequence[Named], role: Role) -> tuple[int, int] | None:
    """Return the subject in front of a verb: a name, a pronoun, or a noun that can speak."""
    floor = max(0, end - _REACH_BACK)
    head = _strip_between(text, floor, end)
    for name in reversed(names):
        if name.end <= head and _ABBREVIATION.sub("", text[name.end : head]).strip() == "":
            start = _head_before(text, floor, name.start)
            if start is None and role == "that":
                return None
            return (name.start if start is None else start, name.end)
    apposed = _in_apposition(text, head, names) or _apposed(text, head, names)
    if apposed is not None:
        return apposed
    clause = floor
    for edge in _CLAUSE_EDGE.finditer(text, floor, head):
        clause = edge.end()
    phrase = _noun_phrase(text, clause, head, role)
    return _named_before(text, phrase, names) if phrase else None


def _named_before(text: str, phrase: tuple[int, int], names: Sequence[Named]) -> tuple[int, int]:
    """Return the person to whom a phrase is an apposition: "Ann Lee, a resident who said", or the phrase."""
    named = (name for name in names if name.person and text[name.end : phrase[0]] == ", ")
    return next(((name.start, name.end) for name in named), phrase)


def _head_before(text: str, floor: int, start: int) -> int | None:
    """Return where the subject begins whose complement a name is: "A spokesman for Acme", else the name.

    Of "updates from Acme" none may speak: ``None``.
    """
    if not _COMPLEMENT.search(text, max(floor, start - _LONGEST_PREPOSITION), start):
        return start
    match = _OF_A_NAME.search(text, floor, start)
    if match is None:
        return start
    if match["noun"].lower() not in speaking():
        return None
    phrase = _noun_phrase(text, floor, match.end("noun"), "plain")
    return phrase[0] if phrase else match.start()


def _strip_between(text: str, floor: int, end: int) -> int:
    """Return the end of the subject: the auxiliaries and adverbs before the verb are left out."""
    while True:
        last_space = text.rfind(" ", floor, len(text[:end].rstrip()))  # no word reaches over it
        word = _TRAILING_WORD.search(text, max(floor, last_space), end)
        if word is None:
            return floor + len(text[floor:end].rstrip())
        lowered = word["word"].lower()
        if lowered in listed("between") or (lowered.endswith("ly") and lowered == word["word"]):
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
    """Return the name before an apposition, a person before all: "Ann Lee, MD, who leads Acme, said"."""
    if text[head - 1 : head] != ",":
        return None
    for name in sorted(names, key=lambda name: (not name.person, name.start)):
        between = text[name.end : head - 1]
        most = _MOST_COMMAS_OF_PERSON if name.person else _MOST_COMMAS
        near = name.end < head and head - name.end < _REACH_BACK
        if near and between.startswith(", ") and between.count(",") <= most:
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
    if last in listed("pronouns"):
        return found[-1].span()
    speaks = last in speaking()
    if role == "document":
        speaks = last in listed("documents")
    if not speaks:
        return None
    start = found[-1].start()
    for word in reversed(found[-_LONGEST_SUBJECT:-1]):  # the words before the noun
        if text[word.end() : start].strip(" \u00a0") not in {"", "\u2019s", "'s", "\u2019"}:
            break
        start = word.start()
        if word.group().lower() in listed("determiners"):
            break
    return (start, end)


def _with_complement(found: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the words up to the noun that speaks, without "for the villages" behind it."""
    for at in range(len(found) - 1, max(0, len(found) - _LONGEST_COMPLEMENT), -1):
        if found[at].group() in _COMPLEMENTS and found[at - 1].group().lower() in listed("people"):
            return found[:at]
    return found


def _after(text: str, start: int, names: Sequence[Named], *, whole: bool = False) -> tuple[int, int] | None:
    """Return the subject behind a verb, or, when it is ``whole``, all that follows "according to"."""
    stop = _AFTER_STOP.search(text, start, start + _REACH_BACK)
    end = stop.start() if stop else min(len(text), start + _REACH_BACK)
    found = list(_LAST_WORDS.finditer(text, start, end))
    if found and found[0].group().lower() in listed("pronouns"):
        return found[0].span()
    noun = _speaking_noun(found, _LONGEST_SOURCE if whole else _LONGEST_SUBJECT)
    for name in names:
        if start <= name.start < end:
            if noun is not None and noun.start() >= name.end:
                return _trimmed(text, start, end if whole else noun.end())
            if noun is not None and whole and noun.end() < name.start:
                return _trimmed(text, start, end)
            plain = _NOT_A_NAME.search(text, start, name.start) is None
            return (name.start, name.end) if plain or not whole else None
    return _trimmed(text, start, end if whole else noun.end()) if noun else None


def _speaking_noun(found: Sequence[re.Match[str]], longest: int) -> re.Match[str] | None:
    """Return the first noun that speaks, or the last of several in a row: "government sources"."""
    near = found[:longest]
    for place, word in enumerate(near):
        if word.group().lower() not in speaking():
            continue
        if place + 1 == len(near) or _may_follow(near[place + 1].group()):
            return word
    return None


def _may_follow(word: str) -> bool:
    """Tell whether a word may stand behind the noun of a subject: no other noun, of which it were a part."""
    return word in listed("follows") or word.endswith("ed") or word[:1].isupper()


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
