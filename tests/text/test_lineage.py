from dataclasses import replace

from generator.model import ClaimEntry, PageEntry
from generator.text.lineage import latest, page_now, reworded_to

A = ClaimEntry("a", "s", (), "A", "", "", 0, 1, False, "2026-01-01", "reworded", "2026-01-02", "b")
B = replace(A, id="b", status="revised", successor="c")
C = replace(A, id="c", status="live", successor=None)
CLAIMS = {claim.id: claim for claim in (A, B, C)}


def test_a_rewording_is_followed_and_a_revision_is_not() -> None:
    assert reworded_to(CLAIMS, A) == B
    assert reworded_to(CLAIMS, B) == B
    assert latest(CLAIMS, A) == C
    assert latest(CLAIMS, C) == C


def test_a_circle_and_a_gap_end_somewhere() -> None:
    circle = {"a": A, "b": replace(A, id="b", successor="a")}
    assert reworded_to(circle, A).id in circle
    assert latest({"a": A}, A) == A


def test_moves_are_followed_to_their_end() -> None:
    page = PageEntry("one", "a.txt", "", "", "2026-01-01", "moved", "2026-01-02", "two")
    two, three = replace(page, slug="two", successor="three"), replace(page, slug="three", status="live")
    pages = {entry.slug: entry for entry in (page, two, replace(three, successor=None))}
    assert page_now(pages, "one") == "three"
    assert page_now(pages, "unknown") == "unknown"
    assert page_now({"one": page, "two": replace(two, successor="one")}, "one") in {"one", "two"}
