"""The project's functions, under the names that ../shared/bench/score.py calls. Nothing is computed here.

Run ``make quality`` to score them on the data that nobody in this project wrote.
"""

from collections.abc import Sequence
from datetime import date

from generator import readers
from generator.errors import SourceError
from generator.extract import actors as actor_finder
from generator.model import Document, Source
from generator.text import dates as date_finder
from generator.text import keyphrases as phrase_finder
from generator.text import numbers, ranking, vectors, words
from generator.text import sentences as sentence_splitter


def keypoints(sentences: list[str], limit: int, title: str, paragraphs: list[int] | None) -> list[int]:
    """Indices of the best sentences, best first."""
    return ranking.best(ranking.rank(sentences, title, paragraphs), limit)


def keyphrases(text: str, limit: int) -> list[str]:
    """Phrases, best first."""
    return phrase_finder.keyphrases(text, limit)


def sentences(text: str) -> Sequence[tuple[int, int]]:
    """Spans of sentences; a blank line or a line end closes one."""
    spans: list[tuple[int, int]] = []
    position = 0
    for line in text.split("\n"):
        spans += [(position + start, position + end) for start, end in sentence_splitter.split(line)]
        position += len(line) + 1
    return spans


def paste(text: str) -> str:
    """The text of the article in a pasted page."""
    document = _document(text)
    kept = [p.text for p in document.passages if p.kind != "caption"] if document else []
    return "\n".join(kept)


def html(page: str) -> str:
    """The text of the article in a web page."""
    document = _document(page, "page.html")
    return "\n".join(passage.text for passage in document.passages) if document else ""


def actors(text: str, limit: int) -> list[str]:
    """Names of actors, most important first."""
    document = _document(text)
    return [actor.name for actor in actor_finder.find(document)][:limit] if document else []


def dates(text: str, written: str) -> list[tuple[int, int, str]]:
    """Spans of dates with the day, month or year they name, ISO 8601."""
    found = date_finder.find(text, "en", _day(written))
    width = {"day": 10, "month": 7}
    return [(span.start, span.end, span.first.isoformat()[: width.get(span.precision, 4)]) for span in found]


def figures(text: str) -> list[tuple[float, str]]:
    """Values and units of quantities."""
    return [(quantity.value, quantity.unit) for quantity in numbers.find(text)]


def similarity(texts: list[str]) -> list[list[float]]:
    """How alike each two texts are, from 0 to 1."""
    numbers: dict[str, int] = {}
    bags = [[numbers.setdefault(term, len(numbers)) for term in words.terms(text)] for text in texts]
    table = [[0.0] * len(texts) for _ in texts]
    for place, near in enumerate(vectors.nearest(bags, list(numbers), len(texts))):
        for other, likeness in near:
            table[place][other] = max(table[place][other], likeness)
            table[other][place] = max(table[other][place], likeness)
    return table


def _document(text: str, path: str = "page.txt") -> Document | None:
    try:
        return readers.read(Source(path, text.encode(), ""))[0]
    except SourceError:
        return None


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
