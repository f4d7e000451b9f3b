"""Print the CPU time of reading and extraction, for the five sources and made-up ones: ``make bench``."""

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

from generator import extract, readers
from generator.model import Sidecar, Source
from tests.bench.made_up import document

SEEDS = Path(__file__).parent.parent.parent / "seeds"


def main() -> None:
    """Measure and print; nothing is kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--sentences", type=int, default=64)
    options = parser.parse_args()
    print("| sources | reading, CPU s | extraction, CPU s | sentences |")
    print("|---|--:|--:|--:|")
    five = [_source(path.name, path.read_bytes()) for path in sorted(SEEDS.glob("*.txt"))]
    _measure("the five, word lists not yet loaded", five)
    _measure("the five", five)
    many = [
        _source(f"{number}.txt", document(number, options.sentences).encode())
        for number in range(options.documents)
    ]
    _measure(f"{options.documents} made up, {options.sentences} sentences each", many)


def _measure(label: str, sources: Sequence[Source]) -> None:
    start = time.process_time()
    documents = [readers.read(source)[0] for source in sources]
    between = time.process_time()
    for read in documents:
        extract.brief("slug", read, Sidecar(), ())
    end = time.process_time()
    sentences = sum(len(read.sentences) for read in documents)
    print(f"| {label} | {between - start:.2f} | {end - between:.2f} | {sentences} |")


def _source(path: str, content: bytes) -> Source:
    return Source(path, content, "0" * 64)


if __name__ == "__main__":
    main()
