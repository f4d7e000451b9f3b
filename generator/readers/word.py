"""A Word file (.docx) -> its text as a reader of the final version sees it.

The only module that imports mammoth, which turns the file into HTML; that is read like any other. Tracked
changes count as accepted, comments are left out; a notice says so. What Word writes into a file by itself
(dates, the name of its user) states nothing.
"""

import io
import re
import zipfile
from dataclasses import replace

import mammoth

from generator.model import Metadata, Notice, NoticeCode, Source, Stated
from generator.readers import markup
from generator.readers.block import Taken
from generator.readers.decode import refusal
from generator.readers.facts import stated
from generator.readers.looks import is_capitals, is_prose
from generator.readers.package import Package
from generator.readers.pieces import Piece, lay_out
from generator.readers.properties import shown

_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='title'] => h1.title:fresh
p[style-name='Subtitle'] => h2.subtitle:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='caption'] => figcaption:fresh
p[style-name='Caption'] => figcaption:fresh
p[style-name='List Paragraph'] => p:fresh
p[style-name^='toc'] => nav > p:fresh
p[style-name^='TOC'] => nav > p:fresh
comment-reference =>
"""
"""Styles of Word that mammoth would make plain paragraphs."""
_MAIN, _LISTS = "word/document.xml", "word/numbering.xml"
_LARGEST_PART = 20_000_000
"""Of one file in the package; a thousand pages have about half of it."""
_LONGEST_FACT = 300
_ABOVE = "stands above the title"
_SUBTITLE = "the subtitle is stated in the Word style Subtitle"
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_CHANGE = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo) ")
_COMMENT = re.compile(rb"<w:comment ")


def read(source: Source) -> Taken:
    """Read a Word file. Raises SourceError when it is damaged, locked or empty."""
    package = Package(source)
    parts = {name: package.read(name) or b"" for name in package.names if name.endswith((".xml", ".rels"))}
    if _MAIN not in parts:
        message = "this is no Word file, or it is locked with a password; save it as .docx without one"
        raise refusal(source, message, NoticeCode.SOURCE_UNREADABLE)
    if any(len(part) > _LARGEST_PART or _DOCTYPE.search(part) for part in parts.values()):
        raise refusal(
            source, "the file is not as Word writes it; save it again in Word", NoticeCode.SOURCE_UNREADABLE
        )
    html, has_lists = _html(source, package)
    root, whole = markup.parse(html)
    found = markup.pieces(root) if root is not None else []
    if not found:
        raise refusal(source, "the file holds no text; fill it or remove it", NoticeCode.SOURCE_EMPTY)
    styled = _styled(root)
    text, blocks, dropped = lay_out(_title_first(found, styled))
    facts = replace(_stated(parts, text), **styled)
    notices = _notices(source, parts, whole=whole, has_lists=has_lists)
    if notes := sum(piece.kind == "note" for piece in found):
        message = f"the notes ({notes}) stand below the text, without marks; no claims are taken from them"
        notices += (Notice(NoticeCode.SOURCE_MARKED_UP, "info", source.path, message),)
    return Taken("word", text, blocks, facts, dropped, notices)


def _styled(root: markup.Element | None) -> dict[str, Stated]:
    """Return title and subtitle as Word's styles mark them; nothing where a style marks more than one."""
    found: dict[str, Stated] = {}
    for name, tag in (("title", "h1"), ("subtitle", "h2")):
        marked = [
            markup.words(e) for e in (root.iter(tag) if root is not None else ()) if e.get("class") == name
        ]
        if len(marked) == 1 and 0 < len(marked[0]) <= _LONGEST_FACT:
            found[name] = Stated(marked[0], f"Word style {name.title()}")
    return found


def _title_first(pieces: list[Piece], styled: dict[str, Stated]) -> list[Piece]:
    """Put the title first, and leave out the name of a department above it, and the subtitle.

    Neither is then taken for the title or for the heading of a section.
    """
    title, subtitle = (fact.value if (fact := styled.get(name)) else "" for name in ("title", "subtitle"))
    place = next((at for at, piece in enumerate(pieces) if title and piece.text == title), 0)
    above = [replace(piece, reason=_ABOVE) if _is_letterhead(piece) else piece for piece in pieces[:place]]
    ordered = [*pieces[place : place + 1], *above, *pieces[place + 1 :]]
    return [
        replace(piece, reason=_SUBTITLE) if piece.kind == "heading" and piece.text == subtitle else piece
        for piece in ordered
    ]


def _is_letterhead(piece: Piece) -> bool:
    """Tell whether a line above the title says nothing about the text; one in capitals may be its kind."""
    return not (stated(piece.text) or is_prose(piece.text) or is_capitals(piece.text))


def _html(source: Source, package: Package) -> tuple[str, bool]:
    """Return the file as HTML, and whether its lists could be told.

    The library fails on a list whose style is missing; without the styles of lists it reads the rest.
    """
    error = None
    ways = [source.content, *([_without_lists(package)] if _LISTS in package.names else [])]
    for content in ways:
        try:
            return _converted(content), content is source.content
        except MemoryError:
            raise
        except Exception as found:  # third-party code on hostile input raises anything
            error = found
            if isinstance(found, RecursionError):
                break
    deep = isinstance(error, RecursionError)
    what = "is nested too deeply to be read" if deep else "cannot be read"
    message = f"the Word file {what}; save it again in Word"
    raise refusal(source, message, NoticeCode.SOURCE_UNREADABLE) from error


def _converted(content: bytes) -> str:
    result = mammoth.convert_to_html(
        io.BytesIO(content),
        style_map=_STYLES,
        include_embedded_style_map=False,
        convert_image=mammoth.images.img_element(lambda _: {}),
    )
    return f"<html><body>{result.value}</body></html>"


def _without_lists(package: Package) -> bytes:
    """Return the file with what its text needs, but for the styles of its lists."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in package.names:
            if name.endswith((".xml", ".rels")) and name != _LISTS:
                file.writestr(zipfile.ZipInfo(name), package.read(name) or b"")
    return out.getvalue()


def _stated(parts: dict[str, bytes], text: str) -> Metadata:
    core = markup.parse_xml(parts.get("docProps/core.xml", b""))
    if core is None:
        return Metadata()
    names = {"title": "title", "creator": "author"}
    return shown({field: markup.words(e) for name, field in names.items() for e in core.iter(name)}, text)


def _notices(source: Source, parts: dict[str, bytes], *, whole: bool, has_lists: bool) -> tuple[Notice, ...]:
    comments = len(_COMMENT.findall(parts.get("word/comments.xml", b"")))
    told = []
    if _CHANGE.search(parts[_MAIN]):
        told.append("the file has tracked changes; it was read as if all were accepted; check that they are")
    if comments:
        told.append(f"the comments in the file ({comments}) were left out")
    if not has_lists:
        told.append("the styles of lists in the file are damaged, so its lists were read as paragraphs")
    notices = [Notice(NoticeCode.SOURCE_MARKED_UP, "info", source.path, message) for message in told]
    if not whole:
        message = "the file is nested too deeply to be read to its end; save it again in Word"
        notices.append(Notice(NoticeCode.SOURCE_CUT_SHORT, "error", source.path, message))
    return tuple(notices)
