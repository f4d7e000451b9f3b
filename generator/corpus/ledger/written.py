"""The ledger -> its file, one page, claim or change a line, and back; a damaged file is never read in part.

The file is made for merging: a line has only what applies, what belongs to one brief stands together with an
empty line before it, and every line ends in a comma: the lines of two branches are a ledger (branches.py).
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from itertools import groupby
from typing import Any, TypeVar, get_args, get_type_hints

from generator.corpus.ledger import branches, contradictions
from generator.corpus.ledger.contradictions import Contradiction
from generator.errors import ConfigError
from generator.model import Change, ClaimEntry, Ledger, Notice, NoticeCode, PageEntry

T = TypeVar("T")

PATH = "docs/ledger.json"
_SCHEMA = 1
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
    separator = ",\n"
    sections = (_section(name, getattr(ledger, name)) for name, _ in _SECTIONS)
    return f'{{\n"schema": {_SCHEMA},\n{separator.join(sections)}\n}}\n'


def _section(name: str, entries: Iterable[Any]) -> str:
    briefs = groupby(sorted(entries, key=_slug), key=_slug)
    blocks = ("".join(f"{_json(_plain(entry))},\n" for entry in own) for _, own in briefs)
    return "\n".join((f'"{name}": [', *blocks, f"{_json({_END: name})}\n]"))


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
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise _damaged(f"it is not valid JSON ({error.msg})", error.lineno) from error
    if not isinstance(value, dict) or value.get("schema") != _SCHEMA:
        raise _damaged(
            f"it has not the schema {_SCHEMA}; another version of the program may have written it", 1
        )
    found: dict[str, tuple[Any, ...]] = {}
    for name, kind in _SECTIONS:
        entries = value.get(name)
        if not isinstance(entries, list):
            raise _damaged(f"it has no list '{name}'", 1)
        found[name] = tuple(_entry(text, kind, entry) for entry in entries if entry != {_END: name})
    pages, claims, changes = found["pages"], found["claims"], found["changes"]
    _refuse(text, contradictions.of_lines(pages, claims))
    ledger = branches.united(pages, claims, changes)
    _refuse(text, contradictions.of_ledger(ledger))
    return ledger


def _refuse(text: str, problems: Iterator[Contradiction]) -> None:
    for problem in problems:
        raise _damaged(problem.what, _line_of(text, _plain(problem.entry)))


def _entry(text: str, kind: type[T], value: Any) -> T:
    """Return one line as the type it must be."""
    if not isinstance(value, dict):
        raise _damaged(f"an entry is no object: {json.dumps(value)[:60]}", None)
    hints, needed = _FIELDS[kind]
    given = {name: tuple(item) if isinstance(item, list) else item for name, item in value.items()}
    for name in needed:
        if name not in given:
            raise _damaged(f"'{name}' is missing", _line_of(text, value))
    for name, item in given.items():
        if name not in hints or not _fits(item, hints[name]) or not _has_shape(name, item):
            shown = json.dumps(item, ensure_ascii=False)[:60]
            raise _damaged(f"'{name}' cannot be {shown}", _line_of(text, value))
    return kind(**given)


def _fits(value: Any, kind: Any) -> bool:
    options = get_args(kind)
    if kind in (str, int, bool):
        return type(value) is kind
    if Ellipsis in options:
        return isinstance(value, tuple) and all(_fits(item, options[0]) for item in value)
    if type(None) in options:
        return value is None or any(_fits(value, option) for option in options if option is not type(None))
    return value in options


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
