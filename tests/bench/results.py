"""What was measured of collections of one size <-> its section in tests/bench/RESULTS.md."""

import os
import platform
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.builds import Row
from tests.bench.cost import PATIENCE

_FILE = Path(__file__).parent / "RESULTS.md"
_HEAD = """# What a build costs

`make bench` measures and writes this page; `make bench SIZES="10000"` only the section of that size.

The documents are made up (`made_up.py`, 64 sentences each). CPU seconds are those of all processes together;
memory is the most that one of them held, Pagefind's included. The stages are those of a cold build in a
single process; their memory is what that process had held by then. "Plain MkDocs with Material" has no other
setting and the same pages in `docs/`, those of the collection included; `mkdocs serve` has the collection's
own settings. A save of a source is visible when its brief has the new words, exact when all else has what a
build would give it; before the first save the program may still be comparing the collection. Times of saves
are medians of five.
"""
_SECTION = re.compile(r"^## ([\d,]+) documents\n.*?(?=^## |\Z)", re.DOTALL | re.MULTILINE)


def write(size: int, pages: int, rows: Iterable[Row], note: str) -> None:
    """Put the section of this size into the page. Other sections stay as they are."""
    text = _FILE.read_text(encoding="utf-8") if _FILE.exists() else ""
    sections = {int(match[1].replace(",", "")): match[0] for match in _SECTION.finditer(text)}
    sections[size] = _section(size, pages, rows, note)
    body = "\n".join(sections[size].rstrip("\n") + "\n" for size in sorted(sections))
    _FILE.write_text(f"{_HEAD}\n{body}", encoding="utf-8")


def row(size: int, measured: Row) -> str:
    """Return a line of the table."""
    what, cost = measured
    if cost is None:
        return f"| {what} | over {PATIENCE} | | | |"
    wall = "" if cost.wall is None else f"{cost.wall:.2f}"
    cpu = "" if cost.cpu is None else f"{cost.cpu:.2f}"
    each = "" if cost.cpu is None else f"{1000 * cost.cpu / size:.1f}"
    memory = "" if cost.memory is None else f"{cost.memory / 1e6:,.0f}"
    return f"| {what} | {wall} | {cpu} | {each} | {memory} |"


def _section(size: int, pages: int, rows: Iterable[Row], note: str) -> str:
    made = f"{datetime.now(UTC).date().isoformat()}, {_machine()}, {os.cpu_count()} cores"
    lines = [
        f"## {size:,} documents",
        "",
        f"{made}, Python {platform.python_version()}; {pages:,} pages. {note}".strip(),
        "",
        "| what | wall, s | CPU, s | CPU a document, ms | memory, MB |",
        "|---|--:|--:|--:|--:|",
        *(row(size, measured) for measured in rows),
    ]
    return "\n".join(lines) + "\n"


def _machine() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), "a machine")
