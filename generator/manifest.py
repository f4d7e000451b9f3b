"""docs/.generated.json -> which files a build wrote, and back."""

import json
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.errors import ConfigError
from generator.model import Notice, NoticeCode


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the last build left in docs/."""

    paths: tuple[str, ...] = ()
    """The files that it wrote."""
    has_ledger: bool = False
    """Whether a ledger stood beside them."""


def read(content: bytes | None, path: str) -> Manifest:
    """Return what the file says, only plain relative paths: people can edit it. Empty when there is no file.

    Raises ConfigError when it is damaged: without it generated pages could not be told from others.
    """
    if content is None:
        return Manifest()
    try:
        value = json.loads(content)
        paths = [name for name in value["generated"] if isinstance(name, str)]
        has_ledger = value.get("ledger") is True
    except (ValueError, KeyError, TypeError) as error:
        message = (
            "the list of generated files is damaged; restore it from version control, or settle its merge "
            "conflict by keeping the lines of both sides"
        )
        raise ConfigError([Notice(NoticeCode.MANIFEST_DAMAGED, "error", path, message)]) from error
    return Manifest(tuple(filter(is_plain, paths)), has_ledger)


def is_plain(path: str) -> bool:
    """Say whether a path names something in the folder that it is relative to."""
    parts = PurePosixPath(path).parts
    # The last two mean something on other systems, and no name of ours has them.
    is_odd = any(char in path for char in "\0\\:")
    return bool(parts) and ".." not in parts and not path.startswith("/") and not is_odd


def text(manifest: Manifest) -> str:
    """Return the file."""
    value = {"ledger": manifest.has_ledger, "generated": sorted(manifest.paths)}
    return json.dumps(value, indent=1) + "\n"
