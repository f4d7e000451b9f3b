"""Corpus -> Pages. The only package that imports Jinja."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.model import Corpus, Page
from generator.render import annotations, citations, data, feeds, past_pages, tables, urls
from generator.render.actor_pages import actors_view, profile_views
from generator.render.brief_page import brief_view
from generator.render.changes import changes_views
from generator.render.home_page import home_views
from generator.render.lookup import Lookup, lookup
from generator.render.matrix_pages import matrix_view, theme_pages
from generator.render.merged_pages import checks_views, figures_views, timeline_views
from generator.render.search_index import search_index


def render(corpus: Corpus, site_url: str = "") -> Iterator[Page]:
    """Print every generated file of the site, each once. ``site_url`` is where it will stand, if known."""
    known = lookup(corpus)
    yield from _collection(known)
    yield from _briefs(known)
    yield from _actors(known)
    yield from _history(known, site_url)
    yield from _data(known)


def _collection(known: Lookup) -> Iterator[Page]:
    for url, home in home_views(known):
        yield _page(url, "home.md.j2", home())
    yield _page(urls.MATRIX, "matrix.md.j2", matrix_view(known))
    for theme in known.corpus.matrix.themes:
        for url, view in theme_pages(known, theme):
            yield _page(url, "theme.md.j2", view())
    for url, timeline in timeline_views(known):
        yield _page(url, "timeline.md.j2", timeline())
    for url, figures in figures_views(known):
        yield _page(url, "figures.md.j2", figures())
    for url, checks in checks_views(known):
        yield _page(url, "checks.md.j2", checks())


def _briefs(known: Lookup) -> Iterator[Page]:
    for position, brief in enumerate(known.corpus.briefs):
        yield _page(urls.brief(brief.slug), "brief.md.j2", brief_view(known, position))
        yield Page(urls.source_text(brief.slug), brief.document.text)
        cited = citations.reference(brief, known.corpus.editorial.title)
        yield Page(urls.bibtex(brief.slug), citations.bibtex(cited))
        yield Page(urls.ris(brief.slug), citations.ris(cited))
        yield Page(urls.csl(brief.slug), citations.csl(cited))


def _actors(known: Lookup) -> Iterator[Page]:
    yield _page(urls.ACTORS, "actors.md.j2", actors_view(known))
    for profile in known.corpus.profiles:
        for url, view in profile_views(known, profile):
            yield _page(url, "actor.md.j2", view())


def _history(known: Lookup, site_url: str) -> Iterator[Page]:
    for url, changes in changes_views(known):
        yield _page(url, "changes.md.j2", changes)
    for url, removed in past_pages.removed_views(known):
        yield _page(url, "removed.md.j2", removed)
    for url, moved in past_pages.moved_views(known):
        yield _page(url, "moved.md.j2", moved)
    yield Page(urls.ATOM, feeds.atom(known, site_url))
    yield Page(urls.JSON_FEED, feeds.json_feed(known, site_url))
    maps = {
        urls.REDIRECTS: past_pages.redirects(known, site_url),
        urls.NGINX_REDIRECTS: past_pages.nginx_redirects(known, site_url),
    }
    yield from (Page(url, text) for url, text in maps.items() if text)


def _data(known: Lookup) -> Iterator[Page]:
    for brief in known.corpus.briefs:
        record = data.record(known, brief)
        yield Page(urls.brief_data(brief.slug), data.single(record))
        yield Page(urls.annotations(brief.slug), annotations.collection(record))
    yield Page(urls.BRIEFS_DATA, "", data.Collection(known))
    yield Page(urls.MATRIX_TABLE, tables.matrix(known))
    yield Page(urls.TIMELINE_TABLE, tables.timeline(known))
    yield Page(urls.FIGURES_TABLE, tables.figures(known))
    yield Page(urls.SEARCH_INDEX, search_index(known))


def _page(url: str, template: str, view: object) -> Page:
    return Page(urls.page_file(url), _environment().get_template(template).render(view=view))


@cache
def _environment() -> Environment:
    options: dict[str, Any] = {"trim_blocks": True, "lstrip_blocks": True, "keep_trailing_newline": True}
    # Escaping is done by type (Md) before a template sees the text, so Jinja's own is off.
    return Environment(
        loader=PackageLoader("generator"), undefined=StrictUndefined, autoescape=False, **options
    )
