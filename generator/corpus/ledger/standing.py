"""The ledger and the pages as they were published -> addresses that stand on a page and not in the ledger."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from generator.model import Ledger, Notice, NoticeCode, Page
from generator.text.lineage import page_now

_PLACE = re.compile(r"briefs/([a-z0-9-]+)/index\.md")
_ANCHOR = re.compile(r'\sid="k-([a-z2-7]{8})"')
_SHOWN = 3


def forgotten(ledger: Ledger, pages: Iterable[Page]) -> Iterator[Notice]:
    """Yield a notice for every page that was published with addresses the ledger does not know.

    ``pages`` are those that the last build left in docs/ with this ledger.
    """
    by_slug = {page.slug: page for page in ledger.pages}
    claims: dict[str, set[str]] = defaultdict(set)
    for claim in ledger.claims:
        claims[claim.slug].add(claim.id)
    for page in pages:
        place = _PLACE.fullmatch(page.path)
        if place is None:
            continue
        known = claims[page_now(by_slug, place[1])] if place[1] in by_slug else set()
        lost = [key for key in dict.fromkeys(_ANCHOR.findall(page.text)) if key not in known]
        if lost:
            message = (
                f"{len(lost)} addresses stand on this page and not in the ledger: "
                f"{', '.join(lost[:_SHOWN])}; lines of the ledger were lost, so take the last good one back "
                "with: git checkout docs/ledger.json"
            )
            yield Notice(NoticeCode.LEDGER_DAMAGED, "error", f"docs/{page.path}", message)
