from generator.render.actor_pages import actors_view, profile_views
from tests.render.collection import known, shown


def test_the_index_leads_to_every_actor() -> None:
    view = actors_view(known(3))
    assert [(row.name, row.briefs, row.mentions) for row in view.rows] == [("Acme", "3", "3")]
    assert view.rows[0].href == "acme/"


def test_a_page_quotes_what_each_brief_says() -> None:
    made = known(3)
    [(url, view)] = shown(profile_views(made, made.corpus.profiles[0]))
    assert url == "actors/acme/"
    assert [appearance.brief for appearance in view.appearances] == ["Line 0", "Line 1", "Line 2"]
    assert all(appearance.said for appearance in view.appearances)
    assert view.appearances[0].said[0].source_href.startswith("../../briefs/line-0/#s-")


def test_an_actor_of_many_briefs_goes_on_over_pages_and_its_quotes_lead_back_there() -> None:
    made = known(101)
    (_, first), (url, second) = shown(profile_views(made, made.corpus.profiles[0]))
    assert (url, second.name) == ("actors/acme/2/", "Acme (page 2)")
    assert [len(first.appearances), len(second.appearances)] == [100, 1]
    assert second.companions == ()
    last = made.corpus.profiles[0].appearances[-1]
    assert [use.url for use in made.uses[last.slug] if use.evidence == last.said[0]][-1:] == [url]
