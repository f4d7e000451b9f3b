"""One sentence -> why it cannot stand alone on a page, and which cue words speak for or against it.

The bars that read words are English; for other languages only punctuation and length are judged.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from generator import lexicon
from generator.text import cue_phrases
from generator.text.form import form_fault, label_length
from generator.text.openings import opening_fault, opens_with
from generator.text.pronouns import SUBJECTS, TIMES, uncontracted
from generator.text.verbs import has_verb, inflected_verbs, verb_bases
from generator.text.words import count, find_phrases, lowered, phrase_index

_QUOTE_WORDS = 8
_SUBJECT_REACH = 3
_EARLY = 8
_COUNTING_WORDS = 10
_PURPOSE_WORDS = 12

_OPEN_QUOTES = '"“«„「『'
_CLOSE_QUOTES = '"”»」』'
_BEFORE_THOUGH = frozenset(("even", "as"))
_EXAMPLE = phrase_index(("for example", "for instance", "as well", "on the other hand", "at that time"))
_IS = re.compile(r"\b(?:[Tt]here|[Ii]t|[Tt]hat|[Hh]e|[Ss]he|[Ww]hat|[Ww]ho)['’]s\b")
"""Words leave the ending of "there's" out, as they do that of a possessive."""
_QUOTED = re.compile(r"[“\"«]([^”\"»]{1,600})[”\"»]")

_SPEAKERLESS = frozenset(("he", "she", "they", "it", "one"))
_SELF = frozenset(("i", "i'm", "i've", "i'd", "i'll", "me", "my", "myself"))
_RELATIVES = frozenset(("as", "who", "that", "which", "in", "with"))
_AFTER_ORDER = frozenset(
    (
        *(
            "the",
            "a",
            "an",
            "your",
            "that",
            "to",
            "out",
            "on",
            "for",
            "up",
            "at",
            "it",
            "and",
            "or",
            "all",
            "one",
        ),
        *("some", "each", "any", "every", "into", "immediately", "sure", "them", "these", "this", "those"),
    )
)
_HELPERS = frozenset(
    (
        "will",
        "would",
        "can",
        "could",
        "did",
        "does",
        "has",
        "have",
        "was",
        "were",
        "am",
        "is",
        "are",
        "been",
        "being",
    )
)
_ADDITIONS = frozenset(("also", "too", "again", "another", "instead", "then"))
_EXISTING = frozenset(
    ("is", "are", "was", "were", "has", "have", "had", "will", "can", "may", "would", "to", "be")
)
_POINTERS = frozenset(("this", "these", "those", "such", "that", "there"))
_BEFORE_POINTER = frozenset(("of", "to", "on", "at", "by", "from", "for", "with", "under", "after", "once"))


@lru_cache(maxsize=8192)
def own_words(sentence: str) -> tuple[str, ...]:
    """Return the words of the sentence that are not in quotation marks, in lower case."""
    return (
        lowered(_QUOTED.sub(" ", sentence))
        if any(mark in sentence for mark in _OPEN_QUOTES)
        else lowered(sentence)
    )


@lru_cache(maxsize=8192)
def bar(sentence: str, language: str = "en") -> str:
    """Return why the sentence must not be shown on its own, in words; empty when nothing is wrong."""
    fault = form_fault(sentence)
    labelled = label_length(sentence)
    if fault or (labelled and language != "en"):
        return fault or "labelled line"
    if language != "en":
        return _foreign_fault(sentence, language)
    if labelled:
        return _label_fault(sentence[:labelled], sentence[labelled:])
    words = lowered(sentence)
    return (
        _content_fault(sentence, words)
        or opening_fault(sentence, uncontracted(words))
        or _quote_fault(sentence)
    )


def _label_fault(label: str, rest: str) -> str:
    """Judge "Newsfeed: The firm shows ...": the rest must stand alone, and the label must be no pointer."""
    words = lowered(label)
    points = words[0] in SUBJECTS or has_verb(words) or not _words("openings", "labels").isdisjoint(words)
    addressed = rest.lower().startswith(("you ", "you'", "you’"))
    return "labelled line" if points or addressed or bar(rest) else ""


def _content_fault(sentence: str, words: Sequence[str]) -> str:
    """Find what is no claim: a fragment, a promotion, an announcement, a pointer into the text."""
    checks = (
        (
            not (has_verb(words) or _IS.search(sentence)) or _bare_infinitive(sentence, words),
            "fragment without a verb",
        ),
        (words[0] in _HELPERS, "fragment without a subject"),
        (
            words[-1] in {"above", "below"} or cue_phrases.count(words, "pointing"),
            "points to another place in the text",
        ),
        (cue_phrases.count(words, "promotion"), "promotion or credit line"),
        (cue_phrases.count(words, "announcing") or _counts_out(words), "announces instead of stating"),
    )
    return next((reason for failed, reason in checks if failed), "")


def _bare_infinitive(sentence: str, words: Sequence[str]) -> bool:
    """Find "To measure the tides by a method that is new.": a purpose, and nothing done for it."""
    return words[0] == "to" and "," not in sentence and len(words) > _PURPOSE_WORDS


def _counts_out(words: Sequence[str]) -> bool:
    """Find "The work had three main steps.": it counts what the next sentences tell."""
    ends = len(words) <= _COUNTING_WORDS and words[-1] in _words("openings", "countable")
    return ends and not _words("openings", "counts").isdisjoint(words[-4:-1])


def _foreign_fault(sentence: str, language: str) -> str:
    """Judge the first word in languages other than English."""
    pointers = lexicon.load("openings")["pointers_elsewhere"].get(language, "").split()
    words = lowered(sentence)
    spaced = language not in {"zh", "ja"}
    points = words[0] in pointers if spaced else words[0].startswith(tuple(pointers))
    return f"begins with “{words[0][:10]}”" if points else ""


def leaning(sentence: str, words: Sequence[str]) -> int:
    """Count the weaker signs that a sentence needs the one before it: "however", "also", "this"."""
    signs = 2 * bool(opens_with(words, "leaning"))
    signs += bool(find_phrases(words, _EXAMPLE))
    signs += not _ADDITIONS.isdisjoint(words[:_EARLY])
    signs += _bare_subject(sentence, words)
    signs += "however" in words[1:] or _though(words)
    signs += words[-1:] in (("that",), ("this",), ("it",), ("them",), ("so",), ("do",), ("did",), ("does",))
    return signs + pointing(words)


def _though(words: Sequence[str]) -> bool:
    """Find "Soon, though, we arrived": it turns against the sentence before."""
    return any(word == "though" and before not in _BEFORE_THOUGH for before, word in pairwise(words[:_EARLY]))


def pointing(words: Sequence[str]) -> int:
    """Count words that point at something told elsewhere: "this bill", "that plan", "there"."""
    if _POINTERS.isdisjoint(words):
        return 0
    signs = 0
    for before, word, after in zip(("", *words), words, (*words[1:], ""), strict=False):
        if word not in _POINTERS:
            continue
        signs += word in {"this", "these", "those", "such"} and after not in TIMES | _RELATIVES
        signs += word == "that" and before in _BEFORE_POINTER
        signs += word == "that" and after in _words("openings", "shells") and not after.endswith("s")
        signs += word == "there" and after not in _EXISTING
    return signs


def _bare_subject(sentence: str, words: Sequence[str]) -> bool:
    """Find "The stock rose", "The find almost certainly means": a common noun that nothing tells apart."""
    if len(words) <= _SUBJECT_REACH or words[0] != "the" or sentence[4:5].isupper():
        return False
    return words[2] in inflected_verbs() or words[2].endswith("ly") or words[2] in {"also", "almost", "still"}


def commands(words: Sequence[str]) -> bool:
    """Tell whether the sentence seems to be an order to the reader: "Make sure the ..."."""
    opens = len(words) > 1 and words[1] in _AFTER_ORDER
    return opens and (words[0] in verb_bases() or words[0] in {"don't", "do"})


def speaks_of_itself(words: Sequence[str]) -> bool:
    """Tell whether the sentence is in the first person singular."""
    return not _SELF.isdisjoint(words)


def _quote_fault(sentence: str) -> str:
    """Find a longer quotation whose speaker the sentence does not name."""
    quotes = _QUOTED.findall(sentence)
    outside = lowered(_QUOTED.sub(" ", sentence)) if quotes else lowered(sentence)
    saying = _words("cues", "saying")
    reported = [place for place, word in enumerate(outside) if word in saying]
    if any(_speaker_is_pronoun(outside, place) for place in reported):
        return "its speaker is a pronoun"
    longest = max((count(quote) for quote in quotes), default=0)
    whole = sentence[:1] in _OPEN_QUOTES and sentence.rstrip(".!")[-1:] in _CLOSE_QUOTES
    if not reported and (longest >= _QUOTE_WORDS or whole):
        return "quotation without a speaker"
    return ""


def _speaker_is_pronoun(words: Sequence[str], place: int) -> bool:
    """Find "..., he said" and "..., said she" towards the end of a sentence (quoted words left out)."""
    before = words[place - 1] if place else ""
    after = words[place + 1] if place + 1 < len(words) else ""
    closing = place > len(words) // 3 or place == 1
    return (closing and before in _SPEAKERLESS | _SELF) or (
        place > len(words) - 4 and after in {"he", "she", "they"}
    )


@cache
def _words(file: str, group: str) -> frozenset[str]:
    return frozenset(lexicon.load(file)[group].split())
