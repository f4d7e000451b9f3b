"""A brief -> what it brings to the comparison with others: all of it in which no other brief has a say."""

from generator.corpus import passages, phrases, profiles, quantities, statements
from generator.model import Brief, Prepared
from generator.text.claims import bar
from generator.text.words import terms


def prepare(brief: Brief) -> Prepared:
    """Return what the brief brings to the comparison; its slug is not looked at."""
    document = brief.document
    title = document.metadata.title
    texts = (title.value if title else "", *(sentence.text for sentence in document.sentences))
    lines = [terms(text, document.language) for text in texts]
    bars = [bar(sentence.text, document.language) for sentence in document.sentences]
    named = [profiles.naming(brief, actor) for actor in brief.actors]
    return Prepared(
        terms="\n".join(map(" ".join, lines)),
        phrases=phrases.find(brief),
        standing=tuple(number for number, fault in enumerate(bars) if not fault),
        shown=passages.shown(brief, lines[1:]),
        named=tuple(named),
        said=tuple(profiles.telling(brief, named, bars)),
        stands=tuple(statements.stands(brief, bars)),
        quantities=tuple(quantities.stated(brief, bars)),
    )
