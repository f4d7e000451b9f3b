"""Sources and documents for the tests of the readers."""

import hashlib

from generator.model import Document, Metadata
from generator.model import Source as _Source
from generator.readers import read


def source(text: str, path: str = "a.txt") -> _Source:
    """Return a source that holds the text in UTF-8."""
    content = text.encode()
    return _Source(path, content, hashlib.sha256(content).hexdigest())


def document(
    text: str, path: str = "a.txt", given: Metadata | None = None, ignore: tuple[str, ...] = ()
) -> Document:
    """Return the text read and cleaned."""
    return read(source(text, path), given, ignore)[0]


def kinds(read_document: Document) -> list[tuple[str, str]]:
    """Return kind and text of all passages."""
    return [(passage.kind, passage.text) for passage in read_document.passages]


def texts(read_document: Document, kind: str) -> list[str]:
    """Return the texts of the passages of one kind."""
    return [passage.text for passage in read_document.passages if passage.kind == kind]


def dropped(read_document: Document) -> dict[str, str]:
    """Return what was dropped, with the reason."""
    return {line.text: line.reason for line in read_document.dropped}


PROSE = (
    "The harbour froze for the first time in forty years, and the pilots could not leave the town. "
    "Nobody had ordered the ice breakers that the council promised in spring."
)
MORE = (
    "Fuel reserves lasted nine days, which was four days less than the plan assumed. "
    "After that the hospital ran on a borrowed generator until the thaw."
)
LAST = (
    "The mayor has asked for a report by June and for money to buy a second tug. "
    "Whether the ministry will pay is another matter."
)
