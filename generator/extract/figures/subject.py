"""The words before a figure -> the subject of the verb of measure that leads to it: "sales rose by"."""

import re
from functools import cache

from generator import lexicon
from generator.text import clauses, dates
from generator.text.alternatives import any_of

_LEAD = re.compile(
    r"\W*(?:(?:[Ww]ith|[Ww]hereas|[Ww]hile|[Aa]nd|[Bb]ut|[Aa]lthough|[Tt]hat|[Ss]o|[Aa]s|[Ii]f|[Bb]ecause"
    r"|[Mm]oreover|[Hh]owever|[Ii]n fact|[Tt]oday|[Nn]ow|[Oo]verall|[Ii]n turn|[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir)"
    r"[\s,]+)*"
)
_TOLD = re.compile(
    r"\b(?:said|says|reported|reports|estimates|estimated|announced|warned|noted|predicts|found|shows|showed|was|is)"
    r"\s+that\s+|\b(?:said|says|reported|reports|estimates|announced|warned|noted|predicts"
    r"|thinks?|believes?|hopes)\s+|\swhose\s+"
)
_VERB_ED = re.compile(r"(?<![\w-])\w{3,}ed\b")
_DATE_LEAD = re.compile(r"(?:[Ff]rom|[Ii]n|[Ss]ince|[Bb]y|[Dd]uring)\s+")
_DATE_REACH = 40
_CLAUSE_START = re.compile(r"[;:—“(]\s*|\s\"|\b(?:if|because|when|where|whether|although|while|whereas)\s")
_JOINT = re.compile(r"\s(?:and|but|or)\s")
_PIECE = re.compile(r",\s+|\s[-–]\s|-\s")
_LISTING = re.compile(r",?\s(?:and|or)\s[^,]+\Z")
_RELATIVE = re.compile(r",?\s+(?:that|which|who)\s*\Z")
_NOUN_TOO = re.compile(
    r"(?:total|average|cost|range|rise|fall|increase|decrease|decline|drop|gain|jump|surge|measure|top|hit|climb"
    r"|worth|estimated|show|report|claim|found|projected|combined)s?"
)
"""Verbs of measure that may be nouns, or stand before them: "the total cost"."""
_NO_VERB_AFTER = ("-", "the ", " a ", " an ", "its ", "their ")
_MAX_WORDS = 14


def find(before: str, qualifier: str) -> str:
    """Return the subject of the verb of measure that stands last before a figure, or an empty string.

    ``qualifier``: the words that limit the figure, which may hold the verb: "projected to surpass".
    """
    if not (clauses.has_verb(qualifier) or qualifier.endswith("ing")):
        verbs = _measuring_verbs(before)
        if not verbs or not _leads_on(before[verbs[-1].end() :]):
            return ""
        before = before[: verbs[-1].end()]
    before = before[max((mark.end() for mark in _CLAUSE_START.finditer(before)), default=0) :]
    joints = (mark for mark in _JOINT.finditer(before) if clauses.has_verb(before[: mark.start()]))
    before = before[max((mark.end() for mark in joints), default=0) :]
    piece = max((mark.end() for mark in _PIECE.finditer(before)), default=0)
    return _subject(before[piece:]) or _subject(before)


def _leads_on(between: str) -> bool:
    """Say whether the words between a verb and a figure leave them together: "rose again by about"."""
    fillers = _words("fillers")
    return all(
        word in fillers or word.endswith("ly") or word[0].isdigit() or word[0] in "$€£¥%"
        for word in between.split()
    )


def _subject(before: str) -> str:
    """Return the words before the first verb, without a leading conjunction or date."""
    told = list(_TOLD.finditer(before))
    rest = _without_lead(before[told[-1].end() :] if told else before)
    named = _DATE_LEAD.match(rest)
    when = dates.find(rest[:_DATE_REACH]) if named else ()
    if named and when and when[0].start <= named.end():
        rest = _without_lead(rest[when[0].end :].lstrip(" ,"))
    subject = _RELATIVE.sub("", rest[: _first_verb(rest)]).strip(" ,“”")
    if "," in subject and not _LISTING.search(subject):
        subject = subject.partition(",")[0]
    return subject if _names_a_thing(subject) else ""


def _without_lead(text: str) -> str:
    lead = _LEAD.match(text)
    return text[lead.end() if lead else 0 :]


def _first_verb(text: str) -> int:
    """Return where the first verb stands; "cost" or "rise" is one only when no plainer verb follows."""
    found = (*clauses.verb_pattern().finditer(text), *_measuring_verbs(text), *_VERB_ED.finditer(text))
    plain = [match.start() for match in found if not _NOUN_TOO.fullmatch(match.group())]
    if plain:
        return min(plain)
    return max((match.start() for match in found), default=len(text))


def _names_a_thing(subject: str) -> bool:
    """Say whether the words can be what is measured: a phrase of fair length that does not only point."""
    words = [word.lower() for word in subject.split()]
    if not 0 < len(words) <= _MAX_WORDS or not _words("persons").isdisjoint(words):
        return False
    if words[0] in _words("pointers") or words[-1] in _words("pointers"):
        return False
    return subject.count("(") == subject.count(")") and subject.count('"') % 2 == 0


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("measures")[name])


def _measuring_verbs(text: str) -> list[re.Match[str]]:
    """Return the verbs whose subject has the figure as its size; after "the" or a hyphen they are none."""
    found = _measuring().finditer(text)
    return [match for match in found if not text[: match.start()].endswith(_NO_VERB_AFTER)]


@cache
def _measuring() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(lexicon.load('qualifiers')['measuring'])})\b")
