"""YAML settings -> typed settings, with every mistake reported at once, by file and line.

The types are plain dataclasses in model.py. This module walks the YAML node tree beside them, because
only nodes know their line.
"""

import difflib
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints
from urllib.parse import quote, urlsplit

import yaml

from generator.errors import ConfigError
from generator.model import EDITORIAL, SIDECAR_ENDING, Editorial, Notice, NoticeCode, Sidecar
from generator.text import bounded_yaml
from generator.text.bounded_yaml import WHOLE_NUMBER
from generator.text.normalise import normalise, slug

T = TypeVar("T")

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAX_THEME_ID = 40
_SITE = re.compile(r"https?://[^\s\"'<>]+\Z")
_IN_PATH = "%/:@!$&'()*+,;=~"
"""What the path of an address may hold as it is (RFC 3986), with the sign that stands for something else."""
_SHOWN = 40
"""Characters of a wrong value that a message shows."""
_LINE = "line"
"""A field of this name gets the line of its entry; nobody writes it."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """One settings file being read, and the mistakes found so far."""

    path: str
    mistakes: list[Notice]

    def wrong(self, code: NoticeCode, line: int | None, message: str) -> None:
        self.mistakes.append(Notice(code, "error", self.path, message, line))


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything analysts set."""

    editorial: Editorial
    """The collection."""
    sidecars: Mapping[str, Sidecar]
    """Single sources, by the source's path relative to seeds/."""


def read(texts: Mapping[str, str]) -> Settings:
    """Read settings files, given as text by path relative to seeds/.

    Raises ConfigError with every mistake in any of them.
    """
    mistakes: list[Notice] = []
    editorial = Editorial()
    sidecars: dict[str, Sidecar] = {}
    for path, text in texts.items():
        reading = _Reading(f"seeds/{path}", mistakes)
        if path == EDITORIAL:
            editorial = _with_addresses(reading, _read(reading, Editorial, text))
        else:
            sidecars[path.removesuffix(SIDECAR_ENDING)] = _read(reading, Sidecar, text)
    _refuse_same_slugs(sidecars, mistakes)
    if mistakes:
        raise ConfigError(mistakes)
    return Settings(editorial, sidecars)


def site_url(text: str, environment: Mapping[str, str]) -> str:
    """Return where the site will stand, from the text of mkdocs.yml; empty when it does not say.

    ``environment`` are the variables that ``!ENV`` may name. The address ends with a slash, and what stands
    behind the host is encoded as an address needs it. Only this one key is read: MkDocs has tags of its own,
    and reports what is wrong with its settings itself.
    """
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError:
        return ""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    found = next((value for key, value in pairs if getattr(key, "value", "") == "site_url"), None)
    written = _from_environment(found, environment) if found and found.tag == "!ENV" else _text(found)
    if not _SITE.match(written):
        return ""
    parts = urlsplit(written)
    return f"{parts.scheme}://{parts.netloc}{quote(parts.path.rstrip('/'), safe=_IN_PATH)}/"


def _from_environment(node: yaml.Node, environment: Mapping[str, str]) -> str:
    """Return the first of the variables that is set, else the default: the last of several."""
    nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
    *names, default = nodes if len(nodes) > 1 else [*nodes, None]
    given = (environment.get(_text(name, "!ENV")) for name in names)
    return next((value for value in given if value is not None), _text(default))


def _text(node: yaml.Node | None, *tags: str) -> str:
    """Return the text of a node, empty when it holds anything else; ``tags`` are others than that of text."""
    is_text = isinstance(node, yaml.ScalarNode) and node.tag in ("tag:yaml.org,2002:str", *tags)
    return node.value if node is not None and is_text else ""


def _refuse_same_slugs(sidecars: Mapping[str, Sidecar], mistakes: list[Notice]) -> None:
    first: dict[str, str] = {}
    for source, sidecar in sidecars.items():
        chosen = slug(sidecar.slug)
        if chosen and chosen in first:
            message = f"the slug '{chosen}' is that of '{first[chosen]}', too; give each source its own"
            path = f"seeds/{source}{SIDECAR_ENDING}"
            mistakes.append(Notice(NoticeCode.CONFIG_VALUE, "error", path, message))
        first.setdefault(chosen, source)


def _with_addresses(reading: _Reading, editorial: Editorial) -> Editorial:
    """Give every theme the id that stands in its address; two may not share one."""
    themes = tuple(replace(t, id=slug(t.id or t.label, _MAX_THEME_ID)) for t in editorial.themes)
    ids = Counter(theme.id for theme in themes)
    for theme in themes:
        if ids[theme.id] > 1 or not theme.id:
            message = f"the theme '{theme.label}' needs an address of its own; give it another 'id'"
            reading.wrong(NoticeCode.CONFIG_VALUE, theme.line, message)
        for term in (*theme.terms, *theme.claims):
            if not all(any(char.isalnum() for char in part) for part in term.split("+")):
                message = f"the theme '{theme.label}' has the term '{term}', where a word is missing"
                reading.wrong(NoticeCode.CONFIG_VALUE, theme.line, message)
    _refuse_shared_names(reading, editorial)
    return replace(editorial, themes=themes)


def _refuse_shared_names(reading: _Reading, editorial: Editorial) -> None:
    """Refuse a form of a name that would stand for two actors."""
    owners: dict[str, str] = {}
    for actor in editorial.actors:
        for form in dict.fromkeys(map(normalise, (actor.name, *actor.aliases))):
            if form in owners:
                message = (
                    f"'{actor.name}' and '{owners[form]}' share the form '{form}'; give it to one of them"
                )
                reading.wrong(NoticeCode.CONFIG_VALUE, actor.line, message)
            owners.setdefault(form, actor.name)


def _read(reading: _Reading, kind: type[T], text: str) -> T:
    node = _compose(reading, text)
    value = None if node is None else _convert(reading, node, kind, "the file")
    return value if isinstance(value, kind) else kind()


def _compose(reading: _Reading, text: str) -> yaml.Node | None:
    try:
        return bounded_yaml.compose(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "it cannot be read"
        line = mark.line + 1 if mark else None
        reading.wrong(NoticeCode.CONFIG_SYNTAX, line, f"not valid YAML: {problem}")
        return None


def _line(node: yaml.Node) -> int | None:
    return node.start_mark.line + 1 if node.start_mark else None


def _convert(reading: _Reading, node: yaml.Node, kind: Any, where: str) -> Any:
    """Return the node as a value of the kind, or ``None`` after noting why it is none."""
    if is_dataclass(kind):
        return _mapping(reading, node, kind, where)
    if get_origin(kind) is tuple:
        return _sequence(reading, node, get_args(kind)[0], where)
    if not isinstance(node, yaml.ScalarNode):
        _wrong_type(reading, node, "a single value", where)
        return None
    return _scalar(reading, node, kind, where)


def _scalar(reading: _Reading, node: yaml.ScalarNode, kind: Any, where: str) -> Any:
    text = "" if node.tag == "tag:yaml.org,2002:null" else node.value.strip()
    choices = get_args(kind) if get_origin(kind) is Literal else ()
    if choices and text not in choices:
        near = difflib.get_close_matches(text, choices, n=1)
        hint = f"; did you mean '{near[0]}'?" if near else ""
        message = f"{where} is '{text}', but must be one of {', '.join(choices)}{hint}"
        reading.wrong(NoticeCode.CONFIG_VALUE, _line(node), message)
        return None
    if kind is bool:
        if text.lower() in {"true", "false"}:
            return text.lower() == "true"
        _wrong_type(reading, node, "true or false", where)
        return None
    if kind is int:
        if WHOLE_NUMBER.fullmatch(text):
            return int(text)
        message = f"{where} is '{text[:_SHOWN]}', but must be a whole number from 1 to 999999"
        reading.wrong(NoticeCode.CONFIG_VALUE, _line(node), message)
        return None
    return text


def _sequence(
    reading: _Reading,
    node: yaml.Node,
    kind: Any,
    where: str,
) -> tuple[Any, ...] | None:
    if isinstance(node, yaml.ScalarNode):
        if node.value == "":
            return ()
        if kind is str:  # one item need not be written as a list
            return (node.value.strip(),)
    if not isinstance(node, yaml.SequenceNode):
        _wrong_type(reading, node, "a list", where)
        return None
    items = [_convert(reading, item, kind, f"an entry of {where}") for item in node.value]
    return tuple(item for item in items if item is not None)


def _mapping(reading: _Reading, node: yaml.Node, kind: Any, where: str) -> Any:
    if not isinstance(node, yaml.MappingNode):
        _wrong_type(reading, node, "keys and values", where)
        return None
    types = {name: value for name, value in get_type_hints(kind).items() if name != _LINE}
    values: dict[str, Any] = {}
    before = len(reading.mistakes)
    for key_node, value_node in node.value:
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
        line = _line(key_node)
        if key not in types:
            message = f"unknown key '{key}' in {where}{_nearest(key, types)}"
            reading.wrong(NoticeCode.CONFIG_UNKNOWN_KEY, line, message)
        elif key in values:
            reading.wrong(NoticeCode.CONFIG_VALUE, line, f"the key '{key}' stands twice in {where}; keep one")
        else:
            values[key] = _convert(reading, value_node, types[key], f"'{key}'")
    if any(f.name == _LINE for f in fields(kind)):
        values[_LINE] = _line(node)
    missing = [f.name for f in fields(kind) if f.default is MISSING and not values.get(f.name)]
    if missing and len(reading.mistakes) == before:
        message = f"{where} needs {' and '.join(repr(name) for name in missing)}"
        reading.wrong(NoticeCode.CONFIG_VALUE, _line(node), message)
    return None if len(reading.mistakes) > before else kind(**values)


def _wrong_type(reading: _Reading, node: yaml.Node, expected: str, where: str) -> None:
    names = {yaml.MappingNode: "keys and values", yaml.SequenceNode: "a list"}
    found = next((name for kind, name in names.items() if isinstance(node, kind)), "a single value")
    message = f"{where} must be {expected}, but it is {found}"
    reading.wrong(NoticeCode.CONFIG_TYPE, _line(node), message)


def _nearest(name: str, known: Mapping[str, Any] | tuple[str, ...]) -> str:
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f"; did you mean '{near[0]}'?" if near else f"; known are {', '.join(known)}"
