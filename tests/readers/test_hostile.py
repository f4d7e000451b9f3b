"""Any bytes under any name are read or refused, in bounded time; so are damaged files of every format."""

import io
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import SourceError
from generator.model import Document, Source
from generator.readers import READERS, read
from tests.readers.made import column, docx, epub, paragraph, pdf, table, zipped
from tests.readers.sources import LAST, MORE, PROSE

_PAGE = f"<html lang=en><body><nav><a>Home</a></nav><h1>Ice</h1><p>{PROSE}</p><table><tr><th>a<th>b</table>"
_WHOLE: dict[str, bytes] = {
    "a.txt": f"Ice\n\n{PROSE}\n\n- {MORE}\n".encode(),
    "a.md": f"---\ntitle: Ice\n---\n# Ice\n\n{PROSE}\n\n> {MORE}\n".encode(),
    "a.html": _PAGE.encode(),
    "a.mhtml": f'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\n'
    f"Content-Type: text/html\n\n{_PAGE}\n--b--\n".encode(),
    "a.eml": f"From: J <j@example.org>\nSubject: Ice\nContent-Type: text/plain\n\n{PROSE}\n".encode(),
    "a.docx": docx(paragraph("Ice", "Title") + paragraph(PROSE) + table([["a", "b"], ["1", "2"]])),
    "a.epub": epub({"a.xhtml": f"<h1>Ice</h1><p>{PROSE}</p>", "b.xhtml": f"<p>{LAST}</p>"}),
    "a.pdf": pdf([column([PROSE[:80], PROSE[80:]]), column([MORE])], title="Ice"),
}
_LONGEST = 10
"""Seconds, on a slow and busy machine."""


def _tried(path: str, content: bytes) -> Document | None:
    begun = time.process_time()
    try:
        document, _ = read(Source(path, content, ""))
    except SourceError as error:
        assert error.notice.path == path
        assert error.notice.message
        document = None
    assert time.process_time() - begun < _LONGEST
    return document


def _is_verbatim(document: Document) -> bool:
    return all(
        document.text.startswith(passage.text, passage.start) for passage in document.passages
    ) and all(
        document.passages[sentence.passage].text[sentence.start : sentence.end] == sentence.text
        for sentence in document.sentences
    )


@given(st.binary(max_size=300), st.sampled_from(sorted(READERS)))
@settings(max_examples=400, deadline=None)
def test_any_bytes_are_read_or_refused(content: bytes, ending: str) -> None:
    document = _tried(f"a{ending}", content)
    assert document is None or _is_verbatim(document)


@given(st.text(max_size=200), st.sampled_from([".html", ".eml", ".mhtml", ".xhtml"]))
@settings(max_examples=200, deadline=None)
def test_any_markup_is_read_or_refused(text: str, ending: str) -> None:
    document = _tried(f"a{ending}", f"<p>{text}</p><li>{text}".encode(errors="replace"))
    assert document is None or _is_verbatim(document)


@pytest.mark.parametrize("path", sorted(_WHOLE))
def test_a_whole_file_is_read(path: str) -> None:
    document = _tried(path, _WHOLE[path])
    assert document is not None
    assert _is_verbatim(document)
    assert any(PROSE[:30] in passage.text for passage in document.passages)


_DAMAGE = st.lists(
    st.tuples(st.integers(0, 10_000), st.integers(0, 40), st.binary(max_size=9)), min_size=1, max_size=8
)
"""Places, how many bytes are taken there, and what stands there instead."""


@pytest.mark.parametrize("path", sorted(_WHOLE))
@given(_DAMAGE)
@settings(max_examples=40, deadline=None, derandomize=True)
def test_a_damaged_file_is_read_or_refused(path: str, damage: list[tuple[int, int, bytes]]) -> None:
    """Bytes changed, cut out, put in; hypothesis looks for the fewest that do harm."""
    content = bytearray(_WHOLE[path])
    for place, taken, instead in damage:
        at = place % (len(content) + 1)
        content[at : at + taken] = instead
    document = _tried(path, bytes(content))
    assert document is None or _is_verbatim(document)


@pytest.mark.parametrize("path", ["a.docx", "a.epub"])
@given(_DAMAGE)
@settings(max_examples=30, deadline=None, derandomize=True)
def test_a_damaged_file_inside_a_package_is_read_or_refused(
    path: str, damage: list[tuple[int, int, bytes]]
) -> None:
    """Damage to the package is mostly told by its check sums, so what it holds is damaged by itself, too."""
    with zipfile.ZipFile(io.BytesIO(_WHOLE[path])) as package:
        members = {name: package.read(name) for name in package.namelist()}
    for place, taken, instead in damage:
        name = sorted(members)[place % len(members)]
        content = bytearray(members[name])
        at = place * 31 % (len(content) + 1)
        content[at : at + taken] = instead
        members[name] = bytes(content)
    document = _tried(path, zipped(members))
    assert document is None or _is_verbatim(document)


@pytest.mark.parametrize("path", sorted(_WHOLE))
def test_a_file_cut_short_is_read_or_refused(path: str) -> None:
    whole = _WHOLE[path]
    for share in range(1, 12):
        _tried(path, whole[: len(whole) * share // 12])


@pytest.mark.parametrize("ending", sorted(READERS))
def test_every_reader_refuses_nothing_and_what_is_of_another_kind(ending: str) -> None:
    assert _tried(f"a{ending}", b"") is None
    assert _tried(f"a{ending}", b" \n\t ") is None
    for content in (_WHOLE["a.pdf"], _WHOLE["a.docx"]):
        _tried(f"a{ending}", content)


@pytest.mark.parametrize("ending", [".txt", ".md", ".html", ".eml"])
def test_a_text_of_too_many_lines_is_refused(ending: str) -> None:
    assert _tried(f"a{ending}", b"Subject: x\n\n" + b"a\n" * 400_000) is None


@pytest.mark.parametrize(
    "text", ["\u202eevil", "zero\u200bwidth", "a\x00b\x07c", "\ufeffmark", "{{ 7*7 }}", "<b>x</b>"]
)
def test_odd_characters_stay_in_the_text(text: str) -> None:
    for path in ("a.txt", "a.md"):
        document = _tried(path, f"Ice\n\n{PROSE}\n\n{text} {MORE}\n".encode())
        assert document is not None
        assert _is_verbatim(document)
        if path == "a.txt":
            assert text.strip("\ufeff") in document.text
