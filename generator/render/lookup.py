"""Corpus -> the same, by key, so that no page has to search it."""

from collections import defaultdict
from dataclasses import dataclass

from generator.model import Brief, Cell, Corpus, Evidence, Link, Theme


@dataclass(frozen=True, slots=True)
class Lookup:
    """A corpus with its parts by key. Made once for a build."""

    corpus: Corpus
    """The whole."""
    briefs: dict[str, Brief]
    """By slug."""
    themes: dict[str, Theme]
    """By id."""
    cells: dict[str, list[Cell]]
    """By slug, in the order of the themes."""
    rows: dict[str, list[Cell]]
    """By theme, in the order of the briefs."""
    links: dict[str, list[Link]]
    """By the slug of the brief that shows them, strongest first."""
    tied: dict[str, list[Evidence]]
    """The passages that links lead from and to, by the slug of their brief."""


def lookup(corpus: Corpus) -> Lookup:
    """Index the corpus."""
    cells: dict[str, list[Cell]] = defaultdict(list)
    rows: dict[str, list[Cell]] = defaultdict(list)
    links: dict[str, list[Link]] = defaultdict(list)
    for cell in corpus.matrix.cells:
        cells[cell.slug].append(cell)
        rows[cell.theme].append(cell)
    tied: dict[str, list[Evidence]] = defaultdict(list)
    for link in corpus.links:
        links[link.source].append(link)
        for reason in link.reasons:
            if reason.here and reason.there:
                tied[link.source].append(reason.here)
                tied[link.target].append(reason.there)
    briefs = {brief.slug: brief for brief in corpus.briefs}
    themes = {theme.id: theme for theme in corpus.matrix.themes}
    return Lookup(corpus, briefs, themes, dict(cells), dict(rows), dict(links), dict(tied))
