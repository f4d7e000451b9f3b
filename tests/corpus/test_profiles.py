from collections.abc import Sequence
from dataclasses import replace

from generator.corpus import profiles
from generator.model import Actor, Brief, Document, Profile
from tests import make

TEXT = "Acme sold its mines to Globex. Later Acme bought a port near the harbour town."


def actor(of: Document, name: str) -> Actor:
    made = make.actor(of, name)
    starts = [index for index in range(len(of.text)) if of.text.startswith(name, index)]
    mentions = tuple(replace(made.mentions[0], start=at, end=at + len(name)) for at in starts)
    return replace(made, mentions=mentions)


def brief(slug: str, text: str, *names: str) -> Brief:
    of = make.document(text)
    return make.brief(of, slug, actors=tuple(actor(of, name) for name in names))


def collect(briefs: Sequence[Brief]) -> tuple[Profile, ...]:
    return profiles.collect(briefs, make.compared(briefs)[0])


def test_an_actor_of_two_briefs_has_a_profile_with_what_each_says() -> None:
    found = collect([brief("a", TEXT, "Acme", "Globex"), brief("b", TEXT, "Acme")])
    assert [profile.name for profile in found] == ["Acme"]
    assert found[0].mentions == 4
    assert [appearance.slug for appearance in found[0].appearances] == ["a", "b"]
    assert found[0].appearances[0].said[0].quote.startswith("Acme sold")
    assert [(companion.name, companion.sentences) for companion in found[0].companions] == [("Globex", 1)]


def test_an_actor_that_one_brief_names_in_passing_has_none() -> None:
    assert collect([brief("a", TEXT, "Globex")]) == ()


def test_a_kind_that_one_brief_tells_wins_over_none() -> None:
    briefs = [brief("a", TEXT, "Acme"), brief("b", TEXT, "Acme"), brief("c", TEXT, "Acme")]
    untold = [replace(b, actors=(replace(b.actors[0], kind="other"),)) for b in briefs[:2]]
    told = replace(briefs[2], actors=(replace(briefs[2].actors[0], kind="company"),))
    assert [profile.kind for profile in collect([*untold, told])] == ["company"]
    assert [profile.kind for profile in collect(untold)] == ["other"]
