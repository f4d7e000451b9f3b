"""A value -> JSON as our files have it: indented, so that people can read it and see what a build changed."""

from typing import Any

import msgspec


def indented(value: Any) -> str:
    """Return JSON with an indent of one space and a line end after it; made in C, since it is most of a build."""
    return msgspec.json.format(msgspec.json.encode(value), indent=1).decode() + "\n"
