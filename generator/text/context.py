"""The English sentences of a text, in order -> how far each leans on what earlier ones introduce.

"The counsellor" after "a political counsellor", "Vik" after "Lars Vik", half a sentence after a wrong split.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise

from generator import lexicon
from generator.text.form import is_reference
from generator.text.verbs import inflected_verbs
from generator.text.words import capitalised, lowered, stem, stopwords, tokens

_NOUN_WORDS = 4
_SUBJECT, _OBJECT = 1.0, 0.35
_NAME_LETTERS = 3
_MAIN_SHARE = 0.15
"""A name in more of the sentences than this is the text's own subject and needs no introduction."""
_LONGEST = 100
"""A longer sentence is never shown; it is not searched."""
_LAST = 4
_FIRST = 12
"""A note on the author may stand in the last sentences or, on a page, before the first ones."""
_AMONG = 3
"""Three entries of a list of references among the three sentences on either side, and this is one, too."""
_CREDIT = re.compile(
    r"(?:Photo|Photos|Photograph|Photographs|Image|Picture|Illustration|Credit)\s?(?:credit|by)?\s?:"
)
_SCENE = re.compile(r"\b(?:is|are) \w+(?:ed|en|ing) [^.]{0,200} on [A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\.\Z")
_PRESS_DATE = re.compile(r", [A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\.\Z")
_TOLD = frozenset(("was", "were", "had", "said"))
_AUTHOR = re.compile(
    r"""
    (?:(?:Dr|Prof|Mr|Ms|Mrs)\.?\ )? [A-ZÀ-ÖØ-ÞА-Я][\w.'’-]+                                  # a name
    (?:\ [A-ZÀ-ÖØ-ÞА-Я][\w.'’-]*){0,2} \ (?P<surname>[A-ZÀ-ÖØ-ÞА-Я][\w.'’-]*)
    ,?\ (?:
        (?:is|was|serves|teaches|writes|works|covers)\ (?:as\ |currently\ |also\ )?
        (?:a|an|the|about|for|at|in|on|president|director|professor|editor|founder|chief|senior|co-)
        | (?:est|ist|es|[—–])\ \w
    )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Context:
    """What one sentence needs from the others."""

    nouns: float
    """Definite nouns that an earlier sentence explains: 1 for the subject, less for others; at most 1."""
    names: float
    """1 when somebody goes by a surname that an earlier sentence gives in full."""


@dataclass(frozen=True, slots=True)
class _Definite:
    """One "the ..." with a common noun that nothing in the sentence tells apart."""

    place: int
    """Place of "the", in words."""
    head: str
    """Stem of its noun."""
    paired: bool
    """Whether it counts: "the two men"."""


def contexts(sentences: Sequence[str], title: str = "", language: str = "en") -> list[Context]:
    """Return for every sentence, in order, how far it leans on others; other languages lean on nothing."""
    if language != "en":
        return [Context(0.0, 0.0)] * len(sentences)
    known = frozenset(stem(word) for word in lowered(title)) | _unique()
    mentions = Counter(chain.from_iterable(set(tokens(sentence)) for sentence in sentences))
    main = {word for word, number in mentions.items() if number > _MAIN_SHARE * len(sentences)}
    main.update(tokens(title))
    introduced: set[str] = set()
    surnames: set[str] = set()
    stop = stopwords("en")
    found: list[Context] = []
    for sentence in sentences:
        words = lowered(sentence)
        surface: Sequence[str] = tokens(sentence)
        capitals = capitalised(sentence)
        if len(surface) != len(words):
            surface, capitals = words, ()
        definites = list(_definites(surface, words, sentence.lower())) if len(words) <= _LONGEST else []
        named = _full_names(surface, capitals)
        leaning = _leaning(definites, words, introduced, known)
        short = _short_names(surface, surnames - named - main)
        found.append(Context(leaning, float(short)))
        heads = {definite.head for definite in definites}
        introduced |= {stem(word) for word in words if word not in stop} - heads
        surnames |= named
    return found


def misplaced(sentences: Sequence[str], paragraphs: Sequence[int]) -> list[str]:
    """Return for every sentence why it is none of the text's own, or an empty string.

    Half a sentence after a wrong split, the caption above a picture's credit, the note on the author, the
    title in an entry of a list of references.
    """
    entries = [is_reference(sentence) for sentence in sentences]
    listed = {paragraph for paragraph, entry in zip(paragraphs, entries, strict=True) if entry}
    return [
        "entry of a list of references"
        if paragraphs[place] in listed or sum(entries[max(0, place - _AMONG) : place + _AMONG + 1]) >= _AMONG
        else _cut(sentences, place, paragraphs)
        for place in range(len(sentences))
    ]


def _cut(sentences: Sequence[str], place: int, paragraphs: Sequence[int]) -> str:
    """Tell from its place and its neighbours whether a sentence is no sentence of the text."""
    if _notes_author(sentences, place):
        return "note on the author"
    if _is_caption(sentences[place]):
        return "caption of a picture"
    if place + 1 >= len(sentences):
        return ""
    following = sentences[place + 1]
    if _CREDIT.match(following):
        return "caption of a picture"
    first = following.partition(" ")[0]
    joined = paragraphs[place] == paragraphs[place + 1]
    halved = joined and first.isalpha() and first.islower() and sentences[place].rstrip()[-1:] == "."
    return "half a sentence" if halved else ""


def _is_caption(sentence: str) -> bool:
    """Find what agencies write under pictures: the present tense, and the day after a comma at the end."""
    if not sentence[-5:-1].isdigit():
        return False
    dated = bool(_PRESS_DATE.search(sentence)) and _TOLD.isdisjoint(lowered(sentence))
    return dated or bool(_SCENE.search(sentence))


def _notes_author(sentences: Sequence[str], place: int) -> bool:
    """Tell whether a sentence presents somebody at the end, or at the start and nobody names him again."""
    said = _AUTHOR.match(sentences[place])
    if not said:
        return False
    if place >= len(sentences) - _LAST:
        return True
    early = place < min(_FIRST, len(sentences) // 4)
    return early and not any(said["surname"] in other for other in sentences[place + 1 :])


def _definites(surface: Sequence[str], words: Sequence[str], sentence: str) -> Iterator[_Definite]:
    """Yield every bare "the ..." of a sentence; names and nouns with "of", "that", "in" are not bare.

    After a comma "which" and "who" add something; they do not say which one.
    """
    specifiers, verbs, stop = _specifiers(), inflected_verbs(), stopwords("en")
    for place in [place for place, word in enumerate(words) if word == "the"]:
        start = place + 1
        paired = start < len(words) and words[start] in _counts()
        start += paired
        end = start
        while (
            end < len(words)
            and end < start + _NOUN_WORDS
            and _in_noun(words, surface, end, start, verbs, stop)
        ):
            end += 1
        following = surface[end] if end < len(surface) else ""
        told = following in specifiers and f", {following}" not in sentence
        if end > start and not following[:1].isupper() and not told:
            yield _Definite(place, stem(words[end - 1]), paired)


def _in_noun(
    words: Sequence[str],
    surface: Sequence[str],
    place: int,
    start: int,
    verbs: frozenset[str],
    stop: frozenset[str],
) -> bool:
    """Tell whether a word continues the noun that begins at ``start``: in lower case, no verb, no adverb."""
    word = words[place]
    if not surface[place].islower() or not word.isalpha() or word in stop:
        return False
    return place == start or not (word in verbs or word.endswith(("ed", "ly")))


def _leaning(
    definites: Sequence[_Definite], words: Sequence[str], introduced: set[str], known: frozenset[str]
) -> float:
    """Add up what the sentence's bare definite nouns take from earlier sentences."""
    total = 0.0
    for definite in definites:
        own = any(stem(word) == definite.head for word in words[: definite.place])
        unknown = definite.head not in known
        vague = definite.paired or (definite.place == 0 and unknown and definite.head in _shells())
        if not own and (vague or (unknown and definite.head in introduced)):
            total += _SUBJECT if definite.place == 0 else _OBJECT
    return min(1.0, total)


def _full_names(surface: Sequence[str], capitals: Sequence[int]) -> set[str]:
    """Return the last words of names that the sentence gives in full: "Vik" of "Lars Vik"."""
    common = stopwords("en")
    names = [place for place in capitals if _is_name(surface[place]) and surface[place].lower() not in common]
    return {surface[place] for before, place in pairwise(names) if before + 1 == place}


def _short_names(surface: Sequence[str], surnames: set[str]) -> bool:
    """Tell whether one of the surnames stands without another name before it."""
    return not surnames.isdisjoint(surface) and any(
        word in surnames and not _is_name(before)
        for before, word in zip(("", *surface), surface, strict=False)
    )


def _is_name(word: str) -> bool:
    return word[:1].isupper() and len(word) >= _NAME_LETTERS and not word.isupper()


@cache
def _specifiers() -> frozenset[str]:
    """Words that may follow a noun and say which one is meant."""
    return frozenset(lexicon.load("openings")["specifiers"].split())


@cache
def _shells() -> frozenset[str]:
    """Stems of nouns that mean nothing after "the" on their own: "the company", "the plan"."""
    return frozenset(stem(word) for word in lexicon.load("openings")["shells"].split())


@cache
def _unique() -> frozenset[str]:
    """Stems of nouns that need no introduction: "the government", "the world"."""
    return frozenset(stem(word) for word in lexicon.load("openings")["unique"].split())


@cache
def _counts() -> frozenset[str]:
    return frozenset(lexicon.load("openings")["counts"].split())
