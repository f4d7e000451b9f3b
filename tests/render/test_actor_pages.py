from generator.render.actor_pages import actors_view, profile_view
from tests.render.collection import known


def test_the_index_leads_to_every_actor() -> None:
    view = actors_view(known(3))
    assert [(row.name, row.briefs, row.mentions) for row in view.rows] == [("Acme", "3", "3")]
    assert view.rows[0].href == "acme/"


def test_a_page_quotes_what_each_brief_says() -> None:
    made = known(3)
    view = profile_view(made, made.corpus.profiles[0])
    assert [appearance.brief for appearance in view.appearances] == ["Line 0", "Line 1", "Line 2"]
    assert all(appearance.said for appearance in view.appearances)
    assert view.appearances[0].said[0].source_href.startswith("../../briefs/line-0/#s-")
