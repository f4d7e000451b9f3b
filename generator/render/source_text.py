"""A brief -> its full source text as one block of HTML, with every shown claim marked and linked back.

The text goes to the page as HTML rather than Markdown: it is safe by construction, and Markdown is slow on
long text.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from generator.model import Brief, Evidence, Md, Passage
from generator.render import urls
from generator.render.claims import place
from generator.render.fates import Past
from generator.render.lookup import Use
from generator.render.markdown import escape
from generator.render.views import MarkView
from generator.text.normalise import claim_id

_Back = tuple[Evidence, str]
"""A passage that is used, and the address of that place."""

_TAGS = {"heading": "h3", "quote": "blockquote"}


def source_text(
    brief: Brief,
    claims: Iterable[Evidence],
    uses: Iterable[Use] = (),
    kept: Iterable[Evidence] = (),
    past: Mapping[str, Past] = MappingProxyType({}),
) -> Md:
    """Return the passages as HTML, one a line.

    ``claims`` stand further up on the page, ``uses`` are what other pages quote, ``kept`` is what nothing
    quotes any more. All carry ``s-`` anchors; the first two lead back to where they are used. What stands
    nowhere else on the page has its ``k-`` anchor here. With its own anchors go those of its ``past``.
    Headings carry an ``s-`` anchor, too, for search.
    """
    here = urls.brief(brief.slug)
    backs = {evidence: f"#k-{claim_id(evidence.quote)}" for evidence in claims}
    for use in uses:
        backs.setdefault(use.evidence, urls.relative(here, use.url))
    for evidence in kept:
        backs.setdefault(evidence, "")
    by_passage: dict[int, list[_Back]] = {}
    for evidence, href in backs.items():
        by_passage.setdefault(evidence.passage, []).append((evidence, href))
    above = [href.removeprefix("#k-") for href in backs.values() if href.startswith("#k-")]
    anchored = {f"k-{key}" for own in above for key in (own, *past.get(own, Past()).aliases)}
    lines = [
        _passage(passage, by_passage.get(index, []), anchored, past)
        for index, passage in enumerate(brief.document.passages)
    ]
    return Md("\n".join(lines))


def _passage(passage: Passage, uses: list[_Back], anchored: set[str], past: Mapping[str, Past]) -> str:
    tag = _TAGS.get(passage.kind, "p")
    anchor = f"s-{claim_id(passage.text)}" if passage.kind == "heading" else ""
    has_anchor = bool(anchor) and anchor not in anchored
    if has_anchor:
        anchored.add(anchor)
    of = f' id="{anchor}"' if has_anchor else ""
    shown = passage.line if passage.page is None else place(passage.line, passage.page)
    where = f"line {passage.line}" if passage.page is None else f"page {passage.page}"
    number = f'<span class="line" title="{where} of the source">{shown}</span>'
    marked = _marked(passage.text, uses, anchored, past)
    return f'<{tag}{of} class="source-{passage.kind}">{number}{marked}</{tag}>'


def _marked(text: str, uses: list[_Back], anchored: set[str], past: Mapping[str, Past]) -> str:
    """Return the text with a mark over every use; those that overlap share one mark."""
    parts: list[str] = []
    position = 0
    for group in _overlapping(uses):
        start, end = group[0][0].start, max(evidence.end for evidence, _ in group)
        parts.append(escape(text[position:start]))
        parts.append(_mark(text[start:end], group, anchored, past))
        position = end
    parts.append(escape(text[position:]))
    return "".join(parts)


def _overlapping(uses: list[_Back]) -> list[list[_Back]]:
    groups: list[list[_Back]] = []
    end = -1
    for evidence, href in sorted(uses, key=lambda use: (use[0].start, -use[0].end)):
        if evidence.start < end:
            groups[-1].append((evidence, href))
        else:
            groups.append([(evidence, href)])
        end = max(end, evidence.end)
    return groups


def _mark(text: str, group: list[_Back], anchored: set[str], past: Mapping[str, Past]) -> str:
    own_ids = dict.fromkeys(claim_id(evidence.quote) for evidence, _ in group)
    claims = dict.fromkeys(key for own in own_ids for key in (own, *past.get(own, Past()).aliases))
    ids = [f"{kind}-{claim}" for claim in claims for kind in ("s", "k") if f"{kind}-{claim}" not in anchored]
    anchored.update(ids)
    first = f' id="{ids[0]}"' if ids else ""
    others = "".join(f'<span id="{other}"></span>' for other in ids[1:])
    hrefs = [href for _, href in group if href]
    own = [href for href in hrefs if href.startswith("#k-")]
    if own:
        back = _back(own[0], "back to the claim", "↑")
    else:
        back = _back(hrefs[0], "where it is used", "⇄") if hrefs else ""
    told = "".join(_told(mark) for key in own_ids if not own for mark in past.get(key, Past()).marks)
    return f"<mark{first}>{others}{escape(text)}</mark>{back}{told}"


def _told(mark: MarkView) -> str:
    words = f'<a href="{mark.href}">{mark.text}</a>' if mark.href else mark.text
    return f'<span class="fate">{words}</span>'


def _back(href: str, words: str, sign: str) -> str:
    return f'<a class="back" href="{href}" title="{words}" aria-label="{words}">{sign}</a>'
