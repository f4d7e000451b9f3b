"""Whatever happens to a collection: every address ever published answers, and never with another claim."""

import random
from collections.abc import Iterable
from functools import lru_cache

import pytest

from generator import build, readers, verify
from generator.build import Built
from generator.corpus.ledger import written
from generator.model import Ledger, Page
from generator.text.normalise import normalise
from tests import make
from tests.corpus.ledger.answers import anchors
from tests.corpus.ledger.edits import Collection, key

_EDITS = 30


def after(collection: Collection, ledger: str | None, day: int) -> tuple[Built, str]:
    """Build the collection on the day; every third time again on a later one: nothing may change."""
    built = build.assemble(collection.inputs(ledger), day=f"2026-{day // 28 + 1:02}-{day % 28 + 1:02}")
    now = written.text(built.corpus.ledger)
    assert written.read(now) == built.corpus.ledger
    if day % 3:
        return built, now
    again = build.assemble(collection.inputs(now), day="2031-01-01")
    assert written.text(again.corpus.ledger) == now
    assert tuple(again.pages()) == tuple(built.pages())
    return built, now


def prove(pages: Iterable[Page], issued: dict[tuple[str, str], str], edit: str) -> None:
    """Follow every address ever issued."""
    ids = {
        page.path: anchors(page.text)
        for page in pages
        if page.path.startswith("briefs/") and page.path.endswith(".md")
    }
    for (slug, claim), text in issued.items():
        there = ids[f"briefs/{slug}/index.md"]
        for kind in "ks":
            how, words = there[f"{kind}-{claim}"]
            if how == "earlier":
                same = normalise(words) == normalise(text) or key(words) == key(text)
            else:
                same = normalise(text) in normalise(words) or holds(key(words), key(text))
            assert same, f"{edit}: {kind}-{claim} was {text!r}, answers with {words!r} ({how})"


def holds(words: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return any(words[start : start + len(part)] == part for start in range(len(words) - len(part) + 1))


def issue(ledger: Ledger, issued: dict[tuple[str, str], str]) -> None:
    for entry in ledger.claims:
        issued.setdefault((entry.slug, entry.id), entry.quote)


@pytest.fixture(autouse=True)
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what was read: most documents are the same before and after an edit."""
    monkeypatch.setattr("generator.readers.read", lru_cache(maxsize=64)(readers.read))


@pytest.mark.parametrize("seed", range(8))
def test_every_address_ever_published_answers(seed: int) -> None:
    collection = Collection(random.Random(seed))
    for _ in range(2):
        collection.add()
    issued: dict[tuple[str, str], str] = {}
    built, ledger = after(collection, None, 0)
    seen: set[str] = set()
    for number in range(_EDITS):
        issue(built.corpus.ledger, issued)
        edit = collection.edit()
        built, ledger = after(collection, ledger, number + 1)
        assert list(verify.quotes(built.corpus)) == []
        pages = tuple(built.pages())
        assert make.broken(pages, ("method.md", "ledger.json")) == []
        assert make.lost(built.gathered.before, pages) == []
        prove(pages, issued, edit)
        seen.update(claim.status for claim in built.corpus.ledger.claims)
    assert len(seen) >= 3, "these edits try too little"
