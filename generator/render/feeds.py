"""The ledger's changes -> an Atom feed (RFC 4287) and a JSON Feed 1.1: one entry for each day and brief.

Feeds want absolute links. Where nobody has said where the site stands (``site_url`` in mkdocs.yml), links are
relative to the feed, and the feed says so. Ids say nothing of the place: they stay when the site moves.
"""

import json
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from generator.model import Change
from generator.render import urls
from generator.render.changes import label, ordered, ranked, summary, target, words
from generator.render.lookup import Lookup

_ENTRIES = 50
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "briefing-site/changes")
_NO_DAY = "1970-01-01"
_RELATIVE = "Links are relative to this feed: site_url is not set in mkdocs.yml."


@dataclass(frozen=True, slots=True)
class _Entry:
    """What one day changed in one brief."""

    id: str
    day: str
    title: str
    url: str
    lines: tuple[str, ...]
    """One for each change, in plain text."""


def atom(known: Lookup, site_url: str) -> str:
    """Return the Atom feed; ``site_url`` ends with a slash or is empty."""
    entries = list(_entries(known, site_url))
    title = known.corpus.editorial.title
    updated = _moment(entries[0].day if entries else _NO_DAY)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<id>{_xml(_feed_id(known))}</id>",
        f"<title>{_xml(title)}: changes</title>",
        *([] if site_url else [f"<subtitle>{_xml(_RELATIVE)}</subtitle>"]),
        f"<updated>{updated}</updated>",
        f"<author><name>{_xml(title)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href={_attribute(site_url + urls.ATOM)}/>',
        f'<link rel="alternate" type="text/html" href={_attribute(site_url + urls.CHANGES)}/>',
        *(line for entry in entries for line in _atom_entry(entry)),
        "</feed>",
    ]
    return "\n".join(lines) + "\n"


def json_feed(known: Lookup, site_url: str) -> str:
    """Return the JSON Feed; ``site_url`` ends with a slash or is empty."""
    value = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"{known.corpus.editorial.title}: changes",
        **({"home_page_url": site_url, "feed_url": site_url + urls.JSON_FEED} if site_url else {}),
        **({} if site_url else {"user_comment": _RELATIVE}),
        "items": [
            {
                "id": entry.id,
                "url": entry.url,
                "title": entry.title,
                "content_text": "\n\n".join(entry.lines),
                "date_published": _moment(entry.day),
            }
            for entry in _entries(known, site_url)
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _entries(known: Lookup, site_url: str) -> Iterator[_Entry]:
    for day, slug in ordered(known)[:_ENTRIES]:
        changes = ranked(known.past.changes[day, slug])
        yield _Entry(
            id=_id(day, slug, changes),
            day=day,
            title=f"{known.past.pages[slug].title}: {summary(changes)}",
            url=site_url + target(known, changes[0]).partition("#")[0],
            lines=tuple(_line(known, change) for change in changes),
        )


def _line(known: Lookup, change: Change) -> str:
    was, now = words(known, change)
    texts = (f"was “{was}”" if was else "", f"now “{now}”" if now else "")
    return f"{label(change)}. {' '.join(filter(None, texts))}".strip()


def _id(day: str, slug: str, changes: Sequence[Change]) -> str:
    """Return the id of an entry, made from what it tells.

    A second edit on the same day tells something else, so it is an entry of its own: with the id of the
    first, and no clock to date it by, feed readers would never show it.
    """
    told = (f"{change.kind} {change.id} {change.now} {change.differs}" for change in changes)
    return uuid.uuid5(_NAMESPACE, "\n".join([day, slug, *told])).urn


def _feed_id(known: Lookup) -> str:
    """Return the id of the feed, made from the page that was published first; without any, from the title."""
    pages = known.past.pages.values()
    first = min(((page.first_seen, page.slug) for page in pages), default=(known.corpus.editorial.title,))
    return uuid.uuid5(_NAMESPACE, " ".join(first)).urn


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _xml(text: str) -> str:
    """Return the text for XML 1.0, which has neither control characters nor some of Python's white space."""
    return escape("".join(char if _is_xml(char) else "\N{REPLACEMENT CHARACTER}" for char in text))


def _is_xml(char: str) -> bool:
    return char.isprintable() or char in "\t\n\r" or (char.isspace() and char >= " ")


def _attribute(text: str) -> str:
    return quoteattr(text)


def _atom_entry(entry: _Entry) -> Iterator[str]:
    yield "<entry>"
    yield f"<id>{_xml(entry.id)}</id>"
    yield f"<title>{_xml(entry.title)}</title>"
    yield f"<updated>{_moment(entry.day)}</updated>"
    yield f'<link rel="alternate" type="text/html" href={_attribute(entry.url)}/>'
    text = "\n\n".join(entry.lines)
    yield f'<content type="text">{_xml(text)}</content>'
    yield "</entry>"
