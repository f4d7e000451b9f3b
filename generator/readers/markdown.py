"""A Markdown file -> its text without markup, one block a heading, paragraph, list item, quote or table row.

CommonMark with tables. Front matter is the document's metadata. Code, raw HTML and rules are no text.
"""

import re
from collections.abc import Iterator, Sequence

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.model import Dropped, Metadata, Notice, NoticeCode, PassageKind, Source, Stated
from generator.readers.block import Taken
from generator.readers.decode import decode
from generator.readers.pieces import Piece, lay_out
from generator.text import bounded_yaml

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<yaml>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FIELDS = {
    "title": "title", "subtitle": "subtitle", "standfirst": "standfirst", "description": "standfirst",
    "author": "author", "authors": "author", "editor": "editor", "publisher": "publisher",
    "published": "published", "date": "published", "kind": "kind", "type": "kind",
    "language": "language", "lang": "language", "url": "url", "link": "url",
}  # fmt: skip
"""Key of the front matter -> field of the metadata."""
_DROPPED = {
    "fence": "code", "code_block": "code", "html_block": "raw HTML", "hr": "rule",
}  # fmt: skip
_LABEL_LINE = re.compile(r"[^:：]{2,30}[:：]\s*\S.{0,80}")
_LONGEST_WRAPPED = 130
"""No editor breaks lines as late as this: a longer line is a paragraph."""
_LONGEST_FRONT_MATTER = 50_000
"""Characters; no list of facts about a text is as long."""
_MARKDOWN = MarkdownIt("commonmark").enable("table")


def read(source: Source) -> Taken:
    """Read a Markdown file in any encoding that can be told."""
    decoded = decode(source)
    whole = re.sub(r"\r\n?", "\n", decoded.text)
    stated, notices, skipped_lines, content = _front_matter(source, whole)
    pieces, dropped = _pieces(_MARKDOWN.parse(content), content.split("\n"), skipped_lines)
    text, blocks, _ = lay_out(pieces)
    return Taken("markdown", text, blocks, stated, tuple(dropped), (*decoded.notices, *notices))


def _front_matter(source: Source, text: str) -> tuple[Metadata, tuple[Notice, ...], int, str]:
    """Return the front matter as metadata, notices about it, its length in lines, and the text below it."""
    match = _FRONT_MATTER.match(text)
    if not match:
        return Metadata(), (), 0, text
    lines, below = match.group().count("\n"), text[match.end() :]
    try:
        if len(match["yaml"]) > _LONGEST_FRONT_MATTER:
            raise yaml.YAMLError(f"it has more than {_LONGEST_FRONT_MATTER:,} characters")
        content = bounded_yaml.compose(match["yaml"])
    except yaml.YAMLError as error:
        why = getattr(error, "problem", None) or str(error).split("\n", maxsplit=1)[0]
        return Metadata(), (_broken(source, why),), lines, below
    if content is not None and not isinstance(content, yaml.MappingNode):
        return Metadata(), (_broken(source, "it is not a list of keys and values"),), lines, below
    return _metadata(content.value if content else []), (), lines, below


def _broken(source: Source, why: str) -> Notice:
    message = (
        f"the front matter cannot be read ({why}); write it as 'key: value' lines between two '---' lines"
    )
    return Notice(NoticeCode.FRONT_MATTER, "warning", source.path, message, 1)


def _metadata(entries: Sequence[tuple[yaml.Node, yaml.Node]]) -> Metadata:
    found: dict[str, Stated] = {}
    for name, value in entries:
        field = _FIELDS.get(_scalar(name).lower())
        written = _written(value)
        if field and written:
            found.setdefault(field, Stated(written, "front matter"))
    return Metadata(**found)


def _written(node: yaml.Node) -> str:
    """Return a scalar, or a list of scalars, as it is written; an empty string for anything else."""
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    return ", ".join(filter(None, map(_scalar, items)))


def _scalar(node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode) or node.tag == "tag:yaml.org,2002:null":
        return ""
    return str(node.value).strip()


def _pieces(
    tokens: Sequence[Token], lines: Sequence[str], skipped_lines: int
) -> tuple[list[Piece], list[Dropped]]:
    """Return the texts of the blocks, and the blocks that are no text."""
    pieces: list[Piece] = []
    dropped: list[Dropped] = []
    open_kinds: list[str] = []
    cells: list[str] = []
    heads: tuple[str, ...] = ()
    row_line = 1
    for token in tokens:
        first = (token.map[0] if token.map else 0) + skipped_lines + 1
        if token.type in _DROPPED:
            shown = token.content.strip() or lines[first - 1 - skipped_lines].strip()
            dropped.append(Dropped(first, shown, _DROPPED[token.type]))
        elif token.type == "tr_open":
            cells, row_line = [], first
        elif token.type == "tr_close":
            is_head = "thead_open" in open_kinds
            pieces.append(Piece("table-row", " | ".join(cells), row_line, columns=() if is_head else heads))
            heads = tuple(cells) if is_head else heads
        elif token.nesting == 1:
            open_kinds.append(token.type)
        elif token.nesting == -1:
            open_kinds.pop()
        elif token.type == "inline" and ("td_open" in open_kinds or "th_open" in open_kinds):
            cells.append(_plain(token))
        elif token.type == "inline":
            pieces += _inline(token, _kind(open_kinds), first)
    return [piece for piece in pieces if piece.text.strip(" |")], dropped


def _kind(open_kinds: Sequence[str]) -> PassageKind:
    """Return the kind of a text by the innermost block around it that decides."""
    for name in reversed(open_kinds):
        if name == "heading_open":
            return "heading"
        if name == "list_item_open":
            return "list-item"
        if name == "blockquote_open":
            return "quote"
    return "paragraph"


def _inline(token: Token, kind: PassageKind, line: int) -> Iterator[Piece]:
    """Yield the text of one block, then the descriptions of its images as captions.

    Lines that people meant as paragraphs give one piece each: labels under a title, very long lines.
    """
    text = _plain(token)
    parts = text.split("\n")
    labels = all(_LABEL_LINE.fullmatch(part.strip()) for part in parts)
    if kind == "paragraph" and len(parts) > 1 and (labels or max(map(len, parts)) > _LONGEST_WRAPPED):
        for number, part in enumerate(parts):
            yield Piece(kind, part.strip(), line + number, gap=number == 0)
    elif text.strip():
        yield Piece(kind, text.strip(), line)
    for child in token.children or ():
        if child.type == "image" and child.content.strip():
            yield Piece("caption", child.content.strip(), line)


def _plain(token: Token) -> str:
    """Return the words of inline Markdown without its marks; images and raw HTML have none."""
    shown = {"text", "code_inline", "text_special"}
    out = []
    for child in token.children or ():
        if child.type in shown:
            out.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            out.append("\n")
    return "".join(out)
