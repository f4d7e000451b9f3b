"""The ledger's changes -> what pages tell about them: by day and brief, changed numbers first."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial

from generator.model import Change, ChangeKind, Md
from generator.render import urls
from generator.render.claims import in_language, language
from generator.render.compared import compared
from generator.render.fates import Fates, difference, fates
from generator.render.head import head
from generator.render.lookup import Lookup
from generator.render.markdown import escape
from generator.render.parts import Part, Views, parts
from generator.render.views import ChangedBriefView, ChangesView, ChangeView
from generator.text.lineage import page_now

_LABELS: dict[ChangeKind, str] = {
    "published": "First published",
    "moved": "Moved to a new address",
    "removed": "Source removed",
    "unread": "Source could not be read",
    "restored": "Source restored",
    "revised": "Revised",
    "added": "New",
    "returned": "Back",
    "withdrawn": "Withdrawn",
    "reworded": "Reworded",
}
_GROUPS = 50
"""Days of briefs on a page."""
_ON_HOME = 5
_ON_BRIEF = 3


def fates_of(known: Lookup, slug: str, words: Md) -> Fates:
    """Return what became of the claims of a brief; ``words`` are the attributes of its language."""
    claims = known.past.claims.get(slug, {})
    changes = (
        change for key in reversed(known.past.days.get(slug, ())) for change in known.past.changes[key]
    )
    differs = {change.id: change.differs for change in changes if change.id and change.differs}
    return fates(claims, differs, words)


def changes_views(known: Lookup) -> Views[ChangesView]:
    """Yield address and view of each page of all changes, the last first."""
    groups = ordered(known)

    def view(part: Part) -> ChangesView:
        here = part.url
        return ChangesView(
            front_matter=head(
                f"Changes{part.label}",
                f"What changed in the briefs, claim by claim, changed numbers first{part.label}",
                "changes",
                parent=None if part.is_first else urls.CHANGES,
                more={"updated": Md(groups[0][0] if groups else "")},
            ),
            groups=tuple(changed_brief(known, key, here) for key in part.rows(groups, _GROUPS)),
            atom_href=Md(urls.relative(here, urls.ATOM)),
            json_href=Md(urls.relative(here, urls.JSON_FEED)),
            pages=part.links(),
        )

    for part in parts(urls.CHANGES, (len(groups), _GROUPS)):
        yield part.url, partial(view, part)


def ordered(known: Lookup) -> list[tuple[str, str]]:
    """Return the days and slugs on which briefs changed: the last day first, on it changed numbers first."""
    changed = known.past.changes
    slugs = sorted(changed, key=lambda key: (_weight(changed[key]), key[1]))
    return sorted(slugs, key=lambda key: key[0], reverse=True)


def _weight(changes: Iterable[Change]) -> tuple[int, int]:
    """Return what the weightiest change of a claim weighs; where only the page changed, that comes last."""
    return min((_rank(change)[:2] for change in changes if change.id is not None), default=(3, 0))


def history(known: Lookup, slug: str, here: str) -> tuple[ChangedBriefView, ...]:
    """Return what changed last in a brief."""
    keys = known.past.days.get(slug, [])[:_ON_BRIEF]
    return tuple(changed_brief(known, key, here) for key in keys)


def latest(known: Lookup, here: str) -> tuple[ChangedBriefView, ...]:
    """Return what changed last in the collection; that all briefs were new once is no change."""
    keys = [key for key in ordered(known) if any(c.kind != "published" for c in known.past.changes[key])]
    return tuple(changed_brief(known, key, here) for key in keys[:_ON_HOME])


def changed_brief(known: Lookup, key: tuple[str, str], here: str) -> ChangedBriefView:
    """Return what one day changed in one brief; what happened to the page itself stands in the summary."""
    day, slug = key
    brief = known.briefs.get(page_now(known.past.pages, slug))
    words_of = language(brief) if brief else Md("")
    changes = ranked(known.past.changes[key])
    return ChangedBriefView(
        day=Md(day),
        title=in_language(escape(known.past.pages[slug].title), words_of),
        href=Md(urls.relative(here, urls.brief(page_now(known.past.pages, slug)))),
        anchor=Md(f"c-{day}-{slug}"),
        summary=Md(summary(changes)),
        changes=tuple(_view(known, change, here, words_of) for change in changes if change.id),
    )


def ranked(changes: Iterable[Change]) -> list[Change]:
    """Return the changes of a day and brief as they are told: the page first, then changed numbers."""
    return sorted(changes, key=_rank)


def summary(changes: Sequence[Change]) -> str:
    """Say how much changed: "2 numbers changed, 1 new claim"."""
    if all(change.id is None for change in changes):
        return ", ".join(dict.fromkeys(_LABELS[change.kind].lower() for change in changes))
    counts = Counter(_counted(change) for change in changes)
    return ", ".join(f"{number} {what}" for what, number in counts.items())


def _counted(change: Change) -> str:
    if change.kind == "revised":
        return f"revised ({difference(change.differs) or 'wording changed'})"
    return _LABELS[change.kind].lower()


def _rank(change: Change) -> tuple[int, int, str]:
    """Put what happened to the page first, then changed numbers, then the rest as the labels stand."""
    first = 0 if change.id is None else 1 if change.differs == "number" else 2
    return first, list(_LABELS).index(change.kind), change.id or ""


def label(change: Change) -> str:
    """Return in words what happened."""
    what = difference(change.differs) if change.kind == "revised" else ""
    return _LABELS[change.kind] + (f": {what}" if what else "")


def words(known: Lookup, change: Change) -> tuple[str, str]:
    """Return the source's words before and after a change; empty where there were none."""
    claims = known.past.claims.get(page_now(known.past.pages, change.slug), {})
    own = claims[change.id].quote if change.id in claims else ""
    successor = claims[change.now].quote if change.now in claims else ""
    if change.kind in ("added", "returned"):
        return "", own
    return own, successor


def target(known: Lookup, change: Change) -> str:
    """Return the address at which to see what is left of a change."""
    page = urls.brief(page_now(known.past.pages, change.slug))
    return page + urls.claim(change.id) if change.id else page


def _view(known: Lookup, change: Change, here: str, words_of: Md) -> ChangeView:
    was, now = compared(*words(known, change))
    return ChangeView(
        kind=Md(change.kind),
        label=Md(label(change)),
        was=was,
        now=now,
        language=words_of,
        href=Md(urls.relative(here, target(known, change))),
    )


def last_changed(known: Lookup, slug: str) -> str:
    """Return the day on which a brief last changed, or an empty string when the ledger does not know it."""
    days = known.past.days.get(slug)
    return days[0][0] if days else ""
