from generator.corpus import links
from generator.model import Brief
from tests import make


def brief(slug: str, *names: str, kind: str = "organisation") -> Brief:
    of = make.document(f"{' and '.join(names)} met.")
    return make.brief(of, slug, actors=tuple(make.actor(of, name, kind=kind) for name in names))


def test_rare_actors_tie_two_briefs_and_say_so() -> None:
    briefs = [brief("a", "Acme", "Globex"), brief("b", "Acme", "Globex"), brief("c", "Initech")]
    found = links.find(briefs)
    assert [(link.source, link.target) for link in found] == [("a", "b"), ("b", "a")]
    assert found[0].reasons[0].text == "both name Acme and Globex"
    assert found[0].reasons[0].here is not None


def test_two_countries_in_common_are_no_reason() -> None:
    briefs = [brief(slug, "China", "Russia", kind="state") for slug in ("a", "b")]
    assert links.find([*briefs, brief("c", "Acme")]) == ()


def test_what_all_briefs_share_ties_none() -> None:
    assert links.find([brief(slug, "Acme") for slug in "abcdefghijklmnop"]) == ()


def test_no_brief_and_one_brief_have_no_links() -> None:
    assert links.find([]) == ()
    assert links.find([brief("a", "Acme")]) == ()
