"""Addresses that briefs had -> redirect pages, tombstones, and maps for servers that redirect themselves."""

from collections.abc import Iterator, Mapping
from functools import partial
from urllib.parse import urlsplit

from generator.model import ClaimEntry, ClaimKind, Md, PageEntry
from generator.render import urls
from generator.render.changes import fates_of
from generator.render.claims import brief_link
from generator.render.head import head
from generator.render.lookup import Lookup
from generator.render.markdown import escape
from generator.render.parts import Views
from generator.render.views import EarlierView, MovedClaimView, MovedView, RemovedView
from generator.text.lineage import answers_at, page_now


def removed_views(known: Lookup) -> Views[RemovedView]:
    """Yield address and view of what stands in the place of every brief whose source is gone."""
    for page in known.corpus.ledger.pages:
        if page.status == "removed":
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
    """Return the addresses that moved in the format of Netlify and Cloudflare Pages."""
    lines = (f"{old}* {new}:splat 301\n" for old, new in _targets(known, site_url))
    return "".join(lines)


def nginx_redirects(known: Lookup, site_url: str) -> str:
    """Return the same as the lines of an nginx ``map`` block."""
    return "".join(f"{old} {new};\n" for old, new in _targets(known, site_url))


def _targets(known: Lookup, site_url: str) -> Iterator[tuple[str, str]]:
    root = urlsplit(site_url).path or "/"
    for page in known.corpus.ledger.pages:
        if page.status == "moved":
            yield root + urls.brief(page.slug), root + urls.brief(page_now(known.past.pages, page.slug))


def _removed(known: Lookup, page: PageEntry) -> RemovedView:
    here = urls.brief(page.slug)
    views = {view.anchor.removeprefix("k-"): view for view in fates_of(known, page.slug, Md("")).earlier}
    claims = known.past.claims.get(page.slug, {})
    bottom_line = _last(page, claims, "bottom line", views)
    points = _last(page, claims, "key point", views)
    key_points = tuple(view for view in points if view not in bottom_line)
    return RemovedView(
        front_matter=head(
            page.title, f"The source of this brief is gone: {page.title}", "removed", parent=urls.HOME
        ),
        title=escape(page.title),
        first_seen=Md(page.first_seen),
        last_seen=Md(page.last_seen or ""),
        source_path=escape(page.path),
        bottom_line=bottom_line,
        key_points=key_points,
        others=tuple(view for view in views.values() if view not in (*bottom_line, *key_points)),
        relied_on=tuple(brief_link(known.briefs[slug], here) for slug in _present(known, page)),
        home_href=Md(urls.relative(here, urls.HOME)),
    )


def _last(
    page: PageEntry, claims: Mapping[str, ClaimEntry], kind: ClaimKind, views: Mapping[str, EarlierView]
) -> tuple[EarlierView, ...]:
    """Return the claims that showed as this kind until the page went, in the order of the source."""
    found = [
        claim
        for claim in claims.values()
        if kind in claim.kinds and claim.last_seen == page.last_seen and claim.id in views
    ]
    return tuple(views[claim.id] for claim in sorted(found, key=lambda claim: (claim.start, claim.id)))


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
            if answers_at(page, claim)
        ),
    )
