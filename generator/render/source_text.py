"""A brief -> its full source text as one block of HTML, with every shown claim marked and linked back.

The text goes to the page as HTML rather than Markdown: it is safe by construction, and Markdown is slow on
long text.
"""

from collections.abc import Iterable

from generator.model import Brief, Evidence, Md, Passage
from generator.render.markdown import escape
from generator.text.normalise import claim_id

_TAGS = {"heading": "h3", "quote": "blockquote"}


def source_text(brief: Brief, shown: Iterable[Evidence]) -> Md:
    """Return the passages as HTML, one a line; the claims in ``shown`` carry ``s-`` anchors."""
    by_passage: dict[int, list[Evidence]] = {}
    for evidence in dict.fromkeys(shown):
        by_passage.setdefault(evidence.passage, []).append(evidence)
    anchored: set[str] = set()
    lines = [
        _passage(passage, by_passage.get(index, []), anchored)
        for index, passage in enumerate(brief.document.passages)
    ]
    return Md("\n".join(lines))


def _passage(passage: Passage, marked: list[Evidence], anchored: set[str]) -> str:
    tag = _TAGS.get(passage.kind, "p")
    line = f'<span class="line" title="line {passage.line} of the source">{passage.line}</span>'
    return f'<{tag} class="source-{passage.kind}">{line}{_marked(passage.text, marked, anchored)}</{tag}>'


def _marked(text: str, marked: list[Evidence], anchored: set[str]) -> str:
    """Return the text with a mark over every claim; claims that touch or overlap share one mark."""
    parts: list[str] = []
    position = 0
    for group in _overlapping(marked):
        start, end = group[0].start, max(evidence.end for evidence in group)
        ids = [i for i in dict.fromkeys(claim_id(evidence.quote) for evidence in group) if i not in anchored]
        anchored.update(ids)
        parts.append(escape(text[position:start]))
        parts.append(_mark(text[start:end], ids, group))
        position = end
    parts.append(escape(text[position:]))
    return "".join(parts)


def _overlapping(marked: list[Evidence]) -> list[list[Evidence]]:
    groups: list[list[Evidence]] = []
    end = -1
    for evidence in sorted(marked, key=lambda e: (e.start, -e.end)):
        if evidence.start < end:
            groups[-1].append(evidence)
        else:
            groups.append([evidence])
        end = max(end, evidence.end)
    return groups


def _mark(text: str, ids: list[str], group: list[Evidence]) -> str:
    first = f' id="s-{ids[0]}"' if ids else ""
    others = "".join(f'<span id="s-{other}"></span>' for other in ids[1:])
    back = claim_id(group[0].quote)
    link = f'<a class="back" href="#k-{back}" title="back to the claim" aria-label="back to the claim">↑</a>'
    return f"<mark{first}>{others}{escape(text)}</mark>{link}"
