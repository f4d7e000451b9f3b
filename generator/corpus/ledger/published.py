"""Corpus -> what the page of each brief gives an address: its claims, and what other pages quote from it."""

from collections import defaultdict
from dataclasses import dataclass

from generator.model import Brief, ClaimKind, Corpus, Evidence
from generator.text.normalise import claim_id
from generator.text.quoted import by_brief, by_corpus

_KINDS: tuple[ClaimKind, ...] = (
    "bottom line", "key point", "so what", "figure", "date", "quotation", "pair", "cell", "passage"
)  # fmt: skip
OWN: frozenset[ClaimKind] = frozenset(_KINDS[:6])
"""What a brief finds in its own document, whatever the other documents say."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A claim with an address."""

    evidence: Evidence
    """Where it stands first."""
    kinds: tuple[ClaimKind, ...]
    """As what it shows."""


@dataclass(frozen=True, slots=True)
class Published:
    """A brief and what has an address on its page."""

    brief: Brief
    claims: dict[str, Shown]
    """By id."""
    relied_on: tuple[str, ...]
    """Slugs of the briefs that refer to it, in order."""


def published(corpus: Corpus) -> tuple[Published, ...]:
    """Return every brief with its claims, in order."""
    found: dict[str, list[tuple[ClaimKind, Evidence]]] = defaultdict(list)
    relied: dict[str, set[str]] = defaultdict(set)
    for brief in corpus.briefs:
        found[brief.slug] += by_brief(brief)
    for slug, kind, evidence in by_corpus(corpus):
        found[slug].append((kind, evidence))
    for pair in corpus.pairs:
        relied[pair.a_slug].add(pair.b_slug)
        relied[pair.b_slug].add(pair.a_slug)
    for link in corpus.links:
        relied[link.target].add(link.source)
    return tuple(
        Published(brief, _by_id(found[brief.slug]), tuple(sorted(relied[brief.slug])))
        for brief in corpus.briefs
    )


def _by_id(found: list[tuple[ClaimKind, Evidence]]) -> dict[str, Shown]:
    first: dict[str, Evidence] = {}
    kinds: dict[str, set[ClaimKind]] = defaultdict(set)
    for kind, evidence in found:
        key = claim_id(evidence.quote)
        first.setdefault(key, evidence)
        kinds[key].add(kind)
    return {
        key: Shown(evidence, tuple(sorted(kinds[key], key=_KINDS.index))) for key, evidence in first.items()
    }
