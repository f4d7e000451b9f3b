"""docs/.generated.json -> which files a build wrote, and back.

The file is made for merging: one list with a line for the ledger and for every path, each ending in a comma.
So the lines of two branches, in whatever order, are a list of what both wrote.
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


_LEDGER = "ledger"
"""The only field of the line that tells of the ledger."""
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
        lines = json.loads(content)
        if isinstance(lines, dict):  # as earlier versions wrote it
            lines = [{_LEDGER: lines.get(_LEDGER)}, *lines["generated"], _END]
        is_whole = isinstance(lines, list) and _END in lines
    except (ValueError, KeyError, TypeError) as error:
        raise _damaged(content, path) from error
    if not is_whole:
        raise _damaged(content, path)
    paths = dict.fromkeys(line for line in lines if isinstance(line, str) and is_plain(line))
    ledgers = {str(line[_LEDGER]) for line in lines if isinstance(line, dict) and _LEDGER in line}
    digests = [found for found in ledgers if _DIGEST.fullmatch(found)]
    has_ledger = bool(digests) or str(True) in ledgers
    return Manifest(tuple(paths), has_ledger, digests[0] if len(ledgers) == len(digests) == 1 else "")


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
    lines = [{_LEDGER: manifest.ledger or manifest.has_ledger}, *sorted(manifest.paths), _END]
    return "[\n" + ",\n".join(json.dumps(line, ensure_ascii=False) for line in lines) + "\n]\n"
