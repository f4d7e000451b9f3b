"""A value of the pipeline -> the same in less memory: what is equal in it is one object.

The words of a source stand in its brief many times: one sentence is a key point, a figure and a date. Whoever
finds or decodes them makes a new string each time, which is half of the text that a brief holds.
"""

from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")

_Met = dict[str | tuple[Any, ...], Any]
"""Strings, and tuples of strings, that were met so far, each by itself."""


def shared(value: T) -> T:
    """Return the value, made of tuples and of dataclasses, with one object for strings that are equal.

    The dataclasses are changed in place, frozen or not: only who has just made them may ask for it.
    """
    met: _Met = {}
    return _shared(value, met)  # type: ignore[no-any-return]


def _shared(value: Any, met: _Met) -> Any:
    kind: type = type(value)
    if kind is str:
        return met.setdefault(value, value)
    if kind is tuple:
        if not value:
            return value
        items = tuple([_shared(item, met) for item in value])
        return met.setdefault(items, items) if all(type(item) is str for item in items) else items
    for name in _fields(kind):
        old = getattr(value, name)
        new = _shared(old, met)
        if new is not old:
            object.__setattr__(value, name, new)
    return value


@cache
def _fields(kind: type) -> tuple[str, ...]:
    """Return the fields of a dataclass that may hold strings, none for other types."""
    if not is_dataclass(kind):
        return ()
    return tuple(field.name for field in fields(kind) if field.type not in (int, float, bool))
