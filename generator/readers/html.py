"""A web page -> its visible text, the article in it, and what its markup states about it.

trafilatura says which text is the article; the pieces, their order and their kinds are our own, so nothing is
lost silently: all other visible text is dropped with its reason. No guess of trafilatura's about author or
date is used.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

import trafilatura

from generator.model import Metadata, Notice, NoticeCode, Source, Stated
from generator.readers import body, markup
from generator.readers.block import Block, Taken
from generator.readers.clean import merge
from generator.readers.decode import decode, refusal
from generator.readers.facts import stated
from generator.readers.looks import is_prose, size
from generator.readers.matching import in_article, key
from generator.readers.page_facts import page_facts, page_title
from generator.readers.pieces import Piece, lay_out, with_title
from generator.text.language import detect

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9._:-]{2,40})""")
_LOOK = 4096
_MOST_WEIGHT = 1_000_000
"""Sum of the depths of a page's elements; beyond it trafilatura takes minutes. Most pages have a tenth."""
_TOO_LITTLE = 0.5
"""Share of what the tolerant mode finds that the precise mode must find to be believed."""
_MUCH = 1.0
"""Prose around the article in this proportion to it belongs to it."""
_ARTICLE_WORDS = 150
"""What is shorter is perhaps all of a short text, above long comments."""
_CREDITS_REACH = 8
"""Lines below the headline that may state author and date."""
_ALIKE = ({"da", "nb", "nn", "no"}, {"bs", "hr", "sr"}, {"id", "ms"}, {"cs", "sk"})
"""Languages that are easily taken for each other."""
_FURNITURE = "page furniture around the article"


def read(source: Source) -> Taken:
    """Read a web page. Raises SourceError when nothing on it is text."""
    declared = _CHARSET.search(source.content[:_LOOK])
    decoded = decode(source, declared[1].decode("ascii") if declared else "")
    taken = read_page(source, decoded.text)
    return replace(taken, notices=(*decoded.notices, *taken.notices))


def read_page(source: Source, page: str) -> Taken:
    """Read the HTML of a web page; the source is only named in notices."""
    root, whole = markup.parse(page)
    found = markup.pieces(root) if root is not None else []
    if not found and not whole:
        message = (
            "the page is nested too deeply, none of its text could be read; save its text from a browser"
        )
        raise refusal(source, message, NoticeCode.SOURCE_UNREADABLE)
    if root is None or not found:
        message = (
            "the page holds no text that a browser would show; is its text made by a script? save it as PDF"
        )
        raise refusal(source, message, NoticeCode.SOURCE_EMPTY)
    facts, title = page_facts(root), page_title(root)
    article = _judged(found, _article(root))
    facts = merge(facts, _credits(article, title.value if title else ""))
    text, blocks, dropped = lay_out(with_title(article, title.value if title else ""))
    notices = () if whole else (_cut_short(source),)
    language = facts.language if _speaks(facts.language, blocks) else None
    return Taken("html", text, blocks, replace(facts, title=title, language=language), dropped, notices)


def _credits(pieces: Sequence[Piece], title: str) -> Metadata:
    """Return author and date from the lines between the headline and the text, where pages show them.

    Only lines of nothing but such facts count, as they do beside the title of a pasted page.
    """
    headlines = [place for place, piece in enumerate(pieces) if title and key(piece.text) == key(title)]
    begins = [place for place, piece in enumerate(pieces) if not piece.reason and is_prose(piece.text)]
    at = max((place for place in headlines if begins and place < begins[0]), default=None)
    found: dict[str, Stated] = {}
    for piece in () if at is None else pieces[at + 1 : min(begins[0], at + 1 + _CREDITS_REACH)]:
        for fact in stated(piece.text):
            if fact.field in ("author", "published"):
                found.setdefault(fact.field, Stated(fact.value, "line below the headline"))
    return Metadata(**found)


def _speaks(language: Stated | None, blocks: Sequence[Block]) -> bool:
    """Tell whether the text may be in the stated language; many pages state that of their template."""
    if language is None:
        return False
    found, code = detect("\n".join(block.text for block in blocks)), language.value[:2].lower()
    return found in ("und", code) or any({found, code} <= alike for alike in _ALIKE)


def _cut_short(source: Source) -> Notice:
    message = (
        "the page is nested too deeply to be read to its end; what stands below is missing; "
        "open it in a browser and save its text"
    )
    return Notice(NoticeCode.SOURCE_CUT_SHORT, "error", source.path, message)


def _article(root: markup.HtmlElement) -> list[str]:
    """Return the texts of the article's blocks, or none when the page has no article that can be told.

    The precise mode is right more often, but sometimes takes a box for the article: then it finds little.
    """
    if markup.weight(root) > _MOST_WEIGHT:
        return []
    markup.drop_spans(root)
    precise, whole = (_extracted(root, precise=mode) for mode in (True, False))
    return precise if sum(map(len, precise)) >= _TOO_LITTLE * sum(map(len, whole)) else whole


def _extracted(root: markup.HtmlElement, *, precise: bool) -> list[str]:
    try:
        found = trafilatura.bare_extraction(root, favor_precision=precise, include_comments=False)
    except MemoryError:
        raise
    except Exception:  # third-party code on hostile input raises anything; the page is then read whole
        return []
    if found is None or isinstance(found, dict) or found.body is None:
        return []
    return [text for text in found.body.itertext() if text.strip()]


def _judged(found: Sequence[Piece], article: Sequence[str]) -> list[Piece]:
    """Mark what is not in the article; where no article is known, leave it to the cleaner to cut the page."""
    if not article:
        return [replace(piece, kind=None) if piece.kind == "paragraph" else piece for piece in found]
    inside = _extended(found, in_article(found, article))
    return [
        piece if held else replace(piece, reason=piece.reason or _FURNITURE)
        for piece, held in zip(found, inside, strict=True)
    ]


def _extended(found: Sequence[Piece], inside: Sequence[bool]) -> list[bool]:
    """Add the prose around the article when there is much of it: then only a part was taken."""
    shown = [place for place, piece in enumerate(found) if not piece.reason]
    _, blocks, _ = lay_out(replace(found[place], kind=None) for place in shown)
    start, end = body.article(blocks)
    run = set(shown[start:end])
    others = {place for place in run if not inside[place] and is_prose(found[place].text)}
    taken = sum(size(found[place].text) for place in run if inside[place])
    more = sum(size(found[place].text) for place in others)
    enough = taken >= _ARTICLE_WORDS and more > _MUCH * taken
    return [held or (enough and place in others) for place, held in enumerate(inside)]
