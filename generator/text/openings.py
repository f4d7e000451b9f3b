"""The start of an English sentence -> what in it makes no sense without the sentence before."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from generator import lexicon
from generator.text import cue_phrases
from generator.text.pronouns import SUBJECTS, name_places, pronoun_fault
from generator.text.verbs import inflected_verbs, verb_bases
from generator.text.words import PhraseIndex, find_phrases, phrase_index, phrase_length

_SHELL_REACH = 3
_SPANS = frozenset(("minute", "hour", "day", "week", "month", "year", "decade", "century"))
_SPAN_REACH = 5
_CLAUSE_OPENERS = frozenset(
    ("although", "though", "while", "whereas", "since", "because", "until", "unless", "when")
)
_PAST = frozenset(("ago", "into", "after", "since"))
_ONWARD = frozenset(("next", "coming"))
_LOOKING_BACK = frozenset(("for", "over", "in", "since", "throughout", "during", "after"))


def opens_with(words: Sequence[str], group: str) -> int:
    """Return how many words of the sentence's start are an opening of a group of lexicon/openings.yml."""
    return phrase_length(words, 0, _phrases(group)) if words else 0


def opening_fault(sentence: str, words: Sequence[str]) -> str:
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
    if words[0] in _words("pointers"):
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
    noun = 2 if words[1] in _words("backward") else 1
    if words[noun] not in _words("shells"):
        return False
    following = words[noun + 1]
    own = words[1] in {"current", "present"} and words[2] in _words("studies")
    return not own and (
        following in inflected_verbs()
        or following in verb_bases()
        or (following not in _words("specifiers") and following.endswith(("ed", "s", "ly")))
    )


def _bare_amount(words: Sequence[str]) -> bool:
    """Find "About half came", "Most were", "The 66-year-old was": a number or an age without its noun."""
    place = 1 if words[:1] in (("about",), ("nearly",), ("almost",), ("only",)) else 0
    if len(words) <= place + 1:
        return False
    if words[0] == "the" and words[1].isdigit() and "old" in words[2:4]:
        return True
    verb = words[place + 1]
    return words[place] in _words("quantities") and (verb in inflected_verbs() or verb.endswith("ed"))


def _bare_pair(sentence: str, words: Sequence[str]) -> bool:
    """Find "both sides" with fewer than two names before it."""
    found = find_phrases(words, _phrases("pairs"))
    return bool(found) and sum(place < found[0][0] for place in name_places(sentence)) < 2


def _loose_clause(sentence: str, words: Sequence[str]) -> bool:
    """Find "Although it takes longer than the old way.": no main clause that could name what "it" is."""
    subject = words[1:2] and words[1] in SUBJECTS
    return "," not in sentence and (words[0] == "because" or bool(words[0] in _CLAUSE_OPENERS and subject))


def _counts_from_before(words: Sequence[str]) -> bool:
    """Find "Two years later", "A few days earlier": a time counted from one that is told before."""
    return any(
        before.removesuffix("s") in _SPANS and word in {"later", "earlier", "before"}
        for before, word in pairwise(words[:_SPAN_REACH])
    )


def sets_scene(words: Sequence[str]) -> bool:
    """Find "When", "One day", "In recent years": what comes before the point."""
    return bool(opens_with(words, "scene")) or looks_back(words)


def looks_back(words: Sequence[str]) -> bool:
    """Find "In recent years", "For decades", "Three years into", without a figure: a look back, no fact."""
    start = words[:_SPAN_REACH]
    spans = [place for place, word in enumerate(start) if word.removesuffix("s") in _SPANS]
    if not spans or not _ONWARD.isdisjoint(start) or any(word[0].isdigit() for word in words):
        return False
    after = words[spans[0] + 1 : spans[0] + 2]
    return words[0] in _LOOKING_BACK or (after != () and after[0] in _PAST)


@cache
def _phrases(group: str) -> PhraseIndex:
    return phrase_index(lexicon.load("openings")[group])


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(lexicon.load("openings")[group].split())
