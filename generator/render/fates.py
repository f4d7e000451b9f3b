"""The claims of a brief in the ledger -> which old addresses a live claim answers, and what stands apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.model import ClaimEntry, Md
from generator.render import urls
from generator.render.compared import compared
from generator.render.markdown import escape
from generator.render.views import EarlierView, LinkView, MarkView
from generator.text.lineage import latest, reworded_to


@dataclass(frozen=True, slots=True)
class Past:
    """What a live claim was before."""

    aliases: tuple[str, ...] = ()
    """Ids that answer where it stands: the same claim in other words."""
    marks: tuple[MarkView, ...] = ()
    """What to tell readers about it."""


@dataclass(frozen=True, slots=True)
class Fates:
    """What became of the claims of a brief."""

    past: Mapping[str, Past]
    """By the id of a live claim; only claims that have a past."""
    earlier: tuple[EarlierView, ...]
    """Wordings that do not stand in the source any more, the last first."""


_DIFFERENCES = {
    "number": "number changed",
    "date": "date changed",
    "name": "name changed",
    "negation": "negation changed",
    "meaning": "wording changed",
}


def difference(differs: str) -> str:
    """Return in words what makes a claim another one; empty when nobody noted it."""
    return _DIFFERENCES.get(differs, "")


def fates(claims: Mapping[str, ClaimEntry], differs: Mapping[str, str], language: Md) -> Fates:
    """Return what became of a brief's claims, given by id. ``differs`` says by id what changed in a claim."""
    ends: dict[str, list[ClaimEntry]] = {}
    for claim in claims.values():
        ends.setdefault(reworded_to(claims, claim).id, []).append(claim)
    past: dict[str, Past] = {}
    earlier: list[ClaimEntry] = []
    revised: dict[str, list[ClaimEntry]] = {}
    for claim in claims.values():
        if claim.status != "live":
            earlier.append(claim)
        if claim.status in ("revised", "withdrawn"):
            revised.setdefault(latest(claims, claim).id, []).append(claim)
    for claim in claims.values():
        if claim.status == "live":
            same = [other for other in ends[claim.id] if other is not claim]
            marks = (*_reworded(same), *_revised(revised.get(claim.id, ())))
            if marks:
                past[claim.id] = Past(tuple(other.id for other in same), marks)
    earlier.sort(key=lambda claim: (claim.last_seen or "", -claim.start, claim.id), reverse=True)
    return Fates(
        past,
        tuple(_earlier(claims, claim, ends.get(claim.id, []), differs, language) for claim in earlier),
    )


def _reworded(same: Sequence[ClaimEntry]) -> tuple[MarkView, ...]:
    last = max(same, key=lambda claim: (claim.last_seen or "", claim.id), default=None)
    return (MarkView(Md(f"reworded on {last.last_seen}"), Md(f"#{_former(last.id)}")),) if last else ()


def _revised(before: Sequence[ClaimEntry]) -> tuple[MarkView, ...]:
    last = max(before, key=lambda claim: (claim.last_seen or "", claim.id), default=None)
    if last is None or last.status != "revised":
        return ()
    return (MarkView(Md(f"revised on {last.last_seen}"), Md(urls.claim(last.id))),)


def _former(key: str) -> Md:
    return Md(f"was-{key}")


def _earlier(
    claims: Mapping[str, ClaimEntry],
    claim: ClaimEntry,
    same: Sequence[ClaimEntry],
    differs: Mapping[str, str],
    language: Md,
) -> EarlierView:
    found = latest(claims, claim)
    now = found if found.status == "live" else claims.get(claim.successor or "")
    ids = dict.fromkeys((claim.id, *(other.id for other in same)))
    # Links to a claim that was only reworded lead to its present words, so these words need another anchor.
    anchors = [Md(f"{kind}-{key}") for key in ids for kind in ("k", "s")]
    before, after = compared(claim.quote, now.quote) if now else (escape(claim.quote), Md(""))
    anchors = [_former(claim.id)] if claim.status == "reworded" else anchors
    what = difference(differs.get(claim.id, ""))
    label = f"{claim.status.capitalize()} on {claim.last_seen}" + (f": {what}" if what else "")
    return EarlierView(
        anchor=anchors[0],
        aliases=tuple(anchors[1:]),
        label=Md(label),
        first_seen=Md(claim.first_seen),
        was=before,
        language=language,
        now=(LinkView(after, Md(urls.claim(now.id))),) if now else (),
    )
