from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import extract, readers
from generator.corpus import pairs
from generator.model import Actor, Brief, Figure, Notice, NoticeCode, Pair, PairSetting, Sidecar
from tests import make
from tests.bench.made_up import document

# Two sentences that no rule pairs, so that words shared by the others are not in every sentence.
OTHER = "The weather was fine in the valley and the river ran low for weeks."
SAID = (
    "The northern cable of Norland Grid will cost consumers three times what parliament was told in spring."
)


def brief(slug: str, *sentences: str, states: Sequence[str] = (), firms: Sequence[str] = ()) -> Brief:
    """A brief that shows all its sentences; the actors are mentioned wherever they stand."""
    of = make.document(*sentences, path=f"{slug}.txt")
    actors = []
    for kind, names in (("state", states), ("company", firms)):
        for name in names:
            mentions = tuple(make.evidence(of, line) for line in sentences if name in line)
            placed = tuple(
                replace(m, start=m.quote.index(name), end=m.quote.index(name) + len(name), quote=name)
                for m in mentions
            )
            if placed:
                actors.append(Actor(name.lower(), name, kind, placed))  # type: ignore[arg-type]
    return make.brief(of, slug, points=sentences, actors=tuple(actors))


def find(*briefs: Brief, settings: Sequence[PairSetting] = ()) -> tuple[Pair, ...]:
    return pairs.find(briefs, *make.compared(briefs), settings)[0]


def notices(*briefs: Brief, settings: Sequence[PairSetting]) -> tuple[Notice, ...]:
    return pairs.find(briefs, *make.compared(briefs), settings)[1]


def relation(one: str, other: str, states: Sequence[str] = ("Norland", "Havn")) -> list[Pair]:
    found = find(brief("a", one, OTHER, states=states), brief("b", other, states=states))
    return [pair for pair in found if pair.kind == "tension"]


# ---------------------------------------------------------------- agreement


def test_claims_in_much_the_same_words_agree() -> None:
    said = "Norland Grid told parliament that its northern cable costs consumers three times the old price."
    again = (
        "The northern cable costs consumers three times the old price, Norland Grid told parliament today."
    )
    found = find(
        brief("b", again, OTHER, firms=["Norland Grid"]), brief("a", said, OTHER[:-1], firms=["Norland Grid"])
    )
    assert [(p.kind, p.a_slug, p.a.quote, p.b_slug, p.b.quote, p.by) for p in found] == [
        ("agrees", "a", said, "b", again, "rule")
    ]
    assert found[0].rule in {
        "almost the same words",
        "much the same words about the same actors (Norland Grid)",
    }


@pytest.mark.parametrize(
    "other",
    [
        SAID.replace("three", "four"),
        SAID.replace("will", "will not"),
        SAID.replace("in spring", "in autumn"),
        SAID.replace("Norland Grid", "Havn Power"),
        SAID.replace("The northern", "Why should the northern").replace("spring.", "spring?"),
    ],
    ids=["number", "negation", "time", "actor", "question"],
)
def test_claims_that_differ_where_it_matters_do_not_agree(other: str) -> None:
    firms = ["Norland Grid", "Havn Power"]
    assert find(brief("a", SAID, firms=firms), brief("b", other, OTHER, firms=firms)) == ()


def test_one_text_in_two_places_is_told_once() -> None:
    second = "Acme sold its offshore wind farms to a pension fund from the western islands last winter."
    found = find(brief("a", SAID, second), brief("b", SAID, second), brief("c", OTHER))
    assert [pair.rule for pair in found] == ["almost the same words"]


# ---------------------------------------------------------------- tension


def test_the_same_two_actors_at_opposite_poles_are_a_possible_tension() -> None:
    one = "Norland depends on Havn for power and for nearly all of its steel."
    other = "Norland keeps its independence from Havn in all questions of energy and trade."
    found = relation(one, other)
    assert [(pair.rule, pair.a.quote, pair.b.quote) for pair in found] == [
        ("same actors (Havn, Norland); one side of dependence / autonomy each", one, other)
    ]


DEPENDS = "Norland depends on Havn for power and for nearly all of its steel."


@pytest.mark.parametrize(
    "other",
    [
        "Norland is reliant on Havn for gas, wood and the permits of small producers.",
        "Norland does not have any independence from Havn in questions of energy and trade.",
        "Norland seeks independence from Havn in all questions of energy and trade.",
        "Norland could keep its independence from Havn in all questions of energy and trade.",
        "Norland praised the independence and the dependence of Havn in questions of energy.",
        "Norland, Havn and Acmeland keep their independence in all questions of energy and trade.",
        "Norland keeps its independence in all questions of energy, steel and trade.",
    ],
    ids=["same side", "negated", "wish", "doubt", "both poles", "third country", "one actor"],
)
def test_what_does_not_contradict_is_no_tension(other: str) -> None:
    assert relation(DEPENDS, other, states=("Norland", "Havn", "Acmeland")) == []


@pytest.mark.parametrize(
    "one",
    [
        "Norland is not dependent on Havn for power, steel or grain from the south.",
        "Norland is no longer dependent on Havn for power, steel or grain.",
        "Norland has reduced its reliance on Havn for power, steel and grain.",
        "Norland lives without any dependence on Havn for power, steel and grain.",
        "Norland is self-reliant, and buys no power from Havn in any winter.",
    ],
)
def test_a_negation_turns_the_side_round(one: str) -> None:
    assert len(relation(DEPENDS, one)) == 1


def test_the_pole_must_be_said_of_a_shared_actor() -> None:
    far = "Norland and Havn signed, after a long night, while rain fell, as the islands praised autonomy."
    assert relation(DEPENDS, far) == []


# ---------------------------------------------------------------- quantities


def trade(slug: str, text: str, *, year: str = "2023", qualifier: str = "", sentence: str = "") -> Brief:
    said = sentence or f"Trade between Norland and Havn reached {text} in {year}, the ministry said."
    made = brief(slug, said, *([OTHER] if slug == "a" else []), states=["Norland", "Havn"])
    value = float(text.removeprefix("$").split()[0])
    measures = "trade between Norland and Havn"
    figure = Figure(make.evidence(made.document, said), text, value, "USD", qualifier, measures, f"in {year}")
    return replace(made, figures=(figure,))


def test_two_values_for_one_quantity_are_a_possible_tension() -> None:
    found = find(trade("a", "$240 billion"), trade("b", "$200 billion"))
    assert [pair.rule for pair in found] == [
        "different values for the same quantity: trade between Norland and Havn"
    ]


@pytest.mark.parametrize(
    "other",
    [
        trade("b", "$240 billion"),
        trade("b", "$235 billion"),
        trade("b", "$9000 billion"),
        trade("b", "$200 billion", year="2022"),
        trade("b", "$200 billion", qualifier="more than"),
        trade(
            "b",
            "$200 billion",
            sentence="In 2023 Norland traded, of which $200 billion were trade between Norland and Havn.",
        ),
    ],
    ids=["same", "near", "too far", "other year", "other class", "a part"],
)
def test_values_that_cannot_be_compared_are_no_tension(other: Brief) -> None:
    assert [pair for pair in find(trade("a", "$240 billion"), other) if pair.kind == "tension"] == []


# ---------------------------------------------------------------- the analyst


ONE, TWO = brief("a", SAID), brief("b", "Consumers pay nothing at all for the new line.", OTHER)


@pytest.mark.parametrize(
    ("kind", "shown"), [("agrees", "agrees"), ("differs", "tension"), ("related", "related")]
)
def test_what_the_analyst_sets_is_shown_whole(kind: str, shown: str) -> None:
    setting = PairSetting("consumers PAY nothing", "northern  cable of “Norland Grid”", kind)  # type: ignore[arg-type]
    found = find(TWO, ONE, settings=[setting])
    assert [(p.kind, p.rule, p.by, p.a_slug, p.a.quote, p.b.quote) for p in found] == [
        (shown, "set by the analyst", "analyst", "a", SAID, "Consumers pay nothing at all for the new line.")
    ]


def test_a_pin_replaces_the_pair_of_a_rule() -> None:
    found = find(ONE, brief("b", SAID, OTHER), settings=[PairSetting(SAID, SAID, "related")])
    assert [(pair.kind, pair.by) for pair in found] == [("related", "analyst")]


def test_a_rejected_pair_is_never_shown() -> None:
    copies = ONE, brief("b", SAID, OTHER)
    assert len(find(*copies)) == 1
    assert find(*copies, settings=[PairSetting(SAID, SAID, reject=True)]) == ()


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [
        (SAID, "Nobody wrote this.", "no sentence of any source: 'Nobody wrote this.'; correct or remove it"),
        ("", SAID, "no sentence of any source: ''; correct or remove it"),
        (OTHER, "Consumers pay nothing", "two sentences of one source"),
    ],
)
def test_a_quote_that_is_nowhere_is_a_notice(a: str, b: str, told: str) -> None:
    found = notices(ONE, TWO, settings=[PairSetting(a, b, line=7)])
    assert [(n.code, n.path, n.line) for n in found] == [
        (NoticeCode.QUOTE_NOT_FOUND, "seeds/editorial.yml", 7)
    ]
    assert told in found[0].message


# ---------------------------------------------------------------- limits


def test_few_pairs_for_two_briefs_and_for_one() -> None:
    goods = ("harbour nets hemp", "mountain goats cheese", "island boats rope", "desert stone glass")
    tails = ("midnight", "breakfast", "winter", "storms", "laughter")
    copies = [
        brief(
            f"b{number}",
            *(f"Acme sold {' and '.join(sold.split())} before the {tail}." for sold in goods),
        )
        for number, tail in enumerate(tails)
    ]
    three = find(*copies[:3], brief("other", OTHER))
    assert set(Counter((pair.a_slug, pair.b_slug) for pair in three).values()) == {3}
    found = find(*copies, brief("other", OTHER))
    assert max(Counter(slug for pair in found for slug in (pair.a_slug, pair.b_slug)).values()) == 8


def test_the_order_of_briefs_does_not_matter() -> None:
    briefs = [ONE, TWO, brief("c", SAID, DEPENDS, states=["Norland", "Havn"])]
    assert find(*briefs) == find(*reversed(briefs))


def test_no_brief_and_another_language_give_no_tension() -> None:
    russian = make.brief(make.document("Россия зависит от Китая во всём, что касается чипов.", language="ru"))
    assert find() == ()
    assert find(russian, replace(russian, slug="other")) is not None


@given(st.lists(st.text(alphabet="abN. ,?not13", min_size=1, max_size=60), min_size=2, max_size=5))
def test_every_pair_is_verbatim_and_of_two_briefs(texts: list[str]) -> None:
    briefs = {
        f"b{number}": make.brief(make.document(text), f"b{number}") for number, text in enumerate(texts)
    }
    for pair in find(*briefs.values()):
        assert pair.a_slug < pair.b_slug
        for slug, quoted in ((pair.a_slug, pair.a), (pair.b_slug, pair.b)):
            passage = briefs[slug].document.passages[quoted.passage]
            assert passage.text[quoted.start : quoted.end] == quoted.quote


def test_the_cost_grows_with_the_number_of_documents() -> None:
    def seconds(count: int) -> float:
        briefs = [_made_up(number) for number in range(count)]
        prepared, weighed = make.compared(briefs)
        start = process_time()
        pairs.find(briefs, prepared, weighed, ())
        return process_time() - start

    assert seconds(80) < 16 * max(seconds(20), 0.02)


def _made_up(number: int) -> Brief:
    read = readers.read(make.source(document(number, 24), f"{number}.txt"))[0]
    return extract.brief(str(number), read, Sidecar(), ())


# ---------------------------------------------------------------- what is suggested

DENSE = "The northern cable of Norland Grid carries power from wind farms off the coast to the capital."
ALSO = "Norland Grid built the cable through marshland where thousands of rare geese come back after winter."


FILLERS = (
    OTHER,
    "Rare geese and thousands of other birds of the coast come back to the marshland after winter.",
    "Each farm is a risk for birds that follow the wind, said a builder from the capital of the west.",
    "Power from the wind of the coast built the wealth of the towns, and winter tests that power.",
    "The choir of the village sang in the old church on the last evening of the summer festival.",
    "A painter from the islands opened her first exhibition under the arches of the railway station.",
    "Doctors at the children's hospital asked parents for patience while the new wing is built.",
)


def suggested(*both: Brief, settings: Sequence[PairSetting] = ()) -> list[tuple[str, str, str]]:
    """What is suggested for the briefs a and b; a third one has other things to say in their words."""
    briefs = (*both, brief("c", *FILLERS))
    compared = make.compared(briefs)
    published = pairs.find(briefs, *compared, settings)[0]
    found = pairs.suggest(briefs, *compared, settings, published)
    return [(pair.kind, pair.a.quote, pair.b.quote) for pair in found if pair.b_slug == "b"]


def near() -> tuple[Brief, Brief]:
    return brief("a", DENSE, OTHER, firms=["Norland Grid"]), brief("b", ALSO, firms=["Norland Grid"])


def test_claims_that_come_near_are_suggested_and_not_published() -> None:
    published = find(*near(), brief("c", *FILLERS))
    assert [pair for pair in published if pair.b_slug == "b"] == []
    assert suggested(*near()) == [("agrees", DENSE, ALSO)]


@pytest.mark.parametrize("reject", [True, False])
def test_what_the_analyst_settled_is_not_suggested_again(reject: bool) -> None:
    assert suggested(*near(), settings=[PairSetting(DENSE, ALSO, reject=reject)]) == []


def test_one_sided_claims_about_one_actor_are_suggested_as_different() -> None:
    one = "Norland depends on its neighbours for the gas that heats its towns in the long winter months."
    other = "Norland has reached full autonomy in gas, with its own fields under the northern sea."
    found = suggested(brief("a", one, OTHER, states=["Norland"]), brief("b", other, states=["Norland"]))
    assert found == [("tension", one, other)]


@pytest.mark.parametrize(
    "other",
    [
        "The orchestra of the capital played under the open sky on the first evening of the holidays.",
        DENSE,  # the same text, printed twice
    ],
)
def test_claims_with_nothing_to_decide_are_not_suggested(other: str) -> None:
    assert suggested(near()[0], brief("b", other, firms=["Norland Grid"])) == []
