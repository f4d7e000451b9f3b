"""Document -> its sentences as candidates: ranked, or barred with the reason."""

from bisect import insort
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from generator import lexicon
from generator.model import Document, Feature, Sentence
from generator.text import claims, openings
from generator.text.context import misplaced
from generator.text.normalise import normalise
from generator.text.ranking import Ranked, news_likeness, rank
from generator.text.words import count, lowered

_PROSE = ("paragraph", "list-item", "quote")
_SELF_SHARE = 0.2
"""With more sentences in the first person the author is the subject, as in a speech."""
_CERTAIN = 9.0
"""Log-odds in a language in which nothing was learnt from readers."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be shown, unless it is barred."""

    sentence: Sentence
    """The sentence."""
    place: int
    """Its place among the document's sentences."""
    depth: float
    """Where it stands in the document, from 0 to 1."""
    score: float
    """Its rank as a key point, before what is shown already counts."""
    why: tuple[Feature, ...]
    """What adds to the score, strongest first."""
    terms: Mapping[str, float]
    """Its content terms with their weight: rare in the document weighs more."""
    core: Mapping[str, float]
    """Its content terms with the inverse weight: the document's theme weighs more."""
    words: tuple[str, ...]
    """Its words in lower case."""
    size: int
    """Its words on the first screen."""
    barred: str
    """Why it must not show, in words, or an empty string."""
    pinned: bool
    """Whether the analyst asks for it."""
    news: float
    """How far its document reports rather than argues, from 0 to 1."""
    concludes: bool
    """Whether it opens as an argument closes: "Ultimately, ...", "Hence ..."."""
    odds: float
    """Log-odds that a reader accepts it as a key point, as learnt from what readers accepted."""

    def share(self, name: str) -> float:
        """Return what one feature adds to the score."""
        return next((feature.share for feature in self.why if feature.name == name), 0.0)


def candidates(
    document: Document, names: frozenset[str], pins: tuple[str, ...], drops: tuple[str, ...]
) -> list[Candidate]:
    """Rank every sentence of the document, in order, and say of each whether something bars it."""
    texts = [sentence.text for sentence in document.sentences]
    title = document.metadata.title.value if document.metadata.title else ""
    kind = document.metadata.kind.value if document.metadata.kind else ""
    paragraphs = [sentence.passage for sentence in document.sentences]
    weights = _page_weights(document.language)
    ranked = rank(texts, title, paragraphs, document.language, weights, kind)
    news = news_likeness(texts, kind)
    astray = misplaced(texts, paragraphs)
    inside = _inside_quotations(texts, paragraphs)
    is_pin, is_drop = _matcher(pins), _matcher(drops)
    own_voice = document.language != "en" or _own_voice(texts)
    total = max(1, len(texts) - 1)
    found: list[Candidate] = []
    for place, (sentence, result) in enumerate(zip(document.sentences, ranked, strict=True)):
        prose = document.passages[sentence.passage].kind in _PROSE
        pinned = prose and is_pin(sentence.text)
        barred = astray[place] or inside[place] or _bar(sentence.text, document.language, title, own_voice)
        if not prose:
            barred = "stands in a caption, a heading or a table"
        elif is_drop(sentence.text):
            barred = "dropped by the analyst"
        elif pinned:
            barred = ""
        why = _why(result, sentence.text, names, pinned, weights)
        score = round(sum(feature.share for feature in why if feature.name != _PINNED), 6)
        words = lowered(sentence.text)
        found.append(
            Candidate(
                sentence=sentence,
                place=place,
                depth=place / total,
                score=score,
                why=why,
                terms=result.terms,
                core={term: 1 / weight for term, weight in result.terms.items()},
                words=words,
                size=count(sentence.text),
                barred=barred,
                pinned=pinned,
                news=news,
                concludes=bool(openings.opens_with(words, "concluding")) and not claims.pointing(words),
                odds=score - lexicon.load("weights")["even"] if document.language == "en" else _CERTAIN,
            )
        )
    return found


_PINNED = "pinned by the analyst"


def _bar(text: str, language: str, title: str, own_voice: bool) -> str:
    if title and lowered(text) == lowered(title):
        return "is the title"
    if not own_voice and claims.speaks_of_itself(claims.own_words(text)):
        return "speaks in the first person in a text that does not"
    return claims.bar(text, language)


def _inside_quotations(texts: Sequence[str], paragraphs: Sequence[int]) -> list[str]:
    """Return for every sentence whether it stands in the midst of somebody's longer quotation, in words.

    Without a mark it reads as the author's own claim. Only paragraphs that close all they open tell.
    """
    found = [""] * len(texts)
    for _, places in groupby(range(len(texts)), key=lambda place: paragraphs[place]):
        run = list(places)
        whole = "".join(texts[place] for place in run)
        straight = whole.count('"') % 2 == 0
        curly = whole.count("“") == whole.count("”")
        opened = marks = 0
        for place in run:
            text = texts[place]
            if (straight and marks % 2) or (curly and opened > 0):
                found[place] = "" if any(mark in text for mark in '“”"') else "part of a longer quotation"
            opened += text.count("“") - text.count("”")
            marks += text.count('"')
    return found


def _own_voice(texts: Sequence[str]) -> bool:
    """Tell whether the author speaks in the first person throughout, as in a speech."""
    own = sum(claims.speaks_of_itself(claims.own_words(text)) for text in texts)
    return own > _SELF_SHARE * len(texts)


def _why(
    ranked: Ranked, text: str, names: frozenset[str], pinned: bool, weights: Mapping[str, float]
) -> tuple[Feature, ...]:
    """Return the features of the ranking with those that only a page knows."""
    why = list(ranked.why)
    if any(name in text for name in names):
        named = Feature("names a main actor", weights.get("main actor", 0.0))
        insort(why, named, key=lambda feature: (-feature.share, feature.name))
    if pinned:
        why.insert(0, Feature(_PINNED, 1.0))
    return tuple(why)


def _matcher(quotes: tuple[str, ...]) -> Callable[[str], bool]:
    """Return a test whether a sentence is one of the quotes: the same words, or one within the other."""
    wanted = [normalised for normalised in map(normalise, quotes) if normalised]

    def matches(text: str) -> bool:
        if not wanted:
            return False
        own = normalise(text)
        return any(quote in own or (len(own) > len(quote) // 3 and own in quote) for quote in wanted)

    return matches


@cache
def _page_weights(language: str) -> Mapping[str, float]:
    """Return the learnt weights with those for a page added; readers marked English sentences only."""
    listed = lexicon.load("weights")
    groups = [listed[name] for name in ("signals", "display", *(("readers",) if language == "en" else ()))]
    return {name: sum(group.get(name, 0.0) for group in groups) for group in groups for name in group}
