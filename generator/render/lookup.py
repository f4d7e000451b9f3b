"""Corpus -> the same, by key, so that no page has to search it."""

from collections import defaultdict
from dataclasses import dataclass

from generator.model import (
    Brief,
    Cell,
    Change,
    ClaimEntry,
    Corpus,
    Evidence,
    Link,
    PageEntry,
    Pair,
    Profile,
    Theme,
    Verdict,
)
from generator.render import urls
from generator.text.lineage import page_now

APPEARANCES = 100
"""Briefs on a page of an actor: their quotes lead back to that page."""


@dataclass(frozen=True, slots=True)
class Use:
    """A sentence that another page quotes, and the address of that page."""

    evidence: Evidence
    url: str


@dataclass(frozen=True, slots=True)
class Past:
    """The ledger by key."""

    pages: dict[str, PageEntry]
    """Every address a brief ever had, by slug."""
    claims: dict[str, dict[str, ClaimEntry]]
    """Every claim that a brief ever had, by slug and id."""
    kept: dict[str, list[Evidence]]
    """Words with an old address that nothing quotes any more, by the slug of the brief."""
    changes: dict[tuple[str, str], list[Change]]
    """By day and the slug that the brief had then."""
    days: dict[str, list[tuple[str, str]]]
    """Keys of ``changes`` by the slug that the brief has now, the last day first."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """A corpus with its parts by key. Made once for a build."""

    corpus: Corpus
    """The whole."""
    briefs: dict[str, Brief]
    """By slug."""
    themes: dict[str, Theme]
    """By id."""
    verdicts: dict[str, Verdict]
    """By the theme's id."""
    cells: dict[str, list[Cell]]
    """By slug, in the order of the themes."""
    rows: dict[str, list[Cell]]
    """By theme, in the order of the briefs."""
    links: dict[str, list[Link]]
    """By the slug of the brief that shows them, strongest first."""
    pairs: dict[str, list[Pair]]
    """By the slug of each of their two briefs."""
    uses: dict[str, list[Use]]
    """What other pages than the brief's own quote from it, by the slug of the brief."""
    profiles: dict[str, Profile]
    """By the actor's id."""
    voices: dict[str, int]
    """By the theme's id: how many briefs say something; those with nearly the same document are one."""
    past: Past
    """What the ledger says."""


def lookup(corpus: Corpus) -> Lookup:
    """Index the corpus."""
    cells: dict[str, list[Cell]] = defaultdict(list)
    rows: dict[str, list[Cell]] = defaultdict(list)
    links: dict[str, list[Link]] = defaultdict(list)
    uses: dict[str, list[Use]] = defaultdict(list)
    for cell in corpus.matrix.cells:
        cells[cell.slug].append(cell)
        rows[cell.theme].append(cell)
    for link in corpus.links:
        links[link.source].append(link)
        for reason in link.reasons:
            if reason.here and reason.there:
                uses[link.source].append(Use(reason.here, f"{urls.brief(link.source)}#related-briefs"))
                uses[link.target].append(Use(reason.there, urls.brief(link.source)))
    pairs: dict[str, list[Pair]] = defaultdict(list)
    for pair in corpus.pairs:
        pairs[pair.a_slug].append(pair)
        pairs[pair.b_slug].append(pair)
    for profile in corpus.profiles:
        for place, appearance in enumerate(profile.appearances):
            url = urls.part(urls.actor(profile.id), 1 + place // APPEARANCES)
            uses[appearance.slug] += [Use(said, url) for said in appearance.said]
    return Lookup(
        corpus=corpus,
        briefs={brief.slug: brief for brief in corpus.briefs},
        themes={theme.id: theme for theme in corpus.matrix.themes},
        verdicts={
            theme.id: verdict
            for theme, verdict in zip(corpus.matrix.themes, corpus.matrix.verdicts, strict=True)
        },
        cells=dict(cells),
        rows=dict(rows),
        links=dict(links),
        pairs=dict(pairs),
        uses=dict(uses),
        profiles={profile.id: profile for profile in corpus.profiles},
        voices=_voices(corpus),
        past=_past(corpus),
    )


def _voices(corpus: Corpus) -> dict[str, int]:
    first = {slug: group[0] for group in corpus.duplicates for slug in group}
    said: dict[str, set[str]] = {theme.id: set() for theme in corpus.matrix.themes}
    for cell in corpus.matrix.cells:
        if cell.evidence:
            said[cell.theme].add(first.get(cell.slug, cell.slug))
    return {theme: len(slugs) for theme, slugs in said.items()}


def _past(corpus: Corpus) -> Past:
    claims: dict[str, dict[str, ClaimEntry]] = defaultdict(dict)
    for claim in corpus.ledger.claims:
        claims[claim.slug][claim.id] = claim
    kept: dict[str, list[Evidence]] = defaultdict(list)
    for item in corpus.kept:
        kept[item.slug].append(item.evidence)
    changes: dict[tuple[str, str], list[Change]] = defaultdict(list)
    for change in corpus.ledger.changes:
        changes[change.day, change.slug].append(change)
    pages = {page.slug: page for page in corpus.ledger.pages}
    days: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for key in sorted(changes, reverse=True):
        days[page_now(pages, key[1])].append(key)
    return Past(pages, dict(claims), dict(kept), dict(changes), dict(days))
