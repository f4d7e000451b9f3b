from generator.corpus import phrases, themes
from generator.model import Brief, Theme
from tests import make

SHARED = "Offshore wind farms need storage. The offshore wind farms of the north feed the grid."


def shared(*briefs: Brief) -> tuple[Theme, ...]:
    return themes.shared(phrases.keyed(phrases.find(brief), "en") for brief in briefs)


def test_terms_of_at_least_two_briefs_become_themes() -> None:
    briefs = [make.brief(make.document(SHARED), slug) for slug in ("a", "b")]
    labels = [theme.label for theme in shared(*briefs)]
    assert any("wind" in label for label in labels)
    assert all(" " in label for label in labels)


def test_one_brief_shares_nothing() -> None:
    assert shared(make.brief(make.document(SHARED))) == ()
    assert shared() == ()


def test_names_of_actors_are_no_themes() -> None:
    of = make.document("Acme Corporation builds. Acme Corporation sells.")
    actors = (make.actor(of, "Acme Corporation"),)
    briefs = [make.brief(of, slug, actors=actors) for slug in ("a", "b")]
    assert shared(*briefs) == ()
