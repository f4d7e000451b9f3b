"""A collection -> what each stage of a cold build and of its site costs, into its file ``stages``.

A line a stage: name, CPU seconds, bytes of memory at its end.
"""

import os
import resource
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from generator import (
    build,
    corpus,
    extract,
    large_search,
    outputs,
    packed,
    readers,
    render,
    site,
    store,
    verify,
)
from generator.corpus import ledger
from generator.site import pagewise, publishing, reuse
from generator.site.live import Live
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
    (Live, "__init__", "site: find files"),
    (Live, "write_others", "site: copy files"),
    (reuse, "render", "site: Markdown"),
    (Live, "_from_page", "site: templates"),
    (large_search, "divide", "site: divide the search index"),
    (publishing, "_put", "site: publish"),
)


class _Watch:
    """How long each stage took, without what other stages took in it, and what memory was held by then."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self.peaks: dict[str, int] = {}
        self._inside = [0.0]

    @contextmanager
    def at(self, name: str) -> Iterator[None]:
        """Count the time of what is done in this context."""
        start = _cpu()
        self._inside.append(0.0)
        yield
        took = _cpu() - start
        self.spent[name] = self.spent.get(name, 0.0) + took - self._inside.pop()
        self._inside[-1] += took
        self.peaks[name] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main() -> None:
    """Build the collection named on the command line as if for the first time."""
    root = Path(sys.argv[1])
    project = Project(root)
    outputs.remove_generated(project)
    for name in (store.LEDGER, store.MANIFEST):
        (project.docs / name).unlink(missing_ok=True)
    site.remove(root)
    shutil.rmtree(root / packed.FOLDER)
    watch = _Watch()
    for owner, function, name in _STAGES:
        setattr(owner, function, _timed(getattr(owner, function), name, watch))
    pagewise._FEW = sys.maxsize  # no other process
    with watch.at("generate: all else"):
        build.generate(project)
    with watch.at("site: all else"):
        site.build(root)
    lines = (f"{name}\t{seconds}\t{watch.peaks[name]}" for name, seconds in watch.spent.items())
    (root / "stages").write_text("\n".join(lines))


def _timed(function: Callable[..., Any], name: str, watch: _Watch) -> Callable[..., Any]:
    def each(found: Iterator[Any]) -> Iterator[Any]:
        """What takes its time one by one is timed one by one."""
        while True:
            with watch.at(name):
                item = next(found, None)
            if item is None:
                return
            yield item

    def timed(*given: Any, **options: Any) -> Any:
        with watch.at(name):
            result = function(*given, **options)
        return each(result) if isinstance(result, Iterator) else result

    return timed


def _cpu() -> float:
    """Seconds of this process and of those that it started and that ended."""
    return sum(os.times()[:4])


if __name__ == "__main__":
    main()
