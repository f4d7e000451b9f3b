"""What happened before on a day, and what happens now -> what the day changed.

Analysts build many times a day. What a day brings and takes back is no change, and of a claim that changes
twice the first and the last wording count.
"""

from collections.abc import Iterable
from dataclasses import replace

from generator.model import Change, ChangeKind

_ORDER: tuple[ChangeKind, ...] = (
    "published", "moved", "removed", "unread", "restored",
    "revised", "added", "withdrawn", "returned", "reworded",
)  # fmt: skip
_TOOK_PLACE = {"reworded", "revised"}
_PAGE_UNDONE = {
    ("removed", "restored"),
    ("unread", "restored"),
    ("restored", "removed"),
    ("restored", "unread"),
}


def merged(before: Iterable[Change], now: Iterable[Change]) -> tuple[Change, ...]:
    """Return all changes in order of day and brief, those of one day and brief netted."""
    known = list(before)
    for change in sorted(now, key=_place):
        _net(known, change)
    return tuple(sorted(known, key=_place))


def _place(change: Change) -> tuple[str, str, int, str]:
    return change.day, change.slug, _ORDER.index(change.kind), change.id or ""


def _net(known: list[Change], change: Change) -> None:
    """Put one change to the others, or let it undo or continue one of the same day."""
    if change.kind == "moved":
        _net_move(known, change)
        return
    same_day = [other for other in known if (other.day, other.slug) == (change.day, change.slug)]
    if any(_undoes(change, other) for other in same_day):
        known[:] = [other for other in known if other not in same_day or not _undoes(change, other)]
        return
    earlier = [other for other in same_day if _continues(change, other)]
    for other in earlier:
        known[known.index(other)] = _joined(other, change)
    known[:] = [other for other in known if not (other.now is not None and other.now == other.id)]
    if not earlier:
        known.append(change)


def _net_move(known: list[Change], move: Change) -> None:
    """Put one move to the others; of several on a day the first address and the last count."""
    for other in known:
        if (other.kind, other.day, other.slug) == ("moved", move.day, move.now):
            known.remove(other)
            move = replace(move, now=other.now)
            break
    if move.now != move.slug:
        known.append(move)


def _undoes(change: Change, other: Change) -> bool:
    """Say whether a change takes back what another of the same day did."""
    if change.id is None:
        return (other.kind, change.kind) in _PAGE_UNDONE
    if change.kind == "returned":
        return other.id == change.id and other.kind in {"withdrawn", *_TOOK_PLACE}
    return change.kind == "withdrawn" and other.id == change.id and other.kind in {"added", "returned"}


def _continues(change: Change, other: Change) -> bool:
    """Say whether a change is about what another of the same day brought."""
    if change.id is None:
        return (other.kind, change.kind) == ("unread", "removed")
    brought = other.now if other.kind in _TOOK_PLACE else other.id if other.kind == "added" else None
    return brought == change.id and change.kind in {"withdrawn", *_TOOK_PLACE}


def _joined(first: Change, then: Change) -> Change:
    if then.id is None:
        return then
    if first.kind == "added":
        return replace(first, id=then.now)
    if then.kind == "withdrawn":
        return replace(first, kind="withdrawn", now=None, differs="")
    revised = "revised" in (first.kind, then.kind)
    kind: ChangeKind = "revised" if revised else "reworded"
    return replace(first, kind=kind, now=then.now, differs=then.differs or first.differs)
