"""Which document has which address."""

from dataclasses import replace

from generator.corpus import ledger
from generator.model import Document
from tests.corpus.ledger.story import LETTER, tell


def test_of_two_pages_with_one_path_and_text_the_live_one_is_the_document() -> None:
    built = tell({"a.txt": LETTER})[0]
    documents: list[Document] = [brief.document for brief in built.corpus.briefs]
    live = built.corpus.ledger.pages[0]
    for slug in ("a", "z"):
        removed = replace(live, slug=slug, status="removed", last_seen="2026-01-01")
        known = replace(built.corpus.ledger, pages=(live, removed))
        assert ledger.assign(documents, {}, known)["a.txt"].former == live.slug
