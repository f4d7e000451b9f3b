"""Two ledgers and the files that differ -> what a build would change, for ``briefing diff``."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.model import Change, Ledger, Notice, PageEntry
from generator.render import urls
from generator.render.changes import label, ranked
from generator.text.counted import count
from generator.text.visible import visible

_SCHEMA = 1
_ONLY_FILES = "No claim changes. What differs is how pages show them: spacing, settings, the program itself."


@dataclass(frozen=True, slots=True)
class Differences:
    """What a build would change."""

    before: Ledger
    """As it is on disk."""
    now: Ledger
    """As the build would leave it."""
    changes: tuple[Change, ...]
    """What happens to pages and claims between the two, by whatever day."""
    added: tuple[str, ...]
    """Files to write that are not there, relative to docs/."""
    changed: tuple[str, ...]
    """Files whose bytes differ."""
    removed: tuple[str, ...]
    """Generated files that would go."""
    notices: tuple[Notice, ...] = ()
    """What the build would report."""

    def __bool__(self) -> bool:
        """Say whether there is anything to change."""
        return bool(self.added or self.changed or self.removed or self.before != self.now)


def as_text(found: Differences) -> str:
    """Return each change with its place and both wordings below it, then one line a file."""
    if not found:
        return "docs/ is current: a build would change nothing\n"
    records = _records(found)
    lines = [line for record in records for line in _told(record)]
    for what, paths in (("new", found.added), ("changed", found.changed), ("removed", found.removed)):
        lines += [f"{what:<8} docs/{path}" for path in paths]
    files = len(found.added) + len(found.changed) + len(found.removed)
    told = [] if records else [_ONLY_FILES]
    return "\n".join([*told, *lines, f"{count(len(records), 'change')}, {count(files, 'file')}"]) + "\n"


def as_json(found: Differences) -> str:
    """Return the same as JSON; README.md says what its fields mean."""
    value = {
        "schema": _SCHEMA,
        "changes": _records(found),
        "files": {"added": found.added, "changed": found.changed, "removed": found.removed},
    }
    return json.dumps(value, ensure_ascii=True, indent=1) + "\n"


def _records(found: Differences) -> list[dict[str, Any]]:
    """Return what the build would tell of claims and pages, changed numbers first."""
    pages = {page.slug: page for page in found.now.pages}
    quotes = {(claim.slug, claim.id): claim.quote for claim in found.now.claims}
    ordered = sorted(ranked(found.changes), key=lambda change: change.differs != "number")
    records = [_record(change, pages[change.slug].title, quotes) for change in ordered]
    return [*records, *_stated_anew(found.before, pages)]


def _record(change: Change, title: str, quotes: Mapping[tuple[str, str], str]) -> dict[str, Any]:
    own = quotes.get((change.slug, change.id or ""), "")
    was, now = own, quotes.get((change.slug, change.now or ""), "")
    if change.kind in ("added", "returned"):
        was, now = "", own
    elif change.kind == "moved":
        was, now = urls.brief(change.now or ""), urls.brief(change.slug)
    return {
        "kind": change.kind,
        "label": label(change),
        "brief": change.slug,
        "title": title,
        "url": urls.brief(change.slug) + (urls.claim(change.id) if change.id else ""),
        "differs": change.differs,
        "was": was,
        "now": now,
    }


def _stated_anew(before: Ledger, pages: Mapping[str, PageEntry]) -> Iterator[dict[str, Any]]:
    """Yield what else a reader of the ledger would see of a brief: its file's name and its title."""
    for old in before.pages:
        new = pages[old.slug]
        said = (
            ("renamed", "File renamed", old.path, new.path),
            ("retitled", "New title", old.title, new.title),
        )
        for kind, told, was, now in said if (old.status, new.status) == ("live", "live") else ():
            if was != now:
                yield {
                    "kind": kind,
                    "label": told,
                    "brief": new.slug,
                    "title": new.title,
                    "url": urls.brief(new.slug),
                    "differs": "",
                    "was": was,
                    "now": now,
                }


def _told(record: Mapping[str, Any]) -> Iterator[str]:
    yield f"{record['label']}: “{visible(record['title'])}”, {record['url']}"
    for name in ("was", "now"):
        if record[name]:
            yield f'  {name} "{visible(record[name])}"'
