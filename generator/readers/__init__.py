"""A source and what the analyst says about it -> a document, read and cleaned, and the notices about it."""

import re
from dataclasses import fields, replace
from importlib import import_module
from typing import Protocol, cast

from generator import lexicon
from generator.model import Document, Metadata, Notice, NoticeCode, Passage, PassageKind, Sentence, Source
from generator.readers.block import Taken
from generator.readers.clean import clean, merge
from generator.readers.decode import refusal
from generator.readers.first_bytes import disagreement
from generator.text.language import detect
from generator.text.sentences import split
from generator.text.words import count

_PROSE: tuple[PassageKind, ...] = ("paragraph", "list-item", "quote")
_LANGUAGE_CODE = re.compile(r"[a-z]{2}(?:[-_][A-Za-z]{2,4})?")

_HALF = re.compile("[\ud800-\udfff]")
_MOST_CHARACTERS, _MOST_BLOCKS = 10_000_000, 300_000
"""What a reader may take out of one source: about five thousand pages."""


class Reader(Protocol):
    """Takes the text out of a source in one format; raises SourceError when it cannot."""

    def __call__(self, source: Source) -> Taken:
        """Return what stands in the source, before cleaning."""


READERS: dict[str, str] = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "word",
    ".epub": "epub",
    ".mhtml": "mail",
    ".mht": "mail",
    ".eml": "mail",
}
"""File ending -> module of this package with the reader. A new format is one module and one line here.

A module is loaded when its first source comes: a collection of text files never waits for the PDF library.
"""


def read(
    source: Source, given: Metadata | None = None, ignore: tuple[str, ...] = ()
) -> tuple[Document, tuple[Notice, ...]]:
    """Read and clean a source.

    ``given`` is what the analyst states in a sidecar; it wins over front matter, which wins over the text.
    ``ignore`` are lines the analyst names as boilerplate. Raises SourceError when the source cannot be read.
    """
    taken = _whole(_reader(source)(source))
    if len(taken.text) > _MOST_CHARACTERS or len(taken.blocks) > _MOST_BLOCKS:
        message = f"the source holds more than {_MOST_CHARACTERS:,} characters; split it"
        raise refusal(source, message, NoticeCode.SOURCE_TOO_LARGE)
    cleaned = clean(taken, merge(given or Metadata(), taken.stated), ignore)
    prose = [passage.text for passage in cleaned.passages if passage.kind in _PROSE]
    language = _language(cleaned.metadata, prose)
    document = Document(
        path=source.path,
        format=taken.format,
        sha256=source.sha256,
        text=taken.text,
        language=language,
        metadata=cleaned.metadata,
        passages=cleaned.passages,
        sentences=_sentences(cleaned.passages, language),
        dropped=cleaned.dropped,
        words=sum(map(count, prose)),
    )
    return document, taken.notices


def _whole(taken: Taken) -> Taken:
    """Replace halves of characters, which JSON and mail headers can hold and no file can be written with."""

    def mended(text: str) -> str:
        return _HALF.sub("\N{REPLACEMENT CHARACTER}", text)

    stated = {field.name: getattr(taken.stated, field.name) for field in fields(Metadata)}
    given = {name: replace(fact, value=mended(fact.value)) for name, fact in stated.items() if fact}
    taken = replace(taken, stated=replace(taken.stated, **given))
    if not _HALF.search(taken.text):
        return taken
    blocks = tuple(replace(block, text=mended(block.text)) for block in taken.blocks)
    return replace(taken, text=mended(taken.text), blocks=blocks)


def _reader(source: Source) -> Reader:
    _, dot, letters = source.path.rpartition("/")[2].rpartition(".")
    ending = (dot + letters).lower() if dot else ""
    if ending not in READERS:
        raise refusal(source, _advice(ending), NoticeCode.SOURCE_FORMAT)
    if error := disagreement(source, ending):
        raise error
    return cast(Reader, import_module(f"{__name__}.{READERS[ending]}").read)


def _advice(ending: str) -> str:
    """Return what a file is that has no reader, and what to do with it."""
    known = f"what is read: {', '.join(READERS)}"
    if not ending:
        return f"the name has no ending that says what the file is; add it, for example .txt ({known})"
    for entry in lexicon.load("other_formats"):
        if ending in entry["endings"]:
            return f"{entry['what']} ({ending}) is not read; {entry['do']}"
    return f"there is no reader for {ending}; convert it ({known})"


def _language(metadata: Metadata, prose: list[str]) -> str:
    """Return the stated language when it is a code, else the one the prose is in."""
    stated = metadata.language.value.strip() if metadata.language else ""
    return stated[:2] if _LANGUAGE_CODE.fullmatch(stated) else detect("\n".join(prose))


def _sentences(passages: tuple[Passage, ...], language: str) -> tuple[Sentence, ...]:
    sentences: list[Sentence] = []
    section = ""
    for index, passage in enumerate(passages):
        if passage.kind == "heading":
            section = passage.text
        elif passage.kind in _PROSE:
            sentences += [
                Sentence(index, start, end, passage.text[start:end], section)
                for start, end in split(passage.text, language)
            ]
    return tuple(sentences)
