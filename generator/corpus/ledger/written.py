"""The ledger -> its file, one page, claim or change a line, and back; a damaged file is never read in part.

The file is made for merging: a line has only what applies, what belongs to one brief stands together with an
empty line before it, and every line ends in a comma: the lines of two branches are a ledger (branches.py).
"""

import contextlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from itertools import groupby
from typing import Any, TypeVar, get_type_hints

import msgspec

from generator.corpus.ledger import branches, contradictions
from generator.corpus.ledger.contradictions import Contradiction
from generator.errors import ConfigError
from generator.model import Change, ClaimEntry, Ledger, Notice, NoticeCode, PageEntry
from generator.sharing import shared

T = TypeVar("T")

PATH = "docs/ledger.json"
_SCHEMA = 1
_SCHEMA_AS_WRITTEN = msgspec.Raw(b"1")
_END = "end"
"""The only field of the line that closes a list."""
_MERGE_MARK = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: |$)", re.M)
_SHAPES = {
    "slug": re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*"),
    "id": re.compile(r"[a-z2-7]{8}"),
    "day": re.compile(r"\d{4}-\d\d-\d\d"),
    "first_seen": re.compile(r"\d{4}-\d\d-\d\d"),
    "last_seen": re.compile(r"\d{4}-\d\d-\d\d"),
}
_SECTIONS: tuple[tuple[str, type[Any]], ...] = (
    ("pages", PageEntry),
    ("claims", ClaimEntry),
    ("changes", Change),
)
_FIELDS: dict[type[Any], tuple[dict[str, Any], tuple[str, ...]]] = {
    kind: (get_type_hints(kind), tuple(item.name for item in fields(kind) if item.default is MISSING))
    for _, kind in _SECTIONS
}
"""The fields of a line with their types, and those that every line has."""


def text(ledger: Ledger) -> str:
    """Return the file."""
    return "".join(pieces(ledger))


def pieces(ledger: Ledger) -> Iterator[str]:
    """Yield the file brief by brief: it may be very large."""
    yield f'{{\n"schema": {_SCHEMA}'
    for name, _ in _SECTIONS:
        yield f',\n"{name}": [\n'
        for _, own in groupby(sorted(getattr(ledger, name), key=_slug), key=_slug):
            yield "".join(f"{_json(_plain(entry))},\n" for entry in own) + "\n"
        yield f"{_json({_END: name})}\n]"
    yield "\n}\n"


def _slug(entry: PageEntry | ClaimEntry | Change) -> str:
    return entry.slug


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _plain(entry: Any) -> dict[str, Any]:
    """Return the fields that say something; those with their default are left out."""
    values = ((item, getattr(entry, item.name)) for item in fields(entry))
    return {item.name: value for item, value in values if item.default is MISSING or value != item.default}


def read(text: str | None) -> Ledger:
    """Return the ledger of a file; an empty one when there is no file yet.

    Raises ConfigError, with the line and the way back, when the file is neither what ``text`` writes nor the
    lines of two such files.
    """
    if text is None:
        return Ledger()
    mark = _MERGE_MARK.search(text)
    if mark:
        what = "it holds the marks of a merge conflict; keep the lines of both sides and delete the marks"
        raise _damaged(what, _line(text, mark.start()))
    sections = _sections(text)
    if sections.get("schema") != _SCHEMA_AS_WRITTEN:
        raise _damaged(
            f"it has not the schema {_SCHEMA}; another version of the program may have written it", 1
        )
    found = {name: tuple(_briefwise(_entries(text, name, kind, sections))) for name, kind in _SECTIONS}
    pages, claims, changes = found["pages"], found["claims"], found["changes"]
    _refuse(text, contradictions.of_lines(pages, claims))
    ledger = branches.united(pages, claims, changes)
    _refuse(text, contradictions.of_ledger(ledger))
    return ledger


def _refuse(text: str, problems: Iterator[Contradiction]) -> None:
    for problem in problems:
        raise _damaged(problem.what, _line_of(text, _plain(problem.entry)))


def _sections(text: str) -> dict[str, msgspec.Raw]:
    try:
        return msgspec.json.decode(text, type=dict[str, msgspec.Raw])
    except msgspec.DecodeError:
        pass
    try:
        json.loads(text)  # knows the line
    except json.JSONDecodeError as error:
        raise _damaged(f"it is not valid JSON ({error.msg})", error.lineno) from error
    raise _damaged("it is no object of JSON in UTF-8", 1)


def _entries(text: str, name: str, kind: type[T], sections: Mapping[str, msgspec.Raw]) -> Iterator[T]:
    """Yield the lines of a list, one by one: as plain values, all of them would take much space."""
    try:
        lines = msgspec.json.decode(sections.get(name, b""), type=list[msgspec.Raw])
    except msgspec.DecodeError as error:
        raise _damaged(f"it has no list '{name}'", 1) from error
    for line in lines:
        value = msgspec.json.decode(line)
        if value != {_END: name}:
            yield _entry(text, kind, value)


def _briefwise(entries: Iterable[Any]) -> Iterator[Any]:
    """Pass on the entries; those of a brief, which stand together, share its slug, days and kinds."""
    for _, own in groupby(entries, key=_slug):
        yield from shared(tuple(own))


def _entry(text: str, kind: type[T], value: Any) -> T:
    """Return one line as the type it must be."""
    if not isinstance(value, dict):
        raise _damaged(f"an entry is no object: {json.dumps(value)[:60]}", None)
    hints, needed = _FIELDS[kind]
    with contextlib.suppress(msgspec.ValidationError):
        entry = msgspec.convert(value, kind)
        if value.keys() <= hints.keys() and all(_has_shape(*item) for item in value.items()):
            return entry
    for name in needed:
        if name not in value:
            raise _damaged(f"'{name}' is missing", _line_of(text, value))
    wrong = (
        name
        for name, item in value.items()
        if name not in hints or not _fits(item, hints[name]) or not _has_shape(name, item)
    )
    name = next(wrong)
    shown = json.dumps(value[name], ensure_ascii=False)[:60]
    raise _damaged(f"'{name}' cannot be {shown}", _line_of(text, value))


def _fits(value: Any, kind: Any) -> bool:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return False
    return True


def _has_shape(name: str, value: Any) -> bool:
    shape = _SHAPES.get(name)
    return shape is None or value is None or shape.fullmatch(value) is not None


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def _line_of(text: str, entry: Mapping[str, Any]) -> int | None:
    """Return the last line that holds the entry, ``None`` when the file has been laid out anew."""
    wanted = json.loads(json.dumps(entry))
    lines = [number for number, line in enumerate(text.split("\n"), 1) if _holds(line, wanted)]
    return lines[-1] if lines else None


def _holds(line: str, entry: object) -> bool:
    try:
        return bool(json.loads(line.rstrip().removesuffix(",")) == entry)
    except ValueError:
        return False


def _damaged(what: str, line: int | None) -> ConfigError:
    message = (
        f"the ledger is damaged: {what}. Nothing was built. Mend the line, or take the last good ledger back "
        f"with: git checkout {PATH} (when that is damaged, too, 'git log {PATH}' names earlier ones)"
    )
    return ConfigError([Notice(NoticeCode.LEDGER_DAMAGED, "error", PATH, message, line)])
