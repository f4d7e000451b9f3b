"""Two wordings of a sentence -> whether the second says the same as the first.

They do when they are the same words in the same order, but for what lexicon/rewording.yml lists: words that
may stand for each other, words without weight, a phrase moved to the head, and an active made passive.
Everything else counts as saying something else: people judge two wordings, a link must not judge for them.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator import lexicon
from generator.text.alternatives import any_of
from generator.text.words import stopwords, tokens

UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
"""A letter of a script that leaves no spaces between words."""
_THAT, _PAST_BE, _BY = "which", "was", "by"
"""The first of the groups of "that" and of "were"; what names who did it."""
_LONGEST_SPEAKER = 8
_SHORT_NOT = re.compile(r"\b(\w+)(?:n't|(?<=\bcan)not)\b")
_FULL = {"ca": "can", "wo": "will", "sha": "shall"}


@dataclass(frozen=True, slots=True)
class _Lists:
    """What an edit may do in a language; see lexicon/rewording.yml."""

    stands_for: Mapping[str, str]
    """Word -> the first of its group."""
    phrases: re.Pattern[str] | None
    """Whatever is longer than one word or character."""
    saying: frozenset[str]
    """The first of each group."""
    pasts: frozenset[str]
    """The first of each group of irregular participles."""
    empty: frozenset[str]
    emphasis: frozenset[str]
    articles: frozenset[str]
    counted: frozenset[str]
    perfect: frozenset[str]
    heads: frozenset[str]
    openers: frozenset[str]
    negations: frozenset[str]
    small: frozenset[str]
    """Words that are no noun and describe none."""


def says_the_same(old: str, new: str, language: str) -> bool:
    """Say whether two wordings differ only in what never changes what a sentence says."""
    lists = _lists(language)
    here, there = _weighty(old, lists), _weighty(new, lists)
    shown = [Counter(word for word in own if word in lists.emphasis) for own in (here, there)]
    if shown[0] != shown[1]:
        fewer, more = sorted(shown, key=Counter.total)
        if fewer - more or not lists.negations.isdisjoint((*here, *there)):
            return False
        here, there = ([word for word in own if word not in lists.emphasis] for own in (here, there))
    return here == there or any(
        _is_fronted(one, other, lists) or _is_quoted_first(one, other, lists) or _is_passive(one, other)
        for one, other in ((here, there), (there, here))
    )


def split(text: str) -> Iterator[str]:
    """Yield the words as written; a run without spaces in characters."""
    for token in tokens(text):
        yield from token if UNSPACED.match(token) else (token,)


def first_of_group(word: str, language: str) -> str:
    """Return the word that stands for all that mean the same, in lower case; empty for one without weight."""
    lists = _lists(language)
    return "" if word in lists.empty or word in lists.emphasis else lists.stands_for.get(word, word)


def _weighty(text: str, lists: _Lists) -> list[str]:
    """Return the words that carry what a text says, each as the first of its group."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("\u2019", "'").replace("%", " percent ")
    folded = _SHORT_NOT.sub(lambda match: f"{_FULL.get(match[1], match[1])} not", folded)
    if lists.phrases:
        folded = lists.phrases.sub(lambda match: f" {_one_word(match[0], lists)} ", folded)
    found = [lists.stands_for.get(word, word) for word in split(folded)]
    found = [word for word in found if word not in lists.empty]
    return [word for place, word in enumerate(found) if not _is_light(found, place, lists)]


def _one_word(phrase: str, lists: _Lists) -> str:
    word = phrase.replace(" ", "_")
    return "" if word in lists.empty else lists.stands_for.get(word, word)


def _is_light(found: Sequence[str], place: int, lists: _Lists) -> bool:
    """Say whether a word has no weight where it stands."""
    word, after = found[place], found[place + 1] if place + 1 < len(found) else ""
    before = found[place - 1] if place else ""
    return (
        (word in lists.articles and after not in lists.counted)
        or (word == _THAT and before in lists.saying)
        or (word in lists.heads and not place)
        or (word in lists.perfect and _is_participle(found, place + 1, lists))
    )


def _is_participle(found: Sequence[str], place: int, lists: _Lists) -> bool:
    """Say whether a word can only be a participle after "has": "has limited access" may be no perfect."""
    word, after = (*found[place : place + 2], "", "")[:2]
    is_past = word.endswith("ed") or word in lists.pasts
    return is_past and (not after or after in lists.counted or after in lists.small or after[0].isdigit())


def _is_fronted(plain: list[str], moved: list[str], lists: _Lists) -> bool:
    """Say whether the last phrase of one stands at the head of the other: "after the vote"."""
    return any(
        word in lists.openers and word == moved[0] and plain[place:] + plain[:place] == moved
        for place, word in enumerate(plain)
        if place
    )


def _is_quoted_first(plain: list[str], moved: list[str], lists: _Lists) -> bool:
    """Say whether "he said" moved from the head of one to the end of the other."""
    ends = [place for place, word in enumerate(plain[:_LONGEST_SPEAKER], 1) if word in lists.saying]
    return any(plain[end:] + plain[:end] == moved for end in ends)


def _is_passive(active: list[str], passive: list[str]) -> bool:
    """Say whether one says "B was done by A" where the other says "A did B"."""
    return any(
        (passive[place], passive[place + 2]) == (_PAST_BE, _BY)
        and [*passive[place + 3 :], passive[place + 1], *passive[:place]] == active
        for place in range(1, len(passive) - 3)
    )


@cache
def _lists(language: str) -> _Lists:
    entry = lexicon.load("rewording").get(language, {})
    saying = [tuple(line.split()) for line in entry.get("saying", ())]
    pasts, others = _conjugated(entry)
    groups = [*saying, *(tuple(line.split()) for line in entry.get("same", ())), *pasts, *others]
    stands_for = {word: group[0] for group in reversed(groups) for word in group}
    listed = {
        name: frozenset(entry.get(name, "").split())
        for name in ("empty", "emphasis", "articles", "counted", "perfect", "heads", "openers")
    }
    known = {*stands_for, *listed["empty"], *listed["emphasis"], *listed["openers"]}
    return _Lists(
        stands_for=stands_for,
        phrases=_phrases(known),
        saying=frozenset(group[0] for group in saying),
        pasts=frozenset(group[0] for group in pasts),
        small=stopwords(language),
        negations=frozenset(lexicon.load("meaning").get(language, {}).get("negations", "").split()),
        **listed,
    )


def _phrases(known: Iterable[str]) -> re.Pattern[str] | None:
    spaced = [re.sub("_", " ", word) for word in known if "_" in word]
    runs = [word for word in known if len(word) > 1 and UNSPACED.match(word)]
    found = [*([rf"\b(?:{any_of(spaced)})\b"] if spaced else ()), *([any_of(runs)] if runs else ())]
    return re.compile("|".join(found)) if found else None


def _conjugated(entry: Mapping[str, Any]) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """Return groups of pasts, a participle with its past ("risen", "rose"), and of all other forms."""
    pasts: list[tuple[str, ...]] = []
    others: list[tuple[str, ...]] = []
    for line in entry.get("verbs", ()):
        verbs = [tuple(verb.split("/")) if "/" in verb else _regular(verb) for verb in line.split()]
        bases = {forms[0] for forms in verbs}
        others += [tuple(forms[number] for forms in verbs) for number in range(3)]
        pasts.append(tuple(form for forms in verbs for form in forms[3:] if form not in bases))
    for line in entry.get("nouns", ()):
        nouns = line.split()
        others += [tuple(nouns), tuple(_regular(noun)[1] for noun in nouns)]
    return [group for group in pasts if group], others


def _regular(base: str) -> tuple[str, ...]:
    """Return the forms of a regular English verb; the second is also the plural of a noun."""
    if base.endswith("y") and base[-2] not in "aeiou":
        return base, f"{base[:-1]}ies", f"{base}ing", f"{base[:-1]}ied", f"{base[:-1]}ied"
    stem = base.removesuffix("e")
    return base, f"{base}s", f"{stem}ing", f"{stem}ed", f"{stem}ed"
