"""What a page says about itself -> its front matter, which the site's templates put into the page's head."""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal

from generator.model import Brief, Md
from generator.render.dates import publication_date
from generator.render.markdown import FrontMatter, escape, front_matter

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
    are listed beside it. ``more`` are values by name: what ``brief_facts`` returns, ``updated``, the day on
    which the page last changed, for the sitemap, and ``moved_to``, the link to where it is now. Pages about
    what is gone are kept out of the sitemap.
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
    return front_matter(values)


def brief_facts(brief: Brief, title: str, description: str) -> dict[str, Md]:
    """Return what a page says of its source: the date in ISO 8601, and all in the words of schema.org."""
    return {
        "published": Md(publication_date(brief)),
        "json_ld": Md(_linked_data(brief, title, description)),
    }


def _linked_data(brief: Brief, title: str, description: str) -> str:
    """Return the brief in the words of schema.org, as JSON that may stand inside an HTML script element."""
    stated = brief.document.metadata
    people = (("author", "Person", stated.author), ("publisher", "Organization", stated.publisher))
    source: dict[str, Any] = {
        "@type": "CreativeWork",
        "name": title,
        **{name: {"@type": kind, "name": fact.value} for name, kind, fact in people if fact},
    }
    if published := publication_date(brief):
        source["datePublished"] = published
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
