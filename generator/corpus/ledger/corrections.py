"""What analysts quote -> the same sentences in their present wording, as far as the ledger can tell."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from generator.corpus.ledger.matching import Candidates, candidates, in_other_words, successor
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
from generator.text.normalise import claim_id, normalise
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
class _Setting:
    """Where quotes stand, and what for."""

    key: str
    path: str
    line: int | None
    is_about_place: bool
    """True: what is asked holds for whatever stands there now; what a pair says holds for its words only."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of a quote."""

    now: str = ""
    """The words in its place; empty when there are none."""
    differs: str = ""
    """What makes them another claim; empty when they say the same."""
    reason: str = ""
    """Why nothing took its place; empty when the ledger does not know."""


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
    pin, drop = (
        _follow(_Setting(key, path, None, is_about_place=True), quotes, of)
        for key, quotes in (("pin", given.pin), ("drop", given.drop))
    )
    return Followed(
        replace(given, pin=pin.now, drop=drop.now), (*pin.notices, *drop.notices), {**pin.lost, **drop.lost}
    )


def editorial(given: Editorial, among: Mapping[str, Place]) -> Followed[Editorial]:
    """Return the collection's settings with the analyst's pairs in their present wording."""
    if not given.pairs:
        return Followed(given)
    of = tuple(map(_searched, among.values()))
    found = [
        _follow(_Setting("pairs", f"seeds/{EDITORIAL}", pair.line, pair.reject), (pair.a, pair.b), of)
        for pair in given.pairs
    ]
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


def _follow(setting: _Setting, quotes: Sequence[str], of: Sequence[_Searched]) -> Followed[tuple[str, ...]]:
    now: list[str] = []
    notices: list[Notice] = []
    lost: dict[str, str] = {}
    for quote in quotes:
        found = _present(quote, of)
        is_followed = bool(found.now) and (setting.is_about_place or not found.differs)
        now.append(found.now if is_followed else quote)
        if found.now and not is_followed:
            lost[quote] = f"its {_what(found)} changed: now '{found.now}'"
        elif not found.now and found.reason:
            lost[quote] = found.reason
        elif found.now not in ("", quote):
            notices.append(_followed(setting, quote, found))
    return Followed(tuple(now), tuple(notices), lost)


def _followed(setting: _Setting, quote: str, found: _Outcome) -> Notice:
    what = f"revised (its {_what(found)} changed)" if found.differs else "reworded"
    message = (
        f"'{setting.key}' quotes a sentence that was {what}: '{quote}'; it now stands for '{found.now}'; "
        f"{'check that this is still meant, and ' if found.differs else ''}bring the quote up to date"
    )
    return Notice(NoticeCode.QUOTE_FOLLOWED, "warning", setting.path, message, setting.line)


def _what(found: _Outcome) -> str:
    return "wording" if found.differs == "meaning" else found.differs


def _present(quote: str, of: Sequence[_Searched]) -> _Outcome:
    """Return the quote's present wording, or what the ledger knows about its loss."""
    wanted = normalise(quote)
    if not wanted or any(wanted in text for place in of for text in place.sentences):
        return _Outcome(quote)
    outcomes = [_outcome(claim, place) for place in of for claim in _quoted(wanted, place.place)]
    # What was dropped from the beginning was never published: only its words can tell.
    outcomes = outcomes or [_stands_in(quote, place) for place in of]
    followed = [outcome for outcome in outcomes if outcome.now]
    return next(iter((*followed, *outcomes)), _Outcome())


def _quoted(wanted: str, place: Place) -> Iterator[ClaimEntry]:
    """Yield the claims that hold the words, those with few others first."""
    held = [
        (len(claim.quote), claim.id) for claim in place.claims.values() if wanted in normalise(claim.quote)
    ]
    yield from (place.claims[key] for _, key in sorted(held))


def _outcome(claim: ClaimEntry, of: _Searched) -> _Outcome:
    """Return where a claim's chain of successors ends: a wording, or why there is none."""
    known = reworded_to(of.place.claims, claim)
    last = latest(of.place.claims, claim)
    if last.status != "live":
        return _Outcome(reason=f"it was withdrawn on {last.last_seen}")
    differs = "" if last is known else "meaning"
    text = normalise(last.quote)
    if any(text in sentence for sentence in of.sentences):
        return _Outcome(last.quote, differs)
    found = successor(last, _candidates(of))
    if found is None:
        return _Outcome(reason="the last build had it, and no sentence clearly took its place")
    return _Outcome(found.evidence.quote, found.differs or differs)


def _stands_in(quote: str, of: _Searched) -> _Outcome:
    found = in_other_words(quote, _candidates(of))
    return _Outcome(found.evidence.quote, found.differs) if found else _Outcome()


def _candidates(of: _Searched) -> Candidates:
    """Return the sentences that are new: what stood there before took the place of nothing."""
    known = {claim.id for claim in of.place.claims.values() if claim.status == "live"}
    sentences = of.place.document.sentences
    return candidates(
        of.place.document, (whole(sentence) for sentence in sentences if claim_id(sentence.text) not in known)
    )
