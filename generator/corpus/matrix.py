"""Themes and briefs -> the matrix: what each brief says on each theme, in its own words."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from generator.corpus.memory import Memory
from generator.model import Brief, Cell, Evidence, Matrix, Pair, Prepared, Sentence, Theme, Verdict
from generator.text import search
from generator.text.clauses import excerpt
from generator.text.places import piece, whole
from generator.text.verbs import has_verb
from generator.text.words import lowered

_MAX_WORDS = 25
_FIRST: tuple[Verdict, ...] = ("differ", "agree", "")
_MIN_CLAIM_WORDS = 5
_LEANS = 4
"""A sentence that leans on the one before it is quoted only when nothing else is there."""


def compare(
    themes: Sequence[Theme],
    briefs: Sequence[Brief],
    prepared: Sequence[Prepared],
    pairs: Sequence[Pair],
    memory: Memory,
) -> Matrix:
    """Return one cell for every theme and brief; none is ever blank. ``pairs`` tell where sources differ.

    ``prepared`` are those of the briefs.
    """
    judged = [(_verdict(theme, pairs), theme) for theme in themes]
    judged.sort(key=lambda item: _FIRST.index(item[0]))
    asked = tuple(theme for _, theme in judged)
    shown = _shown(briefs, pairs)
    columns = [
        _column(asked, brief, one, shown[brief.slug], memory)
        for brief, one in zip(briefs, prepared, strict=True)
    ]
    return Matrix(
        themes=asked,
        verdicts=tuple(verdict for verdict, _ in judged),
        cells=tuple(column[row] for row in range(len(asked)) for column in columns),
    )


def _verdict(theme: Theme, pairs: Sequence[Pair]) -> Verdict:
    """Say what is known of the theme from pairs: one side has its terms, the other these or its claims."""
    words = (*theme.terms, *theme.claims)
    kinds = {
        pair.kind
        for pair in pairs
        if _find(words, pair.a.quote)
        and _find(words, pair.b.quote)
        and (_find(theme.terms, pair.a.quote) or _find(theme.terms, pair.b.quote))
    }
    return "differ" if "tension" in kinds else "agree" if "agrees" in kinds else ""


def _shown(briefs: Sequence[Brief], pairs: Sequence[Pair]) -> dict[str, set[Evidence]]:
    """Return the sentences that each brief shows as key points or in pairs, by slug."""
    shown: dict[str, set[Evidence]] = {}
    for brief in briefs:
        points = [brief.bottom_line] if brief.bottom_line else []
        shown[brief.slug] = {point.evidence for point in (*points, *brief.key_points, *brief.so_what)}
    for pair in pairs:
        shown[pair.a_slug].add(pair.a)
        shown[pair.b_slug].add(pair.b)
    return shown


def _column(
    themes: Sequence[Theme], brief: Brief, prepared: Prepared, shown: set[Evidence], memory: Memory
) -> list[Cell]:
    """Return what one brief says on each theme."""
    known = memory.column(brief, prepared, themes, shown)
    if known is not None:
        return known
    folded = [search.fold(sentence.text) for sentence in brief.document.sentences]
    standing = frozenset(prepared.standing)
    cells = [_cell(theme, brief, folded, standing, shown) for theme in themes]
    memory.note_column(brief, prepared, themes, shown, cells)
    return cells


def _cell(
    theme: Theme, brief: Brief, folded: Sequence[str], standing: AbstractSet[int], shown: set[Evidence]
) -> Cell:
    if brief.document.path in theme.not_applicable:
        return Cell(brief.slug, theme.id, "not-applicable")
    if not brief.document.sentences:
        return Cell(brief.slug, theme.id, "unread")
    language = brief.document.language
    best: tuple[float, bool, Evidence] | None = None
    for number, sentence in enumerate(brief.document.sentences):
        possible = [term for term in theme.terms if search.may_hold(term, folded[number])]
        found = _find(possible, sentence.text) if possible else []
        if not found:
            continue
        claims = _find(theme.claims, sentence.text)
        evidence = _cut(sentence, [*found, *claims])
        is_claim = bool(claims) or (not theme.claims and _has_verb(evidence.quote, language))
        is_claim = is_claim and _states(evidence.quote)
        score = _score(sentence, len(found), len(claims), whole(sentence) in shown)
        score -= _LEANS * (number not in standing)
        if best is None or (is_claim, score) > (best[1], best[0]):
            best = score, is_claim, evidence
    if best is None:
        return Cell(brief.slug, theme.id, "silent")
    return Cell(brief.slug, theme.id, "quoted" if best[1] else "mentioned", best[2])


def _find(terms: Iterable[str], text: str) -> list[tuple[int, int]]:
    return [span for term in terms for span in search.spans(term, text)]


def _states(quote: str) -> bool:
    """Say whether a quote can state something: a question and a piece of some words cannot."""
    words = len(quote.split())
    return not quote.rstrip("\"'”’»)").endswith(("?", "？", "؟")) and (
        words >= _MIN_CLAIM_WORDS or words == 1
    )


def _has_verb(quote: str, language: str) -> bool:
    """Say whether a quote has a verb; only for English are verbs listed. A claim word answers for one."""
    return language != "en" or has_verb(lowered(quote))


def _score(sentence: Sentence, terms: int, claims: int, is_key_point: bool) -> float:
    """Prefer what the brief found worth showing, what has most of the words, and what fits uncut."""
    fits = len(sentence.text.split()) <= _MAX_WORDS
    return min(terms, 3) + 2 * min(claims, 3) + 1.5 * is_key_point + fits


def _cut(sentence: Sentence, found: list[tuple[int, int]]) -> Evidence:
    first, last = min(start for start, _ in found), max(end for _, end in found)
    if len(sentence.text[first:last].split()) > _MAX_WORDS:
        first, last = found[-1]
    start, end = excerpt(sentence.text, first, last, _MAX_WORDS)
    return piece(sentence, start, end)
