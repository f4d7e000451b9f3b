"""What a page says about itself -> its front matter, which the site's templates put into the page's head."""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal

from generator.model import Brief, Md
from generator.render import citations, urls
from generator.render.markdown import Entry, escape, front_matter
from generator.text.names.kinds import cue_kind, is_person
from generator.text.normalise import claim_id

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
    more: Mapping[str, Entry] = MappingProxyType({}),
) -> Md:
    """Return the front matter of a page.

    ``parent`` is the address of the menu's page that it belongs to, ``contents`` says whether its sections
    are listed beside it. ``more`` are values by name: what ``brief_facts`` returns, ``updated``, the day on
    which the page last changed, for the sitemap, and ``moved_to``, the link to where it is now. Pages about
    what is gone are kept out of the sitemap.
    """
    values: dict[str, Entry] = {
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


def brief_facts(brief: Brief, title: str, description: str, collection: str) -> dict[str, Entry]:
    """Return what a page says of its source: its date in ISO 8601, how to cite it, all in schema.org's words.

    ``collection`` is the title of the collection.
    """
    cited = citations.reference(brief, collection)
    return {
        "published": escape(cited.date),
        "reference": escape(citations.line(cited, title)),
        "citation": [(Md(name), escape(content)) for name, content in citations.meta_tags(cited)],
        "json_ld": _linked_data(brief, cited, title, description),
    }


def _author(name: str) -> dict[str, str] | str:
    """Return a name with what it names, or alone where its words do not tell."""
    words = name.split()
    if "," not in name and is_person(words):
        return {"@type": "Person", "name": name}
    is_body = cue_kind(words) in ("organisation", "company")
    return {"@type": "Organization", "name": name} if is_body else name


def _linked_data(brief: Brief, cited: citations.Reference, title: str, description: str) -> Md:
    """Return the brief in the words of schema.org, as JSON that may stand inside an HTML script element."""
    source: dict[str, Any] = {
        "@type": "CreativeWork",
        "name": title,
        "author": [_author(name) for name in cited.authors],
        "editor": [_author(name) for name in cited.editors],
        "publisher": {"@type": "Organization", "name": cited.publisher} if cited.publisher else None,
        "datePublished": cited.date,
        "inLanguage": cited.language,
        "url": cited.url,
    }
    points = [brief.bottom_line] if brief.bottom_line else []
    quoted = [point.evidence.quote for point in (*points, *brief.key_points)]
    page = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": title,
        "description": description,
        "isBasedOn": {name: value for name, value in source.items() if value},
        # The address is relative to the page's own, as JSON-LD reads it.
        "hasPart": [
            {"@type": "Quotation", "text": words, "url": urls.claim(claim_id(words))}
            for words in dict.fromkeys(quoted)
        ],
    }
    # "<" could end the script element; the rest is what escape() would hide in Markdown.
    return Md(json.dumps(page, ensure_ascii=True).replace("<", "\\u003c").replace("&", "\\u0026"))
