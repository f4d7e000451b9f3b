"""One sentence -> why it cannot stand alone on a page, and which cue words speak for or against it.

The bars that read words are English; for other languages only punctuation and length are judged.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from generator import lexicon
from generator.text import cue_phrases
from generator.text.form import form_fault
from generator.text.pronouns import SUBJECTS, TIMES, name_places, pronoun_fault, uncontracted
from generator.text.verbs import has_verb, inflected_verbs, verb_bases
from generator.text.words import PhraseIndex, count, find_phrases, lowered, phrase_index

_QUOTE_WORDS = 8
_SHELL_REACH = 3
_EARLY = 8
_COUNTING_WORDS = 10
_PURPOSE_WORDS = 12

_OPEN_QUOTES = '"“«„「『'
_CLOSE_QUOTES = '"”»」』'
_BEFORE_THOUGH = frozenset(("even", "as"))
_EXAMPLE = phrase_index(("for example", "for instance", "as well", "on the other hand"))
_QUOTED = re.compile(r"[“\"«]([^”\"»]{1,600})[”\"»]")

_SPEAKERLESS = frozenset(("he", "she", "they", "it", "one"))
_SELF = frozenset(("i", "i'm", "i've", "i'd", "i'll", "me", "my", "mine", "myself"))
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
_CLAUSE_OPENERS = frozenset(
    ("although", "though", "while", "whereas", "since", "because", "until", "unless", "when")
)
_SPANS = frozenset(("minute", "hour", "day", "week", "month", "year", "decade", "century"))
_SPAN_REACH = 5
_ADDITIONS = frozenset(("also", "too", "again", "another", "instead", "then"))
_EXISTING = frozenset(
    ("is", "are", "was", "were", "has", "have", "had", "will", "can", "may", "would", "to", "be")
)
_POINTERS = frozenset(("this", "these", "those", "such", "that", "there"))
_BEFORE_POINTER = frozenset(("of", "to", "on", "at", "by", "from", "for", "with", "under", "after", "once"))


def own_words(sentence: str) -> tuple[str, ...]:
    """Return the words of the sentence that are not in quotation marks, in lower case."""
    return (
        lowered(_QUOTED.sub(" ", sentence))
        if any(mark in sentence for mark in _OPEN_QUOTES)
        else lowered(sentence)
    )


def opens_with(words: Sequence[str], group: str) -> int:
    """Return how many words of the sentence's start are an opening of a group of lexicon/openings.yml."""
    if not words:
        return 0
    for rest in _phrases("openings", group).get(words[0], ()):
        if tuple(words[1 : 1 + len(rest)]) == rest:
            return 1 + len(rest)
    return 0


@lru_cache(maxsize=8192)
def bar(sentence: str, language: str = "en") -> str:
    """Return why the sentence must not be shown on its own, in words; empty when nothing is wrong."""
    fault = form_fault(sentence)
    if fault:
        return fault
    if language != "en":
        return _foreign_fault(sentence, language)
    words = lowered(sentence)
    return (
        _content_fault(sentence, words) or _leaning_fault(sentence, uncontracted(words)) or _quote_fault(sentence)
    )


def _content_fault(sentence: str, words: Sequence[str]) -> str:
    """Find what is no claim: a fragment, a promotion, an announcement, a pointer into the text."""
    checks = (
        (not has_verb(words) or _bare_infinitive(sentence, words), "fragment without a verb"),
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
    return any(
        word == "though" and before not in _BEFORE_THOUGH
        for before, word in pairwise(words[:_EARLY])
    )


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
    if len(words) <= _SHELL_REACH or words[0] != "the" or sentence[4:5].isupper():
        return False
    return words[2] in inflected_verbs() or words[2].endswith("ly") or words[2] in {"also", "almost", "still"}


def commands(words: Sequence[str]) -> bool:
    """Tell whether the sentence seems to be an order to the reader: "Make sure the ..."."""
    opens = len(words) > 1 and words[1] in _AFTER_ORDER
    return opens and (words[0] in verb_bases() or words[0] in {"don't", "do"})


def speaks_of_itself(words: Sequence[str]) -> bool:
    """Tell whether the sentence is in the first person singular."""
    return not _SELF.isdisjoint(words)


def _leaning_fault(sentence: str, words: Sequence[str]) -> str:
    """Find what a sentence needs its neighbours for: pointers, connectives, nouns that say too little."""
    free = bool(opens_with(words, "harmless") or opens_with(words, "existential"))
    if not free and _points_back(words):
        return f"begins with “{sentence.partition(' ')[0]}”"
    start = 2 if free else opens_with(words, "leaning")
    rest = words[start:]
    checks = (
        (start and not free and rest[:1] and rest[0] in SUBJECTS, f"its subject is “{' '.join(rest[:1])}”"),
        (_bare_amount(rest), "does not say what it counts"),
        (_bare_shell(rest), "does not say which one"),
        (_bare_pair(sentence, words), "does not say which two"),
        (_loose_clause(sentence, words), f"points back with “{words[1] if len(words) > 1 else ''}”"),
        (_counts_from_before(words), "counts time from the text before"),
    )
    return next((reason for failed, reason in checks if failed), "") or pronoun_fault(sentence, rest)


def _points_back(words: Sequence[str]) -> bool:
    """Tell whether the first words make no sense without the sentence before."""
    if words[0] in {"but", "yet"}:
        return not cue_phrases.count(words, "thesis")
    if words[0] in _words("openings", "pointers"):
        return not _correlative(words)
    return _part_of_pronoun(words) or bool(opens_with(words, "barred"))


def _part_of_pronoun(words: Sequence[str]) -> bool:
    """Find "One of its early projects", "Most of them": a part of what only a pronoun names."""
    return words[1:2] == ("of",) and words[2:3] != () and words[2] in SUBJECTS | {"them", "him"}


def _correlative(words: Sequence[str]) -> bool:
    """Find "both ... and", "neither ... nor", "either ... or": complete in themselves."""
    partner = {"both": "and", "neither": "nor", "either": "or"}.get(words[0])
    return partner is not None and partner in words[2:8]


def _bare_shell(words: Sequence[str]) -> bool:
    """Find "The move came", "The proposal would": a noun that means nothing without the text before it."""
    if len(words) <= _SHELL_REACH or words[0] != "the":
        return False
    noun = 2 if words[1] in _words("openings", "backward") else 1
    if words[noun] not in _words("openings", "shells"):
        return False
    following = words[noun + 1]
    return (
        following in inflected_verbs()
        or following in verb_bases()
        or (following not in _words("openings", "specifiers") and following.endswith(("ed", "s", "ly")))
    )


def _bare_amount(words: Sequence[str]) -> bool:
    """Find "About half came", "Most were", "The 66-year-old was": a number or an age without its noun."""
    place = 1 if words[:1] in (("about",), ("nearly",), ("almost",), ("only",)) else 0
    if len(words) <= place + 1:
        return False
    if words[0] == "the" and words[1].isdigit() and "old" in words[2:4]:
        return True
    verb = words[place + 1]
    return words[place] in _words("openings", "quantities") and (
        verb in inflected_verbs() or verb.endswith("ed")
    )


def _bare_pair(sentence: str, words: Sequence[str]) -> bool:
    """Find "both sides" with fewer than two names before it."""
    found = find_phrases(words, _phrases("openings", "pairs"))
    return bool(found) and sum(place < found[0][0] for place in name_places(sentence)) < 2


def _loose_clause(sentence: str, words: Sequence[str]) -> bool:
    """Find "Although it takes longer than the old way.": no main clause that could name what "it" is."""
    return "," not in sentence and words[0] in _CLAUSE_OPENERS and words[1:2] != () and words[1] in SUBJECTS


def _counts_from_before(words: Sequence[str]) -> bool:
    """Find "Two years later", "A few days earlier": a time counted from one that is told before."""
    return any(
        before.removesuffix("s") in _SPANS and word in {"later", "earlier", "before"}
        for before, word in pairwise(words[:_SPAN_REACH])
    )


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
def _phrases(file: str, group: str) -> PhraseIndex:
    return phrase_index(lexicon.load(file)[group])


@cache
def _words(file: str, group: str) -> frozenset[str]:
    return frozenset(lexicon.load(file)[group].split())
