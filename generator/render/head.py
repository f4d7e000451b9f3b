"""What a page says about itself -> its front matter, which the site's templates put into the page's head."""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal

from generator.model import Brief, Md
from generator.render.markdown import FrontMatter, escape, front_matter
from generator.text import dates

View = Literal[
    "home",
    "brief",
    "matrix",
    "theme",
    "actors",
    "actor",
    "timeline",
    "figures",
    "checks",
    "changes",
    "removed",
    "moved",
]
"""Which of our pages it is: styles and menus go by it."""


def head(
    title: str,
    description: str,
    view: View,
    *,
    parent: str | None = None,
    contents: bool = False,
    more: Mapping[str, Md] = MappingProxyType({}),
) -> Md:
    """Return the front matter of a page.

    ``parent`` is the address of the menu's page that it belongs to, ``contents`` says whether its sections
    are listed beside it. ``more`` are values by name: ``json_ld`` (see ``linked_data``), ``updated`` is the
    day on which the page last changed, for the sitemap, ``moved_to`` the link to where it is now. Pages about
    what was are kept out of search, those about what is gone out of the sitemap.
    """
    values: dict[str, FrontMatter] = {
        "title": escape(title),
        "description": escape(description),
        "view": Md(view),
        "hide": ["navigation"] if contents else ["navigation", "toc"],
    }
    if parent is not None:
        values["parent"] = Md(parent)
    values.update({name: value for name, value in more.items() if value})
    if view in ("removed", "moved"):
        values["gone"] = True
    if view in ("changes", "removed", "moved"):
        values["search"] = {"exclude": True}
    return front_matter(values)


def linked_data(brief: Brief, title: str, description: str) -> str:
    """Return the brief in the words of schema.org, as JSON that may stand inside an HTML script element."""
    stated = brief.document.metadata
    published = dates.find(stated.published.value, brief.document.language) if stated.published else ()
    people = (("author", "Person", stated.author), ("publisher", "Organization", stated.publisher))
    source: dict[str, Any] = {
        "@type": "CreativeWork",
        "name": title,
        **{name: {"@type": kind, "name": fact.value} for name, kind, fact in people if fact},
    }
    if published:
        source["datePublished"] = published[0].first.isoformat()
    if brief.document.language != "und":
        source["inLanguage"] = brief.document.language
    page = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": title,
        "description": description,
        "isBasedOn": source,
    }
    # "<" could end the script element; the rest is what escape() would hide in Markdown.
    return json.dumps(page, ensure_ascii=True).replace("<", "\\u003c").replace("&", "\\u0026")
