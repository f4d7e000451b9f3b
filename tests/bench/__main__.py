"""What building and serving cost as a collection grows, beside what people use instead: ``make bench``."""

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

from generator import starter
from generator.store import Project
from tests.bench import builds, results, servers
from tests.bench.builds import Row
from tests.bench.made_up import document


def main() -> None:
    """Measure collections of each size; write their sections of tests/bench/RESULTS.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[5, 100, 1000])
    parser.add_argument("--rivals", type=Path, help="a Python that has sumy and yake")
    parser.add_argument(
        "--most-for-mkdocs", type=int, default=1000, help="largest size for MkDocs; its time grows faster"
    )
    parser.add_argument("--note", default="", help="a sentence about the machine, for the page")
    options = parser.parse_args()
    for size in options.sizes:
        rows: list[Row] = []
        with tempfile.TemporaryDirectory() as folder:
            project = _collection(Path(folder), size)
            with_mkdocs = size <= options.most_for_mkdocs
            try:
                for measured in _measure(project, options.rivals, with_mkdocs=with_mkdocs):
                    print(size, results.row(size, measured), flush=True)
                    rows.append(measured)
            finally:  # what was measured by then took long
                pages = sum(1 for _ in project.docs.rglob("*.md"))
                results.write(size, pages, rows, _note(options, with_mkdocs=with_mkdocs))


def _note(options: argparse.Namespace, *, with_mkdocs: bool) -> str:
    parts = [options.note]
    if not with_mkdocs:
        parts.append("MkDocs was not measured at this size.")
    if options.rivals is None:
        parts.append("sumy and YAKE were not: no Python that has them was named (`RIVALS=...`).")
    return " ".join(filter(None, parts))


def _collection(root: Path, size: int) -> Project:
    starter.create(root)
    for number in range(size):
        (root / "seeds" / f"{number:05}.txt").write_text(document(number), encoding="utf-8")
    return Project(root)


def _measure(project: Project, rivals: Path | None, *, with_mkdocs: bool) -> Iterator[Row]:
    yield from builds.ours(project)
    if with_mkdocs:
        yield from builds.plain_mkdocs(project)
    if rivals:
        yield from builds.text_work(project, rivals)
    yield from servers.ours(project)
    if with_mkdocs:
        yield from servers.mkdocs(project)
    yield from builds.stages(project)


if __name__ == "__main__":
    main()
