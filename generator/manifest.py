"""docs/.generated.json -> which files a build wrote, and back.

The file is made for merging, as that of the ledger: every path has its line, and every line ends in a comma,
so that the lines of two branches are a list of what both wrote.
"""

import json
import re
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
    ledger: str = ""
    """Its SHA-256; empty when that is not known, as after a merge."""


_END = {"end": "generated"}
"""Closes the list, so that the last path is a line like any other."""
_MERGE_MARK = re.compile(rb"^(?:<{7}|={7}|>{7}|\|{7})(?: |\r?$)", re.M)
_DIGEST = re.compile(r"[0-9a-f]{64}")


def read(content: bytes | None, path: str) -> Manifest:
    """Return what the file says, only plain relative paths: people can edit it. Empty when there is no file.

    Raises ConfigError when it is damaged: without it generated pages could not be told from others.
    """
    if content is None:
        return Manifest()
    try:
        pairs = json.loads(content, object_pairs_hook=list)
        lists = [value for key, value in pairs if key == "generated"]
        ledgers = {value for key, value in pairs if key == "ledger"}
    except (ValueError, TypeError) as error:
        raise _damaged(content, path) from error
    if not lists or not all(isinstance(names, list) for names in lists):
        raise _damaged(content, path)
    named = (name for names in lists for name in names)
    listed = dict.fromkeys(name for name in named if isinstance(name, str) and is_plain(name))
    digests = [value for value in ledgers if isinstance(value, str) and _DIGEST.fullmatch(value)]
    has_ledger = bool(digests) or True in ledgers
    return Manifest(tuple(listed), has_ledger, digests[0] if len(ledgers) == len(digests) == 1 else "")


def _damaged(content: bytes, path: str) -> ConfigError:
    message = "the list of generated files is damaged; restore it from version control"
    if _MERGE_MARK.search(content):
        message = (
            "the list of generated files holds the marks of a merge conflict; keep the lines of both sides "
            "and delete the marks, or restore it from version control"
        )
    return ConfigError([Notice(NoticeCode.MANIFEST_DAMAGED, "error", path, message)])


def is_plain(path: str) -> bool:
    """Say whether a path names something in the folder that it is relative to."""
    parts = PurePosixPath(path).parts
    # The last two mean something on other systems, and no name of ours has them.
    is_odd = any(char in path for char in "\0\\:")
    return bool(parts) and ".." not in parts and not path.startswith("/") and not is_odd


def text(manifest: Manifest) -> str:
    """Return the file."""
    lines = [json.dumps(path, ensure_ascii=False) for path in sorted(manifest.paths)]
    ledger = json.dumps(manifest.ledger or manifest.has_ledger)
    listed = "".join(f"{line},\n" for line in lines)
    return f'{{\n"ledger": {ledger},\n"generated": [\n{listed}{json.dumps(_END)}\n]\n}}\n'
