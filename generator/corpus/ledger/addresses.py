"""Documents and the ledger -> the address of each: what was published keeps its address for ever."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from posixpath import basename, splitext

from generator.errors import ConfigError
from generator.model import SIDECAR_ENDING, ClaimEntry, Document, Ledger, Notice, NoticeCode, PageEntry
from generator.text.lineage import page_now
from generator.text.normalise import claim_id, normalise, slug

_SHORT_HASH = 8
_RESERVED = frozenset(
    (
        "index",
        "con",
        "prn",
        "aux",
        "nul",
        *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
    )
)
"""Addresses of other pages, and folders that Windows cannot have."""
_FEWEST = 3
"""Fewer sentences do not tell a document of another name."""
_LEAST_SHARE = 0.5
"""A file of another name that has so many of the published sentences is the same document, edited."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a document is published."""

    slug: str
    """/briefs/<slug>/."""
    former: str | None
    """The slug under which the ledger knows the document, or ``None`` when it is new."""
    text: str
    """Hex digest of the normalised text."""


def assign(documents: Sequence[Document], wanted: Mapping[str, str], ledger: Ledger) -> dict[str, Address]:
    """Give every document its address, by path.

    ``wanted`` are slugs that the analyst asks for, by path. A document that asks for none keeps the address
    that the ledger has for its text, for most of its sentences or for its path, in that order. A new one gets
    its title, else its file name; where two would meet, a hash of its path is added. Raises ConfigError when
    a slug asked for belongs to another document.
    """
    texts = {document.path: _digest(document.text) for document in documents}
    former = _known(documents, texts, wanted, ledger)
    slugs = {path: asked for path, asked in wanted.items() if asked and path in texts}
    _refuse_taken(slugs, former, ledger)
    slugs.update({path: known for path, known in former.items() if path not in slugs})
    pages = {page.slug for page in ledger.pages}
    taken = {*slugs.values(), *pages, *_RESERVED}
    for document in documents:
        if document.path not in slugs:
            slugs[document.path] = _free(document, taken)
            taken.add(slugs[document.path])
    return {
        path: Address(slugs[path], former.get(path) or _left_by_another(slugs[path], pages), digest)
        for path, digest in texts.items()
    }


def _digest(text: str) -> str:
    return hashlib.sha256(normalise(text).encode()).hexdigest()


def _known(
    documents: Sequence[Document], texts: Mapping[str, str], wanted: Mapping[str, str], ledger: Ledger
) -> dict[str, str]:
    """Return the slug of every document that the ledger knows: by text, by most of its sentences, by path.

    Files that are swapped or numbered anew keep the addresses of their texts, edited or not. What was removed
    comes back only with its text: another document under the old name is another document.
    """
    entries = sorted((page for page in ledger.pages if page.status != "moved"), key=_live_first)
    found = _unedited(texts, entries)
    taken = set(found.values())
    # Where the analyst asks for the address that a file has, no other takes it for the sentences it got.
    new = texts.keys() - found
    found.update(
        (page.path, page.slug)
        for page in entries
        if page.slug not in taken and page.path in new and wanted.get(page.path) == page.slug
    )
    taken = set(found.values())
    rest = [document for document in documents if document.path not in found]
    found.update(_edited(rest, [page for page in entries if page.slug not in taken], ledger.claims))
    taken = set(found.values())
    for page in entries:
        if page.path in texts and page.status in ("live", "unread") and page.slug not in taken:
            found.setdefault(page.path, page.slug)
    return found


def _unedited(texts: Mapping[str, str], pages: Sequence[PageEntry]) -> dict[str, str]:
    """Return the slug of every document whose text is that of a page, first of the page with its path."""
    found: dict[str, str] = {}
    for page in pages:
        if texts.get(page.path) == page.text:
            found.setdefault(page.path, page.slug)
    taken = set(found.values())
    by_text: dict[str, list[str]] = {}
    for page in pages:
        if page.slug not in taken:
            by_text.setdefault(page.text, []).append(page.slug)
    for path, digest in texts.items():
        if path not in found and by_text.get(digest):
            found[path] = by_text[digest].pop(0)
    return found


def _edited(
    new: Sequence[Document], lost: Sequence[PageEntry], claims: Iterable[ClaimEntry]
) -> dict[str, str]:
    """Return the slug of files that have most sentences of a page: under its own name, else under another."""
    if not (lost and new):
        return {}
    ids = {document.path: {claim_id(sentence.text) for sentence in document.sentences} for document in new}
    own: dict[str, set[str]] = {page.slug: set() for page in lost}
    for claim in claims:
        if claim.slug in own and (claim.status == "live" or claim.with_page) and not claim.piece:
            own[claim.slug].add(claim.id)
    found: dict[str, str] = {}
    for page in lost:
        if page.path in ids and _share(ids[page.path], own[page.slug]) >= _LEAST_SHARE:
            found.setdefault(page.path, page.slug)
    taken = set(found.values())
    others = [page.slug for page in lost if page.slug not in taken and len(own[page.slug]) >= _FEWEST]
    new_paths = ids.keys() - found
    shares = ((-_share(ids[path], own[known]), path, known) for path in new_paths for known in others)
    for _, path, known in sorted(share for share in shares if -share[0] >= _LEAST_SHARE):
        if path not in found and known not in taken:
            found[path] = known
            taken.add(known)
    return found


def _share(there: Set[str], own: Set[str]) -> float:
    return len(there & own) / len(own) if own else 0.0


def _live_first(page: PageEntry) -> tuple[bool, str]:
    return page.status != "live", page.slug


def _left_by_another(chosen: str, pages: set[str]) -> str | None:
    """Return the slug when the ledger has it: the analyst continues a removed document under its address."""
    return chosen if chosen in pages else None


def _refuse_taken(asked: Mapping[str, str], former: Mapping[str, str], ledger: Ledger) -> None:
    pages = {page.slug: page for page in ledger.pages}
    owners = {known: path for path, known in former.items()}
    mistakes = []
    for path, chosen in asked.items():
        final = page_now(pages, chosen)
        owner = owners.get(final)
        # A new document may continue a removed one; one with a history would bring two together.
        is_continued = chosen == final and owner is None and path not in former
        if chosen not in pages or is_continued or owner == path:
            continue
        whose = f"'{owner}'" if owner else f"'{pages[final].path}', which was removed"
        message = f"'{chosen}' was published as the address of {whose}; give the document another slug"
        place = f"seeds/{path}{SIDECAR_ENDING}"
        mistakes.append(Notice(NoticeCode.CONFIG_VALUE, "error", place, message))
    if mistakes:
        raise ConfigError(mistakes)


def _free(document: Document, taken: set[str]) -> str:
    title = document.metadata.title
    names = (title.value if title else "", splitext(basename(document.path))[0])
    name = next((found for found in map(slug, names) if found), "brief")
    digest = hashlib.sha256(document.path.encode()).hexdigest()
    choices = (name, *(f"{name}-{digest[:length]}" for length in range(_SHORT_HASH, len(digest) + 1)))
    return next((choice for choice in choices if choice not in taken), f"{name}-{digest}-{len(taken)}")
