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
from generator.text.lineage import latest
from generator.text.meaning import differs
from generator.text.normalise import claim_id, normalise
from generator.text.places import whole

T = TypeVar("T")

_OF_TWINS = ("name", "date")
"""What two sentences differ in that say the same of two things: neither took the place of the other."""


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
    is_unseen: bool
    """True: it keeps words from being shown, so perhaps the ledger never had them."""


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
        _follow(_Setting(key, path, None, is_about_place=True, is_unseen=key == "drop"), quotes, of)
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
        _follow(
            _Setting("pairs", f"seeds/{EDITORIAL}", pair.line, pair.reject, pair.reject), (pair.a, pair.b), of
        )
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
        found = _present(quote, of, is_unseen=setting.is_unseen)
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


def _present(quote: str, of: Sequence[_Searched], *, is_unseen: bool) -> _Outcome:
    """Return the quote's present wording, or what the ledger knows about its loss."""
    wanted = normalise(quote)
    if not wanted or any(wanted in text for place in of for text in place.sentences):
        return _Outcome(quote)
    outcomes = [_outcome(claim, place) for place in of for claim in _quoted(wanted, place.place)]
    if is_unseen and not outcomes:
        outcomes = [_stands_in(quote, place) for place in of]
    # A part of a sentence may be another claim than its new sentence, and the sentence the same.
    outcomes.sort(key=lambda outcome: (not outcome.now, bool(outcome.differs)))
    return next(iter(outcomes), _Outcome())


def _quoted(wanted: str, place: Place) -> Iterator[ClaimEntry]:
    """Yield the claims that hold the words, those with few others first."""
    held = [
        (len(claim.quote), claim.id) for claim in place.claims.values() if wanted in normalise(claim.quote)
    ]
    yield from (place.claims[key] for _, key in sorted(held))


def _outcome(claim: ClaimEntry, of: _Searched) -> _Outcome:
    """Return where a claim's chain of successors ends: a wording, or why there is none.

    The build that ends a claim and those after it say the same: nothing here may depend on the day, or on
    whether the ledger has the last link of the chain already.
    """
    among, last = _candidates(of), latest(of.place.claims, claim)
    now = ""
    if last.status == "live" or last.with_page:
        now = _sentence(last.quote, of)
        found = None if now else successor(last, among)
        now = found.evidence.quote if found else now
    if not now:
        return _Outcome(reason="it was published, and no sentence clearly took its place")
    return _Outcome(now, differs(claim.quote, now, of.place.document.language, among.common))


def _sentence(quote: str, of: _Searched) -> str:
    """Return the first sentence that holds the words, empty when none does."""
    wanted = normalise(quote)
    held = (number for number, sentence in enumerate(of.sentences) if wanted in sentence)
    return next((of.place.document.sentences[number].text for number in held), "")


def _stands_in(quote: str, of: _Searched) -> _Outcome:
    """Return what took the place of words of which the ledger has nothing: only the words can tell.

    All sentences count, also those that the ledger has: by the next build it has what is found now.
    """
    among = candidates(of.place.document, map(whole, of.place.document.sentences))
    found = in_other_words(quote, among)
    is_twin = found is not None and found.differs in _OF_TWINS
    return _Outcome(found.evidence.quote, found.differs) if found and not is_twin else _Outcome()


def _candidates(of: _Searched) -> Candidates:
    """Return the sentences that are new: what stood there before took the place of nothing."""
    known = {claim.id for claim in of.place.claims.values() if claim.status == "live"}
    sentences = of.place.document.sentences
    return candidates(
        of.place.document, (whole(sentence) for sentence in sentences if claim_id(sentence.text) not in known)
    )
