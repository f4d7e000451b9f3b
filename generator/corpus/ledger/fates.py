"""The claims that a page had, and its document now -> what became of each."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.corpus.ledger.matching import Successor, candidates, successor
from generator.corpus.ledger.published import OWN, Shown
from generator.model import Change, ChangeKind, ClaimEntry, ClaimStatus, Document, Evidence
from generator.text import verbatim
from generator.text.normalise import claim_id
from generator.text.places import CONTEXT, passage_at, sentence_at, surroundings, whole

_GOES_ON = re.compile(r"[\w,;、，；]$")
"""What no sentence ends with."""


@dataclass(frozen=True, slots=True)
class Fates:
    """What became of the claims of a page."""

    claims: dict[str, ClaimEntry]
    """All that ever stood on the page, by id."""
    kept: tuple[Evidence, ...]
    """Live claims that nothing quotes any more, in order of place."""
    changes: tuple[Change, ...]
    """What happened to single claims."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A page between two builds: as the last left it, and as it is now."""

    slug: str
    document: Document
    shown: Mapping[str, Shown]
    """What it quotes now, by id."""
    claims: Mapping[str, ClaimEntry]
    """What it ever had, by id."""
    is_edited: bool
    """Whether its text is not that of the last build."""


def settle(page: Turn, day: str) -> Fates:
    """Return what became of every claim that the page had, and the claims that are new."""
    standing = {**page.shown, **{key: Shown(found, ()) for key, found in _still_there(page)}}
    gone = [entry for key, entry in page.claims.items() if key not in standing and _was_live(entry)]
    followed = _successors(page, gone, standing)
    for found in followed.values():
        standing.setdefault(claim_id(found.evidence.quote), Shown(found.evidence, ()))
    claims = dict(page.claims)
    claims.update({entry.id: _ended(entry, followed.get(entry.id), day) for entry in gone})
    claims.update({key: _live(page, key, shown, day) for key, shown in standing.items()})
    kept = (shown.evidence for key, shown in standing.items() if key not in page.shown)
    return Fates(
        claims,
        tuple(sorted(kept, key=lambda evidence: (evidence.passage, evidence.start, evidence.end))),
        tuple(_changes(page, gone, followed, standing, day)),
    )


def _was_live(entry: ClaimEntry) -> bool:
    """Say whether the claim stood on the page until now, or until the whole page went."""
    return entry.status == "live" or entry.with_page


def _still_there(page: Turn) -> Iterator[tuple[str, Evidence]]:
    """Yield the claims that the page quotes nowhere, but whose words the document has."""
    sentences: dict[str, Evidence] = {}
    for key, entry in page.claims.items():
        if key in page.shown or not (entry.status == "live" or page.is_edited):
            continue
        found = _in_place(page.document, entry)
        if found is None and entry.piece:
            found = verbatim.find(page.document, entry.quote, entry.start)
        elif found is None:
            sentences = sentences or _sentences(page.document)
            found = sentences.get(key)
        if found is not None and not (entry.piece and page.is_edited and _is_turned(page, entry, found)):
            yield key, found


def _is_turned(page: Turn, entry: ClaimEntry, found: Evidence) -> bool:
    """Say whether the rest of its sentence, as far as the ledger has it, is not what stood around a piece.

    White space does not count: a file may be wrapped anew.
    """
    sentence = sentence_at(page.document.sentences, found.passage, found.start)
    if sentence is None:
        return False
    place = surroundings(page.document, found)
    head = place.prefix[-(found.start - sentence.start) :] if found.start > sentence.start else ""
    tail = place.suffix[: max(0, sentence.end - found.end)]
    old_head, new_head = _letters(entry.prefix), _letters(head)
    old_tail, new_tail = _letters(entry.suffix), _letters(tail)
    if len(head) == CONTEXT == len(entry.prefix):
        shorter = min(len(old_head), len(new_head))
        old_head, new_head = old_head[len(old_head) - shorter :], new_head[len(new_head) - shorter :]
    if len(tail) == CONTEXT == len(entry.suffix):
        new_tail = new_tail[: len(old_tail)]
    if not (old_head.endswith(new_head) and old_tail.startswith(new_tail)):
        return True
    began = old_head.removesuffix(new_head)
    is_heading = "\n" in entry.prefix[len(entry.prefix.rstrip()) :]
    return len(head) < CONTEXT and not is_heading and bool(_GOES_ON.search(began))


def _letters(text: str) -> str:
    return "".join(text.split())


def _in_place(document: Document, entry: ClaimEntry) -> Evidence | None:
    """Return the claim's evidence when its words stand where they stood: in most builds all do."""
    if not document.text.startswith(entry.quote, entry.start):
        return None
    index = passage_at(document.passages, entry.start)
    if index is None:
        return None
    start = entry.start - document.passages[index].start
    found = Evidence(index, start, start + len(entry.quote), entry.quote)
    if document.passages[index].text[found.start : found.end] != entry.quote:
        return None
    return found if is_piece(document, found) == entry.piece else None


def _sentences(document: Document) -> dict[str, Evidence]:
    found: dict[str, Evidence] = {}
    for sentence in document.sentences:
        found.setdefault(claim_id(sentence.text), whole(sentence))
    return found


def is_piece(document: Document, evidence: Evidence) -> bool:
    """Say whether the evidence is anything but a whole sentence."""
    sentence = sentence_at(document.sentences, evidence.passage, evidence.start)
    return sentence is None or (sentence.start, sentence.end) != (evidence.start, evidence.end)


def _successors(
    page: Turn, gone: Iterable[ClaimEntry], standing: Mapping[str, Shown]
) -> dict[str, Successor]:
    """Return what took the place of claims that are gone, by id; what stood there before took no place."""
    gone = list(gone)
    if not gone:
        return {}
    old = {key for key, entry in page.claims.items() if key in standing and entry.status == "live"}
    fresh = [shown.evidence for key, shown in page.shown.items() if key not in old]
    fresh += [evidence for key, evidence in _sentences(page.document).items() if key not in old]
    among = candidates(page.document, fresh)
    found = ((entry.id, successor(entry, among)) for entry in gone)
    return {key: item for key, item in found if item is not None}


def _ended(entry: ClaimEntry, found: Successor | None, day: str) -> ClaimEntry:
    if found is None:
        return replace(entry, status="withdrawn", last_seen=entry.last_seen or day, with_page=False)
    status: ClaimStatus = "revised" if found.differs else "reworded"
    successor = claim_id(found.evidence.quote)
    return replace(entry, status=status, last_seen=day, successor=successor, with_page=False)


def _live(page: Turn, key: str, shown: Shown, day: str) -> ClaimEntry:
    place = surroundings(page.document, shown.evidence)
    known = page.claims.get(key)
    now = ClaimEntry(
        id=key,
        slug=page.slug,
        kinds=shown.kinds,
        quote=shown.evidence.quote,
        prefix=place.prefix,
        suffix=place.suffix,
        start=place.start,
        line=place.line,
        piece=is_piece(page.document, shown.evidence),
        first_seen=known.first_seen if known else day,
    )
    return known if known == now else now  # most are as they were, and there are very many


def _changes(
    page: Turn,
    gone: Iterable[ClaimEntry],
    followed: Mapping[str, Successor],
    standing: Mapping[str, Shown],
    day: str,
) -> Iterator[Change]:
    """Yield what happened to single claims; a claim that took another's place is no news of its own."""
    for entry in gone:
        found = followed.get(entry.id)
        if found is not None:
            kind: ChangeKind = "revised" if found.differs else "reworded"
            now = claim_id(found.evidence.quote)
            yield Change(day, page.slug, kind, entry.id, now, found.differs)
        else:
            yield Change(day, page.slug, "withdrawn", entry.id)
    came = {claim_id(found.evidence.quote) for found in followed.values()}
    for key, shown in standing.items():
        known = page.claims.get(key)
        if key in came:
            continue
        if known is None and page.is_edited and not OWN.isdisjoint(shown.kinds):
            yield Change(day, page.slug, "added", key)
        elif known is not None and not _was_live(known):
            yield Change(day, page.slug, "returned", key)
