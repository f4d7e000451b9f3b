"""What a day notes, whatever happens on it and however often the collection is built."""

import pytest

from generator import build
from generator.build import Built
from generator.corpus.ledger import written
from generator.text.normalise import claim_id
from tests import make
from tests.corpus.ledger.story import LETTER, inputs, page

SENTENCE = "Consumers in Norland pay $30 billion a year for the grid, the regulator said on 4 March 2024."
SHORT = LETTER.replace(f"{SENTENCE}\n\n", "")
HIGHER, HIGHEST = LETTER.replace("$30", "$31"), LETTER.replace("$30", "$32")
REWORDED = LETTER.replace("for the grid", "for the entire grid")
GONE, EMPTY, DAMAGED = None, "", "\x00\x01\x02" * 99
SAME = LETTER.replace("grid, the", "grid,  the")


def live(text: str | None, day: int, ledger: str | None) -> Built:
    return build.assemble(inputs({} if text is None else {"a.txt": text}, ledger), day=f"2026-01-{day:02}")


def story(*steps: tuple[int, str | None]) -> Built:
    ledger = None
    for day, text in ((1, LETTER), *steps):
        built = live(text, day, ledger)
        ledger = written.text(built.corpus.ledger)
        again = live(text, 28, ledger)
        assert written.text(again.corpus.ledger) == ledger, "the same collection on another day is no change"
        assert make.whole(again.pages()) == make.whole(built.pages())
    return built


@pytest.mark.parametrize(
    ("steps", "changes", "fate"),
    [
        ([(2, SAME)], [], ("live", None)),
        ([(2, SHORT)], [(2, "withdrawn")], ("withdrawn", 2)),
        ([(2, SHORT), (2, LETTER)], [], ("live", None)),
        ([(2, SHORT), (3, LETTER)], [(2, "withdrawn"), (3, "returned")], ("live", None)),
        ([(2, HIGHER)], [(2, "revised")], ("revised", 2)),
        ([(2, HIGHER), (2, HIGHEST)], [(2, "revised")], ("revised", 2)),
        ([(2, HIGHER), (2, HIGHEST), (2, LETTER)], [], ("live", None)),
        ([(2, HIGHER), (2, SHORT)], [(2, "withdrawn")], ("revised", 2)),
        ([(2, HIGHER), (2, SHORT), (2, LETTER)], [], ("live", None)),
        ([(2, REWORDED)], [(2, "reworded")], ("reworded", 2)),
        ([(2, REWORDED), (2, LETTER)], [], ("live", None)),
        ([(2, REWORDED), (2, HIGHER)], [(2, "revised")], ("reworded", 2)),
        ([(2, GONE)], [(2, "removed")], ("withdrawn", 2)),
        ([(2, GONE), (2, LETTER)], [], ("live", None)),
        ([(2, GONE), (3, LETTER)], [(2, "removed"), (3, "restored")], ("live", None)),
        ([(2, GONE), (3, LETTER), (3, GONE)], [(2, "removed")], ("withdrawn", 3)),
        ([(2, SHORT), (2, GONE)], [(2, "removed"), (2, "withdrawn")], ("withdrawn", 2)),
        (
            [(2, SHORT), (2, GONE), (3, SHORT)],
            [(2, "removed"), (2, "withdrawn"), (3, "restored")],
            ("withdrawn", 2),
        ),
        ([(2, SHORT), (2, GONE), (2, LETTER)], [], ("live", None)),
        ([(2, HIGHER), (2, GONE), (2, LETTER)], [], ("live", None)),
        ([(2, GONE), (2, HIGHER)], [(2, "revised")], ("revised", 2)),
        ([(2, GONE), (3, HIGHER)], [(2, "removed"), (3, "restored"), (3, "revised")], ("revised", 3)),
        ([(2, GONE), (3, SHORT)], [(2, "removed"), (3, "restored"), (3, "withdrawn")], ("withdrawn", 2)),
        ([(2, EMPTY)], [(2, "unread")], ("withdrawn", 2)),
        ([(2, EMPTY), (2, LETTER)], [], ("live", None)),
        ([(2, DAMAGED), (3, EMPTY)], [(2, "unread")], ("withdrawn", 2)),
        ([(2, EMPTY), (4, LETTER)], [(2, "unread"), (4, "restored")], ("live", None)),
        ([(2, EMPTY), (2, GONE)], [(2, "removed")], ("withdrawn", 2)),
        ([(2, EMPTY), (3, GONE)], [(2, "unread"), (3, "removed")], ("withdrawn", 2)),
        ([(2, EMPTY), (3, HIGHER)], [(2, "unread"), (3, "restored"), (3, "revised")], ("revised", 3)),
    ],
)
def test_a_day_notes_what_it_leaves_changed(
    steps: list[tuple[int, str | None]], changes: list[tuple[int, str]], fate: tuple[str, int | None]
) -> None:
    built = story(*steps)
    noted = [(int(change.day[-2:]), change.kind) for change in built.corpus.ledger.changes]
    assert sorted(noted) == sorted([(1, "published"), *changes])
    entry = next(entry for entry in built.corpus.ledger.claims if entry.id == claim_id(SENTENCE))
    assert (entry.status, entry.last_seen and int(entry.last_seen[-2:])) == fate


@pytest.mark.parametrize("text", [EMPTY, DAMAGED])
def test_a_source_that_cannot_be_read_is_not_told_as_removed(text: str) -> None:
    built = story((2, text))
    stone = page(built, "briefs/letter-from-the-coast/index.md")
    assert "could not be read" in stone
    assert "taken out" not in stone
    assert "Withdrawn" not in stone
    assert SENTENCE in stone
    assert [entry.status for entry in built.corpus.ledger.pages] == ["unread"]


def test_a_mended_file_is_known_by_its_name() -> None:
    built = story((2, EMPTY), (3, LETTER.replace("Letter from the coast", "Another title")))
    assert [brief.slug for brief in built.corpus.briefs] == ["letter-from-the-coast"]
