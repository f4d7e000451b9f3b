"""A book (.epub) -> its chapters in reading order, and what its package file states about it."""

import posixpath
from dataclasses import dataclass, replace
from urllib.parse import unquote

from generator.errors import SourceError
from generator.model import Metadata, Notice, NoticeCode, Source, Stated
from generator.readers import markup
from generator.readers.block import Taken
from generator.readers.decode import decode, refusal
from generator.readers.markup import Element
from generator.readers.package import Package
from generator.readers.pieces import Piece, lay_out, with_title

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FIELDS = {
    "title": "title",
    "creator": "author",
    "publisher": "publisher",
    "language": "language",
    "date": "published",
}
_CHAPTER = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
_MOST_CHAPTERS = 2000
_LONGEST_FACT = 300


@dataclass(frozen=True, slots=True)
class _Chapter:
    name: str
    """Of the member of the zip file."""
    is_contents: bool
    """Whether it is the book's table of contents."""


def read(source: Source) -> Taken:
    """Read a book. Raises SourceError when it is damaged, locked or has no text."""
    package = Package(source)
    folder, root = _package_file(source, package)
    chapters = _chapters(folder, root)
    _refuse_locked(source, package, chapters)
    found: list[Piece] = []
    missing: list[str] = []
    for chapter in chapters[:_MOST_CHAPTERS]:
        pieces, whole = _pieces(source, package, chapter)
        found += pieces
        if not whole:
            missing.append(posixpath.basename(chapter.name))
    if len(chapters) > _MOST_CHAPTERS:
        missing.append(f"the last {len(chapters) - _MOST_CHAPTERS}")
    if not any(not piece.reason for piece in found):
        raise refusal(source, "the book holds no text; are its pages pictures?", NoticeCode.SOURCE_EMPTY)
    stated = _stated(root)
    text, blocks, dropped = lay_out(with_title(found, stated.title.value if stated.title else ""))
    notices = (_unread(source, missing),) if missing else ()
    return Taken("epub", text, blocks, stated, dropped, notices)


def _package_file(source: Source, package: Package) -> tuple[str, Element]:
    """Return the folder and the root of the file that lists the chapters."""
    container = markup.parse_xml(package.read(_CONTAINER) or b"")
    paths = (
        [element.get("full-path") or "" for element in container.iter("rootfile")]
        if container is not None
        else []
    )
    paths += [name for name in package.names if name.endswith(".opf")]
    for path in paths:
        root = markup.parse_xml(package.read(path) or b"")
        if root is not None:
            return posixpath.dirname(path), root
    message = "this is no book that can be read: the list of its chapters is missing; convert it again"
    raise refusal(source, message, NoticeCode.SOURCE_UNREADABLE)


def _chapters(folder: str, root: Element) -> list[_Chapter]:
    """Return the chapters in reading order, each once."""
    items = {element.get("id"): element for element in root.iter("item")}
    names: dict[str, _Chapter] = {}
    for reference in root.iter("itemref"):
        item = items.get(reference.get("idref"))
        if item is not None and item.get("media-type") in _CHAPTER:
            name = posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))
            names.setdefault(name, _Chapter(name, "nav" in (item.get("properties") or "").split()))
    return list(names.values())


def _refuse_locked(source: Source, package: Package, chapters: list[_Chapter]) -> None:
    """Refuse a book whose chapters are encrypted; fonts often are, which does not matter."""
    encryption = markup.parse_xml(package.read(_ENCRYPTION) or b"")
    locked = (
        {unquote(e.get("URI") or "") for e in encryption.iter("CipherReference")}
        if encryption is not None
        else set()
    )
    if any(chapter.name in locked for chapter in chapters):
        message = "the book is locked (DRM), so its text cannot be read; use a copy without a lock"
        raise refusal(source, message, NoticeCode.SOURCE_LOCKED)


def _pieces(source: Source, package: Package, chapter: _Chapter) -> tuple[list[Piece], bool]:
    """Return the pieces of a chapter, and whether all of it could be read."""
    content = package.read(chapter.name)
    if content is None:
        return [], False
    try:
        text = decode(Source(source.path, content, "")).text
    except SourceError as error:
        return [], error.notice.code is NoticeCode.SOURCE_EMPTY
    root, whole = markup.parse_xhtml(content, text)
    for link in root.iter("a") if root is not None else ():
        _mark_note(link)
    pieces = markup.pieces(root) if root is not None else []
    if chapter.is_contents:
        pieces = [replace(piece, reason="table of contents") for piece in pieces]
    return pieces, whole


def _mark_note(link: Element) -> None:
    """Say of a link that is nothing but a raised sign that it leads to a note, as newer books do."""
    if len(link) == 1 and link[0].tag == "sup" and markup.words(link) == markup.words(link[0]):
        link.set("x-type", "noteref")


def _stated(root: Element) -> Metadata:
    """Return what the package file states; of several dates only the one of publication."""
    found: dict[str, Stated] = {}
    for name, field in _FIELDS.items():
        elements = [e for e in root.iter(name) if (e.get("x-event") or "publication") == "publication"]
        values = list(
            dict.fromkeys(markup.words(e) for e in elements if 0 < len(markup.words(e)) <= _LONGEST_FACT)
        )
        value = ", ".join(values) if field == "author" else "".join(values[:1])
        if field == "published":
            value = value.partition("T")[0] if value[:4].isdigit() and not value.startswith("0") else ""
        if value:
            found[field] = Stated(value, f"package file, dc:{name}")
    return Metadata(**found)


def _unread(source: Source, missing: list[str]) -> Notice:
    shown = ", ".join(missing[:5]) + (" and more" if len(missing) > 5 else "")
    message = f"these chapters cannot be read to their end: {shown}; convert the book again"
    return Notice(NoticeCode.SOURCE_CUT_SHORT, "error", source.path, message)
