"""Document -> the figures worth a line in a table, each with its clause, qualifier and what it measures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.extract.figures import beside, measures
from generator.model import Document, Evidence, Figure, Quotation, Sentence
from generator.text import clauses, numbers
from generator.text.numbers import Quantity

_TIME_UNITS = frozenset(
    {"second", "minute", "hour", "day", "week", "month", "year", "decade", "century", "year of age"}
)
_SMALLEST_COUNT = 10
_LARGE = 1000
_LOST_SIGN = re.compile(r"\b(?:U\.?S\.? ?)?S\d[\d.,]*\s?(?:trillion|billion|million|bn|mn)\b")
_CONVERTED = re.compile(r"\s?[(\[](?:(?:about|around|or|approximately|nearly|some|roughly)\s|[~≈])?\Z")
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}|[^\W\d_]{2,}")
_WHICH_HALF = re.compile(r"\b(?:upper|lower|top|bottom|first|second|other|latter|front|back)\s\Z")
"""Before "half" these tell which one, and no share."""
_REACH = 10
_FEWEST_WORDS = 2
"""A sentence with fewer words beside its figures is a cell of a table, and says nothing about them."""
_LONGEST_QUALIFIER = 9
"""Words."""
_LONGEST = 5000
"""Characters: what is longer is no sentence, but a table or a list that lost its lines."""

_Found = tuple[int, int, Quantity | None]


def find(document: Document, quotations: Sequence[Quotation] = ()) -> tuple[Figure, ...]:
    """Return the figures of the document's sentences, in source order.

    Tabled are money, percentages, measures and counts from ten up; not durations, ages and small counts.
    A figure in the sentence of a quotation is attributed to its speaker.
    """
    speakers = {(said.evidence.passage, said.evidence.start): said.speaker for said in quotations}
    found: list[Figure] = []
    for sentence in document.sentences:
        speaker = speakers.get((sentence.passage, sentence.start))
        for figure in _figures(document, sentence):
            found.append(replace(figure, attributed_to=speaker) if speaker else figure)
    return tuple(found)


def _figures(document: Document, sentence: Sentence) -> Iterator[Figure]:
    """Yield the figures of one sentence; a sum in brackets behind another is the same in another currency."""
    text = sentence.text
    if len(text) > _LONGEST:
        return
    quantities = numbers.find(text, document.language)
    spans: list[_Found] = [
        (item.start, item.end, item) for item in quantities if _is_worth_tabling(text, item)
    ]
    spans.extend((match.start(), match.end(), None) for match in _LOST_SIGN.finditer(text))
    if not spans or not _says_something(text, spans):
        return
    last: Figure | None = None
    last_end = 0
    for start, end, quantity in sorted(spans, key=lambda span: span[:2]):
        figure = _figure(document, sentence, (start, end), quantity)
        if last is not None and _CONVERTED.fullmatch(text, last_end, start):
            figure = replace(figure, measures=last.measures, as_of=last.as_of)
        yield figure
        last, last_end = figure, end


def _is_worth_tabling(text: str, quantity: Quantity) -> bool:
    """Say whether a reader would look for this quantity in a table."""
    written = text[quantity.start : quantity.end]
    if quantity.kind in {"money", "percent"}:
        return True
    if quantity.kind == "measure":
        return quantity.unit not in _TIME_UNITS and any(char.isdigit() for char in written)
    if 0 < quantity.value < 1:
        place = _WHICH_HALF.search(text, max(0, quantity.start - _REACH), quantity.start)
        return place is None and measures.PART_OF.match(text, quantity.end) is not None
    if quantity.value >= _LARGE:
        return bool(quantity.unit) or not written.isdigit()
    return quantity.value >= _SMALLEST_COUNT and bool(quantity.unit) and written[0].isdigit()


def _says_something(text: str, spans: Sequence[_Found]) -> bool:
    """Say whether words stand beside the figures, other than those that limit them."""
    ordered = sorted(spans, key=lambda span: span[:2])
    starts = [0, *(end for _, end, _ in ordered)]
    ends = [*(start for start, _, _ in ordered), len(text)]
    between = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    words = sum(len(_WORD.findall(part)) for part in between)
    if words >= _FEWEST_WORDS + _LONGEST_QUALIFIER * len(spans):
        return True
    limiting = sum(len(_WORD.findall(beside.qualifier(part))) for part in between[:-1])
    return words - limiting >= _FEWEST_WORDS


def _figure(
    document: Document, sentence: Sentence, span: tuple[int, int], quantity: Quantity | None
) -> Figure:
    start, end = span
    text = sentence.text
    left, right = clauses.clause(text, start, end)
    quote = document.passages[sentence.passage].text[sentence.start + left : sentence.start + right]
    limits = beside.qualifier(text[left:start])
    unit = quantity.unit if quantity else "USD" if text[start:end].startswith("U") else ""
    if quantity and quantity.kind == "count":
        unit = unit.split(" ")[-1]
    return Figure(
        evidence=Evidence(sentence.passage, sentence.start + left, sentence.start + right, quote),
        text=text[start:end],
        value=quantity.value if quantity else None,
        unit=unit,
        qualifier=limits or beside.qualifier_after(text[end:right]),
        measures=measures.find(text, (left, right), span, limits, quantity),
        as_of=beside.as_of(text, (left, right), span, document.language),
        attributed_to=beside.attributed_to(text[left:right]),
        slip=beside.slip(text, span, quantity),
    )
