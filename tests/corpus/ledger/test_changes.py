import pytest

from generator.corpus.ledger.changes import merged
from generator.model import Change, ChangeKind


def change(
    kind: ChangeKind, key: str | None = None, now: str | None = None, day: str = "2026-01-01"
) -> Change:
    return Change(day, "s", kind, key, now, "number" if kind == "revised" else "")


@pytest.mark.parametrize(
    ("before", "now", "left"),
    [
        ([("added", "a")], [("withdrawn", "a")], []),
        ([("added", "a")], [("revised", "a", "b")], [("added", "b", None)]),
        ([("revised", "a", "b")], [("revised", "b", "c")], [("revised", "a", "c")]),
        ([("reworded", "a", "b")], [("revised", "b", "c")], [("revised", "a", "c")]),
        ([("reworded", "a", "b")], [("reworded", "b", "c")], [("reworded", "a", "c")]),
        ([("revised", "a", "b")], [("revised", "b", "a")], []),
        ([("revised", "a", "b")], [("withdrawn", "b")], [("withdrawn", "a", None)]),
        ([("withdrawn", "a")], [("returned", "a")], []),
        ([("removed", None)], [("restored", None)], []),
        ([("published", None)], [("added", "a")], [("published", None, None), ("added", "a", None)]),
    ],
)
def test_a_day_is_netted(
    before: list[tuple[ChangeKind, str]],
    now: list[tuple[ChangeKind, str]],
    left: list[tuple[ChangeKind, str, str]],
) -> None:
    found = merged([change(*item) for item in before], [change(*item) for item in now])
    assert [(item.kind, item.id, item.now) for item in found] == left


def test_what_happened_on_another_day_stays() -> None:
    before = change("added", "a")
    assert len(merged([before], [change("withdrawn", "a", day="2026-01-02")])) == 2


@pytest.mark.parametrize(
    ("moves", "left"),
    [
        ([("one", "two"), ("two", "three")], [("one", "three")]),
        ([("one", "two"), ("two", "one")], []),
        ([("one", "two"), ("three", "four")], [("one", "two"), ("three", "four")]),
    ],
)
def test_moves_of_a_day_are_one(moves: list[tuple[str, str]], left: list[tuple[str, str]]) -> None:
    known: tuple[Change, ...] = ()
    for was, now in moves:
        known = merged(known, [Change("2026-01-01", now, "moved", now=was)])
    assert sorted((change.now, change.slug) for change in known) == left
