"""Addresses that briefs had -> redirect pages, tombstones, and maps for servers that redirect themselves."""

import re
from collections.abc import Iterator
from functools import partial
from urllib.parse import unquote, urlsplit

from generator.model import Md, PageEntry
from generator.render import urls
from generator.render.changes import fates_of
from generator.render.claims import brief_link
from generator.render.head import head
from generator.render.lookup import Lookup
from generator.render.markdown import escape
from generator.render.parts import Views
from generator.render.views import MovedClaimView, MovedView, RemovedView
from generator.text.lineage import page_now

_TOLD = {
    "removed": (
        "source removed",
        "The source of this brief, {source}, was taken out of this collection on {day}.",
    ),
    "unread": (
        "source not read",
        "The source of this brief, {source}, is there, but could not be read on {day}; the brief comes back "
        "as soon as it can.",
    ),
}
"""What became of the source of a brief that is not there, by the status of its page."""


def removed_views(known: Lookup) -> Views[RemovedView]:
    """Yield address and view of what stands in the place of every brief whose source gives none."""
    for page in known.corpus.ledger.pages:
        if page.status in _TOLD:
            yield urls.brief(page.slug), partial(_removed, known, page)


def moved_views(known: Lookup) -> Views[MovedView]:
    """Yield address and view of what stands at every address that a brief left."""
    for page in known.corpus.ledger.pages:
        if page.status == "moved":
            yield urls.brief(page.slug), partial(_moved, known, page)


def has_moved(known: Lookup) -> bool:
    """Say whether a brief ever left its address."""
    return any(page.status == "moved" for page in known.corpus.ledger.pages)


def redirects(known: Lookup, site_url: str) -> str:
    """Return the addresses that moved in the format of Netlify and Cloudflare Pages.

    Netlify shows a file that exists unless the rule says ``301!``, and a page does exist at the old address;
    Cloudflare passes over that line and takes the next. The files beside the page come last, since Cloudflare
    takes 2,000 rules before the first with a ``*`` and 100 from there.
    """
    moves = list(_targets(known, site_url))
    pages = (f"{old} {new} {code}\n" for old, new in moves for code in ("301!", "301"))
    files = (f"{old}* {new}:splat 301\n" for old, new in moves)
    return "".join((*pages, *files))


def nginx_redirects(known: Lookup, site_url: str) -> str:
    """Return the same as the lines of an nginx ``map`` block over ``$uri``, which nginx has decoded."""
    moves = [(unquote(old), new.replace("$", "%24")) for old, new in _targets(known, site_url)]
    pages = (f'"{_quoted(old)}" "{new}";\n' for old, new in moves)
    files = (f'"~^{_quoted(re.escape(old))}(?<file>.+)$" "{new}$file";\n' for old, new in moves)
    return "".join((*pages, *files))


def _quoted(text: str) -> str:
    """Return what nginx reads as the text between double quotes; hyphens need no escape in a pattern."""
    text = text.replace("\\-", "-")
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _targets(known: Lookup, site_url: str) -> Iterator[tuple[str, str]]:
    root = urlsplit(site_url).path or "/"
    for page in known.corpus.ledger.pages:
        if page.status == "moved":
            yield root + urls.brief(page.slug), root + urls.brief(page_now(known.past.pages, page.slug))


def _removed(known: Lookup, page: PageEntry) -> RemovedView:
    here = urls.brief(page.slug)
    views = {view.anchor.removeprefix("k-"): view for view in fates_of(known, page.slug, Md("")).earlier}
    claims = known.past.claims.get(page.slug, {})
    to_the_end = sorted(
        (claim for claim in claims.values() if claim.id in views and claim.with_page),
        key=lambda claim: (claim.start, claim.id),
    )
    bottom_line = [claim.id for claim in to_the_end if "bottom line" in claim.kinds]
    points = [claim.id for claim in to_the_end if "key point" in claim.kinds and claim.id not in bottom_line]
    others = [claim.id for claim in to_the_end if claim.id not in (*bottom_line, *points)]
    last = {claim.id for claim in to_the_end}
    mark, what_happened = _TOLD[page.status]
    return RemovedView(
        front_matter=head(
            f"{page.title} ({mark})",
            f"The brief stands here no longer ({mark}): {page.title}",
            "removed",
            parent=urls.HOME,
        ),
        title=escape(page.title),
        first_seen=Md(page.first_seen),
        last_seen=Md(page.last_seen or ""),
        what_happened=Md(what_happened.format(source=escape(page.path), day=page.last_seen)),
        bottom_line=tuple(views[key] for key in bottom_line),
        key_points=tuple(views[key] for key in points),
        others=tuple(views[key] for key in others),
        earlier=tuple(view for key, view in views.items() if key not in last),
        relied_on=tuple(brief_link(known.briefs[slug], here) for slug in _present(known, page)),
        home_href=Md(urls.relative(here, urls.HOME)),
        changes_href=Md(urls.relative(here, urls.CHANGES)),
    )


def _present(known: Lookup, page: PageEntry) -> list[str]:
    """Return the briefs that referred to the page and are there, under the addresses they have now."""
    slugs = dict.fromkeys(page_now(known.past.pages, slug) for slug in page.relied_on)
    return [slug for slug in slugs if slug in known.briefs]


def _moved(known: Lookup, page: PageEntry) -> MovedView:
    here, target = urls.brief(page.slug), page_now(known.past.pages, page.slug)
    there = urls.brief(target)
    claims = sorted(known.past.claims.get(target, {}).values(), key=lambda claim: (claim.start, claim.id))
    href = Md(urls.relative(here, there))
    return MovedView(
        front_matter=head(
            page.title,
            f"This brief has another address: {page.title}",
            "moved",
            parent=urls.HOME,
            more={"moved_to": href},
        ),
        title=escape(page.title),
        href=href,
        claims=tuple(
            MovedClaimView(
                anchors=(Md(f"k-{claim.id}"), Md(f"s-{claim.id}")),
                text=escape(claim.quote),
                href=Md(urls.relative(here, there + urls.claim(claim.id))),
            )
            for claim in claims
        ),
    )
