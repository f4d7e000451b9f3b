import json
from dataclasses import replace
from typing import Any

from generator import corpus
from generator.model import Actor, Brief, Corpus, Editorial, Figure, Matrix, Metadata, Stated, Theme
from generator.render.lookup import Lookup, lookup
from generator.render.search_index import PREFIX, SUFFIX, search_index
from generator.text.normalise import claim_id
from tests import make
from tests.render.collection import known

GRID = make.document(
    "# Who pays?",
    "The grid costs $30 billion a year, Acme said. Nobody else pays. Rain fell in the hills.",
    title="The grid",
)
COSTS = make.evidence(GRID, "costs $30 billion a year")


def index(of: Lookup) -> dict[str, Any]:
    text = "".join(search_index(of))
    assert text.startswith(PREFIX)
    assert text.endswith(SUFFIX)
    value: dict[str, Any] = json.loads(text.removeprefix(PREFIX).removesuffix(SUFFIX))
    return value


def single(brief: Brief) -> dict[str, Any]:
    found: dict[str, Any] = index(lookup(Corpus(Editorial(), (brief,), (), Matrix((), (), ()))))["briefs"][0]
    return found


def test_a_claim_is_its_anchor_its_kind_and_its_words() -> None:
    points = ("The grid costs $30 billion a year, Acme said.", "Nobody else pays.")
    claims = single(make.brief(GRID, points=points))["claims"]
    assert claims[:2] == [
        [f"k-{claim_id(points[0])}", "bottom line", points[0]],
        [f"k-{claim_id(points[1])}", "key point", points[1]],
    ]


def test_a_quote_within_another_is_left_out() -> None:
    figure = Figure(COSTS, "$30 billion", 3e10, "USD")
    alone = replace(make.brief(GRID), figures=(figure,))
    assert [kind for _, kind, _ in single(alone)["claims"]] == ["figure", "heading"]
    within = replace(make.brief(GRID, points=(GRID.sentences[0].text,)), figures=(figure,))
    assert [kind for _, kind, _ in single(within)["claims"]] == ["bottom line", "heading"]


def test_headings_and_all_forms_of_a_name_are_found() -> None:
    acme = Actor("acme", "Acme Corporation", "company", (make.evidence(GRID, "Acme"),), ("Acme", "AC"))
    assert single(make.brief(GRID, actors=(acme,)))["claims"] == [
        [f"s-{claim_id('Who pays?')}", "heading", "Who pays?"],
        ["actors", "actor", "Acme Corporation · Acme · AC"],
    ]


def test_the_full_text_of_the_source_is_left_out() -> None:
    assert "Rain fell" not in json.dumps(single(make.brief(GRID, points=("Nobody else pays.",))))


def test_what_another_page_quotes_leads_to_its_place_in_the_source() -> None:
    uses = {
        anchor[:2]
        for brief in index(known(3))["briefs"]
        for anchor, kind, _ in brief["claims"]
        if kind == "passage"
    }
    assert uses <= {"s-"}


def dated(path: str, published: str, kind: str) -> Brief:
    metadata = Metadata(published=Stated(published, "line 2"), kind=Stated(kind, "line 1"))
    of = make.document("Acme builds storage.", path=path)
    return make.brief(replace(of, metadata=metadata), path, actors=(make.actor(of, "Acme"),))


def test_only_what_differs_can_be_chosen() -> None:
    briefs = [dated("a.txt", "4 March 2023", "Opinion"), dated("b.txt", "1 May 2024", "Opinion")]
    themes = (Theme("Storage", ("storage",), id="storage"),)
    found = index(lookup(corpus.relate(Editorial(themes=themes), briefs, [])))
    assert found["filters"] == {"year": ["2024", "2023"]}
    assert [(brief["kind"], brief["year"], brief["themes"]) for brief in found["briefs"]] == [
        ("Opinion", "2023", ["Storage"]),
        ("Opinion", "2024", ["Storage"]),
    ]


def test_questions_and_actors_have_pages_to_find() -> None:
    pages = {page["url"]: (page["title"], page["kind"]) for page in index(known(3))["pages"]}
    assert pages["matrix/storage/"] == ("Storage", "question")
    assert pages["actors/acme/"] == ("Acme", "actor")
