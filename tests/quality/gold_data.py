"""tests/quality/gold/*.yml -> gold documents, each with the brief that the generator makes of its source.

gold/README.md says what the keys mean and who judged.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator import config, extract, readers
from generator.model import Brief, Sidecar, Source
from generator.text.normalise import normalise

GOLD = Path(__file__).parent / "gold"
ROOT = GOLD.parent.parent.parent


@dataclass(frozen=True)
class Case:
    """A document, what an analyst took from it, and what the generator does."""

    name: str
    gold: dict[str, Any]
    brief: Brief

    def either_way(self, key: str) -> set[str]:
        """What counts neither for nor against."""
        return {normalise(text) for text in (self.gold.get("either_way") or {}).get(key) or []}


def cases() -> list[Case]:
    """Read every gold file and make its brief, with the collection's settings for the five seeds."""
    texts = {"editorial.yml": (ROOT / "seeds" / "editorial.yml").read_text(encoding="utf-8")}
    known = config.read(texts).editorial.actors
    return [_case(path, known) for path in sorted(GOLD.glob("*.yml"))]


def _case(path: Path, known: Any) -> Case:
    gold = yaml.safe_load(path.read_text(encoding="utf-8"))
    is_seed = gold["source"].startswith("seeds/")
    file = (ROOT if is_seed else GOLD) / gold["source"]
    document, _ = readers.read(Source(file.name, file.read_bytes(), "0" * 64))
    return Case(path.stem, gold, extract.brief(path.stem, document, Sidecar(), known if is_seed else ()))
