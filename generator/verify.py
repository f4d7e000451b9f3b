"""Proofs over what a build made: every quote is verbatim, every link leads somewhere."""

import html
import posixpath
import re
from collections.abc import Iterable, Iterator

from generator.model import Brief, Evidence, Notice, NoticeCode, Page

_HREF = re.compile(r'\shref="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')
_MARKDOWN_HEADING = re.compile(r"^#{1,6} (.+)$", re.M)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.I)


def evidence(brief: Brief) -> None:
    """Prove that every finding quotes its passage and every passage its document.

    Raises AssertionError when one does not: that is a bug in a finder, never the source's fault.
    """
    document = brief.document
    for passage in document.passages:
        if not document.text.startswith(passage.text, passage.start):
            raise AssertionError(f"{document.path}: a passage is not in the text: {passage.text!r}")
    for found in _all_evidence(brief):
        passage = document.passages[found.passage]
        if passage.text[found.start : found.end] != found.quote or not found.quote:
            raise AssertionError(f"{document.path}: a quote is not in its passage: {found.quote!r}")


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


def _all_evidence(brief: Brief) -> Iterator[Evidence]:
    points = [brief.bottom_line] if brief.bottom_line else []
    yield from (point.evidence for point in (*points, *brief.key_points, *brief.so_what))
    yield from (figure.evidence for figure in brief.figures)
    yield from (date.evidence for date in brief.dates)
    yield from (quotation.evidence for quotation in brief.quotations)
    yield from (mention for actor in brief.actors for mention in actor.mentions)
    yield from (*brief.wording.hedges, *brief.wording.unnamed)


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
