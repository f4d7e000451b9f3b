"""A figure in its clause -> what it measures, in the source's words; nothing rather than a guess.

What is measured is the noun that is counted, the whole of a share ("30% of imports"), the noun of a change
("a decline of 5%"), the noun that the figure describes ("a $2 billion loan"), or the subject of a verb of
measure ("sales rose 5%"). The subject of any other verb is not: "we spent $2 billion" does not measure us.
"""

import re
from functools import cache

from generator import lexicon
from generator.extract.figures import subject
from generator.text.alternatives import any_of
from generator.text.numbers import Quantity
from generator.text.verbs import verb_bases

PART_OF = re.compile(
    r"\s+of\s+(?:the\s+|all\s+)?(?=\w)|\s+share\s+of\s+"
    r"|\s+(?:de la|de las|de los|du|des|de|del|della|dei|der|do|da)\s+(?=\w)"
    r"|\s+(?:de l|d|dell)['’](?=\w)|\sمن\s(?=\w)"
)
"""What ties a share to its whole: "30% of the market"."""
_OR_MORE = re.compile(r"\A\s?or (?:more|so|less|fewer|higher|lower|above|below)\b")
_BREAKS = r"[;:()\[\]\"“”!?。，；、]|(?<![A-Z])\.(?!\d)|,(?!\d)|\s[-–—]|—|-\s"
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did)\b"
)
_PARTICIPLE = re.compile(r"(?<=\s)[a-z]{3,}ed\b(?!\s+[a-z]+s\b)")
_AFTER_PLURAL = re.compile(r"(?<=[a-z]s\s)[a-z]+(?<!s)\b")
_BEFORE_SIZES = (" of", " by", " to", " only", " just")
_CHANGE = re.compile(
    r"\b(?:an?|the|its|their|his|her|our|\w+[’']s)\s+(\w[\w\s-]{2,40}?)\s+(?:of|by|to)(?:\s+only|\s+just)?\s*\Z",
    re.IGNORECASE,
)
_PLURAL_OF = re.compile(r"(?:\A|\s)((?:[A-Za-z-]+\s)?[A-Za-z-]{3,}s)\s+of\s*\Z")
_FUNCTION_LEAD = re.compile(r"\A(?:(?:in|with|for|at|had|has|have|of|on|to|from|reported|posted|and)\s)+")
_PAST_LEAD = re.compile(r"\A\w[\w\s-]*\s\w{3,}ed\s")
_SIZE = re.compile(r"-(?:wide|long|high|tall|deep|strong|thick|plus|odd)\b")
_NEXT_WORD = re.compile(r"[\s-]+([^\W\d_]+)")
_IN_WHAT = re.compile(r"\s+(?:in|worth of|of)\s+([a-z]+)")
_PLACE_FOLLOWS = re.compile(
    r"\s+(?:from|of|in|across|around|under|without|with)\s+(?!\d|(?:order|addition|total|which|turn|all)\b)"
)
_CHINESE_WHOLE = re.compile(r"占(?:了|到)?([^，。；、]{1,12}?)的?\Z")
_RUSSIAN_WHOLE = re.compile(
    r"\s(?:от\s|всех\s|общего\s)?(?!больше|меньше|выше|ниже|годовых|против|также|этого)"
    r"([а-яё]{4,}(?<!ся)(?<!ет)(?<!ют)(?<!ли)(?<!ть))(?!\w)"
)
_LOOSE_END = re.compile(r"\s(?:from|to|of|by|with|at|than|down|for|and)\Z")
"""What ends so goes on with another figure: "cut the number from 90 down to 60"."""
_MAX_WORDS = 14


def find(
    text: str, clause: tuple[int, int], span: tuple[int, int], qualifier: str, quantity: Quantity | None
) -> str:
    """Return what the figure ``text[span]`` measures, or an empty string when the clause does not say it."""
    start, end = span
    after = _OR_MORE.sub("", text[end : clause[1]], count=1)
    if quantity and quantity.kind == "count" and quantity.unit:
        return "" if quantity.unit == "times" else _counted(after, quantity.unit)
    whole = text[clause[0] : start].rstrip()
    before = whole[: whole.rfind(qualifier)].rstrip() if qualifier else whole
    found = (
        _share(before, after, quantity)
        or _changed(before)
        or _described(text[clause[0] : start], after)
        or subject.find(before, qualifier)
        or _consisting(after, quantity)
    )
    return "" if _LOOSE_END.search(found) else found


def _share(before: str, after: str, quantity: Quantity | None) -> str:
    """Return the whole of a share: "30% of imports", "占出口的15%", "40% воды"."""
    if quantity is None:
        return ""
    part = PART_OF.match(after)
    if part and (quantity.kind in {"percent", "measure"} or quantity.value < 1):
        return _phrase(after[part.end() :], "phrase_ends")
    if quantity.kind != "percent":
        return ""
    found = _CHINESE_WHOLE.search(before) or _RUSSIAN_WHOLE.match(after)
    return found[1] if found else ""


def _phrase(text: str, ends: str) -> str:
    """Return the words up to where the noun phrase ends, or nothing when it is too long to be one."""
    text = text.lstrip()
    cut = _ends(ends).search(text)
    phrase = text[: cut.start()] if cut else text
    verb = _AUXILIARY.search(phrase) or _PARTICIPLE.search(phrase) or _base_verb(phrase)
    phrase = (phrase[: verb.start()] if verb else phrase).strip(" .,")
    return phrase if 0 < len(phrase.split()) <= _MAX_WORDS else ""


def _base_verb(phrase: str) -> re.Match[str] | None:
    """Return the verb of "adults smoke"."""
    pairs = _AFTER_PLURAL.finditer(phrase)
    return next((match for match in pairs if match.group() in verb_bases()), None)


def _counted(after: str, noun: str) -> str:
    """Return the counted noun with the preposition phrase behind it: "companies from around the world"."""
    begin = after.find(noun)
    if not _PLACE_FOLLOWS.match(after, begin + len(noun)):
        return noun
    return _phrase(after[begin:], "counted_ends") or noun


def _changed(before: str) -> str:
    """Return the noun that has the figure as its size: "a sharp decline of", "damages of"."""
    if not before.endswith(_BEFORE_SIZES):
        return ""
    for pattern in (_CHANGE, _PLURAL_OF):
        match = pattern.search(before)
        if match and match[1].split()[-1] not in _words("light") and not _AUXILIARY.search(match[1]):
            noun = _FUNCTION_LEAD.sub("", _PAST_LEAD.sub("", match[1]))
            if noun and not _ends("phrase_ends").search(f" {noun} "):
                return noun
    return ""


def _described(before: str, after: str) -> str:
    """Return the noun that the figure stands before as an adjective: "a $2 billion loan"."""
    if not _determiner().search(before):
        return ""
    after = _SIZE.sub("", after, count=1) if after.startswith("-") else after
    following = _NEXT_WORD.match(after)
    if following is None or following[1] in _words("no_noun"):
        return ""
    return _phrase(after.lstrip(" -"), "phrase_ends")


def _consisting(after: str, quantity: Quantity | None) -> str:
    """Return what an amount of money consists of: "$40 million in grants"."""
    match = _IN_WHAT.match(after) if quantity and quantity.kind == "money" else None
    if match is None or match[1] in _words("no_substance") or match[1].endswith("ing"):
        return ""
    return _phrase(after[match.start(1) :], "phrase_ends")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("measures")[name])


@cache
def _ends(name: str) -> re.Pattern[str]:
    return re.compile(rf"{_BREAKS}|\s(?:{any_of(lexicon.load('measures')[name])})\s")


@cache
def _determiner() -> re.Pattern[str]:
    """Return the pattern of what stands before a figure that describes a noun: "a", "its further"."""
    return re.compile(
        r"(?:\b(?:an?|the|its|their|his|her|our|this|that|each|every|another)|\w[’']s|s[’'])"
        rf"(?:\s(?:{any_of(lexicon.load('measures')['before_adjective'])}))*\s+\Z",
        re.IGNORECASE,
    )
