"""Document -> the figures worth a line in a table, each with its clause, qualifier and what it measures."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from generator import lexicon
from generator.model import Document, Evidence, Figure, Quotation, Sentence
from generator.text import clauses, dates, numbers
from generator.text.alternatives import any_of
from generator.text.numbers import Quantity

_TIME_UNITS = frozenset(
    {"second", "minute", "hour", "day", "week", "month", "year", "decade", "century", "year of age"}
)
_SMALLEST_COUNT = 10
_LARGE = 1000
_LOST_SIGN = re.compile(r"\b(?:U\.?S\.? ?)?S\d[\d.,]*\s?(?:trillion|billion|million|bn|mn)\b")
_DOUBLED = re.compile(r"\b([A-Za-z]{2,}) \1\b")
_PART_OF = re.compile(r"\s+of\s+(?:the\s+|all\s+)?(?=\w)|\s+share\s+of\s+")
_CHANGE = re.compile(r"\b(?:increas|ris|rose|grow|grew|jump|surg|up|more|higher|than)\w*", re.IGNORECASE)
_BREAKS = r"[,;:.()\[\]\"“”!?。，；]|\s[-–—]|—|-\s"
_PHRASE_END = re.compile(
    rf"{_BREAKS}|\s(?:that|which|who|and|but|while|whereas|by|in|since|during|until|from|after|as|with|to|at)\s"
)
_NOUN_TAIL = re.compile(rf"{_BREAKS}|\s(?:that|which|who|and|but|while|whereas|by|since|until|after|as|to)\s")
_LEAD = re.compile(
    r"\s*(?:(?:[Ww]ith|[Ww]hereas|[Ww]hile|[Aa]nd|[Bb]ut|[Aa]lthough|[Tt]hat"
    r"|[Mm]oreover|[Hh]owever|[Ii]n fact|[Tt]he)"
    r"[\s,]+)*"
)
_WHEN = re.compile(
    r"\b(?:[Ii]n|[Bb]y|[Ss]ince|[Ff]rom|[Dd]uring|[Uu]ntil|[Aa]s of|[Aa]t|[Ff]or|[Tt]hrough|[Oo]n"
    r"|[Aa]fter|[Bb]efore)"
    r"\s+(?:the\s+)?\Z"
)
_SOURCE = re.compile(
    r"\b[Aa]ccording to (?P<per>(?:the )?[^,.;:]{2,60}?)(?=[,.;:]|\s(?:that|in|which)\b|$)"
    r"|,\s(?P<late>(?:the )?[^,.;:]{2,50}?) (?:said|says|reported|estimates|estimated)(?=[,.]|$)"
    r"|\b(?P<name>(?:the )?[A-Z][\w’'&.-]*(?: (?:of|for|the|and|[A-Z])[\w’'&.-]*){0,6})"
    r" (?P<verb>[a-z]+)(?= |,|$|\.)"
)
_PREPOSITION = re.compile(r"\s+(?:to|in|by|from|at|on|for|since|during|over|per|a|after|before|this|last)\s")
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|should|do|does|did)\b"
)
_TOLD = re.compile(
    r"\b(?:said|says|reported|reports|estimates|announced|warned|noted|predicts)\s+(?:that\s+)?"
)
_MAX_MEASURE_WORDS = 14
_SLIP_REACH = 15
_ALL = 100
_LONGEST = 5000
"""Characters: what is longer is no sentence, but a table or a list that lost its lines."""


def find(document: Document, quotations: Sequence[Quotation] = ()) -> tuple[Figure, ...]:
    """Return the figures of the document's sentences, in source order.

    Tabled are money, percentages, measures and counts from ten up; not durations, ages and small counts.
    A figure in the sentence of a quotation is attributed to its speaker.
    """
    found: list[Figure] = []
    speakers = {(said.evidence.passage, said.evidence.start): said.speaker for said in quotations}
    for sentence in document.sentences:
        if len(sentence.text) > _LONGEST:
            continue
        quantities = numbers.find(sentence.text, document.language)
        here = [(item.start, item.end, item) for item in quantities if _is_worth_tabling(sentence.text, item)]
        spans: list[tuple[int, int, Quantity | None]] = [*here]
        spans.extend((match.start(), match.end(), None) for match in _LOST_SIGN.finditer(sentence.text))
        for start, end, quantity in sorted(spans, key=lambda span: span[:2]):
            figure = _figure(document, sentence, (start, end), quantity)
            speaker = speakers.get((sentence.passage, sentence.start))
            found.append(replace(figure, attributed_to=speaker) if speaker else figure)
    return tuple(found)


def _is_worth_tabling(text: str, quantity: Quantity) -> bool:
    """Say whether a reader would look for this quantity in a table."""
    written = text[quantity.start : quantity.end]
    if quantity.kind in {"money", "percent"}:
        return True
    if quantity.kind == "measure":
        return quantity.unit not in _TIME_UNITS and any(char.isdigit() for char in written)
    if 0 < quantity.value < 1:
        return _PART_OF.match(text, quantity.end) is not None
    if quantity.value >= _LARGE:
        return bool(quantity.unit) or not written.isdigit()
    return quantity.value >= _SMALLEST_COUNT and bool(quantity.unit) and written[0].isdigit()


def _figure(
    document: Document, sentence: Sentence, span: tuple[int, int], quantity: Quantity | None
) -> Figure:
    start, end = span
    text = sentence.text
    left, right = clauses.clause(text, start, end)
    quote = document.passages[sentence.passage].text[sentence.start + left : sentence.start + right]
    qualifier = _qualifier(text[left:start])
    unit = quantity.unit if quantity else "USD" if text[start:end].startswith("U") else ""
    if quantity and quantity.kind == "count":
        unit = unit.split(" ")[-1]
    return Figure(
        evidence=Evidence(sentence.passage, sentence.start + left, sentence.start + right, quote),
        text=text[start:end],
        value=quantity.value if quantity else None,
        unit=unit,
        qualifier=qualifier,
        measures=_measures(text, (left, right), span, qualifier, quantity),
        as_of=_as_of(text, left, right, span, document.language),
        attributed_to=_attributed_to(text[left:right]),
        slip=_slip(text, start, end, quantity),
    )


def _qualifier(before: str) -> str:
    """Return the limiting words directly before a figure: "more than", "projected to surpass"."""
    match = _qualifier_pattern().search(before[-80:])
    return match.group(1).strip() if match else ""


@cache
def _qualifier_pattern() -> re.Pattern[str]:
    table = lexicon.load("qualifiers")
    forecast = rf"(?:{any_of(table['forecast'])}) (?:{any_of(table['forecast_verbs'])})"
    return re.compile(
        rf"(?<!\w)((?:(?:{forecast}|{any_of(table['limits'])})\s+){{1,3}}(?:the\s|a\s)?)\Z", re.IGNORECASE
    )


def _measures(
    text: str, clause: tuple[int, int], span: tuple[int, int], qualifier: str, quantity: Quantity | None
) -> str:
    """Return what is measured, in the source's words: the noun counted, the whole of a share, the subject."""
    left, right = clause
    start, end = span
    after = text[end:right]
    if quantity and quantity.kind == "count" and quantity.unit:
        return _counted(after, quantity.unit)
    part = _PART_OF.match(after)
    if part and quantity and (quantity.kind in {"percent", "measure"} or quantity.value < 1):
        return _phrase(after[part.end() :], _PHRASE_END)
    before = text[left:start].rstrip()
    before = before[: len(before) - len(qualifier)].rstrip() if qualifier else before
    change = re.search(r"\b(?:an?|the)\s+([\w\s-]{3,40}?)\s+(?:of|by)\Z", before)
    if change:
        return change.group(1)
    cut = max((mark.end() for mark in re.finditer(r"[;:,—]\s*|\s[-–]\s|-\s", before)), default=0)
    verbal = clauses.has_verb(qualifier) or qualifier.endswith("ing")
    subject = _subject(before[cut:], verbal) or _subject(before, verbal)
    if subject or quantity is None or quantity.kind != "percent" or _PREPOSITION.match(after):
        return subject
    return _phrase(after, _PHRASE_END)


def _phrase(text: str, end: re.Pattern[str]) -> str:
    """Return the words up to where the noun phrase ends, or nothing when it is too long to be one."""
    text = text.lstrip()
    cut = end.search(text)
    phrase = text[: cut.start()] if cut else text
    verb = _AUXILIARY.search(phrase) or re.search(r"(?<=\s)[a-z]{3,}ed\b", phrase)
    phrase = (phrase[: verb.start()] if verb else phrase).strip()
    return phrase if 0 < len(phrase.split()) <= _MAX_MEASURE_WORDS else ""


def _counted(after: str, noun: str) -> str:
    """Return the counted noun with the preposition phrase behind it: "companies from around the world"."""
    begin = after.find(noun)
    rest = after[begin + len(noun) :]
    if not re.match(r"\s+(?:from|of|in|across|around|under|without|with)\s+(?!\d)", rest):
        return noun
    return _phrase(after[begin:], _NOUN_TAIL) or noun


def _subject(before: str, verb_follows: bool) -> str:
    """Return the words before the first verb, without a leading conjunction or date.

    ``verb_follows``: the qualifier that stood after them was itself a verb ("surpassed").
    """
    told = list(_TOLD.finditer(before))
    before = before[told[-1].end() :] if told else before
    lead = _LEAD.match(before)
    rest = before[lead.end() if lead else 0 :]
    named = re.match(r"(?:[Ff]rom|[Ii]n|[Ss]ince|[Bb]y|[Dd]uring)\s+", rest)
    when = dates.find(rest[:40]) if named else ()
    if named and when and when[0].start <= named.end():
        rest = rest[when[0].end :].lstrip(" ,")
    found = (*clauses.verb_pattern().finditer(rest), *re.finditer(r"\b\w{3,}ed\b", rest))
    verbs = [match.start() for match in found if match.start()]
    subject = rest[: min(verbs)] if verbs else rest if verb_follows else ""
    subject = subject.strip(" ,")
    return subject if 0 < len(subject.split()) <= _MAX_MEASURE_WORDS else ""


def _as_of(text: str, left: int, right: int, span: tuple[int, int], language: str) -> str:
    """Return the time the figure holds for: the first date after it in the clause, else the last before.

    A date behind a comma and more words belongs to those words: "$3 billion, twice the cost in 2019".
    """
    found = dates.find(text[left:right], language)
    after = [item for item in found if left + item.start >= span[1]]
    before = [item for item in found if left + item.end <= span[0]]
    near = [item for item in after if _reaches(text[span[1] : left + item.start])]
    chosen = near[0] if near else before[-1] if before else None
    if chosen is None:
        return ""
    start, end = left + chosen.start, left + chosen.end
    when = _WHEN.search(text[left:start])
    return text[left + when.start() : end] if when else text[start:end]


def _reaches(between: str) -> bool:
    """Say whether what stands between a figure and a date ties them together."""
    _, comma, rest = between.partition(",")
    return not comma or len(rest.split()) <= 1


def _attributed_to(clause: str) -> str:
    """Return who the clause says the figure comes from, or an empty string."""
    verbs = lexicon.load("qualifiers")["reporting"]
    for match in _SOURCE.finditer(clause):
        if match["per"] or match["late"]:
            return str(match["per"] or match["late"])
        if match["verb"] in verbs:
            return match["name"]
    return ""


def _slip(text: str, start: int, end: int, quantity: Quantity | None) -> str:
    """Return why the writing of a figure looks like a slip, or an empty string."""
    if quantity is None:
        return "“S” stands where “$” is likely"
    doubled = _DOUBLED.search(text[max(0, start - _SLIP_REACH) : end + _SLIP_REACH])
    if doubled:
        return f"“{doubled.group(1)}” stands twice"
    share = quantity.unit == "%" and quantity.value > _ALL and _PART_OF.match(text, end)
    if share and not _CHANGE.search(text[max(0, start - 2 * _SLIP_REACH) : start]):
        return "more than 100 % of a whole"
    return ""
