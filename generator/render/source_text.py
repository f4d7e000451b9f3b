"""A brief -> its full source text as one block of HTML, with every shown claim marked and linked back.

The text goes to the page as HTML rather than Markdown: it is safe by construction, and Markdown is slow on
long text.
"""

from collections.abc import Iterable

from generator.model import Brief, Evidence, Md, Passage
from generator.render.markdown import escape
from generator.text.normalise import claim_id

_RELATED = "#related-briefs"
_Use = tuple[Evidence, str]
"""A passage that is used further up, and the address of that place."""

_TAGS = {"heading": "h3", "quote": "blockquote"}


def source_text(brief: Brief, claims: Iterable[Evidence], tied: Iterable[Evidence] = ()) -> Md:
    """Return the passages as HTML, one a line.

    ``claims`` stand further up on the page, ``tied`` are what links to other briefs rest on. Both carry
    ``s-`` anchors and lead back to where they are used.
    """
    uses = {evidence: f"#k-{claim_id(evidence.quote)}" for evidence in claims}
    for evidence in tied:
        uses.setdefault(evidence, _RELATED)
    by_passage: dict[int, list[_Use]] = {}
    for evidence, href in uses.items():
        by_passage.setdefault(evidence.passage, []).append((evidence, href))
    anchored: set[str] = set()
    lines = [
        _passage(passage, by_passage.get(index, []), anchored)
        for index, passage in enumerate(brief.document.passages)
    ]
    return Md("\n".join(lines))


def _passage(passage: Passage, uses: list[_Use], anchored: set[str]) -> str:
    tag = _TAGS.get(passage.kind, "p")
    line = f'<span class="line" title="line {passage.line} of the source">{passage.line}</span>'
    return f'<{tag} class="source-{passage.kind}">{line}{_marked(passage.text, uses, anchored)}</{tag}>'


def _marked(text: str, uses: list[_Use], anchored: set[str]) -> str:
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


def _overlapping(uses: list[_Use]) -> list[list[_Use]]:
    groups: list[list[_Use]] = []
    end = -1
    for evidence, href in sorted(uses, key=lambda use: (use[0].start, -use[0].end)):
        if evidence.start < end:
            groups[-1].append((evidence, href))
        else:
            groups.append([(evidence, href)])
        end = max(end, evidence.end)
    return groups


def _mark(text: str, group: list[_Use], anchored: set[str]) -> str:
    ids = [i for i in dict.fromkeys(claim_id(evidence.quote) for evidence, _ in group) if i not in anchored]
    anchored.update(ids)
    first = f' id="s-{ids[0]}"' if ids else ""
    others = "".join(f'<span id="s-{other}"></span>' for other in ids[1:])
    claims = [href for _, href in group if href != _RELATED]
    back = _back(claims[0], "back to the claim", "↑") if claims else _back(_RELATED, "tied to a brief", "⇄")
    return f"<mark{first}>{others}{escape(text)}</mark>{back}"


def _back(href: str, words: str, sign: str) -> str:
    return f'<a class="back" href="{href}" title="{words}" aria-label="{words}">{sign}</a>'
