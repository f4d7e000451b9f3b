"""Document -> the sentences its brief shows: the bottom line, the key points, the so-what."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from generator import lexicon
from generator.model import Document, Evidence, Feature, KeyPoint, Sentence
from generator.text import claims
from generator.text.normalise import normalise
from generator.text.ranking import Ranked, news_likeness, overlap, rank, repeats
from generator.text.words import count, lowered

SCREEN_WORDS = 250
"""Source words on the first screen: bottom line, key points and so-what together."""

_SIZES = ((60, 1), (120, 2), (200, 3), (320, 4), (600, 5), (1200, 6), (2500, 7), (4000, 8))
_MOST = 9
_USUAL_WORDS = 35
_EASY_WORDS = 22
_PER_WORD = 0.03
_BOTTOM_LINE_WORDS = 45
_SO_WHAT_FROM = 0.6
_SO_WHAT_SHARE = 0.85
_SO_WHATS = 2
_SO_WHAT_WORDS = 75
_REPORT = 0.95
_SELF_SHARE = 0.2
_ALIKE = 1.6
_TOLD = 1.2
_SAME_SECTION = 0.35
_SAME_PASSAGE = 0.5
_POOL = 80
_ENOUGH = 3
"""With so many points found, a sentence with a weakness is left out rather than filled in."""
_WEAK = frozenset(("leans on the text before", "speaks to the reader", "orders the reader", "first person"))
_CONCLUDING_SECTIONS = (
    "conclusion",
    "concluding",
    "implications",
    "recommendations",
    "outlook",
    "way forward",
)
_PROSE = ("paragraph", "list-item", "quote")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The sentences of the first screen; no sentence stands in two places."""

    bottom_line: KeyPoint | None
    """The one sentence that says what the document says."""
    key_points: tuple[KeyPoint, ...]
    """The points, in source order."""
    so_what: tuple[KeyPoint, ...]
    """The source's own implication, in source order."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence that may be shown."""

    sentence: Sentence
    ranked: Ranked
    place: float
    """Where it stands in the document, from 0 to 1."""
    size: int
    """Its words."""
    words: tuple[str, ...]
    pinned: bool

    @property
    def concludes(self) -> bool:
        """Whether it opens as an argument closes: "Ultimately, ...", "Hence ..."."""
        return bool(claims.opens_with(self.words, "concluding"))

    @property
    def weak(self) -> bool:
        """Whether it is better left out than filled in."""
        return any(feature.share < 0 and feature.name in _WEAK for feature in self.ranked.why)

    @property
    def score(self) -> float:
        """Its rank as a key point, before what is shown already counts."""
        return self.ranked.score


def find(
    document: Document,
    names: frozenset[str] = frozenset(),
    pins: tuple[str, ...] = (),
    drops: tuple[str, ...] = (),
) -> Chosen:
    """Choose what a brief shows.

    ``names`` are the forms of the main actors' names. ``pins`` and ``drops`` quote sentences, matched
    tolerantly: a pinned sentence is always a key point, a dropped one never shows.
    """
    candidates = _candidates(document, names, pins, drops)
    news = news_likeness([sentence.text for sentence in document.sentences])
    free = [candidate for candidate in candidates if not candidate.pinned]
    pinned = [candidate for candidate in candidates if candidate.pinned]
    theses = [_thesis_score(item, order, news) for order, item in enumerate(free)]
    bottom = free[theses.index(max(theses))] if free else None
    so_what = _so_what(free, bottom, news) if bottom and document.words > _SIZES[1][0] else []
    taken = [item for item in (bottom, *so_what) if item]
    points = _key_points(free, pinned, taken, _wanted(document.words))
    return Chosen(_point(bottom) if bottom else None, tuple(map(_point, points)), tuple(map(_point, so_what)))


def _candidates(
    document: Document, names: frozenset[str], pins: tuple[str, ...], drops: tuple[str, ...]
) -> list[_Candidate]:
    """Rank all prose sentences and keep those that can stand alone, and the pinned ones."""
    sentences = [item for item in document.sentences if document.passages[item.passage].kind in _PROSE]
    texts = [sentence.text for sentence in sentences]
    title = document.metadata.title.value if document.metadata.title else ""
    ranked = rank(texts, title, [item.passage for item in sentences], document.language, _page_weights())
    is_pin, is_drop = _matcher(pins), _matcher(drops)
    own_voice = _own_voice(texts)
    total = max(1, len(sentences) - 1)
    kept: list[_Candidate] = []
    for place, (sentence, result) in enumerate(zip(sentences, ranked, strict=True)):
        pinned = is_pin(sentence.text)
        words = lowered(sentence.text)
        barred = claims.bar(sentence.text, document.language)
        silent = not own_voice and document.language == "en" and claims.speaks_of_itself(words)
        unfit = barred or silent or _echoes_title(sentence.text, title)
        if is_drop(sentence.text) or (unfit and not pinned):
            continue
        scored = _name_bonus(result, sentence.text, names)
        kept.append(_Candidate(sentence, scored, place / total, count(sentence.text), words, pinned))
    return kept


def _own_voice(texts: Sequence[str]) -> bool:
    """Tell whether the author speaks in the first person throughout, as in a speech."""
    own = sum(claims.speaks_of_itself(lowered(text)) for text in texts)
    return own > _SELF_SHARE * len(texts)


def _echoes_title(text: str, title: str) -> bool:
    return bool(title) and lowered(text) == lowered(title)


def _name_bonus(ranked: Ranked, text: str, names: frozenset[str]) -> Ranked:
    if not any(name in text for name in names):
        return ranked
    bonus = _page_weights().get("main actor", 0.0)
    return Ranked(
        ranked.index, ranked.score + bonus, (*ranked.why, Feature("names a main actor", bonus)), ranked.terms
    )


def _matcher(quotes: tuple[str, ...]) -> Callable[[str], bool]:
    """Return a test whether a sentence is one of the quotes: the same words, or one within the other."""
    wanted = [normalised for normalised in map(normalise, quotes) if normalised]

    def matches(text: str) -> bool:
        if not wanted:
            return False
        own = normalise(text)
        return any(quote in own or (len(own) > len(quote) // 3 and own in quote) for quote in wanted)

    return matches


def _wanted(words: int) -> int:
    """Return how many key points a document of so many words gets."""
    return next((number for limit, number in _SIZES if words <= limit), _MOST)


def _thesis_score(item: _Candidate, order: int, news: float) -> float:
    """Rate a sentence as the answer to the title: wording and place count more than for a key point."""
    shares = {feature.name: feature.share for feature in item.ranked.why}
    argument = 1.0 - news
    score = item.score + _turn(item.words)
    score += 1.9 * item.concludes
    score += argument * 0.6 * (item.place > 0.85 or _concludes(item.sentence.section))
    score += 1.5 * shares.get("shares words with the title", 0.0)
    score += (1 - argument) * (1.6 - 0.5 * order if order < 3 else 0.0) + 0.4 * (item.place < 0.1)
    score -= 1.0 * (item.weak and not item.concludes)
    score -= 0.08 * max(0, item.size - _USUAL_WORDS) + 0.5 * ("quotation" in shares)
    return score - (5.0 if item.size > _BOTTOM_LINE_WORDS else 0.0)


def _turn(words: Sequence[str]) -> float:
    """Rate thesis wording; most when the sentence opens with it, and for "not ... but"."""
    cues = min(2, claims.cues(words, "thesis"))
    opening = bool(claims.cues(words[:5], "thesis"))
    contrast = "not" in words and "but" in words[words.index("not") :]
    return 0.5 * cues + 0.6 * opening + 0.4 * contrast


def _concludes(section: str) -> bool:
    return section.lower().startswith(_CONCLUDING_SECTIONS)


def _so_what(free: Sequence[_Candidate], bottom: _Candidate, news: float) -> list[_Candidate]:
    """Choose up to two sentences near the end that draw a consequence."""
    if news > _REPORT:
        return []
    scored = [
        (_consequence(item), item)
        for item in free
        if item is not bottom
        and (item.place >= _SO_WHAT_FROM or _concludes(item.sentence.section))
        and item.size <= _BOTTOM_LINE_WORDS
        and claims.cues(item.words, "implication")
        and (item.concludes or not item.weak)
        and "you" not in item.words
        and not repeats(item.ranked.terms, bottom.ranked.terms)
    ]
    scored.sort(key=lambda pair: (-pair[0], pair[1].place))
    chosen: list[_Candidate] = []
    for score, item in scored:
        close = not chosen or score >= _SO_WHAT_SHARE * scored[0][0]
        fits = not chosen or sum(other.size for other in (bottom, *chosen, item)) <= _SO_WHAT_WORDS
        if close and fits and all(not repeats(item.ranked.terms, other.ranked.terms) for other in chosen):
            chosen.append(item)
        if len(chosen) == _SO_WHATS:
            break
    return sorted(chosen, key=lambda item: item.place)


def _consequence(item: _Candidate) -> float:
    cues = min(2, claims.cues(item.words, "implication"))
    return (
        item.score + 0.6 * cues + 2.0 * item.concludes + item.place + 0.4 * _concludes(item.sentence.section)
    )


def _key_points(
    free: Sequence[_Candidate], pinned: Sequence[_Candidate], taken: Sequence[_Candidate], wanted: int
) -> list[_Candidate]:
    """Take the best sentences one by one: nothing twice, spread over sections, within the first screen."""
    chosen = list(pinned)
    room = SCREEN_WORDS - sum(item.size for item in (*taken, *pinned))
    pool = sorted((item for item in free if item not in taken), key=lambda item: -item.score)[:_POOL]
    while len(chosen) < wanted and pool:
        shown = [*taken, *chosen]
        said = frozenset(term for item in shown for term in item.ranked.terms)
        worths = [_worth(item, said, shown, chosen) for item in pool]
        best = pool[worths.index(max(worths))]
        pool = [
            item
            for item in pool
            if item is not best
            and not repeats(item.ranked.terms, best.ranked.terms)
            and not (item.weak and len(chosen) + 1 >= _ENOUGH)
        ]
        if best.size <= room and not any(repeats(best.ranked.terms, other.ranked.terms) for other in shown):
            chosen.append(best)
            room -= best.size
    return sorted(chosen, key=lambda item: item.place)


def _worth(
    item: _Candidate, said: frozenset[str], shown: Sequence[_Candidate], chosen: Sequence[_Candidate]
) -> float:
    """Return the score less what the sentence shares with those already shown: words, section, paragraph."""
    alike = max((overlap(item.ranked.terms, other.ranked.terms) for other in shown), default=0.0)
    told = len(item.ranked.terms & said) / max(1, len(item.ranked.terms))
    section = sum(item.sentence.section == other.sentence.section for other in chosen)
    passage = sum(item.sentence.passage == other.sentence.passage for other in shown)
    heavy = _PER_WORD * max(0, item.size - _EASY_WORDS)
    return (
        item.score - heavy - _ALIKE * alike - _TOLD * told - _SAME_SECTION * section - _SAME_PASSAGE * passage
    )


def _point(item: _Candidate) -> KeyPoint:
    sentence = item.sentence
    evidence = Evidence(sentence.passage, sentence.start, sentence.end, sentence.text)
    why = item.ranked.why
    if item.pinned:
        why = (Feature("pinned by the analyst", 1.0), *why)
    return KeyPoint(evidence, sentence.section, why)


@cache
def _page_weights() -> Mapping[str, float]:
    """Return the learnt weights with those for a page added."""
    listed = lexicon.load("weights")
    learnt, display = listed["signals"], listed["display"]
    return {name: learnt.get(name, 0.0) + display.get(name, 0.0) for name in (*learnt, *display)}
