"""The ledger -> what neither a build nor a merge leaves in it: signs of lines that were lost or altered."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.model import Change, ClaimEntry, Ledger, PageEntry
from generator.text.lineage import page_now, reworded_to
from generator.text.normalise import claim_id

_BY_PAGE = dict[str, dict[str, ClaimEntry]]
_OF_PAGES = frozenset(("published", "moved", "removed", "unread", "restored"))
_FOLLOWED = frozenset(("reworded", "revised"))


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What cannot be."""

    what: str
    """In words."""
    entry: PageEntry | ClaimEntry | Change
    """The line that shows it."""


def of_lines(pages: Iterable[PageEntry], claims: Iterable[ClaimEntry]) -> Iterator[Contradiction]:
    """Yield what is wrong before the lines of two branches are made one."""
    known: dict[str, PageEntry] = {}
    for page in pages:
        other = known.setdefault(page.slug, page)
        if other.path != page.path and "moved" not in (page.status, other.status):
            what = (
                f"two branches gave the address '{page.slug}' to '{other.path}' and '{page.path}'. Of one of "
                'them delete the line under "pages", the lines under "claims" whose quotes stand only in '
                'that file, and the lines under "changes" with their ids; it gets an address of its own'
            )
            yield Contradiction(what, page)
    for claim in claims:
        if claim_id(claim.quote) != claim.id:
            yield Contradiction(f"{claim.id} is not the id of its quote", claim)


def of_ledger(ledger: Ledger) -> Iterator[Contradiction]:
    """Yield every contradiction; of those that rest on each other the cause comes first."""
    pages = {page.slug: page for page in ledger.pages}
    claims: _BY_PAGE = {slug: {} for slug in pages}
    entries: list[ClaimEntry | Change] = [*ledger.claims, *ledger.changes]
    homeless = [entry for entry in entries if entry.slug not in pages]
    if homeless:
        yield from (Contradiction(f"there is no page '{entry.slug}'", entry) for entry in homeless)
        return
    for claim in ledger.claims:
        claims[claim.slug][claim.id] = claim
    for claim in ledger.claims:
        yield from _of_claim(claim, claims[claim.slug])
    for page in ledger.pages:
        yield from _of_page(page, pages, claims)
    for change in ledger.changes:
        yield from _of_change(change, pages, claims)


def _of_claim(claim: ClaimEntry, own: Mapping[str, ClaimEntry]) -> Iterator[Contradiction]:
    # Whoever follows rewordings must not go in a circle.
    is_followed = claim.status in _FOLLOWED
    if is_followed != (claim.successor in own) or reworded_to(own, claim).status == "reworded":
        yield Contradiction(f"the successor of {claim.id} cannot be", claim)


def _of_page(page: PageEntry, pages: Mapping[str, PageEntry], claims: _BY_PAGE) -> Iterator[Contradiction]:
    if (page.status == "moved") != (page.successor in pages):
        yield Contradiction(f"the successor of '{page.slug}' cannot be", page)
    lost = [slug for slug in page.relied_on if slug not in pages]
    if lost:
        yield Contradiction(f"there is no page '{lost[0]}'", page)
    missing = page.claims - len(claims[page.slug])
    # The claims of a page that moved on one branch only went with it.
    if missing > 0 and page.status != "moved":
        what = f"claims of '{page.slug}' are missing: {len(claims[page.slug])} of {page.claims} are there"
        yield Contradiction(what, page)


def _of_change(change: Change, pages: Mapping[str, PageEntry], claims: _BY_PAGE) -> Iterator[Contradiction]:
    own = claims.get(page_now(pages, change.slug), {})
    is_of_page = change.kind in _OF_PAGES
    told = {} if is_of_page else own
    now = pages if change.kind == "moved" else own if change.kind in _FOLLOWED else None
    missing = (change.id is None) != is_of_page or (change.id is not None and change.id not in told)
    if missing or (change.now is None if now is not None else change.now is not None):
        yield Contradiction(f"there is no claim to which '{change.kind}' happened", change)
    elif now is not None and change.now not in now:
        yield Contradiction(f"'{change.now}', which took the place of another, is missing", change)
