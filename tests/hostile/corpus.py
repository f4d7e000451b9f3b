"""All hostile inputs, and the folder that they make."""

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from tests.hostile import characters, formats, markup, names, sizes
from tests.hostile.case import Case

CASES: tuple[Case, ...] = tuple(
    chain(markup.cases(), characters.cases(), sizes.cases(), formats.cases(), names.cases())
)


def write(cases: Iterable[Case], seeds: Path) -> None:
    """Make every case below the folder of sources."""
    for case in cases:
        path = seeds / case.path
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(case.content, bytes):
            path.write_bytes(case.content)
        else:
            case.content(path)
