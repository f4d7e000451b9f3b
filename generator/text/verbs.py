"""Words -> whether one of them can be a finite verb. English, by lists and endings; no tagger."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from generator import lexicon

_MIN_PAST = 4
_NOUN_OPENERS = frozenset(("a", "an", "the"))
_CLAUSES = frozenset(("that", "which", "who", "whose", "where", "when", "after", "because", "while", "once"))
_AFTER_VERB = frozenset((*_NOUN_OPENERS, "that", "to", "his", "her", "its", "their"))
_VERB_ENDINGS = ("ed", "izes", "ises", "ifies")
_PLURAL_PRONOUNS = frozenset(
    ("we", "they", "you", "i", "people", "who", "which", "that", "also", "often", "not")
)


def has_verb(words: Sequence[str]) -> bool:
    """Tell whether the words can be a sentence: one is a finite verb, and not only in a relative clause."""
    return any(_finite(words)) and not _only_relative(words)


def _finite(words: Sequence[str]) -> Iterator[bool]:
    """Tell of each word whether it may be a finite verb, judged by lists, endings and the word before."""
    inflected, bases = inflected_verbs(), verb_bases()
    return (
        (word in inflected and before != "having")
        or (place > 0 and len(word) > _MIN_PAST and word.endswith(_VERB_ENDINGS))
        or (word in bases and (plural(before) or before.endswith("ly")))
        for place, (before, word) in enumerate(pairwise(("", *words)))
    )


def _only_relative(words: Sequence[str]) -> bool:
    """Find "A new body that would set rules.": a noun with a clause of its own, and nothing said about it.

    Every word that opens a clause takes the next finite verb; what is left is the main clause's.
    """
    if words[0] not in _NOUN_OPENERS:
        return False
    opened = in_group = False
    following = (*words[1:], "")
    for before, word, after, finite in zip(("", *words), words, following, _finite(words), strict=False):
        described = before.endswith("ly") and word.endswith("ed") and after not in _AFTER_VERB
        if finite and not in_group and not opened and not described:
            return False
        opened = (opened and not finite) or word in _CLAUSES
        in_group = finite or (in_group and word.endswith("ly"))
    return True


def plural(word: str) -> bool:
    """Tell whether a verb without ending may follow the word: "firms supply", "we need"."""
    return word in _PLURAL_PRONOUNS or (word.endswith("s") and not word.endswith(("ss", "us", "is")))


@cache
def inflected_verbs() -> frozenset[str]:
    """Return the finite forms: auxiliaries, irregular pasts, and bases of regular verbs with -s and -ed."""
    listed = lexicon.load("cues")
    forms = set(listed["auxiliaries"].split()) | set(listed["irregular"].split())
    for base in listed["verbs"].split():
        third = base[:-1] + "ies" if base.endswith("y") and base[-2] not in "aeou" else base + "s"
        if base.endswith(("s", "x", "ch", "sh", "o")):
            third = base + "es"
        past = base + "d" if base.endswith("e") else base + "ed"
        if base.endswith("y") and base[-2] not in "aeou":
            past = base[:-1] + "ied"
        forms.update((third, past))
    return frozenset(forms)


@cache
def verb_bases() -> frozenset[str]:
    """Return the bases of common regular verbs: "supply"."""
    return frozenset(lexicon.load("cues")["verbs"].split())
