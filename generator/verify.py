"""Proofs over what a build made: quotes are verbatim, links lead somewhere, old addresses answer."""

import html
import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from generator.model import Brief, Corpus, Document, Evidence, Ledger, Notice, NoticeCode, Page
from generator.text.lineage import page_now
from generator.text.quoted import by_brief, by_corpus

_HREF = re.compile(r'\shref="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')
_MARKDOWN_HEADING = re.compile(r"^#{1,6} (.+)$", re.M)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.I)


def quotes(corpus: Corpus) -> Iterator[Notice]:
    """Yield a notice for every text shown as the source's own that is not in its source.

    There is never one unless a finder has a bug: then nothing may be published.
    """
    documents = {brief.slug: brief.document for brief in corpus.briefs}
    for brief in corpus.briefs:
        yield from _check_passages(brief.document)
        for evidence in _evidence(brief):
            yield from _check(brief.document, evidence)
        for text in _phrases(brief):
            if text not in brief.document.text:
                yield _not_verbatim(brief.document, text)
    for kept in corpus.kept:
        yield from _check(documents[kept.slug], kept.evidence)
    for slug, _, evidence in by_corpus(corpus):
        yield from _check(documents[slug], evidence)


class Links:
    """Links on our pages that lead to no page, file or anchor. Lives until the last page has passed."""

    def __init__(self) -> None:
        """Start with no page."""
        self._hrefs: dict[str, tuple[str, ...]] = {}
        self._anchors: dict[str, set[str]] = {}
        self._known: set[str] = set()

    def see(self, page: Page) -> None:
        """Look at the next page."""
        self._known.add(address(page.path))
        if page.path.endswith(".md"):
            self._hrefs[page.path] = tuple(dict.fromkeys(_HREF.findall(page.text)))
            self._anchors[address(page.path)] = _anchors(page.text)

    def broken(self, files: Iterable[str]) -> Iterator[Notice]:
        """Yield a notice for every such link. ``files`` are the other files in docs/, relative to it."""
        known = self._known.union(map(address, files))
        for path, hrefs in self._hrefs.items():
            for href in hrefs:
                target, _, fragment = html.unescape(href).partition("#")
                if _SCHEME.match(target):
                    continue
                there = _resolve(address(path), target)
                if there not in known:
                    yield _broken(path, href, "there is no such page")
                elif fragment and fragment not in self._anchors.get(there, {fragment}):
                    yield _broken(path, href, "the page has no such anchor")


class Addresses:
    """Addresses that were ever published and do not answer. Lives until the last page has passed.

    It asks by what the ledgers state, not by what pages are made with.
    """

    def __init__(self, *ledgers: Ledger) -> None:
        """Take ledgers: what any of them says was published must answer."""
        self._asked: dict[str, set[str]] = {}
        for ledger in ledgers:
            for slug, ids in _published(ledger):
                self._asked.setdefault(f"briefs/{slug}", set()).update(ids)
        self._ending = ""
        self._lost: list[Notice] = []

    def see(self, page: Page) -> None:
        """Look at the next page, of docs/ or of the built site."""
        if not _is_brief(page.path):
            return
        self._ending = page.path.rpartition(".")[2]
        asked = self._asked.pop(posixpath.dirname(page.path), None)
        if not asked:
            return
        there = _anchors(page.text)
        missing = sorted(
            f"#{kind}-{claim}" for claim in asked for kind in "ks" if f"{kind}-{claim}" not in there
        )
        if missing:
            problem = f"{len(missing)} of its anchors do not answer: {', '.join(missing[:3])}"
            self._lost.append(_lost(page.path, problem))

    def lost(self) -> Iterator[Notice]:
        """Yield a notice for every page with such addresses; none where no page passed at all."""
        yield from self._lost
        for folder in self._asked if self._ending else ():
            yield _lost(f"{folder}/index.{self._ending}", "the page is gone")


def _published(ledger: Ledger) -> Iterator[tuple[str, set[str]]]:
    """Yield every slug at which a page was published, with the claims that it may have had.

    One that moved answers for all claims of its brief: on another branch it may have moved later.
    """
    pages = {page.slug: page for page in ledger.pages}
    claims: dict[str, set[str]] = defaultdict(set)
    for claim in ledger.claims:
        claims[claim.slug].add(claim.id)
    for page in ledger.pages:
        yield page.slug, claims[page_now(pages, page.slug)]


def _is_brief(path: str) -> bool:
    return path.startswith("briefs/") and posixpath.basename(path) in {"index.md", "index.html"}


def _lost(path: str, problem: str) -> Notice:
    place = "site" if path.endswith(".html") else "docs"
    message = f"this address was published, and {problem}; run 'briefing build', or report it as a bug"
    return Notice(NoticeCode.ANCHOR_LOST, "error", f"{place}/{path}", message)


def _evidence(brief: Brief) -> Iterator[Evidence]:
    yield from (evidence for _, evidence in by_brief(brief))
    yield from (mention for actor in brief.actors for mention in actor.mentions)
    yield from (*brief.wording.hedges, *brief.wording.unnamed)


def _phrases(brief: Brief) -> Iterator[str]:
    """Yield what pages show in the source's voice without evidence of its own."""
    for figure in brief.figures:
        yield from (figure.text, figure.qualifier, figure.measures, figure.as_of, figure.attributed_to)
    yield from (date.text for date in brief.dates)
    yield from (text for quotation in brief.quotations for text in (quotation.speaker, quotation.verb))
    yield from (text for actor in brief.actors for text in (actor.role, *actor.aliases))


def _check_passages(document: Document) -> Iterator[Notice]:
    for passage in document.passages:
        if not document.text.startswith(passage.text, passage.start):
            yield _not_verbatim(document, passage.text)


def _check(document: Document, evidence: Evidence) -> Iterator[Notice]:
    passage = document.passages[evidence.passage]
    if passage.text[evidence.start : evidence.end] != evidence.quote or not evidence.quote:
        yield _not_verbatim(document, evidence.quote)


def _not_verbatim(document: Document, text: str) -> Notice:
    message = f"this text would be shown, but is not in the source: {text!r}; report it as a bug"
    return Notice(NoticeCode.QUOTE_NOT_VERBATIM, "error", f"seeds/{document.path}", message)


def address(path: str) -> str:
    """Return the address MkDocs gives a file of docs/."""
    if not path.endswith(".md"):
        return path
    stem = path.removesuffix(".md")
    return stem.removesuffix("index") if posixpath.basename(stem) == "index" else f"{stem}/"


def _resolve(here: str, target: str) -> str:
    if not target:
        return here
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(here), target))
    if joined == ".":
        return ""
    return f"{joined}/" if target.endswith("/") else joined


def _anchors(text: str) -> set[str]:
    """Return the ids on a page; headings in Markdown get theirs from their words."""
    headings = (
        re.sub(r"[^\w\s-]", "", heading).strip().lower() for heading in _MARKDOWN_HEADING.findall(text)
    )
    return {*_ID.findall(text), *(re.sub(r"[-\s]+", "-", heading) for heading in headings)}


def _broken(path: str, href: str, problem: str) -> Notice:
    return Notice(NoticeCode.BROKEN_LINK, "error", f"docs/{path}", f"the link '{href}' is broken: {problem}")
