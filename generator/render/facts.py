"""What a document states about itself and how it is worded -> lines and rows for pages."""

from collections import Counter
from collections.abc import Iterable, Sequence

from generator.model import Brief, Evidence, Md, Stated
from generator.render.markdown import escape
from generator.render.views import ComparisonView, FactView
from generator.text.counted import count

_FACT_LABELS = {
    "kind": "Kind",
    "published": "Published",
    "author": "Author",
    "editor": "Editor",
    "publisher": "Publisher",
}
_OPTIONAL_FACTS = {"editor"}
_WORDS_A_MINUTE = 230
"""Silent reading of English non-fiction averages 238 words a minute (Brysbaert 2019), rounded down."""


def facts(brief: Brief) -> tuple[FactView, ...]:
    """Return what the document states about itself, and what it does not."""
    stated: list[tuple[str, Stated | None]] = [
        (name, getattr(brief.document.metadata, name)) for name in _FACT_LABELS
    ]
    return tuple(
        FactView(
            label=Md(_FACT_LABELS[name]),
            value=escape(fact.value) if fact else Md("not stated"),
            found=escape(fact.found) if fact else Md(""),
        )
        for name, fact in stated
        if fact or name not in _OPTIONAL_FACTS
    )


def length(words: int) -> Md:
    """Return the number of words and the minutes that reading them takes."""
    minutes = max(1, round(words / _WORDS_A_MINUTE))
    return Md(f"{count(words, 'word')} ({minutes} min)")


def facts_line(brief: Brief) -> Md:
    """Return what is stated and the length in one line, then what is not stated."""
    known = facts(brief)
    stated = [f"{fact.label}: {fact.value}" for fact in known if fact.found]
    missing = [fact.label.lower() for fact in known if not fact.found]
    parts = [*stated, length(brief.document.words)]
    return Md(" · ".join([*parts, f"not stated: {', '.join(missing)}"] if missing else parts))


def wording(brief: Brief) -> Md:
    """Say how often the text hedges; a count of words, never a judgement of truth."""
    hedges, unnamed = brief.wording.hedges, brief.wording.unnamed
    words = brief.document.words
    examples = _most_frequent(hedges)
    counted = f"{len(hedges)} hedging words in {words:,} ({_rate(brief)} per 1,000)"
    named = f": {examples}" if examples else ""
    sources = f"Unnamed experts, critics or sources: {len(unnamed)}."
    return Md(f"{counted}{named}. {sources} This counts wording; it does not judge truth.")


def side_by_side(briefs: Sequence[Brief]) -> tuple[ComparisonView, ...]:
    """Return what the documents are, a row for each fact and a value for each document."""
    stated = [{str(fact.label): fact.value for fact in facts(brief)} for brief in briefs]
    labels = dict.fromkeys(label for known in stated for label in known)
    rows = [(label, [known.get(label, Md("not stated")) for known in stated]) for label in labels]
    rows += [
        ("Length", [length(brief.document.words) for brief in briefs]),
        ("Figures", [Md(f"{len(brief.figures):,}") for brief in briefs]),
        ("Hedging words per 1,000", [Md(_rate(brief)) for brief in briefs]),
        ("Unnamed experts, critics", [Md(f"{len(brief.wording.unnamed):,}") for brief in briefs]),
        ("Lines left out", [Md(f"{len(brief.document.dropped):,}") for brief in briefs]),
    ]
    return tuple(ComparisonView(Md(label), tuple(values)) for label, values in rows)


def _rate(brief: Brief) -> str:
    words = brief.document.words
    return f"{1000 * len(brief.wording.hedges) / words if words else 0.0:.1f}"


def _most_frequent(evidence: Iterable[Evidence]) -> Md:
    counts = Counter(item.quote.casefold() for item in evidence)
    return escape(", ".join(f"{word} ({count})" for word, count in counts.most_common(6)))
