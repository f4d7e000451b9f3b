"""A line -> the facts about the document it states: "Published: 3 May 2024 | By Jane Doe | 4 min read"."""

import re
from collections.abc import Iterator

from generator.readers.boilerplate import reason
from generator.readers.labels import Labelled, byline, is_staff, label_alone, read_label
from generator.readers.looks import is_date, is_name

_PARTS = re.compile(r"\s+[|·•]\s+|\s*[|｜]\s*|\s{2,}|\u3000|\t")
_DASHES = re.compile(r"\s+[–—-]\s+")
_AFTER_PLACE = re.compile(r",\s+|\s+[–—-]\s+|،\s*")
_COLON = re.compile(r"\s*[:：]\s*")
_WORD = re.compile(r"\S+")
_BRACKETS = (("(", ")"), ("（", "）"), ("[", "]"), ("【", "】"), ("［", "］"))
_LONGEST_LINE = 300
_AROUND = " ,;，；،–—-"


def labelled(text: str) -> tuple[Labelled, ...]:
    """Return the facts a line states with labels; none if it is prose. Parts without a label say nothing."""
    if len(text) > _LONGEST_LINE:
        return ()
    return tuple(fact for part in _parts(_unbracketed(text)) if (fact := read_label(part)))


def stated(text: str) -> tuple[Labelled, ...]:
    """Return the facts of a line that consists of nothing but facts, labelled or not; else none.

    Without a label a date is the date of publication and a byline names the author.
    """
    if len(text) > _LONGEST_LINE:
        return ()
    whole = _unbracketed(text)
    for parts in (list(_parts(whole)), [piece for part in _parts(whole) for piece in _DASHES.split(part)]):
        facts = [_stated_part(part) for part in parts]
        found = tuple(fact for fact in facts if fact and fact.value)
        signed = any(fact.field == "author" for fact in found)
        if found and all(
            fact or _says_nothing(part, signed) for fact, part in zip(facts, parts, strict=True)
        ):
            return found
    return ()


def _says_nothing(part: str, signed: bool) -> bool:
    """Tell whether a part is furniture, a helper, or the paper named beside the author."""
    return reason(part, page=True) is not None or is_staff(part) or (signed and is_name(part))


def _stated_part(part: str) -> Labelled | None:
    fact = read_label(part)
    if fact:
        return fact
    name = byline(part)
    if name:
        return Labelled("author", name)
    place = _AFTER_PLACE.search(part)
    dated = place and is_name(part[: place.start()]) and is_date(part[place.end() :])
    date = part[place.end() :] if place and dated else part
    return Labelled("published", date) if is_date(date) else None


def _parts(text: str) -> Iterator[str]:
    """Yield the parts of a line: between strokes and dots, and from one label or byline to the next."""
    for part in _PARTS.split(text):
        begin = 0
        for word in list(_WORD.finditer(part))[1:]:
            if _opens_fact(part[word.start() :], part[begin : word.start()]):
                yield part[begin : word.start()].strip(_AROUND)
                begin = word.start()
        rest = part[begin:].strip(_AROUND)
        if rest:
            yield rest


def _opens_fact(rest: str, before: str) -> bool:
    """Tell whether a new fact begins here, behind another one in the same part of the line."""
    if not _may_open(rest):
        return False
    fact = _stated_part(before.strip(_AROUND))
    if fact is None or not fact.value:
        return False
    return byline(rest) is None if fact.field == "author" else not is_date(rest)


def _may_open(rest: str) -> bool:
    """Tell whether a text opens with a label or a byline; a quick look before the closer ones."""
    label = _COLON.split(rest, maxsplit=1)
    labelled_here = len(label) == 2 and label_alone(label[0]) is not None
    return labelled_here or is_date(rest) or is_staff(rest) or bool(byline(rest) or read_label(rest))


def _unbracketed(text: str) -> str:
    """Return a text without the brackets around the whole of it."""
    stripped = text.strip()
    for opening, closing in _BRACKETS:
        inner = stripped[1:-1]
        if stripped.startswith(opening) and stripped.endswith(closing) and opening not in inner:
            return inner.strip()
    return stripped
