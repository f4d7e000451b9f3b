"""A mail (.eml) or a page saved with its pictures (.mhtml) -> its text, and what its headers state."""

import email
import email.policy
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from email.headerregistry import AddressHeader
from email.message import EmailMessage
from typing import TypeVar

from generator.model import Dropped, Metadata, Notice, NoticeCode, Source, Stated
from generator.readers import html, markup, text
from generator.readers.block import Block, Taken
from generator.readers.decode import Decoded, decode, refusal
from generator.readers.looks import is_prose
from generator.readers.pieces import Piece, lay_out
from generator.readers.sift import drop

T = TypeVar("T")

_MOST_PARTS = 500
_LONGEST_FACT = 300
_PAGE_ENDINGS = (".mht", ".mhtml")
_PAGE_TYPES = ("text/html", "application/xhtml+xml")
_STUB = 0.3
"""A plain text with less than this share of the HTML's words only says that there is HTML."""
_QUOTED = ">"
_REASON = "quoted from another mail"
_REPLY = re.compile(
    r"(?:re|aw|sv|vs|antw|odp|ynt|rif|отв|رد|回复|回覆|答复)\s?(?:\[\d{1,3}\])?\s?[:：]", re.IGNORECASE
)
"""How the subject of a reply begins; a mail that is passed on is there to be read."""
_SENDER = re.compile(r"[^\s:：]{1,20}\s?[:：].{0,200}[<\[(][^\s<>]{1,100}@[^\s<>]{1,200}[>\])]")
_HEADER = re.compile(r"[^\s:：]{1,20}(?: [^\s:：]{1,20})?\s?[:：]\s?\S")
_RULES = ("--", "__", "==")
_DAY = re.compile(r"\d{1,2} [A-Z][a-z]{2} \d{4}(?!\d)")
"""The day in the header Date, as every mail program writes it."""


def read(source: Source) -> Taken:
    """Read a mail or a saved page. Raises SourceError when it is none, or has no text."""
    try:
        message = email.message_from_bytes(source.content, policy=email.policy.default)
        parts = list(_parts(message))
    except MemoryError:
        raise
    except Exception as error:  # the library raises anything on damaged headers
        raise refusal(
            source, "this is no mail that can be read; save its text", NoticeCode.SOURCE_UNREADABLE
        ) from error
    if source.path.lower().endswith(_PAGE_ENDINGS):
        return _saved_page(source, message, parts)
    return _mail(source, message, parts)


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """Yield the parts that are no containers, as far as a mail has them in earnest."""
    for number, part in enumerate(message.walk()):
        if number >= _MOST_PARTS:
            return
        if not part.is_multipart() and isinstance(part, EmailMessage):
            yield part


def _saved_page(source: Source, message: EmailMessage, parts: list[EmailMessage]) -> Taken:
    page = next((part for part in parts if _asked(part.get_content_type, "") in _PAGE_TYPES), None)
    if page is None:
        raise refusal(source, "the file holds no page; save it again in the browser", NoticeCode.SOURCE_EMPTY)
    decoded = _decoded(source, page)
    taken = html.read_page(source, decoded.text)
    address = _header(message, "Snapshot-Content-Location") or _header(page, "Content-Location")
    stated = taken.stated
    if stated.url is None and address.startswith(("http://", "https://")):
        stated = replace(stated, url=Stated(address, "header Content-Location"))
    return replace(taken, format="mhtml", stated=stated, notices=(*decoded.notices, *taken.notices))


def _mail(source: Source, message: EmailMessage, parts: list[EmailMessage]) -> Taken:
    bodies = {
        _asked(part.get_content_type, ""): part
        for part in reversed(parts)
        if not _asked(part.is_attachment, True) and not _asked(part.get_filename, "")
    }
    plain = _decoded(source, bodies["text/plain"]) if "text/plain" in bodies else Decoded("")
    rich = _decoded(source, bodies["text/html"]) if "text/html" in bodies else Decoded("")
    root, _ = markup.parse(rich.text) if rich.text else (None, True)
    pieces = _rich(markup.pieces(root)) if root is not None else []
    size = sum(len(piece.text) for piece in pieces if not piece.reason)
    if not size and not plain.text.strip():
        raise refusal(source, "the mail holds no text; is it in an attachment?", NoticeCode.SOURCE_EMPTY)
    subject = _header(message, "Subject")
    if len(plain.text.strip()) > _STUB * size:
        body, blocks, dropped = _plain(plain.text)
        notices = plain.notices
    else:
        body, blocks, dropped = lay_out(pieces)
        notices = rich.notices
    if _REPLY.match(subject):
        blocks, answered = _own(blocks)
        dropped = (*dropped, *answered)
    whole, blocks, dropped = _under_subject(subject, body, blocks, dropped)
    attached = [_named(part) for part in parts if part not in bodies.values()]
    notices = (*notices, _attached(source, attached)) if attached else notices
    return Taken("mail", whole, blocks, _stated(message, subject), dropped, notices)


def _plain(body: str) -> tuple[str, tuple[Block, ...], tuple[Dropped, ...]]:
    """Return the blocks of a plain text; what it quotes of the mail it answers is dropped."""
    blocks, dropped = text.blocks(body)
    quoted = [drop(block, _REASON) for block in blocks if block.text.startswith(_QUOTED)]
    own = [block for block in blocks if not block.text.startswith(_QUOTED)]
    first = min((line.line for line in quoted), default=0)
    leading = [block for block in own if block.line < first][-1:]
    if leading and _leads(leading[0].text):
        own.remove(leading[0])
        quoted.insert(0, drop(leading[0], _REASON))
    return body, tuple(own), (*dropped, *quoted)


def _rich(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of an HTML mail; what it quotes of the mail it answers is left out."""
    found: list[Piece] = []
    is_quoted = False
    for piece in pieces:
        if piece.kind != "quote":
            is_quoted = False
        elif found and not is_quoted and _leads(found[-1].text):
            found[-1] = replace(found[-1], reason=_REASON)
            is_quoted = True
        found.append(replace(piece, reason=_REASON) if is_quoted else piece)
    return found


def _own(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Dropped, ...]]:
    """Part what a reply says from the mail it answers, where that follows with its headers, as in Outlook."""
    texts = [block.text for block in blocks]
    begins = (
        place
        for place, text in enumerate(texts)
        if _SENDER.match(text) and sum(map(bool, map(_HEADER.match, texts[place + 1 : place + 5]))) > 1
    )
    at = next(begins, len(blocks))
    if at and texts[at - 1].startswith(_RULES):
        at -= 1
    if not any(is_prose(text) for text in texts[:at]):  # what it answers is all there is to read
        return blocks, ()
    return blocks[:at], tuple(drop(block, _REASON) for block in blocks[at:])


def _leads(text: str) -> bool:
    """Tell the line above a quoted mail, in any language: "On 3 May 2024 Jane Doe <j@example.org> wrote:"."""
    return text.endswith((":", "：")) and any(map(str.isdigit, text)) and len(text) <= _LONGEST_FACT


def _under_subject(
    subject: str, body: str, blocks: tuple[Block, ...], dropped: tuple[Dropped, ...]
) -> tuple[str, tuple[Block, ...], tuple[Dropped, ...]]:
    """Put the subject above the text, as a heading: what opens the mail is then not taken for its title."""
    if not subject:
        return body, blocks, dropped
    shift = len(subject) + 1
    below = tuple(replace(block, start=block.start + shift, line=block.line + 1) for block in blocks)
    moved = tuple(replace(line, line=line.line + 1) for line in dropped)
    return f"{subject}\n{body}", (Block(subject, 0, 1, "heading"), *below), moved


def _stated(message: EmailMessage, subject: str) -> Metadata:
    """Return the subject, the sender's name and the date as the mail's headers have them."""
    sender = _asked(lambda: message.get("From"), None)
    names = (
        [a.display_name or a.addr_spec for a in sender.addresses] if isinstance(sender, AddressHeader) else []
    )
    date = _header(message, "Date")
    day = _DAY.search(date)
    facts = {
        "title": ("Subject", subject),
        "author": ("From", ", ".join(names)),
        "published": ("Date", day[0] if day else date),
    }
    return Metadata(
        **{
            field: Stated(value, f"mail header {name}")
            for field, (name, value) in facts.items()
            if 0 < len(value) <= _LONGEST_FACT
        }
    )


def _asked(ask: Callable[[], T], otherwise: T) -> T:
    """Return the library's answer about a message; it raises anything on damaged headers."""
    try:
        return ask()
    except MemoryError:
        raise
    except Exception:
        return otherwise


def _named(part: EmailMessage) -> str:
    """Return how a part is called, or what it is."""
    return _asked(lambda: part.get_filename() or part.get_content_type(), "a part that cannot be read")


def _header(message: EmailMessage, name: str) -> str:
    value = " ".join(_asked(lambda: str(message.get(name, "")), "").split())
    return value if len(value) <= _LONGEST_FACT else ""


def _decoded(source: Source, part: EmailMessage) -> Decoded:
    """Return the text of a part; empty when it has none."""
    content: object = _asked(lambda: part.get_payload(decode=True), None)
    declared = _asked(lambda: part.get_content_charset() or "", "")
    if not isinstance(content, bytes) or not content.strip():
        return Decoded("")
    return decode(Source(source.path, content, ""), declared)


def _attached(source: Source, names: list[str]) -> Notice:
    shown = ", ".join(names[:5]) + (" and more" if len(names) > 5 else "")
    message = f"what is attached to the mail was not read: {shown}; put it here as files of its own"
    return Notice(NoticeCode.SOURCE_ATTACHMENTS, "info", source.path, message)
