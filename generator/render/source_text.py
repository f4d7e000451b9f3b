"""A brief -> its full source text as one block of HTML, with every shown claim marked and linked back.

The text goes to the page as HTML rather than Markdown: it is safe by construction, and Markdown is slow on
long text.
"""

from collections.abc import Iterable

from generator.model import Brief, Evidence, Md, Passage
from generator.render import urls
from generator.render.claims import place
from generator.render.lookup import Use
from generator.render.markdown import escape
from generator.text.normalise import claim_id

_Back = tuple[Evidence, str]
"""A passage that is used, and the address of that place."""

_TAGS = {"heading": "h3", "quote": "blockquote"}


def source_text(brief: Brief, claims: Iterable[Evidence], uses: Iterable[Use] = ()) -> Md:
    """Return the passages as HTML, one a line.

    ``claims`` stand further up on the page, ``uses`` are what other pages quote. Both carry ``s-`` anchors
    and lead back to where they are used. What stands nowhere else on the page has its ``k-`` anchor here.
    """
    here = urls.brief(brief.slug)
    backs = {evidence: f"#k-{claim_id(evidence.quote)}" for evidence in claims}
    for use in uses:
        backs.setdefault(use.evidence, urls.relative(here, use.url))
    by_passage: dict[int, list[_Back]] = {}
    for evidence, href in backs.items():
        by_passage.setdefault(evidence.passage, []).append((evidence, href))
    anchored = {href.removeprefix("#") for href in backs.values() if href.startswith("#k-")}
    lines = [
        _passage(passage, by_passage.get(index, []), anchored)
        for index, passage in enumerate(brief.document.passages)
    ]
    return Md("\n".join(lines))


def _passage(passage: Passage, uses: list[_Back], anchored: set[str]) -> str:
    tag = _TAGS.get(passage.kind, "p")
    shown = passage.line if passage.page is None else place(passage.line, passage.page)
    where = f"line {passage.line}" if passage.page is None else f"page {passage.page}"
    number = f'<span class="line" title="{where} of the source">{shown}</span>'
    return f'<{tag} class="source-{passage.kind}">{number}{_marked(passage.text, uses, anchored)}</{tag}>'


def _marked(text: str, uses: list[_Back], anchored: set[str]) -> str:
    """Return the text with a mark over every use; those that overlap share one mark."""
    parts: list[str] = []
    position = 0
    for group in _overlapping(uses):
        start, end = group[0][0].start, max(evidence.end for evidence, _ in group)
        parts.append(escape(text[position:start]))
        parts.append(_mark(text[start:end], group, anchored))
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


def _mark(text: str, group: list[_Back], anchored: set[str]) -> str:
    claims = dict.fromkeys(claim_id(evidence.quote) for evidence, _ in group)
    ids = [f"{kind}-{claim}" for claim in claims for kind in ("s", "k") if f"{kind}-{claim}" not in anchored]
    anchored.update(ids)
    first = f' id="{ids[0]}"' if ids else ""
    others = "".join(f'<span id="{other}"></span>' for other in ids[1:])
    hrefs = [href for _, href in group]
    own = [href for href in hrefs if href.startswith("#k-")]
    back = _back(own[0], "back to the claim", "↑") if own else _back(hrefs[0], "where it is used", "⇄")
    return f"<mark{first}>{others}{escape(text)}</mark>{back}"


def _back(href: str, words: str, sign: str) -> str:
    return f'<a class="back" href="{href}" title="{words}" aria-label="{words}">{sign}</a>'
