"""The lines of a ledger's file, perhaps of two branches together -> one ledger.

When two branches changed the same page or claim, a merge leaves both lines. Nothing is lost by making them
one: what is not so any more comes out at the next build, which compares the ledger with the sources.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from generator.model import Change, ClaimEntry, ClaimStatus, Ledger, PageEntry, PageStatus
from generator.text.lineage import page_now

_Key = tuple[str, str]
"""The slug and id of a claim; a page has no id."""
_PAGES: tuple[PageStatus, ...] = ("moved", "live", "unread", "removed")
_CLAIMS: tuple[ClaimStatus, ...] = ("revised", "reworded", "withdrawn", "live")
"""Of two branches that know of different fates, the one named first is believed."""


def united(pages: Iterable[PageEntry], claims: Iterable[ClaimEntry], changes: Iterable[Change]) -> Ledger:
    """Return the ledger in order, with one entry for each page and claim."""
    by_slug: dict[str, PageEntry] = {}
    for page in pages:
        by_slug[page.slug] = _one_page(by_slug[page.slug], page) if page.slug in by_slug else page
    _stop_circles_of_pages(by_slug)
    news = sorted(dict.fromkeys(changes), key=lambda change: (change.day, change.slug))
    _join_pages(by_slug, news)
    by_id: dict[_Key, ClaimEntry] = {}
    for given in claims:
        # A claim goes where its page went, also when the other branch still had it at the old address.
        slug = page_now(by_slug, given.slug)
        claim = given if slug == given.slug else replace(given, slug=slug)
        key = claim.slug, claim.id
        by_id[key] = _one_claim(by_id[key], claim) if key in by_id else claim
    _stop_circles_of_claims(by_id, by_slug)
    return Ledger(
        tuple(by_slug[slug] for slug in sorted(by_slug)),
        tuple(by_id[key] for key in sorted(by_id)),
        tuple(news),
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


def _join_pages(pages: dict[str, PageEntry], changes: Sequence[Change]) -> None:
    """Make one of two addresses of a file: the one that it got last stays, and the other leads there.

    No build leaves two. When the analyst wants the other, the next build moves the brief there.
    """
    moved = {change.slug: change.day for change in changes if change.kind == "moved"}
    texts = {(page.path, page.text) for page in pages.values() if page.status == "live"}
    rivals = [
        page
        for page in pages.values()
        if page.status == "live" or (page.status != "moved" and (page.path, page.text) in texts)
    ]
    rivals.sort(key=lambda page: (page.status == "live", moved.get(page.slug, ""), page.slug))
    last: dict[str, str] = {}
    for page in rivals:
        if page.path in last:
            left = pages[last[page.path]]
            day = moved.get(page.slug, page.first_seen)
            pages[left.slug] = replace(left, status="moved", last_seen=day, successor=page.slug, relied_on=())
            # What was taken down with its page is back: every claim is to be looked at anew.
            text = left.text if left.status == "live" else ""
            pages[page.slug] = _one_page(page, replace(left, slug=page.slug, text=text))
        last[page.path] = page.slug


def _stop_circles_of_pages(pages: dict[str, PageEntry]) -> None:
    """Let a page stand that moved on one branch, and on the other moved and came back."""
    moves = {
        (page.slug, ""): (page.last_seen or "", (page.successor, ""))
        for page in pages.values()
        if page.successor
    }
    for slug, _ in _ends_of_circles(moves):
        pages[slug] = replace(pages[slug], status="live", last_seen=None, successor=None)


def _stop_circles_of_claims(claims: dict[_Key, ClaimEntry], pages: Mapping[str, PageEntry]) -> None:
    """Let words stand that were changed on one branch, and on the other changed and came back."""
    steps = {
        key: (claim.last_seen or "", (claim.slug, claim.successor))
        for key, claim in claims.items()
        if claim.successor
    }
    for key in _ends_of_circles(steps):
        page = pages.get(key[0])
        now = replace(claims[key], status="live", last_seen=None, successor=None)
        if page is not None and page.status != "live":
            now = replace(now, status="withdrawn", last_seen=page.last_seen, with_page=True)
        claims[key] = now


def _ends_of_circles(steps: Mapping[_Key, tuple[str, _Key]]) -> Iterator[_Key]:
    """Yield of every circle to what its youngest step leads. A step has its day and what took the place."""
    walked: set[_Key] = set()
    for start in steps:
        way, here = [], start
        while here in steps and here not in walked:
            walked.add(here)
            way.append(here)
            here = steps[here][1]
        if here in way:
            circle = way[way.index(here) :]
            yield max(steps[key] for key in circle)[1]
