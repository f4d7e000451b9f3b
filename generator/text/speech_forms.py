"""A verb of saying with its speaker, and the quotation marks beside it -> is it quoted or told?."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from generator.text.speech_words import Speech, bare_verbs, document_verbs, is_document

_FEWEST_QUOTED_WORDS = 4
_FEWEST_QUOTED_AFTER_AS = 3
_FAR_QUOTED_WORDS = 7
"""So many quoted words are speech even where they do not stand beside the verb."""
_FEWEST_TOLD_WORDS = 5
_FEWEST_TOLD_SIGNS = 2
_SIGNS_PER_WORD = 2
_REACH_OF_THAT = 40
_FAR_THAT = 90
_BETWEEN_WORDS = 3
_CALLS = frozenset({"call", "calls", "called"})
_CALLED_FOR = (" for ", " on ")
_THAT = {
    "en": (" that ", " that, "),
    "fr": (" que ", " qu\u2019", " qu'"),
    "de": (", dass ",),
    "es": (" que ",),
    "ru": (", что ",),
    "ar": (" إن ", " إنّ ", " أن ", " أنّ ", " إنه", " إنها", " أنه", " أنها", " بأن "),
}
_NOT_A_CLAUSE = frozenset(
    {"to", "in", "on", "at", "by", "for", "as", "of", "and", "or", "from", "with", "about", "so"}
)
_TAIL_OPENERS = frozenset(
    {"on", "in", "at", "to", "during", "after", "last", "this", "earlier", "late", "when", "before"}
)
_LONGEST_TAIL = 8
_INSERTED_DASH = re.compile(r"[,.!?…] [—–] \Z")
_UNSPACED = frozenset({"zh", "ja"})
_PUNCTUATION = ' ,;:.!?\u00a0\u2014\u2013-«»“”"„「」『』،؛：，。\0'
_OPENING = ' \u00a0«“"„「『'
_COLONS = frozenset({":", "："})
_SPOKEN_DASHES = ("—", "–")
_NO_CLAUSE = ("了", "一项", "对", "的")
_COMMAS = (",", "،", "，")


class Quoted(NamedTuple):
    """A quotation mark's content that reaches into a sentence, as places in the sentence."""

    start: int
    end: int
    number: int
    """Which quotation of the passage it is."""


def is_direct(text: str, marks: Sequence[Quoted], speech: Speech, language: str) -> bool:
    """Say whether words in quotation marks are this speaker's, and not a title or a scare quote."""
    if language != "en":
        if text.lstrip().startswith(_SPOKEN_DASHES) and _INSERTED_DASH.search(text, 0, speech.start):
            return True
        return any(_is_spoken(text, mark, speech, language) for mark in marks)
    for mark in marks:
        words = text[mark.start : mark.end]
        length = len(words.split())
        between = text[speech.end : mark.start]
        if speech.role == "as":
            if length >= _FEWEST_QUOTED_AFTER_AS and between.rstrip('\u201c"').endswith(" as "):
                return True
        elif speech.role in {"plain", "according"}:
            if length >= _FEWEST_QUOTED_WORDS or (words and words.rstrip()[-1:] in ",.!?"):
                return True
        elif speech.role == "that" and length >= _FEWEST_QUOTED_WORDS and " that " in between:
            return True
    return False


def is_reported(text: str, speech: Speech, language: str) -> bool:
    """Say whether the sentence tells what the speaker said; its quoted words are blanked out."""
    if language != "en":
        return _is_told(text, speech, language)
    after = text[speech.end :]
    verb = text[speech.start : speech.end].lower()
    if speech.role == "as" and verb in _CALLS:
        return after.startswith(_CALLED_FOR)
    if speech.role in {"according", "as"}:
        return speech.role == "according"
    if text[: speech.start].endswith((" as ", "As ")):
        return True
    if any(mark in after[:_REACH_OF_THAT] for mark in _THAT["en"]):
        return _reaches_that(after)
    return _tells_without_that(text, speech)


def _length(text: str, language: str) -> int:
    """Return how many words a text has, or as many as its signs are worth."""
    return len(text) // _SIGNS_PER_WORD if language in _UNSPACED else len(text.split())


def _is_spoken(text: str, mark: Quoted, speech: Speech, language: str) -> bool:
    """Say whether quoted words stand beside the verb and its speaker, or are too many for a title."""
    length = _length(text[mark.start : mark.end], language)
    first, last = min(speech.start, speech.speaker[0]), max(speech.end, speech.speaker[1])
    between = text[last : mark.start] if mark.start >= last else text[mark.end : first]
    apart = _length(between.strip(_PUNCTUATION), language)
    opens = not text[: mark.start].strip(_PUNCTUATION) and mark.end <= first
    if speech.role == "plain" and apart == 0 and (opens or between.rstrip(_OPENING)[-1:] in _COLONS):
        return length > 0
    enough = speech.role != "as" and length >= _FEWEST_QUOTED_WORDS
    return enough and (length >= _FAR_QUOTED_WORDS or apart <= _BETWEEN_WORDS)


def _is_told(text: str, speech: Speech, language: str) -> bool:
    """Say whether a sentence in another language tells what was said: "that", a colon, an inserted clause."""
    if speech.role in {"according", "as"}:
        return speech.role == "according"
    first, last = min(speech.start, speech.speaker[0]), max(speech.end, speech.speaker[1])
    before, after = text[:first].rstrip(" —–-"), text[last:]
    if language in _UNSPACED:
        told = len(after.strip(_PUNCTUATION)) >= _FEWEST_TOLD_SIGNS and not after.startswith(_NO_CLAUSE)
        return told and speech.start >= speech.speaker[1]
    if any(mark in f"{after[:_FAR_THAT]} " for mark in _THAT.get(language, ())):
        return True
    if after.startswith(":") or (language == "de" and after.startswith(",")):
        return len(after.split()) > _BETWEEN_WORDS
    inserted = speech.speaker[0] >= speech.end and before.endswith(_COMMAS)
    enough = after.startswith(_COMMAS) or len(before.split()) >= _BETWEEN_WORDS
    return speech.role == "plain" and inserted and enough


def _tells_without_that(text: str, speech: Speech) -> bool:
    """Say whether the verb tells something by itself: "the report outlines", "she said it would"."""
    after = text[speech.end :]
    verb = text[speech.start : speech.end].lower()
    following = after.strip(" .,;").split()
    goes_on = bool(following) and following[0] not in _NOT_A_CLAUSE
    if verb in document_verbs() and is_document(text[slice(*speech.speaker)]):
        return goes_on
    if speech.role != "plain":
        return False
    told = verb in bare_verbs() and goes_on and len(following) > 2
    return (told and after.startswith((" ", "\u00a0", ": "))) or _closes(text, speech)


def _reaches_that(after: str) -> bool:
    """Say whether "that" follows the verb before the clause ends: "told reporters that"."""
    places = [after.find(mark) for mark in _THAT["en"] if mark in after[:_REACH_OF_THAT]]
    reach = after[: min(places)]
    return len(reach.split()) <= _FEWEST_QUOTED_WORDS and not any(mark in reach for mark in ";:.\u2014")


def _closes(text: str, speech: Speech) -> bool:
    """Say whether what is said comes first: "Prices will rise, the bank said on Monday."."""
    start = min(speech.start, speech.speaker[0])
    before = text[:start].rstrip().removesuffix(" the")
    end = max(speech.end, speech.speaker[1])
    after = text[end:].strip(' .,"\u201d').split()
    ends = not after or (len(after) <= _LONGEST_TAIL and after[0].lower() in _TAIL_OPENERS)
    return before.endswith(",") and len(before.split()) >= _FEWEST_TOLD_WORDS and ends
