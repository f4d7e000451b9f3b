from dataclasses import replace

from generator.corpus import unknown
from generator.model import KnownActor
from tests import make

OF = make.document("Globex Works sells. Globex Works buys. China sells. China buys. Initech sells.")


def names(*known: KnownActor) -> list[str]:
    actors = []
    for name in ("Globex Works", "China", "Initech"):
        actor = make.actor(OF, name)
        twice = name != "Initech"
        actors.append(replace(actor, mentions=actor.mentions * 2) if twice else actor)
    brief = make.brief(OF, actors=tuple(actors))
    return [actor.name for actor in unknown.actors([brief], known)]


def test_only_names_that_nobody_listed_and_that_recur() -> None:
    assert names() == ["Globex Works"]


def test_what_the_analyst_lists_is_known() -> None:
    assert names(KnownActor("Globex Works")) == []
