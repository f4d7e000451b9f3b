from dataclasses import replace

from generator.corpus import links
from generator.corpus.memory import Memory
from generator.model import Brief, Link
from tests import make

COMMON = "The weather was fine in the valley and the river ran low for weeks."


def find(*briefs: Brief) -> tuple[Link, ...]:
    prepared, weighed = make.compared(briefs)
    return links.find(briefs, prepared, links.nearest(weighed.numbered), weighed, Memory())


def brief(slug: str, *names: str, kind: str = "organisation", text: str = "") -> Brief:
    of = make.document(f"{' and '.join(names)} met near the old harbour. {text}")
    return make.brief(of, slug, actors=tuple(make.actor(of, name, kind=kind) for name in names))


def test_rare_actors_tie_two_briefs_and_say_so() -> None:
    found = find(
        brief("a", "Acme", "Globex"), brief("b", "Acme", "Globex"), make.brief(make.document(COMMON), "c")
    )
    assert [(link.source, link.target) for link in found] == [("a", "b"), ("b", "a")]
    reason = found[0].reasons[0]
    assert reason.text == "both name Acme and Globex"
    assert reason.here is not None
    assert reason.here.quote.startswith("Acme and Globex met")


def test_two_countries_in_common_are_no_reason() -> None:
    briefs = [brief(slug, "China", "Russia", kind="state") for slug in ("a", "b")]
    assert [reason.text for link in find(*briefs) for reason in link.reasons if "China" in reason.text] == []


def often(one: Brief) -> Brief:
    """The same brief with every actor named three times."""
    return replace(one, actors=tuple(replace(actor, mentions=actor.mentions * 3) for actor in one.actors))


def named(*briefs: Brief) -> list[str]:
    return [reason.text for link in find(*briefs) for reason in link.reasons if "Acme" in reason.text]


def test_an_actor_named_in_passing_on_both_sides_ties_none() -> None:
    pair = brief("a", "Acme"), brief("b", "Acme")
    assert named(*pair) == []
    assert named(*map(often, pair)) == ["both name Acme", "both name Acme"]


def test_what_most_briefs_share_ties_none() -> None:
    many = [often(brief(slug, "Acme")) for slug in "abcdefghijklmnop"]
    assert [reason for link in find(*many) for reason in link.reasons if "Acme" in reason.text] == []


def test_passages_that_say_the_same_are_shown_on_both_sides() -> None:
    said = "The northern line will cost consumers three times what parliament was told in spring."
    one = make.brief(make.document(COMMON, said), "a", points=(said,))
    other = make.brief(
        make.document("Nothing else happened here.", said.replace("three", "four")), "b", points=()
    )
    reasons = [reason for link in find(one, other) for reason in link.reasons]
    assert reasons[0].text == "a passage says much the same"
    assert reasons[0].here is not None
    assert reasons[0].here.quote == said


def test_no_brief_has_more_links_than_a_reader_follows() -> None:
    many = [brief(f"b{number}", f"Acme{number % 2}", text=COMMON) for number in range(20)]
    counts = [sum(link.source == one.slug for link in find(*many)) for one in many]
    assert max(counts) <= 5


def test_no_brief_and_one_brief_have_no_links() -> None:
    assert find() == ()
    assert find(brief("a", "Acme")) == ()
