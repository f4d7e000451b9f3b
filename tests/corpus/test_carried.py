"""What a newer brief leaves of a corpus before it is compared anew."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from generator import verify
from generator.corpus.carried import carried
from generator.corpus.matrix import compare
from generator.corpus.memory import Memory
from generator.corpus.preparing import prepare
from generator.model import (
    Appearance,
    Brief,
    Corpus,
    Editorial,
    Kept,
    Link,
    Pair,
    Profile,
    Reason,
    Theme,
)
from generator.text.quoted import by_corpus
from tests import make

OTHER = "Norland pays for the grid."
ONE = "The grid cost $5 million. Nobody paid for the grid. Prices of power rose."
THEMES = (Theme("Costs", ("cost",), id="costs"), Theme("Power", ("power",), id="power"))


def brief(slug: str, *paragraphs: str) -> Brief:
    of = make.document(*paragraphs, path=f"{slug}.txt")
    return make.brief(of, slug, actors=(make.actor(of, "grid"),) if "grid" in of.text else ())


def corpus() -> Corpus:
    """Two briefs; each relation there is quotes "Nobody paid for the grid." or a piece of it."""
    one, other = brief("one", ONE), brief("other", OTHER)
    nobody, piece = (
        make.evidence(one.document, "Nobody paid for the grid."),
        make.evidence(one.document, "paid"),
    )
    pays = make.evidence(other.document, OTHER)
    return Corpus(
        editorial=Editorial(),
        briefs=(one, other),
        links=(
            Link("one", "other", 1.0, (Reason("shared", nobody, pays), Reason("alike"))),
            Link("other", "one", 1.0, (Reason("shared", pays, piece),)),
        ),
        matrix=compare(THEMES, [one, other], [prepare(one), prepare(other)], (), Memory()),
        pairs=(Pair("tension", "opposite", "one", nobody, "other", pays, "rule"),),
        profiles=(
            Profile(
                id="grid",
                name="grid",
                kind="other",
                mentions=3,
                appearances=(
                    Appearance("one", one.actors[0], (nobody,)),
                    Appearance("other", other.actors[0], (pays,)),
                ),
                companions=(),
            ),
        ),
        kept=(Kept("one", piece), Kept("other", pays)),
    )


def quoted(found: Corpus, slug: str) -> list[str]:
    return [evidence.quote for where, kind, evidence in by_corpus(found) if where == slug and kind != "cell"]


def carried_over(before: Corpus, brief: Brief) -> Corpus:
    return carried(before, brief, prepare(brief))


@pytest.mark.parametrize(
    ("paragraphs", "shown"),
    [
        ((ONE,), 4),
        (("A new beginning.", "It is " + ONE), 4),
        ((ONE.replace("$5", "$6"),), 4),
        ((ONE.replace("Nobody", "Somebody"),), 0),
        ((ONE.replace("Nobody paid", "It is false that nobody paid"),), 0),
        (("Another text.",), 0),
    ],
)
def test_what_is_quoted_stays_where_its_sentence_stands(paragraphs: Sequence[str], shown: int) -> None:
    found = carried_over(corpus(), brief("one", *paragraphs))
    assert list(verify.quotes(found)) == []
    assert len(quoted(found, "one")) == shown
    assert [kept.slug for kept in found.kept] == (["one", "other"] if shown else ["other"])
    assert [(link.source, len(link.reasons)) for link in found.links] == (
        [("one", 2), ("other", 1)] if shown else [("one", 1)]
    )
    assert len(found.pairs) == bool(shown)
    assert [a.slug for a in found.profiles[0].appearances] == (
        ["other"] if paragraphs == ("Another text.",) else ["one", "other"]
    )


def test_the_brief_says_anew_what_it_says_on_every_theme() -> None:
    found = carried_over(corpus(), brief("one", "Nobody knows what the grid cost."))
    cells = {(cell.slug, cell.theme): cell.state for cell in found.matrix.cells}
    assert cells["one", "power"] == "silent"
    assert cells["one", "costs"] != "silent"
    assert [cell.theme for cell in found.matrix.cells] == [cell.theme for cell in corpus().matrix.cells]


def test_all_else_stays() -> None:
    before = corpus()
    newer = brief("one", ONE, "More.")
    found = carried_over(before, newer)
    assert found.briefs == (newer, before.briefs[1])
    same = ("editorial", "duplicates", "ledger", "notices")
    assert all(getattr(found, name) is getattr(before, name) for name in same)


def test_of_two_places_the_nearest_is_taken() -> None:
    before = corpus()
    twice = carried_over(before, brief("one", "Nobody paid for the grid.", "Other words.", ONE))
    assert twice.pairs[0].a.passage == 0
    again = carried_over(twice, replace(brief("one", "Other words.", ONE), slug="one"))
    assert again.pairs[0].a.passage == 1
