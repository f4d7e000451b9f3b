"""Corpus -> Pages. The only package that imports Jinja."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.model import Corpus, Page
from generator.render import data, urls
from generator.render.brief_page import brief_view
from generator.render.home_page import home_view, matrix_view
from generator.render.lookup import lookup


def render(corpus: Corpus) -> tuple[Page, ...]:
    """Return every generated file of the site, each once."""
    known = lookup(corpus)
    pages = [
        Page(urls.page_file(urls.HOME), _print("home.md.j2", home_view(known))),
        Page(urls.page_file(urls.MATRIX), _print("matrix.md.j2", matrix_view(known))),
        Page(urls.BRIEFS_DATA, data.collection(known)),
    ]
    for position, brief in enumerate(corpus.briefs):
        pages.append(
            Page(urls.page_file(urls.brief(brief.slug)), _print("brief.md.j2", brief_view(known, position)))
        )
        pages.append(Page(urls.brief_data(brief.slug), data.single(known, brief)))
        pages.append(Page(urls.source_text(brief.slug), brief.document.text))
    return tuple(pages)


def _print(template: str, view: object) -> str:
    return _environment().get_template(template).render(view=view)


@cache
def _environment() -> Environment:
    options: dict[str, Any] = {"trim_blocks": True, "lstrip_blocks": True, "keep_trailing_newline": True}
    # Escaping is done by type (Md) before a template sees the text, so Jinja's own is off.
    return Environment(
        loader=PackageLoader("generator"), undefined=StrictUndefined, autoescape=False, **options
    )
