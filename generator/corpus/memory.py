"""One comparison -> what the next one of mostly the same briefs need not find again. The result is the same.

The sentences of two briefs are compared by the weights of their terms, which come in steps (text/vectors.py):
an edit of one source seldom moves any. What was found of two briefs holds as long as both are the same and
none of their terms has moved.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from generator.corpus.passages import Passages
from generator.model import Brief, Cell, Document, Evidence, Prepared, Theme

Alike = tuple[int, int] | None
"""The sentences in which two briefs say most nearly the same, by number."""


class Memory:
    """Lives as long as a process that builds one collection again and again."""

    def __init__(self) -> None:
        """Know nothing."""
        self._prepared: dict[str, Prepared] = {}
        self._rarity: dict[str, float] = {}
        self._mean = 0.0
        self._alike: dict[tuple[str, str], Alike] = {}
        self._columns: dict[str, tuple[Document, Prepared, Sequence[Theme], set[Evidence], list[Cell]]] = {}

    def renew(self, briefs: Sequence[Brief], prepared: Sequence[Prepared], weighed: Passages) -> None:
        """Forget what is no longer true of these briefs, told apart by their slugs."""
        names = weighed.numbered.names
        rarity = dict(zip(names, weighed.weights.rarity, strict=True))
        moved = {number for number, name in enumerate(names) if self._rarity.get(name) != rarity[name]}
        steady = {
            brief.slug
            for brief, one, lines in zip(briefs, prepared, weighed.numbered.briefs, strict=True)
            if self._prepared.get(brief.slug) == one and moved.isdisjoint(lines.terms)
        }
        if self._mean != weighed.weights.mean:
            steady.clear()
        self._alike = {two: found for two, found in self._alike.items() if steady.issuperset(two)}
        self._prepared = {brief.slug: one for brief, one in zip(briefs, prepared, strict=True)}
        self._columns = {slug: self._columns[slug] for slug in self._prepared if slug in self._columns}
        self._rarity, self._mean = rarity, weighed.weights.mean

    def knows(self, here: str, there: str) -> bool:
        """Say whether it is known where two briefs are alike."""
        return (here, there) in self._alike

    def alike(self, here: str, there: str) -> Alike:
        """Return where two briefs are alike. Raises KeyError when that is not known."""
        return self._alike[here, there]

    def note(self, here: str, there: str, found: Alike) -> None:
        """Remember where two briefs are alike."""
        self._alike[here, there] = found

    def column(
        self, brief: Brief, prepared: Prepared, themes: Sequence[Theme], shown: AbstractSet[Evidence]
    ) -> list[Cell] | None:
        """Return what the brief says on the themes, or ``None`` when that is not known."""
        known = self._columns.get(brief.slug)
        if known is None or known[0] is not brief.document or known[1:4] != (prepared, themes, shown):
            return None
        return known[4]

    def note_column(
        self,
        brief: Brief,
        prepared: Prepared,
        themes: Sequence[Theme],
        shown: set[Evidence],
        cells: list[Cell],
    ) -> None:
        """Remember what the brief says on the themes."""
        self._columns[brief.slug] = (brief.document, prepared, themes, shown, cells)
