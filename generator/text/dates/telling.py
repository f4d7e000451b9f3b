"""A date in a clause -> whether the words around it tell it as past or as still to come."""

import re
from functools import cache
from typing import Literal, NamedTuple

from generator import lexicon
from generator.text.alternatives import any_of
from generator.text.dates.parts import DateSpan

_AHEAD = re.compile(
    r"(?:\b(?:[Bb]y|beyond|bis|hasta|entro|até|[Кк]|[Дд]о|[Dd]['’]ici(?: à)?)"
    r"\s+(?:the\s+)?(?:\w+\s+(?:of\s+)?)?|到|بحلول\s(?:عام\s)?)\Z"
)
_RUNNING = re.compile(r"\bruns?\s(?:until|through|to)\s\Z")
_DETERMINERS = frozenset(("the", "a", "an", "its", "his", "her", "their", "our", "this", "that"))
_OWN = re.compile(
    r"(?:\A|[|•·(]\s*)(?:(?:first|last|originally)\s+)?(?:published|updated|posted|modified)"
    r"(?:\s+on)?\s*:?\s*(?:\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?,?\s+)?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?\Z",
    re.IGNORECASE,
)
_MODALS = frozenset(("will", "shall"))
_FIRST_IDEOGRAPH = "\u3000"
_REACH = 60
_NAME_REACH = 50


class Told(NamedTuple):
    """How a clause tells a date."""

    status: Literal["happened", "projected"]
    sure: bool
    """Whether a word says so; else it is what most dates are."""


def told(text: str, left: int, right: int, span: DateSpan) -> Told:
    """Say how the clause ``text[left:right]`` tells the date in it; no clock is asked."""
    before, after = text[left : span.start][-_REACH:], text[span.end : right]
    if _RUNNING.search(before):
        return Told("projected", sure=True)
    if _names_what_exists(before, after):
        return Told("happened", sure=True)
    cue = _last_cue(before) or _first_cue(after[:_REACH])
    if cue:
        return cue
    return Told("projected", sure=True) if _AHEAD.search(before) else Told("happened", sure=False)


def is_ahead(text: str, left: int, right: int, span: DateSpan) -> bool:
    """Say whether the words before the date announce it, or "will" follows: "due in March"."""
    before, after = text[left : span.start][-_REACH:], text[span.end : right][:_REACH]
    cue = _last_cue(before)
    if cue:
        return cue.status == "projected"
    first = _future().search(after)
    past = _past().search(after)
    return first is not None and first.group() in _MODALS and not (past and past.start() < first.start())


def is_own(text: str, span: DateSpan) -> bool:
    """Say whether the date stands after a label such as "Updated:", so that it is the document's own."""
    return span.precision == "day" and _OWN.search(text[: span.start]) is not None


def _names_what_exists(before: str, after: str) -> bool:
    """Find "the 2015 agreement", "a 2013 editorial": whatever the clause plans, these are there."""
    words = before.lower().split()
    if not words or not (words[-1] in _DETERMINERS or words[-1].endswith(("'s", "’s", "s'", "s’"))):
        return False
    name = re.split(r"[,.;:()]", after[:_NAME_REACH])[0]
    made = _made().search(name)
    return made is not None and not _future().search(name[: made.start()])


def _last_cue(before: str) -> Told | None:
    """Return what the cue nearest before the date says; of "was projected" that is "projected"."""
    ahead = max((match.start() for match in _future().finditer(before)), default=-1)
    back = max((match.start() for match in _past().finditer(before)), default=-1)
    if ahead == back:
        return None
    return Told("projected" if ahead > back else "happened", sure=min(ahead, back) < 0)


def _first_cue(after: str) -> Told | None:
    """Return what the first cue after the date says: "In 2030, the plant will open"."""
    ahead, back = _future().search(after), _past().search(after)
    if ahead is None and back is None:
        return None
    if back is None or (ahead is not None and ahead.start() < back.start()):
        return Told("projected", sure=back is None)
    return Told("happened", sure=ahead is None)


@cache
def _future() -> re.Pattern[str]:
    return _any_of("future")


@cache
def _past() -> re.Pattern[str]:
    return _any_of("past")


@cache
def _made() -> re.Pattern[str]:
    return _any_of("made")


def _any_of(name: str) -> re.Pattern[str]:
    words: list[str] = lexicon.load("qualifiers")[name]
    edged = any_of(word for word in words if word < _FIRST_IDEOGRAPH)
    joined = any_of(word for word in words if word >= _FIRST_IDEOGRAPH)
    return re.compile(rf"(?<!-)\b(?:{edged})\b" + (f"|{joined}" if joined else ""), re.IGNORECASE)
