"""Corpus -> ``data/search.js``, which search loads when it is first used.

It holds what readers look for and where it stands: claims, section headings and names, each with its anchor.
The full text of the sources is left out, so that the file stays small. It is a script rather than plain JSON,
because a page opened from disk may load scripts but not fetch files.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from generator.model import Brief, Evidence
from generator.render import urls
from generator.render.claims import title
from generator.render.data import Json
from generator.render.dates import publication_year
from generator.render.lookup import Lookup
from generator.render.written_json import compact
from generator.text.normalise import claim_id
from generator.text.quoted import by_brief
from generator.text.visible import visible

PREFIX = "globalThis.briefingIndex = "
"""What makes the JSON a script."""
SUFFIX = ";\n"

_MOST_ACTORS = 100
"""A list to choose from is no help when it is longer."""


def search_index(known: Lookup) -> list[str]:
    """Return the file in pieces, brief by brief, since it may be very large.

    ``filters`` lists what a reader can choose from, ``pages`` other pages by title, ``briefs`` the briefs;
    a claim is its anchor, what it is, and its words.
    """
    actors = _common_actors(known)
    filters, pages = _script(_filters(known, actors)), _script(_pages(known, actors))
    pieces = [f'{PREFIX}{{"filters":{filters},"pages":{pages},"briefs":[']
    for place, brief in enumerate(known.corpus.briefs):
        pieces.append(f"{',' if place else ''}{_script(_brief(known, brief, actors))}")
    return [*pieces, f"]}}{SUFFIX}"]


def _script(value: Any) -> str:
    """Return JSON that stays one script wherever it is put: ``<`` could end it, U+2028 once ended a line."""
    return compact(value).replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _brief(known: Lookup, brief: Brief, actors: dict[str, str]) -> Json:
    return {
        "url": urls.brief(brief.slug),
        "title": visible(title(brief)),
        "kind": _kind(brief),
        "year": publication_year(brief),
        "actors": [actors[actor.id] for actor in brief.actors if actor.id in actors],
        "themes": [
            known.themes[cell.theme].label for cell in known.cells.get(brief.slug, ()) if cell.evidence
        ],
        "claims": [*_claims(known, brief), *_headings(brief), *_names(brief)],
    }


def _kind(brief: Brief) -> str:
    stated = brief.document.metadata.kind
    return stated.value if stated else ""


def _claims(known: Lookup, brief: Brief) -> Iterator[list[str]]:
    """Yield what the page quotes; a quote within another is left out, since the longer one has its words."""
    found: dict[str, tuple[str, Evidence]] = {}
    for kind, evidence in _findings(known, brief):
        found.setdefault(claim_id(evidence.quote), (kind, evidence))
    outermost = _outermost(evidence for _, evidence in found.values())
    for claim, (kind, evidence) in found.items():
        if evidence in outermost:
            yield [f"s-{claim}" if kind == "passage" else f"k-{claim}", kind, visible(evidence.quote)]


def _findings(known: Lookup, brief: Brief) -> Iterator[tuple[str, Evidence]]:
    """Yield what the brief's page quotes and what it is, the most telling first."""
    yield from by_brief(brief)
    for pair in known.pairs.get(brief.slug, ()):
        yield "pair", pair.a if pair.a_slug == brief.slug else pair.b
    for cell in known.cells.get(brief.slug, ()):
        if cell.evidence:
            yield "matrix", cell.evidence
    yield from (("passage", use.evidence) for use in known.uses.get(brief.slug, ()))


def _outermost(found: Iterable[Evidence]) -> set[Evidence]:
    """Return the evidence that lies within no other."""
    reach: dict[int, int] = {}
    outermost = set()
    for evidence in sorted(found, key=lambda item: (item.passage, item.start, -item.end)):
        if evidence.end > reach.get(evidence.passage, 0):
            reach[evidence.passage] = evidence.end
            outermost.add(evidence)
    return outermost


def _headings(brief: Brief) -> Iterator[list[str]]:
    headings = (passage.text for passage in brief.document.passages if passage.kind == "heading")
    yield from (
        [f"s-{claim_id(heading)}", "heading", visible(heading)] for heading in dict.fromkeys(headings)
    )


def _names(brief: Brief) -> Iterator[list[str]]:
    """Yield the actors with all forms of their names, so that an abbreviation finds what it stands for."""
    for actor in brief.actors:
        forms = dict.fromkeys((actor.name, *actor.aliases))
        yield ["actors", "actor", visible(" · ".join(forms))]


def _common_actors(known: Lookup) -> dict[str, str]:
    """Return the actors that most briefs name, id -> name."""
    counts = Counter(
        actor.id for brief in known.corpus.briefs for actor in brief.actors if actor.id in known.profiles
    )
    ids = sorted(counts, key=lambda actor: (-counts[actor], actor))[:_MOST_ACTORS]
    return {actor: known.profiles[actor].name for actor in ids}


def _filters(known: Lookup, actors: dict[str, str]) -> dict[str, list[str]]:
    """Return the values to choose from; where there is only one, there is nothing to choose."""
    briefs = known.corpus.briefs
    values = {
        "kind": sorted({_kind(brief) for brief in briefs} - {""}),
        "actor": sorted(set(actors.values()), key=lambda name: (name.casefold(), name)),
        "theme": [theme.label for theme in known.corpus.matrix.themes if known.voices[theme.id]],
        "year": sorted({publication_year(brief) for brief in briefs} - {""}, reverse=True),
    }
    return {name: found for name, found in values.items() if len(found) > 1}


def _pages(known: Lookup, actors: dict[str, str]) -> list[Json]:
    themes = [(urls.theme(theme.id), theme.label, "question") for theme in known.corpus.matrix.themes]
    named = [(urls.actor(actor), name, "actor") for actor, name in actors.items()]
    return [{"url": url, "title": label, "kind": kind} for url, label, kind in (*themes, *named)]
