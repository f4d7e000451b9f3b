"""Brief or Corpus -> every sentence that the site quotes, with what it is."""

from collections.abc import Iterator

from generator.model import Brief, ClaimKind, Corpus, Evidence


def by_brief(brief: Brief) -> Iterator[tuple[ClaimKind, Evidence]]:
    """Yield what a brief finds in its own document, in the order of its page."""
    if brief.bottom_line:
        yield "bottom line", brief.bottom_line.evidence
    yield from (("key point", point.evidence) for point in brief.key_points)
    yield from (("so what", point.evidence) for point in brief.so_what)
    yield from (("figure", figure.evidence) for figure in brief.figures)
    yield from (("date", date.evidence) for date in brief.dates)
    yield from (("quotation", quotation.evidence) for quotation in brief.quotations)


def by_corpus(corpus: Corpus) -> Iterator[tuple[str, ClaimKind, Evidence]]:
    """Yield what the comparison of briefs quotes, each with the slug of its brief."""
    for pair in corpus.pairs:
        yield pair.a_slug, "pair", pair.a
        yield pair.b_slug, "pair", pair.b
    for cell in corpus.matrix.cells:
        if cell.evidence:
            yield cell.slug, "cell", cell.evidence
    for link in corpus.links:
        for reason in link.reasons:
            if reason.here and reason.there:
                yield link.source, "passage", reason.here
                yield link.target, "passage", reason.there
    for profile in corpus.profiles:
        for appearance in profile.appearances:
            yield from ((appearance.slug, "passage", said) for said in appearance.said)
