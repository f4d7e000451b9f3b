"""The ledger before, the briefs now and the day -> the ledger now: every address published, with its fate.

addresses.py gives documents their addresses, published.py lists what has one on each page, fates.py settles
what became of each claim with matching.py, changes.py nets a day's changes, written.py is the file, and
corrections.py leads what analysts quoted to its new wording.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from generator.corpus.ledger.addresses import Address, assign
from generator.corpus.ledger.changes import merged
from generator.corpus.ledger.fates import Turn, settle
from generator.corpus.ledger.published import Published, published
from generator.model import Change, ClaimEntry, Corpus, Kept, Ledger, PageEntry

__all__ = ["Address", "advance", "assign"]


@dataclass(frozen=True, slots=True)
class _State:
    """The ledger as a build finds it and changes it."""

    pages: dict[str, PageEntry]
    """By slug."""
    claims: dict[str, dict[str, ClaimEntry]]
    """By slug and id."""
    changes: list[Change]
    """New ones."""
    kept: list[Kept]


def advance(old: Ledger, corpus: Corpus, addresses: Mapping[str, Address], day: str) -> Corpus:
    """Return the corpus with the ledger that a build of this day leaves.

    ``addresses`` are those of the corpus' documents, by path. The result depends on the day only where
    something changed, and advancing again changes nothing.
    """
    # A day before one that the ledger knows, as from an older commit, would turn its history around.
    day = max([day, *(change.day for change in old.changes)])
    claims: dict[str, dict[str, ClaimEntry]] = defaultdict(dict)
    for entry in old.claims:
        claims[entry.slug][entry.id] = entry
    state = _State({page.slug: page for page in old.pages}, claims, [], [])
    pages = published(corpus)
    for page in pages:
        _move(state, addresses[page.brief.document.path], day)
    for page in pages:
        _update(state, page, addresses[page.brief.document.path], day)
    current = {page.brief.slug for page in pages}
    in_seeds = {notice.path for notice in corpus.notices}
    for known in list(state.pages.values()):
        if known.status in ("live", "unread") and known.slug not in current:
            _take_down(state, known, "unread" if f"seeds/{known.path}" in in_seeds else "removed", day)
    return replace(corpus, ledger=_ledger(old, state), kept=tuple(state.kept))


def _move(state: _State, address: Address, day: str) -> None:
    """Leave a redirect where the analyst gave a document another address; its claims go with it."""
    before = address.former
    if before is None or before == address.slug:
        return
    left = state.pages[before]
    state.pages[before] = replace(left, status="moved", last_seen=day, successor=address.slug, relied_on=())
    state.pages[address.slug] = replace(left, slug=address.slug, successor=None)
    going = state.claims.pop(before, {})
    state.claims[address.slug] = {key: replace(entry, slug=address.slug) for key, entry in going.items()}
    state.changes.append(Change(day, address.slug, "moved", now=before))


def _update(state: _State, page: Published, address: Address, day: str) -> None:
    """Bring one page and its claims up to date."""
    brief, slug = page.brief, page.brief.slug
    known = state.pages.get(slug)
    is_back = known is not None and known.status in ("removed", "unread")
    title = brief.document.metadata.title
    state.pages[slug] = PageEntry(
        slug=slug,
        path=brief.document.path,
        text=address.text,
        title=title.value if title else brief.document.path,
        first_seen=known.first_seen if known else day,
        relied_on=page.relied_on,
    )
    fates = settle(
        Turn(
            slug=slug,
            document=brief.document,
            shown=page.claims,
            claims=state.claims[slug],
            is_edited=known is None or is_back or known.text != address.text,
        ),
        day,
    )
    state.claims[slug] = fates.claims
    state.kept.extend(Kept(slug, evidence) for evidence in fates.kept)
    if known is None:
        state.changes.append(Change(day, slug, "published"))
        return
    if is_back:
        state.changes.append(Change(day, slug, "restored"))
    state.changes.extend(fates.changes)


def _take_down(state: _State, page: PageEntry, status: Literal["removed", "unread"], day: str) -> None:
    """Leave a tombstone: no claim of the page stands any more, and none took its place.

    A file that is there but gave no brief is known by a notice about it.
    """
    if page.status == status:
        return
    state.pages[page.slug] = replace(page, status=status, last_seen=page.last_seen or day)
    state.claims[page.slug] = {
        key: replace(entry, status="withdrawn", last_seen=day, with_page=True)
        if entry.status == "live"
        else entry
        for key, entry in state.claims[page.slug].items()
    }
    state.changes.append(Change(day, page.slug, status))


def _ledger(old: Ledger, state: _State) -> Ledger:
    return Ledger(
        pages=tuple(
            replace(page, claims=len(state.claims.get(slug, ())))
            for slug, page in sorted(state.pages.items())
        ),
        claims=tuple(entries[key] for _, entries in sorted(state.claims.items()) for key in sorted(entries)),
        changes=merged(old.changes, state.changes),
    )
