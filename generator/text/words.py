"""Text -> its words, its content terms (stems without stop words), and the set phrases in it."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from generator import lexicon

PhraseIndex = dict[str, dict[tuple[str, ...], list[tuple[str, ...]]]]
"""First word of a phrase -> its second word, if it has one -> the rest of each phrase, the longest first."""

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af"
_TOKEN = re.compile(
    rf"""
    [A-Za-z]++ (?! [\w'\u2019] )                   # most words: found by the last line, too, but slower
    | [{_CJK}]+                                    # a run without spaces
    | \d+ (?: [.,]\d+ )*                           # 1,000.5
    | (?: (?![{_CJK}\d]) \w )+ (?: \d+ | ['\u2019] (?! s\b ) \w+ )?   # words; don't, G7
    """,
    re.VERBOSE,
)
_CJK_RUN = re.compile(f"[{_CJK}]+")
_NO_WORDS = frozenset(("s", "_"))
_MIN_STEM = 3
_SUFFIX_LANGUAGES = ("fr", "de", "es", "ru", "ar")


def tokens(text: str) -> list[str]:
    """Return the words as written, hyphenated words in parts, possessive 's left out."""
    return list(_tokens(text))


@lru_cache(maxsize=8192)  # a sentence is cut into words by every finder
def _tokens(text: str) -> tuple[str, ...]:
    return tuple([token for token in _TOKEN.findall(text) if token not in _NO_WORDS])


@lru_cache(maxsize=8192)
def capitalised(text: str) -> tuple[int, ...]:
    """Return the places, among the words as written, of those that begin with a capital."""
    return tuple([place for place, word in enumerate(_tokens(text)) if word[0].isupper()])


@lru_cache(maxsize=8192)
def lowered(text: str) -> tuple[str, ...]:
    """Return the words in lower case with straight apostrophes: the form in which phrases are compared."""
    if text.isascii() and "'S" not in text:
        # The words as written are cut already, and lower case cuts no others.
        return tuple([token for token in map(str.lower, _tokens(text)) if token not in _NO_WORDS])
    found = _TOKEN.findall(text.lower().replace("\u2019", "'"))
    return tuple([token for token in found if token not in _NO_WORDS])


def count(text: str) -> int:
    """Return the length in words; two Chinese or Japanese characters count as one word."""
    found = _tokens(text)
    if text.isascii() or _CJK_RUN.search(text) is None:
        return len(found)
    return sum((len(token) + 1) // 2 if _CJK_RUN.match(token) else 1 for token in found)


@cache
def stopwords(language: str) -> frozenset[str]:
    """Return the words of a language that carry no topic; empty for a language without a list."""
    return frozenset(lexicon.load("stopwords")["words"].get(language, "").split())


def terms(text: str, language: str = "en") -> list[str]:
    """Return the content terms in order: stems of words that are no stop words, character pairs for CJK."""
    return [term for word in lowered(text) for term in _terms(word, language)]


@lru_cache(maxsize=65536)
def _terms(word: str, language: str) -> tuple[str, ...]:
    """Return the content terms of one word: its stem, nothing for a stop word, the pairs of a CJK run."""
    stop = stopwords(language)
    if _CJK_RUN.match(word):
        return tuple(_pairs(word, stop))
    if word in stop or not (len(word) > 1 or word.isdigit()):
        return ()
    return (stem(word, language),)


def _pairs(run: str, stop: frozenset[str]) -> list[str]:
    """Cut a run of CJK characters into overlapping pairs; particles separate, they carry no topic."""
    pairs = (run[i : i + 2] for i in range(max(1, len(run) - 1)))
    return [pair for pair in pairs if not any(char in stop for char in pair)]


@lru_cache(maxsize=65536)
def stem(word: str, language: str = "en") -> str:
    """Return a light stem of a lower-case word: inflection goes, derivation stays."""
    if language in _SUFFIX_LANGUAGES:
        return _strip(word, language)
    if language != "en" or len(word) <= _MIN_STEM or not word.isascii():
        return word
    return _stem_english(word)


def _stem_english(word: str) -> str:
    if word.endswith("ies") and len(word) > _MIN_STEM + 1:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "xes", "ches", "shes", "zes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for suffix in ("ing", "ed"):
        base = word.removesuffix(suffix)
        if base != word and len(base) >= _MIN_STEM and any(vowel in base for vowel in "aeiouy"):
            doubled = base[-1] == base[-2] and base[-1] not in "lsz"
            return base[:-1] if doubled else base.removesuffix("e")
    return word.removesuffix("e") if len(word) > _MIN_STEM + 1 else word


@cache
def _endings(language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    entry = lexicon.load("stopwords")["endings"][language]
    return tuple(entry.get("prefixes", "").split()), tuple(entry["suffixes"].split())


def _strip(word: str, language: str) -> str:
    """Take off one prefix and one suffix of the language, longest first, and keep a stem of three letters."""
    prefixes, suffixes = _endings(language)
    for prefix in prefixes:
        if word.startswith(prefix) and len(word) - len(prefix) >= _MIN_STEM:
            word = word[len(prefix) :]
            break
    for suffix in suffixes:
        if word.endswith(suffix) and len(word) - len(suffix) >= _MIN_STEM:
            return word[: -len(suffix)]
    return word


def phrase_index(phrases: Iterable[str]) -> PhraseIndex:
    """Prepare set phrases for ``find_phrases``; they are compared word by word in lower case."""
    index: PhraseIndex = {}
    for words in sorted(map(lowered, phrases), key=len, reverse=True):
        index.setdefault(words[0], {}).setdefault(words[1:2], []).append(words[2:])
    return index


def phrase_length(words: Sequence[str], place: int, index: PhraseIndex) -> int:
    """Return how many words, from this place, are the longest phrase of the index; 0 when none is."""
    found = index.get(words[place])
    if found is None:
        return 0
    second = tuple(words[place + 1 : place + 2])
    for rest in found.get(second, ()) if second else ():
        if tuple(words[place + 2 : place + 2 + len(rest)]) == rest:
            return 2 + len(rest)
    return 1 if () in found else 0


def find_phrases(words: Sequence[str], index: PhraseIndex) -> list[tuple[int, int]]:
    """Return (start, end) in words of every phrase of the index, the longest at each place."""
    if index.keys().isdisjoint(words):
        return []
    lengths = [(place, phrase_length(words, place, index)) for place in range(len(words))]
    return [(place, place + length) for place, length in lengths if length]
