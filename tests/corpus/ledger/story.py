"""A collection from day to day, without a disk: what each build leaves is what the next begins with."""

from collections.abc import Mapping

from generator import build
from generator.build import Built
from generator.corpus.ledger import written
from generator.model import ClaimEntry
from generator.store import Inputs
from tests.make import source_file

LETTER = """Letter from the coast

Consumers in Norland pay $30 billion a year for the grid, the regulator said on 4 March 2024.

The ministry of Norland expects that storage in the mountains will cost $4 billion by 2030.

Fishermen of the coast want a treaty on herring before winter, their union told Parliament in 2023.
"""


def inputs(files: Mapping[str, str], ledger: str | None = None, site: str = "") -> Inputs:
    """What a build reads: sources, and settings where the name ends in .yml."""
    sources = tuple(
        source_file(text, path) for path, text in sorted(files.items()) if not path.endswith(".yml")
    )
    settings = {path: text for path, text in files.items() if path.endswith(".yml")}
    return Inputs(sources, settings, (), lambda: ledger, site)


def tell(*days: Mapping[str, str], site: str = "") -> list[Built]:
    """Build the files of every day, from 2026-01-01 on; ``site`` is the text of mkdocs.yml."""
    told: list[Built] = []
    for number, files in enumerate(days, 1):
        before = written.text(told[-1].corpus.ledger) if told else None
        told.append(build.assemble(inputs(files, before, site), day=f"2026-01-{number:02}"))
    return told


def page(built: Built, path: str) -> str:
    """A generated file."""
    return next(page.text for page in built.pages() if page.path == path)


def claim(built: Built, start: str) -> ClaimEntry:
    """The longest claim of the ledger that begins with these words."""
    found = [entry for entry in built.corpus.ledger.claims if entry.quote.startswith(start)]
    return max(found, key=lambda entry: len(entry.quote))


def changes(built: Built, day: int) -> list[tuple[str, str]]:
    """What the ledger notes for a day: kind, and what differs."""
    return [
        (change.kind, change.differs)
        for change in built.corpus.ledger.changes
        if change.day == f"2026-01-{day:02}"
    ]
