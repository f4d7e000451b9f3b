"""Briefs -> pairs of claims that agree or are in tension, with the rule that fired; the analyst wins.

The rules stand in agreements.py, tensions.py and quantities.py. Claims meet only in an inverted index, under
what they share. A wrong pair costs more trust than a missing one, so every rule asks for much.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain, islice, product

from generator.corpus import agreements, possible, quantities, tensions
from generator.corpus.passages import Passages
from generator.corpus.statements import Found, collect
from generator.model import (
    EDITORIAL,
    Brief,
    Evidence,
    Notice,
    NoticeCode,
    Pair,
    PairKind,
    PairSetting,
    Prepared,
)
from generator.text.normalise import normalise
from generator.text.places import whole

_PER_TWO_BRIEFS = 3
_PER_BRIEF = 8
_MOST_SUGGESTED = 12


def find(
    briefs: Sequence[Brief],
    prepared: Sequence[Prepared],
    passages: Passages,
    settings: Sequence[PairSetting],
) -> tuple[tuple[Pair, ...], tuple[Notice, ...]]:
    """Return the pairs in order of slug and place, and a notice for every setting whose quotes give none.

    ``prepared`` and ``passages`` are those of the briefs. What the analyst set is always there, what was
    rejected never.
    """
    pins, rejected, notices = _by_analyst(briefs, settings)
    collection = collect(briefs, prepared, passages)
    agreeing = list(agreements.find(collection))
    copies = Counter((f.here.brief, f.there.brief) for f in agreeing if f.rule == agreements.SAME_WORDS)
    opposed = [
        found
        for found in chain(tensions.find(collection), quantities.find(collection))
        if copies[(found.here.brief, found.there.brief)] < 2  # one text, printed twice, disputes nothing
    ]
    ranked = [*_ranked(opposed), *_ranked(agreeing)]
    pairs = [*pins, *_chosen(ranked, {_key(pair) for pair in pins} | rejected)]
    return tuple(sorted(pairs, key=_order)), tuple(notices)


def suggest(
    briefs: Sequence[Brief],
    prepared: Sequence[Prepared],
    passages: Passages,
    settings: Sequence[PairSetting],
    published: Sequence[Pair],
) -> tuple[Pair, ...]:
    """Return pairs that prove too little to be published, the likeliest first; none that is settled."""
    _, rejected, _ = _by_analyst(briefs, settings)
    settled = {_key(pair) for pair in published} | rejected
    candidates = _chosen(_ranked(possible.find(collect(briefs, prepared, passages))), settled)
    return tuple(islice(candidates, _MOST_SUGGESTED))


_Place = tuple[str, int, int]
"""A sentence: slug of its brief, passage, start."""


def _ranked(found: Iterable[Found]) -> list[Found]:
    return sorted(
        found,
        key=lambda f: (
            -f.score,
            _place(f.here.slug, f.here.evidence),
            _place(f.there.slug, f.there.evidence),
        ),
    )


def _chosen(ranked: Iterable[Found], settled: AbstractSet[frozenset[_Place]]) -> Iterator[Pair]:
    """Yield the best: few for any two briefs, few for a brief, and no sentence twice for the same two."""
    per_two: Counter[tuple[str, ...]] = Counter()
    per_brief: Counter[str] = Counter()
    used: set[tuple[tuple[str, ...], str]] = set()
    for found in ranked:
        (a_slug, a), (b_slug, b) = sorted(
            ((claim.slug, claim.evidence) for claim in (found.here, found.there)), key=lambda side: side[0]
        )
        pair = Pair(found.kind, found.rule, a_slug, a, b_slug, b, "rule")
        two = (a_slug, b_slug)
        marks = {(two, f"a {normalise(a.quote)}"), (two, f"b {normalise(b.quote)}")}
        if found.rule == agreements.SAME_WORDS:
            marks.add((two, agreements.SAME_WORDS))
        full = per_two[two] >= _PER_TWO_BRIEFS or any(per_brief[slug] >= _PER_BRIEF for slug in two)
        if full or not used.isdisjoint(marks) or _key(pair) in settled:
            continue
        per_two[two] += 1
        per_brief.update(two)
        used |= marks
        yield pair


def _place(slug: str, evidence: Evidence) -> _Place:
    return slug, evidence.passage, evidence.start


def _key(pair: Pair) -> frozenset[_Place]:
    return frozenset((_place(pair.a_slug, pair.a), _place(pair.b_slug, pair.b)))


def _order(pair: Pair) -> tuple[str, str, _Place, _Place]:
    return pair.a_slug, pair.b_slug, _place(pair.a_slug, pair.a), _place(pair.b_slug, pair.b)


def _by_analyst(
    briefs: Sequence[Brief], settings: Sequence[PairSetting]
) -> tuple[list[Pair], set[frozenset[_Place]], list[Notice]]:
    """Return the pairs set, the places of those rejected, and a notice for each that cannot be met."""
    pins: dict[frozenset[_Place], Pair] = {}
    rejected: set[frozenset[_Place]] = set()
    notices = []
    sentences = [
        (brief.slug, whole(s), normalise(s.text))
        for brief in briefs
        for s in (brief.document.sentences if settings else ())
    ]
    for setting in settings:
        sides = [_quoted(quote, sentences) for quote in (setting.a, setting.b)]
        pairs = [
            _set(setting, *sorted(two, key=lambda side: side[0]))
            for two in product(*sides)
            if two[0][0] != two[1][0]
        ]
        if not pairs:
            notices.append(_unmet(setting, sides))
        elif setting.reject:
            rejected.update(map(_key, pairs))
        else:
            pins.setdefault(_key(pairs[0]), pairs[0])
    return list(pins.values()), rejected, notices


_Quoted = tuple[str, Evidence]


def _quoted(quote: str, sentences: Iterable[tuple[str, Evidence, str]]) -> list[_Quoted]:
    """Return the sentences that a quote names, those that are no longer than the quote before all others."""
    wanted = normalise(quote)
    holding = [(slug, evidence, text) for slug, evidence, text in sentences if wanted and wanted in text]
    exact = [(slug, evidence) for slug, evidence, text in holding if text == wanted]
    return exact or [(slug, evidence) for slug, evidence, _ in holding]


def _set(setting: PairSetting, a: _Quoted, b: _Quoted) -> Pair:
    kind: PairKind = "tension" if setting.kind == "differs" else setting.kind
    return Pair(kind, "set by the analyst", *a, *b, "analyst")


def _unmet(setting: PairSetting, sides: Sequence[Sequence[_Quoted]]) -> Notice:
    missing = [quote for quote, found in zip((setting.a, setting.b), sides, strict=True) if not found]
    if missing:
        message = f"'pairs' quotes what is no sentence of any source: '{missing[0]}'; correct or remove it"
    else:
        message = f"'pairs' quotes two sentences of one source: '{setting.a}'; quote one of another source"
    return Notice(NoticeCode.QUOTE_NOT_FOUND, "warning", f"seeds/{EDITORIAL}", message, setting.line)
