"""What analysts quote -> the same sentences in their present wording, as far as the ledger can tell."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from generator.corpus.ledger.matching import candidates, successor
from generator.model import (
    EDITORIAL,
    SIDECAR_ENDING,
    ClaimEntry,
    Document,
    Editorial,
    Ledger,
    Notice,
    NoticeCode,
    Sidecar,
)
from generator.text.lineage import latest, reworded_to
from generator.text.normalise import normalise
from generator.text.places import whole

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Place:
    """A document that settings may quote, and what the ledger has of it."""

    document: Document
    claims: Mapping[str, ClaimEntry]
    """By id, as the last build left them."""


@dataclass(frozen=True, slots=True)
class Followed(Generic[T]):
    """Settings whose quotes are in their present wording."""

    now: T
    """The settings."""
    notices: tuple[Notice, ...] = ()
    """One for every quote that was followed."""
    lost: Mapping[str, str] = field(default_factory=dict)
    """Quotes that could not be followed, with what the ledger knows about them."""


@dataclass(frozen=True, slots=True)
class _Searched:
    """A place with its sentences, normalised."""

    place: Place
    sentences: tuple[str, ...]


def places(documents: Iterable[tuple[Document, str | None]], ledger: Ledger) -> dict[str, Place]:
    """Return the documents, given with their slugs in the ledger, with what it has of each; by path."""
    claims: dict[str, dict[str, ClaimEntry]] = {}
    for claim in ledger.claims:
        claims.setdefault(claim.slug, {})[claim.id] = claim
    return {document.path: Place(document, claims.get(former or "", {})) for document, former in documents}


def sidecars(given: Mapping[str, Sidecar], among: Mapping[str, Place]) -> dict[str, Followed[Sidecar]]:
    """Return the sidecar of every document, its pins and drops in their present wording."""
    return {path: _sidecar(given.get(path, Sidecar()), place) for path, place in among.items()}


def _sidecar(given: Sidecar, place: Place) -> Followed[Sidecar]:
    if not (given.pin or given.drop):
        return Followed(given)
    path, of = f"seeds/{place.document.path}{SIDECAR_ENDING}", (_searched(place),)
    pin, drop = _follow("pin", given.pin, of, path, None), _follow("drop", given.drop, of, path, None)
    return Followed(
        replace(given, pin=pin.now, drop=drop.now), (*pin.notices, *drop.notices), {**pin.lost, **drop.lost}
    )


def editorial(given: Editorial, among: Mapping[str, Place]) -> Followed[Editorial]:
    """Return the collection's settings with the analyst's pairs in their present wording."""
    if not given.pairs:
        return Followed(given)
    of = tuple(map(_searched, among.values()))
    found = [_follow("pairs", (pair.a, pair.b), of, f"seeds/{EDITORIAL}", pair.line) for pair in given.pairs]
    now = (replace(p, a=f.now[0], b=f.now[1]) for p, f in zip(given.pairs, found, strict=True))
    return Followed(
        replace(given, pairs=tuple(now)),
        tuple(notice for followed in found for notice in followed.notices),
        {quote: reason for followed in found for quote, reason in followed.lost.items()},
    )


def _searched(place: Place) -> _Searched:
    return _Searched(place, tuple(normalise(sentence.text) for sentence in place.document.sentences))


def explained(notices: Iterable[Notice], lost: Mapping[str, str]) -> tuple[Notice, ...]:
    """Add what the ledger knows to notices about quotes that are in no source."""
    return tuple(_explained(notice, lost) for notice in notices)


def _explained(notice: Notice, lost: Mapping[str, str]) -> Notice:
    if notice.code is not NoticeCode.QUOTE_NOT_FOUND:
        return notice
    known = next((reason for quote, reason in lost.items() if f"'{quote}'" in notice.message), "")
    return replace(notice, message=f"{notice.message} ({known})") if known else notice


def _follow(
    key: str, quotes: Sequence[str], of: Sequence[_Searched], path: str, line: int | None
) -> Followed[tuple[str, ...]]:
    now: list[str] = []
    notices: list[Notice] = []
    lost: dict[str, str] = {}
    for quote in quotes:
        found, reason = _present(quote, of)
        now.append(found or quote)
        if reason and not found:
            lost[quote] = reason
        elif found and found != quote:
            message = (
                f"'{key}' quotes a sentence that was reworded: '{quote}'; it now stands for '{found}'; "
                "bring the quote up to date"
            )
            notices.append(Notice(NoticeCode.QUOTE_FOLLOWED, "warning", path, message, line))
    return Followed(tuple(now), tuple(notices), lost)


def _present(quote: str, of: Sequence[_Searched]) -> tuple[str, str]:
    """Return the quote's present wording, or an empty one with what the ledger knows about its loss."""
    wanted = normalise(quote)
    if not wanted or any(wanted in text for place in of for text in place.sentences):
        return quote, ""
    outcomes = [_outcome(claim, place) for place in of for claim in _quoted(wanted, place.place)]
    followed = next((outcome for outcome in outcomes if outcome[0]), None)
    return followed or next(iter(outcomes), ("", ""))


def _quoted(wanted: str, place: Place) -> Iterator[ClaimEntry]:
    """Yield the claims that hold the words, those with few others first."""
    held = [
        (len(claim.quote), claim.id) for claim in place.claims.values() if wanted in normalise(claim.quote)
    ]
    yield from (place.claims[key] for _, key in sorted(held))


def _outcome(claim: ClaimEntry, of: _Searched) -> tuple[str, str]:
    """Return where a claim's chain of successors ends: a wording, or why there is none."""
    claims, document = of.place.claims, of.place.document
    claim = reworded_to(claims, claim)
    if claim.status == "revised":
        return "", f"it was revised on {claim.last_seen}: now '{latest(claims, claim).quote}'"
    if claim.status != "live":
        return "", f"it was withdrawn on {claim.last_seen}"
    text = normalise(claim.quote)
    if any(text in sentence for sentence in of.sentences):
        return claim.quote, ""
    found = successor(claim, candidates(document, map(whole, document.sentences)))
    if found is None:
        return "", "the last build had it, and no sentence clearly took its place"
    if found.differs:
        return "", f"its {found.differs} changed: now '{found.evidence.quote}'"
    return found.evidence.quote, ""
