"""Entries of the ledger -> where an old address leads."""

from collections.abc import Mapping

from generator.model import ClaimEntry, PageEntry


def page_now(pages: Mapping[str, PageEntry], slug: str) -> str:
    """Return the slug to which the moves of a page lead; its own when it never moved."""
    seen: set[str] = set()
    while slug in pages and slug not in seen:
        seen.add(slug)
        slug = pages[slug].successor or slug
    return slug


def reworded_to(claims: Mapping[str, ClaimEntry], claim: ClaimEntry) -> ClaimEntry:
    """Return the claim that says the same in its last wording. ``claims`` are those of its brief, by id."""
    return _follow(claims, claim, {"reworded"})


def latest(claims: Mapping[str, ClaimEntry], claim: ClaimEntry) -> ClaimEntry:
    """Return what stands in the place of the claim now, whether it says the same or not."""
    return _follow(claims, claim, {"reworded", "revised"})


def _follow(claims: Mapping[str, ClaimEntry], claim: ClaimEntry, through: set[str]) -> ClaimEntry:
    seen: set[str] = set()
    while claim.status in through and claim.id not in seen:
        seen.add(claim.id)
        claim = claims.get(claim.successor or "", claim)
    return claim
