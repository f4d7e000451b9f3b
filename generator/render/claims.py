"""Evidence -> the claim that pages show and data carry: its id, its words and its place in the source."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TypedDict

from generator.model import Brief, Document, Evidence, Md, Passage, Sentence, Stated
from generator.render import urls
from generator.render.fates import Past
from generator.render.markdown import escape
from generator.render.views import ClaimView, LinkView
from generator.text.normalise import claim_id
from generator.text.places import CONTEXT, line_at, sentence_at, surroundings

_SITE_LANGUAGE = "en"
_RIGHT_TO_LEFT = {"ar", "fa", "he", "ur"}
_LINE = re.compile(r"line (\d+)")
_OURS = Md(f' lang="{_SITE_LANGUAGE}" dir="ltr"')
_NO_PAST = Past()


class Claim(TypedDict):
    """A verbatim quote with an address. ``data/briefs.json`` promises these names."""

    id: str
    """Made from the normalised text; the same words have the same id."""
    text: str
    """The source's words."""
    section: str
    """The nearest heading above it, or an empty string."""
    line: int
    """Line in the source file, from 1; for formats without lines, in ``source.txt``."""
    page: int | None
    """Page of the source, from 1; ``None`` for formats without pages."""
    start: int
    """Where it begins in the document's text."""
    end: int
    """Where it ends in the document's text."""
    prefix: str
    """Up to 32 characters before it."""
    suffix: str
    """Up to 32 characters after it."""


def title(brief: Brief) -> str:
    """Return the title to show: as stated, else the file's name."""
    stated = brief.document.metadata.title
    return stated.value if stated else brief.document.path


def title_view(brief: Brief) -> Md:
    """Return the title as pages show it: as HTML that says its language where that is not the site's."""
    return in_language(escape(title(brief)), language(brief))


def in_language(text: Md, attributes: Md) -> Md:
    """Return a text with the attributes that ``language`` gave for it, if any."""
    return Md(f"<span{attributes}>{text}</span>") if attributes else text


def brief_link(brief: Brief, here: str) -> LinkView:
    """Return the link from a page to a brief, with its title."""
    return LinkView(title_view(brief), Md(urls.relative(here, urls.brief(brief.slug))))


def claim(brief: Brief, evidence: Evidence) -> Claim:
    """Return the claim for a piece of evidence of the brief."""
    found = surroundings(brief.document, evidence)
    sentence = _sentence(brief, evidence, evidence.start)
    return Claim(
        id=claim_id(evidence.quote),
        text=evidence.quote,
        section=sentence.section if sentence else "",
        line=found.line,
        page=_page(brief.document.passages[evidence.passage], evidence.start),
        start=found.start,
        end=found.end,
        prefix=found.prefix,
        suffix=found.suffix,
    )


def stated_claim(document: Document, stated: Stated) -> Claim | None:
    """Return the claim for a fact that stands on a line of the document's text, or None."""
    line = _LINE.match(stated.found)
    if line is None or not document.passages:
        return None
    first = document.passages[0]
    above = first.line - 1 - document.text.count("\n", 0, first.start)
    lines = document.text.split("\n")
    number = int(line[1]) - 1 - above
    place = lines[number].find(stated.value) if 0 <= number < len(lines) else -1
    if place < 0:
        return None
    start = sum(len(before) + 1 for before in lines[:number]) + place
    end = start + len(stated.value)
    return Claim(
        id=claim_id(stated.value),
        text=stated.value,
        section="",
        line=int(line[1]),
        page=None,
        start=start,
        end=end,
        prefix=document.text[max(0, start - CONTEXT) : start],
        suffix=document.text[end : end + CONTEXT],
    )


def source_link(brief: Brief, evidence: Evidence, here: str) -> tuple[Md, Md]:
    """Return the link from a page to a claim's sentence in its source text, and where that is in words."""
    passage = brief.document.passages[evidence.passage]
    href = urls.relative(here, urls.brief(brief.slug) + urls.sentence(claim_id(evidence.quote)))
    return Md(href), place(line_at(passage, evidence.start), _page(passage, evidence.start))


def claim_view(
    brief: Brief,
    evidence: Evidence,
    *,
    here: str,
    anchored: set[str],
    past: Mapping[str, Past] = MappingProxyType({}),
) -> ClaimView:
    """Return the claim as the page ``here`` prints it.

    On the brief's own page the first view of a claim carries its anchor; ``anchored`` remembers which did.
    ``past`` is what claims of the brief were before, by id.
    """
    own = claim_id(evidence.quote)
    page = urls.brief(brief.slug)
    to_page = "" if page == here else urls.relative(here, page)
    is_first = page == here and own not in anchored
    anchored.add(own)
    before = past.get(own, _NO_PAST) if is_first else _NO_PAST
    passage = brief.document.passages[evidence.passage]
    first = _sentence(brief, evidence, evidence.start)
    last = first if first and evidence.end <= first.end else _sentence(brief, evidence, evidence.end - 1)
    words = language(brief)
    return ClaimView(
        text=escape(evidence.quote),
        before=Md("… " if first and evidence.start != first.start else ""),
        after=Md(" …" if last and evidence.end != last.end else ""),
        anchor=Md(f"k-{own}" if is_first else ""),
        href=Md(to_page + urls.claim(own)),
        source_href=Md(to_page + urls.sentence(own)),
        place=place(line_at(passage, evidence.start), _page(passage, evidence.start)),
        section=escape(first.section if first else ""),
        language=words,
        ours=_OURS if words else Md(""),
        aliases=tuple(Md(f"k-{alias}") for alias in before.aliases) if before.aliases else (),
        marks=before.marks,
    )


def place(line: int, page: int | None) -> Md:
    """Return where in the source something stands, in words: "line 7", or "p. 3" where there are pages."""
    return Md(f"line {line}" if page is None else f"p. {page}")


def _page(passage: Passage, position: int) -> int | None:
    """Return the page on which a position of a passage stands."""
    if passage.page is None:
        return None
    return passage.page + sum(begin <= position for begin in passage.breaks)


def language(brief: Brief) -> Md:
    """Return the attributes for the source's words, so that they are read out, broken and set as theirs."""
    code = brief.document.language
    if code in (_SITE_LANGUAGE, "und"):
        return Md("")
    return Md(f' lang="{escape(code)}"' + (' dir="rtl"' if code in _RIGHT_TO_LEFT else ""))


def _sentence(brief: Brief, evidence: Evidence, position: int) -> Sentence | None:
    return sentence_at(brief.document.sentences, evidence.passage, position)
