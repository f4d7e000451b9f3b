"""Sentences -> how well each says what the text says, with the reasons; and a choice of the best."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from generator import lexicon
from generator.model import Feature
from generator.text import centrality, claims, cue_phrases, openings
from generator.text.context import contexts
from generator.text.words import capitalised, lowered, terms, tokens

_IDEAL_WORDS = 22
_AMOUNT_MARKS = ("$", "£", "€", "¥", "%", "cent", "illion", "basis points")
"""Without one of these, in small letters, there is no amount: a cheap test before the pattern."""
_AMOUNT = re.compile(r"[$£€¥%]|\b(?:percent|per cent|million|billion|trillion|basis points)\b", re.IGNORECASE)
_SUBJECT_TERMS = 3
_SAME_WEIGHT = 0.36
_SAME_WORDS = 0.36
_MANY_WORDS, _MANY_SHARE = 5, 0.3
_ALIKE_PENALTY = 0.7
_ARGUES, _REPORTS = 0.3, 0.55
_PLACE_SCALE = 4.0
_HABITS = ("speaks as we", "speaks to the reader", "short", "names nothing")
_HABIT = 2
"""What every second sentence of a text does says nothing about one of them."""

_READER = frozenset(("you", "your", "you're", "you'll", "you've", "yourself"))
_WE = frozenset(("we", "our", "us", "we're", "we've", "we'll", "ours"))


@dataclass(frozen=True, slots=True)
class Ranked:
    """A sentence with its score."""

    index: int
    """Its place among the sentences given."""
    score: float
    """Higher is better; comparable within one text only."""
    why: tuple[Feature, ...]
    """What adds to the score, strongest first."""
    terms: Mapping[str, float]
    """Its content terms with their weights: what is rare in the text weighs more."""


def rank(
    sentences: Sequence[str],
    title: str = "",
    paragraphs: Sequence[int] | None = None,
    language: str = "en",
    weights: Mapping[str, float] | None = None,
    kind: str = "",
) -> list[Ranked]:
    """Score every sentence, in the order given.

    ``paragraphs`` holds the paragraph number of each sentence; ``weights`` stand in for lexicon/weights.yml;
    ``kind`` is what the document calls itself: "Opinion", "News".
    """
    bags = [Counter(terms(sentence, language)) for sentence in sentences]
    rarity = centrality.rarity(bags)
    measured = measure(sentences, bags, title, paragraphs, language, kind)
    weighing = _weights() if weights is None else weights
    return [
        _ranked(index, signals, {term: rarity[term] for term in bags[index]}, weighing)
        for index, signals in enumerate(measured)
    ]


def best(ranked: Sequence[Ranked], limit: int) -> list[int]:
    """Return the indices of the best sentences, best first; one that repeats a chosen one loses rank."""
    pool = sorted(ranked, key=lambda item: (-item.score, item.index))[: max(limit * 8, 40)]
    chosen: list[Ranked] = []
    while pool and len(chosen) < limit:
        worth = [
            item.score
            - _ALIKE_PENALTY * max((overlap(item.terms, other.terms) for other in chosen), default=0.0)
            for item in pool
        ]
        chosen.append(pool.pop(worth.index(max(worth))))
    return [item.index for item in chosen]


def overlap(first: Mapping[str, float], second: Mapping[str, float]) -> float:
    """Return the share of the lighter sentence's weight of terms that the other has too, from 0 to 1."""
    if first.keys().isdisjoint(second):
        return 0.0
    shared = sum([weight for term, weight in first.items() if term in second])
    return shared / (min(sum(first.values()), sum(second.values())) or 1.0)


def repeats(first: Mapping[str, float], second: Mapping[str, float]) -> bool:
    """Tell whether two sentences say so much the same that a reader needs only one.

    They share much of their weight, or many of their words and one fits nearly into the other.
    """
    shared = len(first.keys() & second.keys())
    share = shared / (min(len(first), len(second)) or 1)
    many = shared >= _MANY_WORDS and share >= _MANY_SHARE
    return many or share >= _SAME_WORDS or overlap(first, second) >= _SAME_WEIGHT


def news_likeness(sentences: Sequence[str], kind: str = "") -> float:
    """Return from 0 (argues) to 1 (reports).

    What the document calls itself decides; else verbs of saying and days against words of argument, which
    are English; without either, 0.5.
    """
    named = frozenset(lowered(kind))
    if not named.isdisjoint(_kinds("arguing")):
        return 0.0
    if not named.isdisjoint(_kinds("reporting")):
        return 1.0
    reporting = arguing = 0
    for sentence in sentences:
        words = lowered(sentence)
        reporting += not _reporting().isdisjoint(words)
        arguing += not _arguing().isdisjoint(words)
    if not reporting + arguing:
        return 0.5
    share = reporting / (reporting + arguing)
    return min(1.0, max(0.0, (share - _ARGUES) / (_REPORTS - _ARGUES)))


def measure(
    sentences: Sequence[str],
    bags: Sequence[Mapping[str, int]],
    title: str,
    paragraphs: Sequence[int] | None,
    language: str,
    kind: str = "",
) -> list[dict[str, float]]:
    """Return for every sentence the signals that lexicon/weights.yml weighs, most of them from 0 to 1."""
    vectors = centrality.vectors(bags)
    central = centrality.lexrank(vectors)
    frequency = centrality.frequency(bags)
    heading = frozenset(terms(title, language))
    core = frozenset(centrality.core(bags))
    news = news_likeness(sentences, kind)
    leanings = contexts(sentences, title, language)
    amounts = _amount_share(sentences)
    opened = _paragraph_openings(len(sentences), paragraphs)
    total = len(sentences)
    measured = [
        {
            "central": central[place],
            "frequent terms": frequency[place],
            "shares words with the title": _share(heading, bags[place]),
            "begins with the title's subject": float(
                not heading.isdisjoint(list(bags[place])[:_SUBJECT_TERMS])
            ),
            "core terms": len(bags[place].keys() & core) / centrality.CORE_TERMS,
            **_place_signals(place, total, news),
            "opens a paragraph": float(opened[place]),
            "closes an argument": max(0.0, (place + 1) / total - 0.75) * 4 * (1 - news),
            **_wording_signals(sentence, bags[place], language),
            "amounts in a text of amounts": amounts * min(1.0, _amounts(sentence) / 2),
            "leans on an earlier noun": leanings[place].nouns,
            "surname only": leanings[place].names,
        }
        for place, sentence in enumerate(sentences)
    ]
    _add_habits(measured)
    return measured


def _add_habits(measured: Sequence[dict[str, float]]) -> None:
    """Add to each sentence what its text does often: "we" is no fault in a letter, nor "you" in advice."""
    for name in _HABITS:
        often = sum(signals[name] > 0 for signals in measured) / max(1, len(measured))
        for signals in measured:
            if signals[name]:
                signals[f"{name}, as often here"] = signals[name] * min(1.0, _HABIT * often)


def _ranked(
    index: int, signals: Mapping[str, float], weighed: Mapping[str, float], weights: Mapping[str, float]
) -> Ranked:
    shares = {name: round(weights.get(name, 0.0) * value, 4) for name, value in signals.items() if value}
    why = [Feature(name, share) for name, share in shares.items() if share]
    why.sort(key=lambda feature: (-feature.share, feature.name))
    return Ranked(index, round(sum(share.share for share in why), 6), tuple(why), weighed)


def _share(heading: frozenset[str], bag: Mapping[str, int]) -> float:
    return len(bag.keys() & heading) / len(heading) if heading else 0.0


def _amount_share(sentences: Sequence[str]) -> float:
    """Return how much the text is about sums and rates: 1 when at least every third sentence has one."""
    holding = sum(_amounts(sentence) > 0 for sentence in sentences)
    return min(1.0, 3 * holding / max(1, len(sentences)))


@lru_cache(maxsize=8192)
def _amounts(sentence: str) -> int:
    small = sentence.lower()
    return len(_AMOUNT.findall(sentence)) if any(mark in small for mark in _AMOUNT_MARKS) else 0


def _paragraph_openings(size: int, paragraphs: Sequence[int] | None) -> list[bool]:
    if paragraphs is None:
        return [False] * size
    return [place == 0 or paragraphs[place] != paragraphs[place - 1] for place in range(size)]


def _place_signals(place: int, total: int, news: float) -> dict[str, float]:
    early = 1 / (1 + place / _PLACE_SCALE)
    return {
        "near the start": early,
        "near the start of a report": early * news,
        "first sentence": float(place == 0),
        "near the end": max(0.0, (place + 1) / total - 0.8) * 5,
    }


def _wording_signals(sentence: str, bag: Mapping[str, int], language: str) -> dict[str, float]:
    words = lowered(sentence)
    cues, own_cues = cue_phrases.counts(words), cue_phrases.counts(claims.own_words(sentence))
    names = sum([place > 0 for place in capitalised(sentence)])
    numbers = sum([word[0].isdigit() for word in tokens(sentence)])
    english = language == "en"
    return {
        "length": min(1.0, len(words) / _IDEAL_WORDS),
        "long": max(0.0, min(1.0, (len(words) - 28) / 20)),
        "rich in content": min(1.0, len(bag) / 20),
        "numbers": min(1.0, numbers / 3),
        "results wording": min(1.0, cues.get("results", 0) / 3) if english and _amounts(sentence) else 0.0,
        "amounts": min(1.0, _amounts(sentence) / 2),
        "names": min(1.0, names / 5),
        "thesis wording": min(1.0, float(own_cues.get("thesis", 0))) if english else 0.0,
        "claim wording": min(1.0, cues.get("claim", 0) / 3) if english else 0.0,
        "implication wording": min(1.0, float(own_cues.get("implication", 0))) if english else 0.0,
        "empty wording": min(1.0, cues.get("empty", 0) / 2) if english else 0.0,
        "cannot stand alone": float(bool(claims.bar(sentence, language))),
        "leans on the text before": min(1.0, claims.leaning(sentence, words) / 1.5) if english else 0.0,
        "speaks to the reader": float(not _READER.isdisjoint(words)) if english else 0.0,
        "looks back": float(openings.looks_back(words)) if english else 0.0,
        "orders the reader": float(claims.commands(words)) if english else 0.0,
        "speaks as we": float(not _WE.isdisjoint(words)) if english else 0.0,
        "short": max(0.0, (12 - len(words)) / 6) if english else 0.0,
        "first person": float(claims.speaks_of_itself(words)) if english else 0.0,
        "quotation": float('"' in sentence or "“" in sentence or "``" in sentence),
        "question": float("?" in sentence),
        "names nothing": float(not names and not numbers),
    }


@cache
def _weights() -> Mapping[str, float]:
    listed = lexicon.load("weights")
    learnt, extract = listed["signals"], listed["extract"]
    return {name: weight + extract.get(name, 0.0) for name, weight in learnt.items()}


@cache
def _kinds(group: str) -> frozenset[str]:
    return frozenset(lexicon.load("cues")["kinds"][group].split())


@cache
def _reporting() -> frozenset[str]:
    listed = lexicon.load("cues")
    return frozenset(listed["saying"].split()) | frozenset(listed["reporting_days"].split())


@cache
def _arguing() -> frozenset[str]:
    return frozenset(lexicon.load("cues")["arguing"].split())
