"""A corpus of made-up briefs, as large as a test wants."""

from typing import TypeVar

from generator import corpus
from generator.model import Brief, Corpus, Editorial, Theme
from generator.render.lookup import Lookup, lookup
from generator.render.parts import Views
from tests import make

T = TypeVar("T")

COSTS = Theme("Who pays?", ("costs",), id="costs")
STORAGE = Theme("Storage", ("storage",), id="storage")


def brief(number: int) -> Brief:
    """A brief on the costs of a line; every third one is silent on storage."""
    storage = "" if number % 3 == 0 else f" Acme builds storage number {number} in the hills."
    of = make.document(
        f"Consumers pay the costs of line {number}, Acme said.{storage}",
        title=f"Line {number}",
        path=f"{number}.txt",
    )
    return make.brief(of, f"line-{number}", points=(of.sentences[0].text,), actors=(make.actor(of, "Acme"),))


def related(size: int, themes: tuple[Theme, ...] = (COSTS, STORAGE)) -> Corpus:
    """So many briefs and what they say together."""
    return corpus.relate(Editorial(title="Lines", themes=themes), [brief(n) for n in range(size)], [])


def known(size: int) -> Lookup:
    """The same, by key."""
    return lookup(related(size))


def shown(views: Views[T]) -> list[tuple[str, T]]:
    """The views of pages by their addresses, all made."""
    return [(url, view()) for url, view in views]
