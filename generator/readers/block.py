"""What every reader hands to the cleaner: blocks of text with their place, and what the format states."""

from dataclasses import dataclass, field

from generator.model import Dropped, Metadata, Notice, PassageKind


@dataclass(frozen=True, slots=True)
class Block:
    """A line or a paragraph of a source, before the cleaner has judged it."""

    text: str
    """Exactly ``taken.text[start : start + len(text)]``, no white space around it."""
    start: int
    """Where it begins in the text the reader took out."""
    line: int
    """Where it begins in the source file, from 1."""
    kind: PassageKind | None = None
    """What the format says it is; ``None`` when only its wording can tell."""
    gap: bool = True
    """Whether a blank line stands above it."""
    page: int | None = None
    """Page of the source, for paged formats."""
    columns: tuple[str, ...] = ()
    """Headings of the columns, for a row of a table: one for each cell, those of several rows on lines."""
    breaks: tuple[int, ...] = ()
    """Where in the text further pages begin, for a block that runs over pages."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a reader took out of a source."""

    format: str
    """The reader's name: "text", "markdown"."""
    text: str
    """The text all offsets point into."""
    blocks: tuple[Block, ...]
    """Everything that is text, in reading order."""
    stated: Metadata = field(default_factory=Metadata)
    """What the format states in a structured way, such as front matter."""
    dropped: tuple[Dropped, ...] = ()
    """What the reader left out because it is no text: code, markup, rules."""
    notices: tuple[Notice, ...] = ()
    """What went less than well."""
