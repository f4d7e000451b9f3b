"""A PDF -> its text, page by page, as paragraphs and headings; the only module that imports pypdf.

Only text that the file holds is read: a page that is a picture has none, and a notice says so.
"""

import io
from dataclasses import replace
from typing import Any

import pypdf
from pypdf import PageObject, PdfReader

from generator.errors import SourceError
from generator.model import Dropped, Notice, NoticeCode, Source
from generator.readers import typeset
from generator.readers.block import Taken
from generator.readers.decode import refusal
from generator.readers.matching import key
from generator.readers.pieces import Piece, lay_out
from generator.readers.printed import Line, one_a_line
from generator.readers.properties import shown

_MOST_PAGES = 3000
_MOST_STEPS = 5_000_000
"""Drawing steps in all pages together; a book of a thousand pages has about three million."""
_MOST_CHARACTERS = 10_000_000
_LIMITS = pypdf.get_configuration().with_overwrites(
    stream_parsing_work_maximum_count=500_000,
    stream_decoding_work_maximum_length=60_000_000,
    zlib_maximum_output_length=30_000_000,
    lzw_maximum_output_length=30_000_000,
    run_length_maximum_output_length=30_000_000,
    array_based_stream_maximum_output_length=30_000_000,
    page_tree_maximum_entries=20_000,
    xform_maximum_invocations_per_extraction=500,
)
_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
"""Letters that some types print as one; nobody searches for them so."""
_OUTSIDE, _INVISIBLE = "outside of the page", "printed without ink"
_SHOWING, _NO_INK = (b"Tj", b"TJ", b"'", b'"'), 3
"""The steps that show text, and the mode in which they show nothing."""
_SHOWN_PAGES = 10
_FIRST_LINES = 60
"""Lines that may show what the properties of the file say."""


def read(source: Source) -> Taken:
    """Read a PDF. Raises SourceError when it is broken, locked or has no text."""
    with pypdf.apply_configuration(_LIMITS):
        reader, count = _opened(source)
        lines, empty, notices = _lines(source, reader, min(count, _MOST_PAGES))
        info = _info(reader)
    seen = [line for line in lines if not line.unseen]
    if not seen:
        raise SourceError(notices[0]) if notices else _without_text(source)
    if count > _MOST_PAGES:
        message = f"the file has {count} pages; only the first {_MOST_PAGES} were read; split it"
        notices.append(Notice(NoticeCode.SOURCE_CUT_SHORT, "error", source.path, message))
    if empty:
        notices.append(_pictures(source, empty))
    pieces, running = typeset.paragraphs(lines)
    if bare := typeset.without_heads(pieces):
        notices.append(_bare_tables(source, bare))
    stated = shown(info, " ".join(line.text for line in seen[:_FIRST_LINES]))
    headline = stated.title.value if stated.title else typeset.title(seen)
    text, blocks, _ = lay_out(_title_first(pieces, headline))
    dropped = tuple(Dropped(number, line.text, why, line.page) for number, line, why in running)
    return Taken("pdf", text, blocks, stated, dropped, tuple(notices))


def _opened(source: Source) -> tuple[PdfReader, int]:
    """Return the file, unlocked where it needs no password, and the number of its pages."""
    try:
        reader = PdfReader(io.BytesIO(source.content))
        locked = reader.is_encrypted and not reader.decrypt("")
        count = 0 if locked else len(reader.pages)
    except pypdf.errors.DependencyError as error:
        raise _locked(source) from error
    except MemoryError:
        raise
    except Exception as error:  # third-party code on hostile input raises anything
        message = "this is no PDF that can be read; open it and print it to a new PDF"
        raise refusal(source, message, NoticeCode.SOURCE_UNREADABLE) from error
    if locked:
        raise _locked(source)
    if not count:
        raise refusal(source, "the file has no pages; print it to a new PDF", NoticeCode.SOURCE_EMPTY)
    return reader, count


def _lines(source: Source, reader: PdfReader, count: int) -> tuple[list[Line], list[int], list[Notice]]:
    """Return the printed lines, the pages without any, and notices about pages that could not be read."""
    lines: list[Line] = []
    empty: list[int] = []
    notices: list[Notice] = []
    steps = 0
    for number in range(1, count + 1):
        try:
            page = reader.pages[number - 1]
            found, taken = _page_lines(page, number, _MOST_STEPS - steps)
        except MemoryError:
            raise
        except Exception:  # third-party code on hostile input raises anything
            message = f"page {number} cannot be read; the others are; print it to a new PDF"
            notices.append(Notice(NoticeCode.SOURCE_CUT_SHORT, "error", source.path, message))
            continue
        steps += taken
        lines += found
        if not found:
            empty.append(number)
        if steps >= _MOST_STEPS or sum(len(line.text) for line in found) > _MOST_CHARACTERS:
            message = f"the file is too large; only the pages up to {number} were read; split it"
            notices.append(Notice(NoticeCode.SOURCE_CUT_SHORT, "error", source.path, message))
            break
    return lines, empty, notices[:_SHOWN_PAGES]


class _Pen:
    """Follows whether what a page draws is seen; text is reported some steps after it is drawn."""

    def __init__(self) -> None:
        """Begin a page."""
        self.forms = 0
        """How many forms, one in another, are being drawn; where their text stands is not known for sure."""
        self._mode = 0
        self._saved: list[int] = []
        self._drawn: set[bool] = set()

    def before(self, operator: bytes, operands: Any) -> None:
        """Take note of a step that is about to be drawn."""
        if operator == b"Tr" and operands and isinstance(operands[0], int):
            self._mode = operands[0]
        elif operator == b"q":
            self._saved.append(self._mode)
        elif operator == b"Q" and self._saved:
            self._mode = self._saved.pop()
        elif operator == b"Do":
            self.forms += 1

    def after(self, operator: bytes) -> None:
        """Take note of a step that was drawn."""
        if operator == b"Do":
            self.forms -= 1
        elif operator in _SHOWING:
            self._drawn.add(self._mode == _NO_INK)

    def drew_nothing(self) -> bool:
        """Tell whether all text drawn since this was last asked is invisible."""
        is_invisible = self._drawn == {True}
        self._drawn.clear()
        return is_invisible


class _TooMuch(Exception):
    """A page draws more than all pages together may."""


def _page_lines(page: PageObject, number: int, most_steps: int) -> tuple[list[Line], int]:
    """Return the printed lines of a page in the order of the file, and how many steps drawing it takes."""
    height = float(page.mediabox.height) or 800.0
    foot = float(page.mediabox.bottom)
    found: list[Line] = []
    pen = _Pen()
    steps = 0

    def count(operator: bytes, operands: Any, *_: Any) -> None:
        nonlocal steps
        steps += 1
        if steps > most_steps:
            raise _TooMuch
        pen.before(operator, operands)

    def after(operator: bytes, *_: Any) -> None:
        pen.after(operator)

    def take(text: str, outer: list[float], inner: list[float], font: Any, size: float | None) -> None:
        x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
        y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
        scale = abs(inner[3] * outer[3]) or abs(inner[1] * outer[2]) or 1.0
        bold = "bold" in str(font.get("/BaseFont", "") if font else "").lower()
        is_outside = not pen.forms and not _is_on(page, x, y, (size or 1.0) * scale, len(text))
        unseen = _OUTSIDE if is_outside else _INVISIBLE if pen.drew_nothing() else ""
        for part in text.split("\n"):
            tidy = " ".join(part.translate(_LIGATURES).split())
            if tidy:
                line = Line(tidy, number, x, y - foot, (size or 1.0) * scale, bold, height, unseen=unseen)
                found.append(line)

    try:
        page.extract_text(visitor_operand_before=count, visitor_operand_after=after, visitor_text=take)
    except _TooMuch:
        steps = most_steps
    return one_a_line(_without_layer(found)), steps


def _is_on(page: PageObject, x: float, y: float, size: float, characters: int) -> bool:
    """Tell whether text that begins at a place may be seen on the page, whichever way it runs."""
    box = page.cropbox
    reach = size * (characters + 1)
    is_high = float(box.bottom) - size < y < float(box.top) + size
    return is_high and float(box.left) - reach < x < float(box.right) + size


def _without_layer(lines: list[Line]) -> list[Line]:
    """Take invisible text for the page's text where it is most of it: OCR puts it below a picture."""
    invisible = sum(len(line.text) for line in lines if line.unseen == _INVISIBLE)
    visible = sum(len(line.text) for line in lines if not line.unseen)
    if invisible <= visible:
        return lines
    return [replace(line, unseen="") if line.unseen == _INVISIBLE else line for line in lines]


def _info(reader: PdfReader) -> dict[str, str]:
    """Return the title and author that the file states; nothing when they cannot be read."""
    try:
        info = reader.metadata
        named = {"title": info.title, "author": info.author} if info else {}
    except MemoryError:
        raise
    except Exception:  # third-party code on hostile input raises anything
        return {}
    return {name: str(value or "") for name, value in named.items()}


def _title_first(pieces: list[Piece], title: str) -> list[Piece]:
    """Put the title first: a kicker or a line of the publisher above it is then not taken for it."""
    place = next((place for place, piece in enumerate(pieces) if key(piece.text) == key(title)), None)
    if not title or place is None:
        return pieces
    return [replace(pieces[place], kind="heading"), *pieces[:place], *pieces[place + 1 :]]


def _locked(source: Source) -> SourceError:
    message = "the file is locked with a password; save a copy without one"
    return refusal(source, message, NoticeCode.SOURCE_LOCKED)


def _without_text(source: Source) -> SourceError:
    message = (
        "no page has a text layer, so they are pictures of text; run OCR on the file (for instance ocrmypdf) "
        "and put the result here"
    )
    return refusal(source, message, NoticeCode.SOURCE_NO_TEXT_LAYER)


def _pictures(source: Source, empty: list[int]) -> Notice:
    message = f"page {_listed(empty)} has no text layer; if it shows text, run OCR on the file"
    return Notice(NoticeCode.SOURCE_NO_TEXT_LAYER, "warning", source.path, message)


def _bare_tables(source: Source, pages: list[int]) -> Notice:
    message = (
        f"page {_listed(pages)}: the headings of a table's columns cannot be told, so its figures are not "
        "listed; check them in the source"
    )
    return Notice(NoticeCode.SOURCE_TABLE, "info", source.path, message)


def _listed(pages: list[int]) -> str:
    return ", ".join(map(str, pages[:_SHOWN_PAGES])) + (" and more" if len(pages) > _SHOWN_PAGES else "")
