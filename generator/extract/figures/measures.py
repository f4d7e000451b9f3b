"""A figure in its clause -> what it measures, in the source's words; nothing rather than a guess.

What is measured is the noun that is counted, the whole of a share ("30% of imports"), the noun of a change ("a decline
of 5%"), the noun that the figure describes ("a $2 billion loan"), or the subject of a verb of measure ("sales
rose 5%"). The subject of any other verb is not: "we spent $2 billion" does not measure us.
"""

import re
from functools import cache

from generator import lexicon
from generator.text import clauses, dates
from generator.text.alternatives import any_of
from generator.text.numbers import Quantity

PART_OF = re.compile(r"\s+of\s+(?:the\s+|all\s+)?(?=\w)|\s+share\s+of\s+")
"""What ties a share to its whole: "30% of the market"."""
_BREAKS = r"[;:()\[\]\"“”!?。，；、]|[.,](?!\d)|\s[-–—]|—|-\s"
_PHRASE_END = re.compile(
    rf"{_BREAKS}|\s(?:that|which|who|and|or|but|while|whereas|by|in|since|during|until|from|after|as|with|to|at"
    r"|through|than|when|if|because|via|being|per)\s"
)
_NOUN_TAIL = re.compile(
    rf"{_BREAKS}|\s(?:that|which|who|and|or|but|while|whereas|by|since|until|after|as|to|when|if|because)\s"
)
_LEAD = re.compile(
    r"\W*(?:(?:[Ww]ith|[Ww]hereas|[Ww]hile|[Aa]nd|[Bb]ut|[Aa]lthough|[Tt]hat|[Ss]o|[Aa]s|[Ii]f|[Bb]ecause"
    r"|[Mm]oreover|[Hh]owever|[Ii]n fact|[Tt]oday|[Nn]ow|[Oo]verall|[Ii]n turn|[Tt]he|[Aa]n|[Aa]|[Ii]ts|[Tt]heir)"
    r"[\s,]+)*"
)
_TOLD = re.compile(
    r"\b(?:said|says|reported|reports|estimates|estimated|announced|warned|noted|predicts|found|shows|showed|was|is)"
    r"\s+that\s+|\b(?:said|says|reported|reports|estimates|announced|warned|noted|predicts)\s+"
)
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did)\b"
)
_PARTICIPLE = re.compile(r"(?<=\s)[a-z]{3,}ed\b(?!\s+[a-z]+s\b)")
_VERB_ED = re.compile(r"(?<![\w-])\w{3,}ed\b")
_DETERMINER = re.compile(
    r"(?:\b(?:an?|the|its|their|his|her|our|this|that|each|every|another|new|proposed|planned|record)|\w[’']s|s[’'])\s+\Z",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:an?|the|its|their|his|her|our|\w+[’']s)\s+([^\W\d_][\w\s-]{2,40}?)\s+(?:of|by|to)(?:\s+only|\s+just)?\s*\Z"
    r"|(?:\A|\s)((?:[a-z-]+\s)?[a-z-]{3,}s)\s+of\s*\Z"
)
_LIGHT = frozenset(
    (
        "form sum amount amounts total average number numbers figure figures level levels minimum maximum record order"
        " excess tune result cost-of terms range ranges rate pace addition speed height depth length distance case cases"
        " instance instances hundreds thousands millions billions tens dozens lots"
    ).split()
)
_SIZE = re.compile(r"-(?:wide|long|high|tall|deep|strong|thick|plus|odd)\b")
_NOUN_NEXT = re.compile(r"[\s-]+(?=[^\W\d_])")
_NO_NOUN = re.compile(
    r"[\s-]+(?:of|in|on|at|by|for|from|to|with|per|a|an|the|and|or|but|more|less|fewer|higher|lower|better|worse|off|out|over"
    r"|up|down|than|this|that|last|each|every|is|are|was|were|has|have|had|will|would|said|says|when|if|as|because|"
    r"while|after|before|during|since|until|through|between|against|within|annually|yearly|away|apart|ago|later)\b"
)
_IN_WHAT = re.compile(r"\s+(?:in|worth of|of)\s+(?=[a-z])(?!(?:total|all|cash|return|order|part|which|recent)\b)")
_NO_WHAT = re.compile(
    r"(?:the|an?|this|that|its|his|her|their|our|each|every|one|two|three|four|five|last|next|early|late|more|less|what|those"
    r"|these|some|any|\w+ing)\b"
)
_TAIL = re.compile(
    r"(?:\s*(?:only|just|now|still|currently|already|by|at|to|from|for|again|about|up|down|an?|the|as|high|low|much|many|"
    r"little|far|further|nearly|around|between|and|or|some|over|all|in total|worth|equal|valued|estimated|priced|set|equivalent|"
    r"[a-z]+ly|[$€£¥]?\d[\d.,]*\s?(?:%|percent|per cent|thousand|million|billion|trillion)?))*\s*\Z"
)
_SUBJECTLESS = frozenset(
    (
        "i you we he she it they there this that these those which who what one nothing everything something it’s it's"
        " that’s that's there’s he’s she’s they’re we’re i’m prices-range such here some many others both all each"
    ).split()
)
_MAX_WORDS = 14


def find(
    text: str, clause: tuple[int, int], span: tuple[int, int], qualifier: str, quantity: Quantity | None
) -> str:
    """Return what the figure ``text[span]`` measures, or an empty string when the clause does not say it."""
    left, right = clause
    start, end = span
    after = text[end:right]
    if quantity and quantity.kind == "count" and quantity.unit:
        return "" if quantity.unit == "times" else _counted(after, quantity.unit)
    part = PART_OF.match(after)
    if part and quantity and (quantity.kind in {"percent", "measure"} or quantity.value < 1):
        return _phrase(after[part.end() :], _PHRASE_END)
    whole = text[left:start].rstrip()
    place = whole.rfind(qualifier) if qualifier else len(whole)
    before = whole[:place].rstrip()
    return (
        _changed(before)
        or _described(text[left:start], after)
        or _measured(before, qualifier)
        or _consisting(after, quantity)
    )


def _phrase(text: str, end: re.Pattern[str]) -> str:
    """Return the words up to where the noun phrase ends, or nothing when it is too long to be one."""
    text = text.lstrip()
    cut = end.search(text)
    phrase = text[: cut.start()] if cut else text
    verb = _AUXILIARY.search(phrase) or _PARTICIPLE.search(phrase)
    phrase = (phrase[: verb.start()] if verb else phrase).strip(" .,")
    return phrase if 0 < len(phrase.split()) <= _MAX_WORDS else ""


def _counted(after: str, noun: str) -> str:
    """Return the counted noun with the preposition phrase behind it: "companies from around the world"."""
    begin = after.find(noun)
    rest = after[begin + len(noun) :]
    if not re.match(
        r"\s+(?:from|of|in|across|around|under|without|with)\s+(?!\d|order\b|addition\b|total\b|which\b|turn\b|all\b)",
        rest,
    ):
        return noun
    return _phrase(after[begin:], _NOUN_TAIL) or noun


def _changed(before: str) -> str:
    """Return the noun that has the figure as its size: "a sharp decline of", "damages of"."""
    match = _CHANGE.search(before)
    if match is None:
        return ""
    noun = match[1] or match[2]
    if noun.split()[-1] in _LIGHT or clauses.has_verb(noun) or _PHRASE_END.search(f" {noun} "):
        return ""
    return noun


def _described(before: str, after: str) -> str:
    """Return the noun that the figure stands before as an adjective: "a $2 billion loan"."""
    if not _DETERMINER.search(before):
        return ""
    after = _SIZE.sub("", after, count=1) if after.startswith("-") else after
    if not _NOUN_NEXT.match(after) or _NO_NOUN.match(after):
        return ""
    return _phrase(after.lstrip(" -"), _PHRASE_END)


def _measured(before: str, qualifier: str) -> str:
    """Return the subject of a verb of measure right before the figure."""
    if not _is_verbal(qualifier):
        verbs = list(_measuring().finditer(before))
        if not verbs or not _TAIL.match(before, verbs[-1].end()):
            return ""
        before = before[: verbs[-1].end()]
    cut = max((mark.end() for mark in re.finditer(r"[;:—]\s*|,\s+|\s[-–]\s|-\s", before)), default=0)
    return _subject(before[cut:]) or _subject(before)


def _is_verbal(qualifier: str) -> bool:
    return clauses.has_verb(qualifier) or qualifier.endswith("ing")


def _consisting(after: str, quantity: Quantity | None) -> str:
    """Return what an amount of money consists of: "$40 million in grants"."""
    if quantity is None or quantity.kind != "money":
        return ""
    match = _IN_WHAT.match(after)
    if match is None or _NO_WHAT.match(after, match.end()):
        return ""
    return _phrase(after[match.end() :], _PHRASE_END)


def _subject(before: str) -> str:
    """Return the words before the first verb, without a leading conjunction or date."""
    told = list(_TOLD.finditer(before))
    before = before[told[-1].end() :] if told else before
    lead = _LEAD.match(before)
    rest = before[lead.end() if lead else 0 :]
    named = re.match(r"(?:[Ff]rom|[Ii]n|[Ss]ince|[Bb]y|[Dd]uring)\s+", rest)
    when = dates.find(rest[:40]) if named else ()
    if named and when and when[0].start <= named.end():
        rest = rest[when[0].end :].lstrip(" ,")
        lead = _LEAD.match(rest)
        rest = rest[lead.end() if lead else 0 :]
    found = (*clauses.verb_pattern().finditer(rest), *_measuring().finditer(rest), *_VERB_ED.finditer(rest))
    verbs = [match.start() for match in found]
    subject = (rest[: min(verbs)] if verbs else rest).strip(" ,“”\"")
    return subject if _names_a_thing(subject) else ""


def _names_a_thing(subject: str) -> bool:
    """Say whether the words can be what is measured: a phrase of fair length that does not only point."""
    words = [word.lower() for word in subject.split()]
    if not 0 < len(words) <= _MAX_WORDS or words[-1].strip(",") in _SUBJECTLESS:
        return False
    return words[0] not in _SUBJECTLESS and subject.count("(") == subject.count(")")


@cache
def _measuring() -> re.Pattern[str]:
    """Return the pattern of the verbs whose subject has the figure as its size."""
    return re.compile(rf"(?<![\w-])(?:{any_of(lexicon.load('qualifiers')['measuring'])})\b")
