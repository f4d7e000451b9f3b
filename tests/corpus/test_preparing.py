from dataclasses import replace

from generator import corpus
from generator.corpus import prepare
from generator.model import Editorial, Figure, Stand
from tests import make

SAID = "Norland depends on Havn for power and for nearly all of its steel."
COSTS = "The cable of Norland Grid cost $240 million in 2023, the ministry said in its yearly report."
LEANS = "It rose."
OF = make.document(SAID, f"{COSTS} {LEANS}", title="Power for Norland")
FIGURE = Figure(make.evidence(OF, COSTS), "$240 million", 240e6, "USD", measures="cable of Norland Grid")
BRIEF = replace(
    make.brief(OF, points=(SAID,), actors=(make.actor(OF, "Norland"), make.actor(OF, "Norland Grid"))),
    figures=(FIGURE,),
)


def test_the_terms_are_those_of_the_title_and_of_each_sentence() -> None:
    lines = prepare(BRIEF).terms.split("\n")
    assert len(lines) == 1 + len(OF.sentences)
    assert lines[0] == "power norland"
    assert lines[1].split()[0] == "norland"


def test_sentences_are_told_by_their_number() -> None:
    found = prepare(BRIEF)
    assert found.standing == (0, 1)
    assert found.shown == (1,)
    assert found.named == ((0,), (1,))
    assert found.said == ((0,), (1,))


def test_a_side_is_told_with_the_actors_beside_it() -> None:
    of = make.document(SAID, "Should Norland depend on Havn?")
    places = tuple(make.actor(of, name, kind="state") for name in ("Norland", "Havn"))
    found = prepare(make.brief(of, actors=places)).stands
    axis = "dependence / autonomy"
    assert found[0] == Stand(0, axis, first=True, actors=("havn", "norland"), told=True)
    assert [(stand.sentence, stand.told) for stand in found[1:]] == [(1, False)]


def test_other_languages_take_no_sides() -> None:
    assert prepare(make.brief(make.document(SAID, language="fr"))).stands == ()


def test_a_figure_that_can_be_compared_is_a_quantity() -> None:
    (found,) = prepare(BRIEF).quantities
    assert (found.figure, found.sentence) == (0, 1)
    assert found.measured == ("cabl", "grid", "norland")
    twice = replace(BRIEF, figures=(FIGURE, replace(FIGURE, text="in 2023")))
    assert prepare(twice).quantities == ()
    assert prepare(replace(BRIEF, figures=(replace(FIGURE, slip="S44"),))).quantities == ()


def test_the_slug_changes_nothing() -> None:
    assert prepare(replace(BRIEF, slug="other")) == prepare(BRIEF)


def test_what_is_given_is_not_prepared_again() -> None:
    briefs = [BRIEF, replace(BRIEF, slug="other")]
    given = [prepare(brief) for brief in briefs]
    assert corpus.relate(Editorial(), briefs, [], given) == corpus.relate(Editorial(), briefs, [])
    silenced = [replace(one, phrases=(), stands=()) for one in given]
    assert corpus.relate(Editorial(), briefs, [], silenced).matrix.themes == ()
