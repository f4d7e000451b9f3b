"""Constructors that make a test one line: a document from its paragraphs, a brief from a document."""

import hashlib
from collections.abc import Iterable, Sequence
from functools import partial

from generator import verify
from generator.corpus import numbering, passages
from generator.corpus.passages import Passages
from generator.corpus.preparing import prepare
from generator.model import (
    Actor,
    Brief,
    Document,
    Evidence,
    KeyPoint,
    Ledger,
    Metadata,
    Notice,
    Page,
    Passage,
    Prepared,
    Sentence,
    Source,
    SourceFile,
    Stated,
    Wording,
)
from generator.text import sentences


def source(text: str | bytes, path: str = "note.txt") -> Source:
    """A source file."""
    content = text if isinstance(text, bytes) else text.encode()
    return Source(path, content, "0" * 64)


def source_file(text: str | bytes, path: str = "note.txt") -> SourceFile:
    """A source file as it is found in the folder."""
    content = text if isinstance(text, bytes) else text.encode()
    return SourceFile(path, hashlib.sha256(content).hexdigest(), len(content), partial(bytes, content))


def document(*paragraphs: str, title: str = "", path: str = "note.txt", language: str = "en") -> Document:
    """A document whose paragraphs stand one on a line; a line that starts with "# " is a heading."""
    passages: list[Passage] = []
    found: list[Sentence] = []
    section, position = "", 0
    for line, paragraph in enumerate(paragraphs, start=1):
        is_heading = paragraph.startswith("# ")
        text = paragraph.removeprefix("# ")
        passages.append(Passage("heading" if is_heading else "paragraph", text, position, line))
        if is_heading:
            section = text
        else:
            for start, end in sentences.split(text, language):
                found.append(Sentence(len(passages) - 1, start, end, text[start:end], section))
        position += len(text) + 1
    whole = "\n".join(passage.text for passage in passages)
    stated = Stated(title, "line 1") if title else None
    return Document(
        path=path,
        format="text",
        sha256="0" * 64,
        text=whole,
        language=language,
        metadata=Metadata(title=stated),
        passages=tuple(passages),
        sentences=tuple(found),
        words=len(whole.split()),
    )


def evidence(of: Document, quote: str) -> Evidence:
    """The first place in the document where the quote stands."""
    for index, passage in enumerate(of.passages):
        start = passage.text.find(quote)
        if start >= 0:
            return Evidence(index, start, start + len(quote), quote)
    raise AssertionError(f"not in the document: {quote!r}")


def point(of: Document, quote: str) -> KeyPoint:
    """A key point."""
    return KeyPoint(evidence(of, quote), "")


def actor(of: Document, name: str, *, kind: str = "organisation") -> Actor:
    """An actor mentioned once, by its name."""
    return Actor(name.lower().replace(" ", "-"), name, kind, (evidence(of, name),), (name,))  # type: ignore[arg-type]


def brief(
    of: Document, slug: str = "note", *, points: tuple[str, ...] = (), actors: tuple[Actor, ...] = ()
) -> Brief:
    """A brief; the first of the points is its bottom line."""
    made = [point(of, quote) for quote in points]
    return Brief(
        slug=slug,
        document=of,
        bottom_line=made[0] if made else None,
        key_points=tuple(made[1:]),
        so_what=(),
        figures=(),
        dates=(),
        actors=actors,
        quotations=(),
        wording=Wording(),
    )


def compared(briefs: Sequence[Brief]) -> tuple[tuple[Prepared, ...], Passages]:
    """What the briefs bring to the comparison, and their sentences with the weights of their terms."""
    prepared = tuple(map(prepare, briefs))
    return prepared, passages.weigh(numbering.number(prepared))


def whole(pages: Iterable[Page]) -> dict[str, str]:
    """The content of each page, by path."""
    return {page.path: "".join(page.pieces()) for page in pages}


def lost(ledger: Ledger, pages: Iterable[Page]) -> list[Notice]:
    """The addresses of a ledger that do not answer on pages."""
    addresses = verify.Addresses(ledger)
    for page in pages:
        addresses.see(page)
    return list(addresses.lost())


def broken(pages: Iterable[Page], files: tuple[str, ...] = ()) -> list[Notice]:
    """What is wrong with the links on pages, beside which there are other files."""
    links = verify.Links()
    for page in pages:
        links.see(page)
    return list(links.broken(files))
