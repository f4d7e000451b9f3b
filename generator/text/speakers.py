"""A sentence in a language other than English -> who says something in it, by which verb of saying, and how.

What English does by word order, other languages do by lists: where the subject stands, what may stand between it
and its verb, and where it ends. The words are in lexicon/speech_languages.yml.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice

from generator import lexicon
from generator.text.alternatives import any_of
from generator.text.speech import Named, Role, Speech

_MOST_VERBS = 40
_COMMAS = (",", "،")
_MOST_WORDS = 8
_MOST_SIGNS = 26
_LONGEST_NAME = 4
"""Signs of a Chinese name."""
_REACH = 200
_EDGE = re.compile(r"[,;:.!?\0«»“”\"()\[\]—–،؛؟:，。；：！？、「」]|\s-\s")
_UNSPACED_EDGE = re.compile(r"[,;:!?\0«»“”\"()（）《》—，。；：！？「」]")
_INVERTED = re.compile(r"[,\0»”\"!?؟…—–،]\s*[—–-]?\s*\Z")
_CLITIC = re.compile(r"-t-(?:il|elle|on)\b|-(?:il|elle|ils|elles|on)\b")
_COMMA_BETWEEN = re.compile(r"\s*[,،]\s*")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*\.?")
_LOCATIVE = {"ru": re.compile(r"\s*в[о]?\s+(?=\w)")}
"""Russian says "they said in the ministry"."""
_UNSPACED, _VERB_FIRST = frozenset({"zh"}), frozenset({"ar"})
_STEMMED = frozenset({"ru", "de"})
_ARABIC_PREFIX = r"[وف]?"
_ARABIC_ARTICLES = ("وال", "فال", "بال", "لل", "ال", "و", "ل", "ب")
_SHORTEST_STEM = 3


def is_known(language: str) -> bool:
    """Tell whether the words of a language are known."""
    return language in lexicon.load("speech_languages")


def find(text: str, names: Sequence[Named], language: str) -> list[Speech]:
    """Return every verb of saying whose subject is a name, a pronoun or a noun that can speak.

    ``text`` has its quoted words blanked out, so that no verb is found inside a quotation.
    """
    found: list[Speech] = []
    blocked = [match.span() for match in _blocked(language).finditer(text)] if language in _UNSPACED else []
    for match in islice(_verbs(language).finditer(text.lower()), _MOST_VERBS):
        start, end = match.span("verb")
        if any(first < end and start < last for first, last in blocked):
            continue
        role = _roles(language)[match["verb"]]
        subject = _subject(text, start, end, names, language, role)
        if subject is not None and not any(part.speaker == subject for part in found):
            said = text[subject[0] : subject[1]].lower()
            found.append(Speech(start, end, role, subject, said in _listed(language, "pronouns")))
    return found


def _subject(
    text: str, start: int, end: int, names: Sequence[Named], language: str, role: Role
) -> tuple[int, int] | None:
    """Return the place of the subject: behind "according to", else before the verb or, inverted, behind it."""
    if role == "according":
        return _valid(text, _span_after(text, end, language), names, language)
    clitic = _CLITIC.match(text, end) if language == "fr" else None
    if clitic:
        offset = clitic.group().rfind("-") + 1
        return clitic.start() + offset, clitic.end()
    inverted = language in _VERB_FIRST or _INVERTED.search(text, max(0, start - 4), start) is not None
    if inverted:
        after = _valid(text, _span_after(text, end, language), names, language)
        if after is not None:
            return after
        if language in _VERB_FIRST and not text[end : end + 1].strip():
            before = _valid(text, _span_before(text, start, language), names, language)
            return before or (start, start)
    return _valid(text, _span_before(text, start, language), names, language)


def _span_after(text: str, end: int, language: str) -> tuple[int, int]:
    """Return the words behind a verb up to the edge of the clause or a word that ends a subject."""
    locative = _LOCATIVE[language].match(text, end) if language in _LOCATIVE else None
    begin = locative.end() if locative else end
    unspaced = language in _UNSPACED
    edge = (_UNSPACED_EDGE if unspaced else _EDGE).search(text, begin, begin + _REACH)
    stop = edge.start() if edge else min(len(text), begin + _REACH)
    if not unspaced:
        for number, word in enumerate(_WORD.finditer(text, begin, stop)):
            if number == _MOST_WORDS or (number and word.group().lower() in _listed(language, "ends")):
                stop = word.start()
                break
    return _trimmed(text, begin, stop)


def _span_before(text: str, start: int, language: str) -> tuple[int, int]:
    """Return the words before a verb from the edge of the clause, without what may stand between."""
    floor = max(0, start - _REACH)
    pattern = _UNSPACED_EDGE if language in _UNSPACED else _EDGE
    for edge in pattern.finditer(text, floor, start):
        floor = edge.end()
    begin, stop = _trimmed(text, floor, start)
    if language in _UNSPACED:
        return _without_adverbs(text, max(begin, stop - _MOST_SIGNS), stop, language)
    words = list(_WORD.finditer(text, begin, stop))
    while words and words[-1].group().lower() in _listed(language, "between"):
        words.pop()
    if not words and text[max(0, floor - 1) : floor] in _COMMAS and floor > 1:
        return _span_before(text, floor - 1, language)
    words = words[-_MOST_WORDS:]
    return (words[0].start(), words[-1].end()) if words else (begin, begin)


def _without_adverbs(text: str, begin: int, stop: int, language: str) -> tuple[int, int]:
    shortened = True
    while shortened:
        shortened = False
        for word in _ordered(language, "between"):
            if text.endswith(word, begin, stop):
                stop, shortened = stop - len(word), True
    return begin, stop


def _valid(
    text: str, span: tuple[int, int], names: Sequence[Named], language: str
) -> tuple[int, int] | None:
    """Return the words when they can speak: a person or body named in them, a noun that speaks, a pronoun."""
    begin, end = span
    if begin >= end:
        return None
    said = text[begin:end].lower()
    if said in _listed(language, "pronouns"):
        return span
    within = [name for name in names if begin <= name.start and name.end <= end]
    if language in _UNSPACED:
        return span if within or any(noun in said for noun in _listed(language, "nouns")) else None
    words = [word.group().lower() for word in _WORD.finditer(text, begin, end)]
    if any(_speaks(word, language) for word in words) or any(name.person for name in within):
        return _with_apposition(text, span, names)
    return (within[-1].start, within[-1].end) if within else None


def _with_apposition(text: str, span: tuple[int, int], names: Sequence[Named]) -> tuple[int, int]:
    """Return the name before an apposition, or the words and the name behind them: "the minister, Ann Lee,"."""
    for name in names:
        if name.person and _COMMA_BETWEEN.fullmatch(text, name.end, span[0]):
            return name.start, name.end
        if name.person and _COMMA_BETWEEN.fullmatch(text, span[1], name.start):
            return span[0], name.end
    return span


def _speaks(word: str, language: str) -> bool:
    """Tell whether a word is a noun that can speak; of inflected languages the stem is enough."""
    nouns = _listed(language, "nouns")
    if language == "ar":
        bare = next((word[len(part) :] for part in _ARABIC_ARTICLES if word.startswith(part)), word)
        return word in nouns or bare in nouns
    if language == "fr":
        word = word.rsplit("'", 1)[-1].rsplit("’", 1)[-1]
    if language in _STEMMED:
        return any(word[:length] in nouns for length in range(_SHORTEST_STEM, len(word) + 1))
    return word in nouns


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    if not piece.strip():
        return start, start
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


@cache
def _listed(language: str, kind: str) -> frozenset[str]:
    listed = lexicon.load("speech_languages")[language][kind]
    words = listed.split() if isinstance(listed, str) else listed
    return frozenset(str(word).lower() for word in words)


@cache
def _ordered(language: str, kind: str) -> tuple[str, ...]:
    return tuple(sorted(_listed(language, kind), key=lambda word: (-len(word), word)))


@cache
def _roles(language: str) -> dict[str, Role]:
    entry = lexicon.load("speech_verbs")[language]
    roles: dict[str, Role] = dict.fromkeys(entry["according"], "according")
    lists: tuple[Role, ...] = ("plain", "that", "as", "document")
    for role in lists:
        for verb in entry[role].split():
            roles.setdefault(verb, role)
    return roles


@cache
def _verbs(language: str) -> re.Pattern[str]:
    either = any_of(_roles(language))
    if language in _UNSPACED:
        return re.compile(f"(?P<verb>{either})")
    if language in _VERB_FIRST:
        return re.compile(rf"\b{_ARABIC_PREFIX}(?P<verb>{either})(?:\b|(?<=\sل))")
    return re.compile(rf"\b(?P<verb>{either})\b")


@cache
def _blocked(language: str) -> re.Pattern[str]:
    """Return a pattern for words that hold a verb of saying and are none."""
    return re.compile(any_of(lexicon.load("speech_verbs")[language]["whole"].split()))
