"""YAML text -> its nodes, or a YAMLError: whatever the text, the work grows with its length only.

Nodes keep every scalar as it is written: nothing turns ``012`` into 10 or ``yes`` into true, and no tag makes
an object of anything.
"""

import re
from typing import Any

import yaml

WHOLE_NUMBER = re.compile("[1-9][0-9]{0,5}")
"""How a setting that is a number is written."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 20
"""Levels; settings need five. The parser's work grows with their number, and its stack does, too."""
_OPENING, _CLOSING = (
    (yaml.SequenceStartEvent, yaml.MappingStartEvent),
    (yaml.SequenceEndEvent, yaml.MappingEndEvent),
)


def compose(text: str) -> yaml.Node | None:
    """Return the root node, ``None`` for an empty text.

    Raises yaml.YAMLError where the text is not valid, refers to an anchor, or is nested too deep.
    """
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.AliasEvent):
            # An alias may stand for a tree that doubles with every level, so none is followed.
            raise _refused(event, f"aliases are not supported; write '*{event.anchor}' out")
        depth += isinstance(event, _OPENING) - isinstance(event, _CLOSING)
        if depth > _DEEPEST:
            raise _refused(event, f"it is nested more than {_DEEPEST} levels deep")
    return yaml.compose(text, Loader=_LOADER)


def number(text: str, group: str, key: str, default: int) -> int:
    """Return one number of a settings file, the default where the file does not give one.

    For what must be known before all settings are read; whether they are right is for config.py to say.
    """
    try:
        group_node = _value(compose(text), group)
    except yaml.YAMLError:
        return default
    written = getattr(_value(group_node, key), "value", "")
    return int(written) if isinstance(written, str) and WHOLE_NUMBER.fullmatch(written) else default


def _value(node: yaml.Node | None, key: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for name, value in pairs if getattr(name, "value", "") == key), None)


def _refused(event: yaml.Event, problem: str) -> yaml.MarkedYAMLError:
    mark: Any = event.start_mark  # the C parser's marks are of another type, with the same fields
    return yaml.MarkedYAMLError(problem=problem, problem_mark=mark)
