"""Document -> Brief. Every finder is a pure function; this is where a new one gets its line."""

from dataclasses import replace

from generator.extract import actors, checks, dates, figures, key_points, quotations, table_figures, wording
from generator.extract.key_points import Judged
from generator.model import Actor, Brief, Document, Figure, KnownActor, Sidecar

__all__ = ["Judged", "brief", "judge"]

_MAIN_ACTORS = 12
"""How many actors count as the document's own when sentences are ranked."""


def brief(slug: str, document: Document, sidecar: Sidecar, known: tuple[KnownActor, ...]) -> Brief:
    """Find everything a brief shows in the document."""
    found = actors.find(document, known)
    chosen = key_points.find(document, _names(found), sidecar.pin, sidecar.drop)
    said = quotations.find(document, found)
    made = Brief(
        slug=slug,
        document=document,
        bottom_line=chosen.bottom_line,
        key_points=chosen.key_points,
        so_what=chosen.so_what,
        figures=_in_order(figures.find(document, said), table_figures.find(document)),
        dates=dates.find(document),
        actors=found,
        quotations=said,
        wording=wording.find(document),
    )
    return replace(made, notices=checks.find(made, sidecar))


def judge(brief: Brief, sidecar: Sidecar) -> tuple[Judged, ...]:
    """Say of every sentence of the brief's document why it shows or does not show."""
    return key_points.judge(brief.document, _names(brief.actors), sidecar.pin, sidecar.drop)


def _in_order(*found: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return figures of sentences and of tables in source order."""
    everything = (figure for figures in found for figure in figures)
    return tuple(sorted(everything, key=lambda figure: (figure.evidence.passage, figure.evidence.start)))


def _names(found: tuple[Actor, ...]) -> frozenset[str]:
    return frozenset(form for actor in found[:_MAIN_ACTORS] for form in (actor.name, *actor.aliases))
