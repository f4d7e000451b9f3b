"""A value -> JSON as our files have it: for people, who read it and see what a build changed, or small."""

from typing import Any

import msgspec


def indented(value: Any) -> str:
    """Return JSON with an indent of one space and a line end after it.

    The standard library indents in Python, which took longer than all else that makes pages. Very large and
    very small floats are written shorter here: 1e16, not 1e+16.
    """
    return msgspec.json.format(msgspec.json.encode(value), indent=1).decode() + "\n"


def compact(value: Any) -> str:
    """Return JSON without white space."""
    return msgspec.json.encode(value).decode()
