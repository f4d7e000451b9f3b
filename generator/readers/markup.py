"""HTML -> its visible text as pieces: headings, paragraphs, list items, quotes, table rows, captions.

The only module that imports lxml. It takes all that a browser would show; which of it is the document is
for the readers of web pages, Word files, books and mails to say.
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from generator.model import PassageKind
from generator.readers.grid import Grid, span
from generator.readers.pieces import Piece

Element = etree._Element
"""One element of a page or of an XML file."""
HtmlElement = html.HtmlElement
"""The kind of element that an HTML parser makes."""

_UNSHOWN = frozenset((
    "audio", "button", "canvas", "datalist", "embed", "head", "iframe", "input", "map", "noscript",
    "object", "option", "picture", "script", "select", "style", "svg", "template", "textarea", "title",
    "video",
))  # fmt: skip
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hgroup", "hr", "html", "li", "main", "menu", "nav", "ol", "p", "pre",
    "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_KINDS: dict[str, PassageKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dd", "dt"), "list-item"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    "blockquote": "quote",
}
_BOLD = frozenset(("b", "strong"))
_NO_CELL = ("table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "form")
"""What stands in no cell of a table of data."""
_LONGEST_CELL = 300
_MOST_COLUMNS = 200
_SELF_CLOSED = re.compile(
    r"<(title|script|style|a|div|span|p|i|b|em|iframe)\b([^<>]{0,500})/>", re.IGNORECASE
)
"""Elements of XHTML that an HTML parser would leave open."""
_VALUE = r"""=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"']*+)"""
_TAG = re.compile(rf"(<[A-Za-z][^\s/>]*+)(?:[\s/]++|[^\s/>=]++|{_VALUE})*+")
"""An opening tag up to its end; whatever the text, each character is looked at once."""
_ATTRIBUTE_PART = re.compile(rf"{_VALUE}|[^\s/>=]++")
_LONG_TAG = 10_000
"""Characters; a shorter tag cannot be crowded."""
_CROWD = 1_000
"""Attributes; libxml2 compares each with all before it."""
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_NOTE_MARK = re.compile(r"\[?(?:\d{1,4}|[a-z]|[*†‡§]{1,3})\]?")
_BACK_MARKS = frozenset("↑↩^⏎↵")
_NOTE_ID = re.compile(r"(?:foot|end|cite_)?note[-_]?(?:text)?[-_]?\d|fn[-_:]?\d", re.IGNORECASE)
_SENTENCE_END = (".", "!", "?", "…", "。", "！", "？", ":", "؟")


def parse(text: str) -> tuple[HtmlElement | None, bool]:
    """Return the root of a page, ``None`` for one without an element, and whether all of it was read.

    libxml2 stops at 2,048 levels. The length of the text bounds all else, once no tag is crowded. Nothing is
    fetched.
    """
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
    page = _TAG.sub(_without_crowd, text.replace("\0", ""))
    try:
        root = html.document_fromstring(page.encode(errors="replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        root = None
    _raise_want_of_memory(parser)
    whole = all(entry.type_name != "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
    return root, whole


def _without_crowd(tag: re.Match[str]) -> str:
    """Return a tag, without its attributes when it has so many that libxml2 would take minutes over it."""
    if len(tag.group()) <= _LONG_TAG:
        return tag.group()
    parts = (part.group() for part in _ATTRIBUTE_PART.finditer(tag.group()))
    return tag[1] if sum(not part.startswith("=") for part in parts) > _CROWD else tag.group()


def _raise_want_of_memory(parser: Any) -> None:
    """Raise MemoryError where the parser ended for it, so that the file is not called damaged."""
    if any(entry.type_name == "ERR_NO_MEMORY" for entry in parser.error_log):
        raise MemoryError


def parse_xml(content: bytes) -> Element | None:
    """Return the root of an XML file, names without their namespaces; ``None`` for what is no XML.

    No entity of the file's own is resolved, nothing is fetched, depth and sizes are bounded by libxml2.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser=parser)
    except (etree.LxmlError, ValueError):
        _raise_want_of_memory(parser)
        return None
    for element in root.iter("*"):
        element.tag = etree.QName(element).localname
        for name in [name for name in element.attrib if name.startswith("{")]:
            element.set(f"x-{etree.QName(name).localname}", element.attrib[name])
    return root


def parse_xhtml(content: bytes, text: str) -> tuple[Element | None, bool]:
    """Return the root of a chapter of a book, given as bytes and as text, as ``parse`` does for a page."""
    root = parse_xml(content)
    if root is not None and root.tag == "html":
        return root, True
    return parse(_SELF_CLOSED.sub(r"<\1\2></\1>", text))


def weight(root: Element) -> int:
    """Return the sum of the depths of all elements, to which the work on a page is in proportion."""
    depth = total = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        total += depth if event == "start" else 0
    return total


def drop_spans(root: Element) -> None:
    """Take the spans off all cells of tables: what spreads them out takes minutes over huge ones."""
    etree.strip_attributes(root, "colspan", "rowspan")


def words(element: Element) -> str:
    """Return the text of an element on one line."""
    return _SPACE.sub(" ", "".join(element.itertext(with_tail=False))).strip()


def pieces(root: Element) -> list[Piece]:
    """Return what a browser would show of a page, in its order; hidden text is marked as left out."""
    page = _Page()
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "end":
            page.close(element)
            continue
        why = _why_unshown(element)
        row = _row(element, page) if element.tag == "tr" and not why else None
        if why == "hidden on the page" and words(element):
            page.flush()
            page.found.append(Piece(None, words(element), reason=why))
        if row is not None:
            page.flush()
            page.found.append(row)
        if why or row is not None:
            page.skipped.append(element)
            walker.skip_subtree()
        else:
            page.open(element)
    page.flush()
    return [piece for piece in page.found if piece.text.strip(" |")]


class _Page:
    """The blocks found so far, the one being read, and the elements that are open around it."""

    def __init__(self) -> None:
        self.found: list[Piece] = []
        self.skipped: list[Element] = []
        self.grids: dict[Element, Grid] = {}
        self._texts: list[str] = []
        self._kinds: list[PassageKind] = []
        self._notes = self._bold = self._pre = 0
        self._plain = False
        self._broken = 0

    def open(self, element: Element) -> None:
        if element.tag in _BLOCKS:
            self.flush()
        if element.tag in _KINDS:
            self._kinds.append(_KINDS[element.tag])
        self._notes += _is_note(element)
        self._bold += element.tag in _BOLD
        self._pre += element.tag == "pre"
        if element.tag == "br":
            self._texts.append("\n")
        self._add(element.text)

    def close(self, element: Element) -> None:
        if self.skipped and self.skipped[-1] is element:
            self.skipped.pop()
        else:
            if element.tag in _BLOCKS:
                self.flush()
            if element.tag in _KINDS:
                self._kinds.pop()
            self._notes -= _is_note(element)
            self._bold -= element.tag in _BOLD
            self._pre -= element.tag == "pre"
        self._add(element.tail)

    def flush(self) -> None:
        """End the block being read."""
        kind: PassageKind | None = self._kinds[-1] if self._kinds else "paragraph"
        if self._notes:
            kind = "note"
        elif kind == "paragraph" and not self._plain:
            kind = None  # all in bold: perhaps a heading
        for number, text in enumerate(_lines("".join(self._texts), kind)):
            self.found.append(Piece(kind, text, gap=number == 0))
        self._texts.clear()
        self._plain = False

    def _add(self, text: str | None) -> None:
        if text:
            self._texts.append(text if self._pre else _SPACE.sub(" ", text))
            self._plain = self._plain or (not self._bold and not text.isspace())


def _lines(text: str, kind: PassageKind | None) -> Iterator[str]:
    """Yield the lines of a block; a line end within a sentence or a heading is a space."""
    whole = ""
    for line in (_SPACE.sub(" ", line).strip() for line in text.split("\n")):
        goes_on = kind == "heading" or (line[:1].islower() and not whole.endswith(_SENTENCE_END))
        if not line or (whole and not goes_on):
            if whole:
                yield whole
            whole = line
        else:
            whole = f"{whole} {line}" if whole else line
    if whole:
        yield whole


def _why_unshown(element: Element) -> str:
    """Return why a browser shows nothing of an element, or an empty string."""
    if element.tag in _UNSHOWN:
        return "no text"
    if element.get("hidden") is not None or _HIDDEN.search((element.get("style") or "")[:_LONGEST_CELL]):
        return "hidden on the page"
    return "mark of a note" if element.tag in ("sup", "a") and _is_note_mark(element) else ""


def _is_note_mark(element: Element) -> bool:
    """Tell the mark in a text that leads to a note, and the one in a note that leads back."""
    link = element if element.tag == "a" else element.find(".//a")
    if link is None or "#" not in (link.get("href") or ""):
        return False
    mark = words(element)
    raised = element.tag == "sup" or "noteref" in (element.get("x-type") or element.get("epub:type") or "")
    return mark in _BACK_MARKS or (raised and bool(_NOTE_MARK.fullmatch(mark)))


def _is_note(element: Element) -> bool:
    """Tell whether an element is a footnote or an endnote."""
    if element.tag not in ("li", "aside", "div", "p", "section"):
        return False
    kind = element.get("x-type") or element.get("epub:type") or element.get("role") or ""
    named = any(name in kind for name in ("footnote", "endnote", "rearnote"))
    return named or (element.tag == "li" and bool(_NOTE_ID.match(element.get("id") or "")))


def _row(row: Element, page: _Page) -> Piece | None:
    """Return a row of a table of data, with the headings of its columns; ``None`` for a table of layout.

    A cell that reaches into the row from above is no text of it.
    """
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    if not 0 < len(cells) <= _MOST_COLUMNS:
        return None
    parent = row.getparent()
    grid = page.grids.setdefault(next(row.iterancestors("table"), row), Grid())
    spans = [span(cell.get("colspan") or "", cell.get("rowspan") or "") for cell in cells]
    places = grid.place(spans, parent)
    alone = len(cells) == 1 and not (grid.covered and grid.has_headings())
    if alone or any(_holds_blocks(cell) for cell in cells):
        return None
    texts = [words(cell) for cell in cells]
    if any(len(text) > _LONGEST_CELL for text in texts):
        return None
    columns = grid.headings(
        texts,
        spans,
        places,
        marked=all(cell.tag == "th" for cell in cells),
        head=parent is not None and parent.tag == "thead",
    )
    return Piece("table-row", " | ".join(texts), columns=columns)


def _holds_blocks(cell: Element) -> bool:
    return next(cell.iter(*_NO_CELL), None) is not None
