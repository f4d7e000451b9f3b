"""Proofs over what a build made: quotes are verbatim, links lead somewhere, old addresses answer."""

import html
import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from generator.model import Brief, Corpus, Document, Evidence, Ledger, Notice, NoticeCode, Page
from generator.text.lineage import answers_at, moved_to
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


def links(pages: Iterable[Page], files: Iterable[str]) -> Iterator[Notice]:
    """Yield a notice for every link on our pages that leads to no page, file or anchor.

    ``files`` are the other files in docs/, relative to it.
    """
    ours = {page.path: page.text for page in pages}
    known = {_address(path) for path in (*ours, *files)}
    anchors = {_address(path): _anchors(text) for path, text in ours.items() if path.endswith(".md")}
    for path, text in ours.items():
        if not path.endswith(".md"):
            continue
        for href in dict.fromkeys(_HREF.findall(text)):
            target, _, fragment = html.unescape(href).partition("#")
            if _SCHEME.match(target):
                continue
            address = _resolve(_address(path), target)
            if address not in known:
                yield _broken(path, href, "there is no such page")
            elif fragment and fragment not in anchors.get(address, {fragment}):
                yield _broken(path, href, "the page has no such anchor")


def anchors(ledger: Ledger, pages: Iterable[Page]) -> Iterator[Notice]:
    """Yield a notice for every page on which an address that was ever published does not answer.

    ``pages`` are those of docs/ or of the built site; with none there is nothing to prove. Of each only the
    anchors are kept.
    """
    found = {page.path: _anchors(page.text) for page in pages if _is_brief(page.path)}
    ending = next((path.rpartition(".")[2] for path in found), "")
    claims = defaultdict(list)
    for claim in ledger.claims:
        claims[claim.slug].append(claim)
    moved = moved_to(ledger.pages)
    for entry in ledger.pages if found else ():
        asked = {entry.slug: claims[entry.slug]} if entry.status != "moved" else {}
        for old in moved.get(entry.slug, ()):
            asked[old.slug] = [claim for claim in claims[entry.slug] if answers_at(old, claim)]
        for slug, expected in asked.items():
            path = f"briefs/{slug}/index.{ending}"
            if path not in found:
                yield _lost(path, "the page is gone")
                continue
            missing = [f"{kind}-{claim.id}" for claim in expected for kind in "ks"]
            missing = [f"#{anchor}" for anchor in missing if anchor not in found[path]]
            if missing:
                yield _lost(path, f"{len(missing)} of its anchors do not answer: {', '.join(missing[:3])}")


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


def _address(path: str) -> str:
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
