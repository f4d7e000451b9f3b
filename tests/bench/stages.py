"""A collection -> what each stage of a cold build costs, in one process, into its file ``stages``.

A line a stage: name, CPU seconds, bytes of memory at its end.
"""

import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from generator import build, corpus, extract, outputs, readers, render, store, verify
from generator.corpus import ledger
from generator.store import Project

_STAGES: tuple[tuple[Any, str, str], ...] = (
    (store, "read_inputs", "find sources"),
    (readers, "read", "read"),
    (extract, "brief", "extract"),
    (corpus, "prepare", "prepare to relate"),
    (corpus, "relate", "relate"),
    (ledger, "assign", "ledger: addresses"),
    (ledger, "advance", "ledger: fates"),
    (render, "render", "render"),
    (verify, "quotes", "prove quotes"),
    (verify.Addresses, "see", "prove addresses"),
    (outputs.Publication, "add", "stage"),
    (outputs.Publication, "commit", "write"),
)


def main() -> None:
    """Build the collection named on the command line as if for the first time."""
    root = Path(sys.argv[1])
    project = Project(root)
    outputs.remove_generated(project)
    for name in (store.LEDGER, store.MANIFEST):
        (project.docs / name).unlink(missing_ok=True)
    spent: dict[str, float] = {}
    peaks: dict[str, int] = {}
    for owner, function, name in _STAGES:
        setattr(owner, function, _timed(getattr(owner, function), name, spent, peaks))
    start = time.process_time()
    build.generate(project)
    spent["everything else"] = time.process_time() - start - sum(spent.values())
    peaks["everything else"] = _memory()
    lines = (f"{name}\t{seconds}\t{peaks[name]}" for name, seconds in spent.items())
    (root / "stages").write_text("\n".join(lines))


def _timed(
    function: Callable[..., Any], name: str, spent: dict[str, float], peaks: dict[str, int]
) -> Callable[..., Any]:
    @contextmanager
    def watched() -> Iterator[None]:
        start = time.process_time()
        yield
        spent[name] = spent.get(name, 0.0) + time.process_time() - start
        peaks[name] = _memory()

    def each(found: Iterator[Any]) -> Iterator[Any]:
        """What takes its time one by one is timed one by one."""
        while True:
            with watched():
                item = next(found, None)
            if item is None:
                return
            yield item

    def timed(*given: Any, **options: Any) -> Any:
        with watched():
            result = function(*given, **options)
        return each(result) if isinstance(result, Iterator) else result

    return timed


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


if __name__ == "__main__":
    main()
