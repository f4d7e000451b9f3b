"""Document -> the dates its prose names, each with its clause and whether it is past or still to come."""

import re
from datetime import date
from functools import cache

from generator import lexicon
from generator.model import DateMention, DateStatus, Document, Evidence, Sentence
from generator.text import clauses, dates
from generator.text.alternatives import any_of
from generator.text.dates import DateSpan

_VAGUE = frozenset({"today", "tonight", "tomorrow", "yesterday"})
"""In opinion and analysis these rarely mean the day of publication."""
_AHEAD = re.compile(
    r"(?:\b(?:[Bb]y|beyond|bis|hasta|entro|até|[Кк]|[Дд]о|[Dd]['’]ici(?: à)?)"
    r"\s+(?:the\s+)?(?:\w+\s+(?:of\s+)?)?|到|بحلول\s(?:عام\s)?)\Z"
)
_FIRST_IDEOGRAPH = "\u3000"
_REACH = 60
_LONGEST = 5000
"""Characters: what is longer is no sentence, but a table or a list that lost its lines."""


def find(document: Document) -> tuple[DateMention, ...]:
    """Return the dates of the document's sentences, in source order.

    A date without year is read against the stated date of publication, and left out when there is none.
    """
    published = _published(document)
    mentions: list[DateMention] = []
    for sentence in document.sentences:
        if len(sentence.text) > _LONGEST:
            continue
        for span in dates.find(sentence.text, document.language, published[1] if published else None):
            text = sentence.text[span.start : span.end]
            if text.lower() not in _VAGUE:
                mentions.append(_mention(document, sentence, span, published))
    return tuple(mentions)


def _published(document: Document) -> tuple[date, date] | None:
    """Return the first and the last day the stated date of publication can mean, or None."""
    stated = document.metadata.published
    found = dates.find(stated.value, document.language) if stated else ()
    return (found[0].first, found[0].last) if found else None


def _mention(
    document: Document, sentence: Sentence, span: DateSpan, published: tuple[date, date] | None
) -> DateMention:
    left, right = clauses.clause(sentence.text, span.start, span.end)
    start, end = sentence.start + left, sentence.start + right
    quote = document.passages[sentence.passage].text[start:end]
    return DateMention(
        evidence=Evidence(sentence.passage, start, end, quote),
        text=sentence.text[span.start : span.end],
        first=span.first.isoformat(),
        last=span.last.isoformat(),
        precision=span.precision,
        status=_status(sentence.text, left, right, span, published),
    )


def _status(
    text: str, left: int, right: int, span: DateSpan, published: tuple[date, date] | None
) -> DateStatus:
    """Return "projected" for what the source tells as still to come; no clock is asked.

    A date after the day of publication is to come; one that ends before it has happened. Between, or when the
    source states no date, the words of the clause decide.
    """
    if published is not None:
        if span.first > published[1]:
            return "projected"
        if span.last < published[0]:
            return "happened"
    before, after = text[left : span.start][-_REACH:], text[span.end : right][:_REACH]
    cue = _last_cue(before) or _first_cue(after)
    if cue:
        return cue
    return "projected" if _AHEAD.search(before) else "happened"


def _last_cue(before: str) -> DateStatus | None:
    """Return what the cue nearest before the date says; of "was projected" that is "projected"."""
    ahead = max((match.start() for match in _future().finditer(before)), default=-1)
    back = max((match.start() for match in _past().finditer(before)), default=-1)
    if ahead == back:
        return None
    return "projected" if ahead > back else "happened"


def _first_cue(after: str) -> DateStatus | None:
    """Return what the first cue after the date says: "In 2030, the plant will open"."""
    ahead, back = _future().search(after), _past().search(after)
    if ahead is None and back is None:
        return None
    if back is None or (ahead is not None and ahead.start() < back.start()):
        return "projected"
    return "happened"


@cache
def _future() -> re.Pattern[str]:
    return _any_of("future")


@cache
def _past() -> re.Pattern[str]:
    return _any_of("past")


def _any_of(name: str) -> re.Pattern[str]:
    words: list[str] = lexicon.load("qualifiers")[name]
    edged = any_of(word for word in words if word < _FIRST_IDEOGRAPH)
    joined = any_of(word for word in words if word >= _FIRST_IDEOGRAPH)
    return re.compile(rf"\b(?:{edged})\b" + (f"|{joined}" if joined else ""), re.IGNORECASE)
