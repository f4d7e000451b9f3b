"""The pieces of text a reader took out of a source -> one text, and each piece as a block with its place."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Dropped, PassageKind
from generator.readers.block import Block


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one block before its place in the whole text is known."""

    kind: PassageKind | None
    """What the format says it is; ``None`` when only its wording can tell."""
    text: str
    """No white space around it."""
    line: int | None = None
    """Line in the source file, for formats that people read by line."""
    gap: bool = True
    """Whether it stands apart from the piece above it."""
    page: int | None = None
    """Page of the source, for paged formats."""
    columns: tuple[str, ...] = ()
    """Headings of the columns, for a row of a table: one for each cell, those of several rows on lines."""
    breaks: tuple[int, ...] = ()
    """Where in the text further pages begin."""
    reason: str = ""
    """Why the reader leaves it out, or an empty string."""


def with_title(pieces: Iterable[Piece], title: str) -> list[Piece]:
    """Put a title that is known above all, as a heading: what opens the text is then not taken for it."""
    return [Piece("heading", title), *pieces] if title else list(pieces)


def lay_out(pieces: Iterable[Piece]) -> tuple[str, tuple[Block, ...], tuple[Dropped, ...]]:
    """Join the pieces by newlines, give each its place, and part those that are left out from the others.

    A piece without a line of its own gets its line in the joined text.
    """
    blocks: list[Block] = []
    dropped: list[Dropped] = []
    texts: list[str] = []
    start, own_line = 0, 1
    for piece in pieces:
        line = piece.line or own_line
        if piece.reason:
            dropped.append(Dropped(line, piece.text, piece.reason, piece.page))
        else:
            blocks.append(
                Block(piece.text, start, line, piece.kind, piece.gap, piece.page, piece.columns, piece.breaks)
            )
        texts.append(piece.text)
        start += len(piece.text) + 1
        own_line += piece.text.count("\n") + 1
    return "\n".join(texts), tuple(blocks), tuple(dropped)
