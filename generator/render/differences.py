"""Two ledgers and the files that differ -> what a build would change, for ``briefing diff``."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Change, Ledger
from generator.render import urls
from generator.render.changes import label, ranked
from generator.text.counted import count
from generator.text.visible import visible


@dataclass(frozen=True, slots=True)
class Differences:
    """What a build would change."""

    before: Ledger
    """As it is on disk."""
    now: Ledger
    """As the build would leave it."""
    added: tuple[str, ...]
    """Files to write that are not there, relative to docs/."""
    changed: tuple[str, ...]
    """Files whose bytes differ."""
    removed: tuple[str, ...]
    """Generated files that would go."""

    def __bool__(self) -> bool:
        """Say whether there is anything to change."""
        return bool(self.added or self.changed or self.removed or self.before != self.now)


def as_text(found: Differences) -> str:
    """Return one line a claim with both wordings below it, then one line a file."""
    lines = [line for change in _changes(found) for line in _told(found.now, change)]
    for sign, paths in (("+", found.added), ("~", found.changed), ("-", found.removed)):
        lines += [f"{sign} docs/{path}" for path in paths]
    files = len(found.added) + len(found.changed) + len(found.removed)
    closing = f"{count(len(_changes(found)), 'change')}, {count(files, 'file')} to write or remove"
    return "\n".join([*lines, closing if found else "docs/ is current"]) + "\n"


def as_json(found: Differences) -> str:
    """Return the same as JSON."""
    value = {
        "schema": 1,
        "changes": [
            {
                "kind": change.kind,
                "brief": change.slug,
                "url": urls.brief(change.slug) + (urls.claim(change.id) if change.id else ""),
                "differs": change.differs,
                "was": was,
                "now": now,
            }
            for change in _changes(found)
            for was, now in [_words(found.now, change)]
        ],
        "files": {"added": found.added, "changed": found.changed, "removed": found.removed},
    }
    return json.dumps(value, ensure_ascii=True, indent=1) + "\n"


def _changes(found: Differences) -> list[Change]:
    """Return the changes that the build would note, changed numbers first."""
    known = set(found.before.changes)
    new = [change for change in found.now.changes if change not in known]
    return sorted(ranked(new), key=lambda change: change.differs != "number")


def _told(ledger: Ledger, change: Change) -> Iterator[str]:
    was, now = _words(ledger, change)
    yield f"{change.slug}{urls.claim(change.id) if change.id else ''}: {label(change)}"
    if was:
        yield f'  was "{visible(was)}"'
    if now:
        yield f'  now "{visible(now)}"'


def _words(ledger: Ledger, change: Change) -> tuple[str, str]:
    """Return the words before and after; for a page that moved, its addresses."""
    if change.kind == "moved":
        return urls.brief(change.now or ""), urls.brief(change.slug)
    quotes = {claim.id: claim.quote for claim in ledger.claims if claim.slug == change.slug}
    own, successor = quotes.get(change.id or "", ""), quotes.get(change.now or "", "")
    return ("", own) if change.kind in ("added", "returned") else (own, successor)
