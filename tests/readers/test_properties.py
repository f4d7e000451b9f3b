"""Any bytes are read or refused; what is read quotes its file and loses no line silently."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import SourceError
from generator.model import Document, Source
from generator.readers import read
from generator.readers.decode import decode
from generator.text.normalise import normalise
from tests.readers.sources import LAST, MORE, PROSE, document

_LINES = st.sampled_from(
    [
        "",
        PROSE,
        MORE,
        LAST,
        "A short line",
        "OPINION",
        "By Jane Doe",
        "Published: 3 May 2024",
        "Share",
        "Author:",
    ]
)
_OTHERS = st.sampled_from(
    ["Home", "Search", "Author:", "Photo: X/Y", "Why now?", "- item", "---", "3 May 2024", "x | y"]
)


def accounted(read_document: Document, line: str) -> bool:
    """Tell whether a line of the file is in a passage, dropped, or a fact."""
    metadata = read_document.metadata
    facts = [getattr(metadata, name) for name in metadata.__slots__]
    known = [
        *(passage.text for passage in read_document.passages),
        *(dropped.text for dropped in read_document.dropped),
        *(fact.value for fact in facts if fact),
    ]
    folded = normalise(line)
    return any(normalise(text) in folded or folded in normalise(text) for text in known if normalise(text))


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.md"]))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_refused(content: bytes, path: str) -> None:
    try:
        read(Source(path, content, ""))
    except SourceError:
        return


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_text_quotes_its_file(text: str) -> None:
    source = Source("a.txt", text.encode(errors="ignore"), "")
    try:
        read_document, _ = read(source)
    except SourceError:
        return
    decoded = decode(source).text
    for passage in read_document.passages:
        assert decoded[passage.start : passage.start + len(passage.text)] == passage.text
    for sentence in read_document.sentences:
        passage = read_document.passages[sentence.passage]
        assert passage.text[sentence.start : sentence.end] == sentence.text


@given(st.lists(_LINES | _OTHERS, max_size=25))
@settings(max_examples=200, deadline=None)
def test_no_line_is_lost_silently(lines: list[str]) -> None:
    text = "\n".join(lines)
    if not text.strip():
        return
    read_document = document(text)
    for line in lines:
        if normalise(line):
            assert accounted(read_document, line), line


@pytest.mark.parametrize(
    "text", ["word " * 200_000, "A. " * 330_000, "(" * 1_000_000, "a@" * 500_000, "Date: " * 170_000]
)
def test_one_line_of_a_megabyte_comes_through(text: str) -> None:
    begun = time.process_time()
    assert len(document(text).passages) == 1
    assert time.process_time() - begun < 5
