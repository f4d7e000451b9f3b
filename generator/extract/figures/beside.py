"""A figure in its clause -> what stands beside it: its qualifier, its time, who says so, a likely slip."""

import re
from collections.abc import Sequence
from functools import cache

from generator import lexicon
from generator.extract.figures.measures import PART_OF
from generator.text import dates
from generator.text.alternatives import any_of
from generator.text.numbers import Quantity

_FIRST_IDEOGRAPH = "\u3000"
_AFTER = re.compile(r"\s?(or (?:more|so|less|fewer|higher|lower|above|below)\b|以上|以下|左右|上下)")
_DOUBLED = re.compile(r"\b([A-Za-z]{2,}) \1\b")
_CHANGE = re.compile(r"\b(?:increas|ris|rose|grow|grew|jump|surg|up|more|higher|than)\w*", re.IGNORECASE)
_WHEN = re.compile(
    r"\b(?:[Ii]n|[Bb]y|[Ss]ince|[Ff]rom|[Dd]uring|[Uu]ntil|[Aa]s of|[Aa]t|[Ff]or|[Tt]hrough|[Oo]n"
    r"|[Aa]fter|[Bb]efore|[Вв]|[Кк]|[Сс]|[Ee]n|[Dd]epuis|[Dd]['’]ici(?: à)?|منذ(?:\sعام)?|في(?:\sعام)?)"
    r"\s+(?:the\s+)?(?:(?:around|about|circa|early|late)\s+)?\Z"
)
_BASELINE = re.compile(
    r"\b(?:compared (?:with|to)|than|versus|against|relative to|чем|over|below|above|from)"
    r"(?:\s+(?:in|в|the|those of))*\s+\Z",
    re.IGNORECASE,
)
_SURELY_BASELINE = re.compile(r"\b(?:compared|than|versus|against|relative|чем)\b", re.IGNORECASE)
_LEVEL = re.compile(r"\s+(?:levels?|baseline|values?|prices)\b")
_OWN_CLAUSE = re.compile(
    r"[,;:(]|\b(?:that|which|who|whose|when|where|after|before|because|while|but|and)\b", re.IGNORECASE
)
_NEAR_WORDS = 4
_SOURCE = re.compile(
    r"\b[Aa]ccording to (?P<per>(?:the )?[^,.;:]{2,60}?)(?=[,.;:]|\s(?:that|in|which)\b|$)"
    r"|,\s(?P<late>(?:the )?[^,.;:]{2,50}?) (?:said|says|reported|estimates|estimated)(?=[,.]|$)"
    r"|\b(?P<name>(?:the )?[A-Z][\w’'&.-]*(?: (?:of|for|the|and|[A-Z])[\w’'&.-]*){0,6})"
    r" (?P<verb>[a-z]+)(?= |,|$|\.)"
)
_PREPOSITION = re.compile(r"\b(?:with|of|in|from|for|on|at|to)\s\Z")
"""Before a name: in "people with Acme reported" not Acme reports."""
_REACH = 80
_LIGHT = frozenset({"the", "a", "an", "на", "в"})
_WORD = re.compile(r"\w+")
_SLIP_REACH = 15
_ALL = 100


def qualifier(before: str) -> str:
    """Return the limiting words directly before a figure: "more than", "projected to surpass"."""
    if not _may_limit(_WORD.findall(before[-_REACH:].lower())):
        return ""
    match = _qualifier_pattern().search(before[-_REACH:])
    return (match[1] or match[2]).strip() if match else ""


def qualifier_after(after: str) -> str:
    """Return the limiting words directly after a figure: "or more"."""
    match = _AFTER.match(after)
    return match.group(1) if match else ""


def _may_limit(words: Sequence[str]) -> bool:
    """Say whether a qualifier may end with these words: a test much cheaper than the pattern."""
    if not words:
        return False
    last = words[-1]
    if last in _last_words("limits") or last in _LIGHT or last[-1] in _last_signs():
        return True
    return last in _last_words("forecast_verbs") and not _last_words("forecast").isdisjoint(words[-4:-1])


@cache
def _last_words(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(phrase.lower())[-1] for phrase in lexicon.load("qualifiers")[name])


@cache
def _last_signs() -> frozenset[str]:
    """Return the characters that may end a qualifier where nothing parts words."""
    return frozenset(word[-1] for word in lexicon.load("qualifiers")["limits"] if word >= _FIRST_IDEOGRAPH)


@cache
def _qualifier_pattern() -> re.Pattern[str]:
    table = lexicon.load("qualifiers")
    forecast = rf"(?:{any_of(table['forecast'])}) (?:{any_of(table['forecast_verbs'])})"
    spaced = any_of(word for word in table["limits"] if word < _FIRST_IDEOGRAPH)
    joined = any_of(word for word in table["limits"] if word >= _FIRST_IDEOGRAPH)
    return re.compile(
        rf"(?:(?<!\w)((?:(?:{forecast}|{spaced})\s+){{0,2}}(?:{forecast}|{spaced}))\s+(?:the\s|an?\s|на\s|в\s)?|({joined}))\Z",
        re.IGNORECASE,
    )


def as_of(text: str, clause: tuple[int, int], span: tuple[int, int], language: str) -> str:
    """Return the time the figure holds for: the first date after it in the clause, else the last before.

    A date behind a comma and more words belongs to those words: "$3 billion, twice the cost in 2019". So does
    one that is compared with, or that names some other thing: "a 1761 painting that sold for $3 billion".
    """
    left, right = clause
    found = [
        (left + item.start, left + item.end)
        for item in dates.find(text[left:right], language)
        if not _is_baseline(text, left + item.start, left + item.end)
    ]
    after = [item for item in found if item[0] >= span[1] and _reaches(text, span[1], item)]
    before = [item for item in found if item[1] <= span[0] and _leads(text, left, item, span[0])]
    chosen = after[0] if after else before[-1] if before else None
    if chosen is None:
        return ""
    when = _WHEN.search(text[left : chosen[0]])
    return text[left + when.start() if when else chosen[0] : chosen[1]]


def _is_baseline(text: str, start: int, end: int) -> bool:
    """Find "below 2010 levels", "compared with 2019"."""
    match = _BASELINE.search(text[max(0, start - 30) : start])
    return match is not None and bool(_SURELY_BASELINE.search(match.group()) or _LEVEL.match(text, end))


def _reaches(text: str, figure: int, date: tuple[int, int]) -> bool:
    """Say whether what stands between a figure and a date behind it ties them together."""
    between = text[figure : date[0]]
    _, comma, rest = between.partition(",")
    if comma and len(rest.split()) > 1:
        return False
    is_bare_year = text[date[0] : date[1]].isdigit() and between.strip(" ,(") != ""
    return not is_bare_year or _WHEN.search(between) is not None


def _leads(text: str, left: int, date: tuple[int, int], figure: int) -> bool:
    """Say whether a date before a figure is the figure's: "In 2023, sales rose 5%", "the 2016 high of 90"."""
    if _WHEN.search(text[left : date[0]]) or not text[left : date[0]].strip():
        return True
    between = text[date[1] : figure]
    return len(between.split()) <= _NEAR_WORDS and not _OWN_CLAUSE.search(between)


def attributed_to(clause: str) -> str:
    """Return who the clause says the figure comes from, or an empty string."""
    verbs = lexicon.load("qualifiers")["reporting"]
    if "ccording to " not in clause and not any(verb in clause for verb in verbs):
        return ""
    for match in _SOURCE.finditer(clause):
        named = match["per"] or match["late"]
        if named is None and match["verb"] in verbs and not _PREPOSITION.search(clause[: match.start()]):
            named = match["name"]
        if named and named.lower() not in lexicon.load("measures")["nobody"]:
            return str(named)
    return ""


def slip(text: str, span: tuple[int, int], quantity: Quantity | None) -> str:
    """Return why the writing of a figure looks like a slip, or an empty string."""
    if quantity is None:
        return "“S” stands where “$” is likely"
    start, end = span
    doubled = _DOUBLED.search(text[max(0, start - _SLIP_REACH) : end + _SLIP_REACH])
    if doubled:
        return f"“{doubled.group(1)}” stands twice"
    share = quantity.unit == "%" and quantity.value > _ALL and PART_OF.match(text, end)
    if share and not _CHANGE.search(text[max(0, start - 2 * _SLIP_REACH) : start]):
        return "more than 100 % of a whole"
    return ""
