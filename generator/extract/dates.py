"""Document -> the dates its prose names, each with its clause and whether it is past or still to come."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.model import DateMention, DateStatus, Document, Evidence, Sentence
from generator.text import clauses, dates
from generator.text.dates import DateSpan, references, relative, telling
from generator.text.dates.telling import Told

_VAGUE = frozenset({"today", "tonight", "tomorrow", "yesterday"})
"""In opinion and analysis these rarely mean the day of publication."""
_LONG = frozenset({"decade", "century"})
_LONGEST = 5000
"""Characters: what is longer is no sentence, but a table or a list that lost its lines."""

_Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class _Named:
    """A date in its sentence."""

    sentence: Sentence
    span: DateSpan
    clause: tuple[int, int]
    told: Told
    is_cited: bool


def find(document: Document) -> tuple[DateMention, ...]:
    """Return the dates of the document's sentences, in source order; each once in a clause.

    A date without year is read against the stated date of publication, and left out when there is none.
    Left out, too, are the years of references to literature.
    """
    published = _published(document)
    named = [one for sentence in document.sentences for one in _named(document, sentence, published)]
    if references.is_citing([one.is_cited for one in named]):
        named = [one for one in named if not one.is_cited]
    known = published or _written(named)
    return tuple(_mention(document, one, known) for one in named)


def _published(document: Document) -> _Days | None:
    """Return the first and the last day the stated date of publication can mean, or None."""
    stated = document.metadata.published
    found = dates.find(stated.value, document.language) if stated else ()
    return (found[0].first, found[0].last) if found else None


def _named(document: Document, sentence: Sentence, published: _Days | None) -> Iterator[_Named]:
    text = sentence.text
    if len(text) > _LONGEST:
        return
    spans = dates.find(text, document.language, published[1] if published else None)
    if not spans or references.stands_alone(text, spans):
        return
    seen: set[tuple[date, date, int]] = set()
    for span in spans:
        clause = clauses.clause(text, span.start, span.end)
        key = (span.first, span.last, clause[0])
        is_vague = text[span.start : span.end].lower() in _VAGUE
        if key in seen or is_vague or references.is_volume_year(text, span):
            continue
        seen.add(key)
        told = telling.told(text, *clause, span)
        meant = span
        if published:
            ahead = telling.is_ahead(text, *clause, span)
            back = told == Told("happened", sure=True)
            meant = relative.directed(text, span, published[1], ahead=ahead, back=back)
        yield _Named(sentence, meant, clause, told, references.cites(text, span))


def _written(named: Sequence[_Named]) -> _Days:
    """Return the days between which a document without a date was written, as far as its own words tell.

    It was written after what it surely tells as past, and before what it surely tells as still to come.
    """
    points = [one for one in named if one.told.sure and one.span.precision not in _LONG]
    past = max((one.span.first for one in points if one.told.status == "happened"), default=date.min)
    ahead = (one.span.first for one in points if one.told.status == "projected" and one.span.first > past)
    return past, min(ahead, default=date.max) - timedelta(days=1)


def _mention(document: Document, one: _Named, known: _Days) -> DateMention:
    left, right = one.clause
    start, end = one.sentence.start + left, one.sentence.start + right
    quote = document.passages[one.sentence.passage].text[start:end]
    return DateMention(
        evidence=Evidence(one.sentence.passage, start, end, quote),
        text=one.sentence.text[one.span.start : one.span.end],
        first=one.span.first.isoformat(),
        last=one.span.last.isoformat(),
        precision=one.span.precision,
        status=_status(one, known),
    )


def _status(one: _Named, known: _Days) -> DateStatus:
    """Return "projected" for what the source tells as still to come; no clock is asked.

    A date after the day of writing is to come; one that ends before it has happened. Between, the words of
    the clause decide.
    """
    if telling.is_own(one.sentence.text, one.span):
        return "published"
    if one.span.first > known[1]:
        return "projected"
    return "happened" if one.span.last < known[0] else one.told.status
