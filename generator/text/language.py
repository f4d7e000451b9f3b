"""Text -> the ISO 639-1 code of the language it is written in, or "und"."""

import re
from collections import Counter
from functools import cache

from generator import lexicon

_SAMPLE = 20_000
"""Characters looked at: more does not change the answer."""
_MIN_LETTERS = 12
_MIN_HITS = 3
_LEAD = 1.15
"""The best language must have this many times the hits of the second."""
_SCRIPT_SHARE = 0.6
"""A script with less than this share of the letters does not decide."""

_SCRIPTS: tuple[tuple[str, str], ...] = (
    ("latin", r"A-Za-z\u00c0-\u024f\u1e00-\u1eff"),
    ("cyrillic", r"\u0400-\u052f"),
    ("arabic", r"\u0600-\u06ff\u0750-\u077f"),
    ("kana", r"\u3040-\u30ff"),
    ("han", r"\u3400-\u4dbf\u4e00-\u9fff"),
    ("hangul", r"\uac00-\ud7af"),
    ("greek", r"\u0370-\u03ff"),
    ("hebrew", r"\u0590-\u05ff"),
    ("devanagari", r"\u0900-\u097f"),
    ("thai", r"\u0e00-\u0e7f"),
)
_SCRIPT = {name: re.compile(f"[{letters}]") for name, letters in _SCRIPTS}
_ONE_LANGUAGE = {"han": "zh", "hangul": "ko", "greek": "el", "hebrew": "he", "devanagari": "hi", "thai": "th"}
_WORD = re.compile(r"[^\W\d_]+")
_ONLY_UKRAINIAN = re.compile("[іїєґ]")
_ONLY_RUSSIAN = re.compile("[ыэё]")
_KANA_SHARE = 0.1
"""Japanese mixes kana with Han letters; Chinese has no kana."""


def detect(text: str) -> str:
    """Return the language of the text, judged by script and by how many of its words are function words.

    "und" when the text is too short, or when two languages or scripts are about equally present.
    """
    sample = text[:_SAMPLE]
    letters = {name: len(pattern.findall(sample)) for name, pattern in _SCRIPT.items()}
    total = sum(letters.values())
    if letters["kana"] + letters["han"] >= max(4, _SCRIPT_SHARE * total):
        return "ja" if letters["kana"] > _KANA_SHARE * total else "zh"
    script = max(letters, key=lambda name: letters[name])
    if total < _MIN_LETTERS or letters[script] < _SCRIPT_SHARE * total:
        return "und"
    if script in _ONE_LANGUAGE:
        return _ONE_LANGUAGE[script]
    return _by_words(sample.lower())


def _by_words(lowered: str) -> str:
    """Return the language with clearly the most function words."""
    hits: Counter[str] = Counter()
    languages = _languages_of_word()
    for word in _WORD.findall(lowered):
        for code in languages.get(word, ()):
            hits[code] += 1
    if _ONLY_UKRAINIAN.search(lowered) is None:
        hits.pop("uk", None)
    if _ONLY_RUSSIAN.search(lowered):
        hits.pop("bg", None)
    ranked = hits.most_common(2)
    if not ranked or ranked[0][1] < _MIN_HITS:
        return "und"
    if len(ranked) > 1 and ranked[0][1] < _LEAD * ranked[1][1]:
        return "und"
    return ranked[0][0]


@cache
def _languages_of_word() -> dict[str, tuple[str, ...]]:
    """Return, for every function word, the languages that have it."""
    table: dict[str, tuple[str, ...]] = {}
    for code, words in lexicon.load("function_words").items():
        for word in dict.fromkeys(words):
            table[word] = (*table.get(word, ()), code)
    return table
