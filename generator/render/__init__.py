"""Corpus -> Pages. The only package that imports Jinja."""

from collections.abc import Callable, Iterator
from functools import cache, lru_cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.model import Brief, Corpus, Page
from generator.render import annotations, citations, data, feeds, past_pages, tables, urls
from generator.render.actor_pages import actors_view, profile_views
from generator.render.brief_page import brief_view
from generator.render.changes import changes_views
from generator.render.home_page import home_views
from generator.render.lookup import Lookup, lookup
from generator.render.matrix_pages import matrix_view, theme_pages
from generator.render.merged_pages import checks_views, figures_views, timeline_views
from generator.render.parts import Views
from generator.render.plan import REST, Make, Plan, Section
from generator.render.search_index import search_index

_CITE = (
    (urls.bibtex, citations.bibtex),
    (urls.ris, citations.ris),
    (urls.csl, citations.csl),
)
_RECORDED = ((urls.brief_data, data.single), (urls.annotations, annotations.collection))


def render(corpus: Corpus, site_url: str = "") -> Iterator[Page]:
    """Print every generated file of the site, each once. ``site_url`` is where it will stand, if known."""
    for section in _sections(corpus, site_url).values():  # no plan: nobody asks for a section again
        for path, make in section():
            made = make()
            yield Page(path, made) if isinstance(made, str) else Page(path, "", made)
            del made  # the next file is made when nobody holds this one


def plan(corpus: Corpus, site_url: str = "") -> Plan:
    """Return the same files before they are made."""
    return Plan(_sections(corpus, site_url))


def _sections(corpus: Corpus, site_url: str) -> dict[str, Section]:
    known = lookup(corpus)
    # Two files of a brief show the same record.
    records = lru_cache(maxsize=1)(lambda slug: data.record(known, known.briefs[slug]))
    return {
        REST: partial(_top, known, site_url),
        "matrix": partial(_matrix, known),
        "timeline": lambda: _printed("timeline.md.j2", timeline_views(known)),
        "figures": lambda: _printed("figures.md.j2", figures_views(known)),
        "checks": lambda: _printed("checks.md.j2", checks_views(known)),
        "briefs": partial(_briefs, known, records),
        "actors": partial(_actors, known),
        "changes": lambda: _printed("changes.md.j2", changes_views(known)),
        "data": partial(_data, known, site_url),
    }


def _top(known: Lookup, site_url: str) -> Iterator[tuple[str, Make]]:
    yield from _printed("home.md.j2", home_views(known))
    yield urls.ATOM, partial(feeds.atom, known, site_url)
    yield urls.JSON_FEED, partial(feeds.json_feed, known, site_url)
    if past_pages.has_moved(known):
        yield urls.REDIRECTS, partial(past_pages.redirects, known, site_url)


def _matrix(known: Lookup) -> Iterator[tuple[str, Make]]:
    yield _page(urls.MATRIX, "matrix.md.j2", partial(matrix_view, known))
    for theme in known.corpus.matrix.themes:
        yield from _printed("theme.md.j2", theme_pages(known, theme))


def _briefs(known: Lookup, records: Callable[[str], data.Json]) -> Iterator[tuple[str, Make]]:
    for position, brief in enumerate(known.corpus.briefs):
        yield _page(urls.brief(brief.slug), "brief.md.j2", partial(brief_view, known, position))
        yield urls.source_text(brief.slug), partial(str, brief.document.text)
        for url, cite in _CITE:
            yield url(brief.slug), partial(_cited, cite, known, brief)
        for url, made in _RECORDED:
            yield url(brief.slug), partial(_recorded, made, records, brief.slug)
    yield from _printed("removed.md.j2", past_pages.removed_views(known))
    yield from _printed("moved.md.j2", past_pages.moved_views(known))


def _actors(known: Lookup) -> Iterator[tuple[str, Make]]:
    yield _page(urls.ACTORS, "actors.md.j2", partial(actors_view, known))
    for profile in known.corpus.profiles:
        yield from _printed("actor.md.j2", profile_views(known, profile))


def _data(known: Lookup, site_url: str) -> Iterator[tuple[str, Make]]:
    yield urls.BRIEFS_DATA, partial(data.Collection, known)
    yield urls.MATRIX_TABLE, partial(tables.matrix, known)
    yield urls.TIMELINE_TABLE, partial(tables.timeline, known)
    yield urls.FIGURES_TABLE, partial(tables.figures, known)
    yield urls.SEARCH_INDEX, partial(search_index, known)
    if past_pages.has_moved(known):
        yield urls.NGINX_REDIRECTS, partial(past_pages.nginx_redirects, known, site_url)


def _cited(cite: Callable[[citations.Reference], str], known: Lookup, brief: Brief) -> str:
    return cite(citations.reference(brief, known.corpus.editorial.title))


def _recorded(made: Callable[[data.Json], str], records: Callable[[str], data.Json], slug: str) -> str:
    return made(records(slug))


def _printed(template: str, views: Views[object]) -> Iterator[tuple[str, Make]]:
    for url, view in views:
        yield _page(url, template, view)


def _page(url: str, template: str, view: Callable[[], object]) -> tuple[str, Make]:
    return urls.page_file(url), lambda: _environment().get_template(template).render(view=view())


@cache
def _environment() -> Environment:
    options: dict[str, Any] = {"trim_blocks": True, "lstrip_blocks": True, "keep_trailing_newline": True}
    # Escaping is done by type (Md) before a template sees the text, so Jinja's own is off.
    return Environment(
        loader=PackageLoader("generator"), undefined=StrictUndefined, autoescape=False, **options
    )
