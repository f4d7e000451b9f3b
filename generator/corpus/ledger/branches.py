"""The lines of a ledger's file, perhaps of two branches together -> one ledger.

When two branches changed the same page or claim, a merge leaves both lines. Nothing is lost by making them
one: what is not so any more comes out at the next build, which compares the ledger with the sources.
"""

from collections.abc import Iterable
from dataclasses import replace

from generator.model import Change, ClaimEntry, ClaimStatus, Ledger, PageEntry, PageStatus
from generator.text.lineage import page_now

_PAGES: tuple[PageStatus, ...] = ("moved", "live", "unread", "removed")
_CLAIMS: tuple[ClaimStatus, ...] = ("revised", "reworded", "withdrawn", "live")
"""Of two branches that know of different fates, the one named first is believed."""


def united(pages: Iterable[PageEntry], claims: Iterable[ClaimEntry], changes: Iterable[Change]) -> Ledger:
    """Return the ledger in order, with one entry for each page and claim."""
    by_slug: dict[str, PageEntry] = {}
    for page in pages:
        by_slug[page.slug] = _one_page(by_slug[page.slug], page) if page.slug in by_slug else page
    by_id: dict[tuple[str, str], ClaimEntry] = {}
    for given in claims:
        # A claim goes where its page went, also when the other branch still had it at the old address.
        claim = replace(given, slug=page_now(by_slug, given.slug))
        key = claim.slug, claim.id
        by_id[key] = _one_claim(by_id[key], claim) if key in by_id else claim
    return Ledger(
        tuple(by_slug[slug] for slug in sorted(by_slug)),
        tuple(by_id[key] for key in sorted(by_id)),
        tuple(sorted(dict.fromkeys(changes), key=lambda change: (change.day, change.slug))),
    )


def _one_page(one: PageEntry, other: PageEntry) -> PageEntry:
    first, _ = sorted((one, other), key=lambda page: (_PAGES.index(page.status), page.text, page.title))
    return replace(
        first,
        # A text that neither branch had makes the next build look at every claim anew.
        text=one.text if one.text == other.text else "",
        first_seen=min(one.first_seen, other.first_seen),
        claims=max(one.claims, other.claims),
    )


def _one_claim(one: ClaimEntry, other: ClaimEntry) -> ClaimEntry:
    newest, last = sorted((one, other), key=lambda claim: claim.last_seen or "", reverse=True)
    first, _ = sorted((newest, last), key=_believed)
    return replace(first, first_seen=min(one.first_seen, other.first_seen))


def _believed(claim: ClaimEntry) -> tuple[bool, int, int]:
    return claim.with_page, _CLAIMS.index(claim.status), claim.start
