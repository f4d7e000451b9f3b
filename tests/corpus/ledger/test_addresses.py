"""Which document has which address."""

from dataclasses import replace

import pytest

from generator.build import Built
from generator.corpus import ledger
from generator.errors import ConfigError
from generator.model import Document
from tests import make
from tests.corpus.ledger.story import LETTER, changes, tell


def test_of_two_pages_with_one_path_and_text_the_live_one_is_the_document() -> None:
    built = tell({"a.txt": LETTER})[0]
    documents: list[Document] = [brief.document for brief in built.corpus.briefs]
    live = built.corpus.ledger.pages[0]
    for slug in ("a", "z"):
        removed = replace(live, slug=slug, status="removed", last_seen="2026-01-01")
        known = replace(built.corpus.ledger, pages=(live, removed))
        assert ledger.assign(documents, {}, known)["a.txt"].former == live.slug


FISH = """Fish farms of the north

Salmon farms of the north sold 12 tons of fish in 2024, a ministry said.

Consumers in Norland pay $30 billion a year for the grid, the regulator said on 4 March 2024.
"""


def test_a_document_with_a_history_does_not_take_up_that_of_a_removed_one() -> None:
    with pytest.raises(
        ConfigError, match=r"'coast' was published as the address of 'a\.txt', which was removed"
    ):
        tell(
            {"a.txt": LETTER},
            {"a.txt": LETTER, "a.txt.yml": "slug: coast"},
            {},
            {"fish.txt": FISH},
            {"fish.txt": FISH, "fish.txt.yml": "slug: coast"},
        )


def test_a_new_document_continues_a_removed_one_also_where_that_had_moved() -> None:
    told = tell(
        {"a.txt": LETTER},
        {"a.txt": LETTER, "a.txt.yml": "slug: coast"},
        {},
        {"fish.txt": FISH, "fish.txt.yml": "slug: coast"},
    )
    assert [brief.slug for brief in told[-1].corpus.briefs] == ["coast"]
    for built in told:
        assert make.lost(built.corpus.ledger, told[-1].pages()) == []


MARCH = LETTER.replace("Letter from the coast", "Report of the month")
APRIL = """Report of the month

Rain filled the reservoirs of the north to 80 percent in April 2024, the water board said.

Farmers of the plain sowed 9 percent less maize than a year before.

The railway let 40 workers go.
"""


def slugs(built: Built) -> dict[str, str]:
    return {brief.document.path: brief.slug for brief in built.corpus.briefs}


def test_a_report_put_aside_and_corrected_keeps_its_address_when_the_next_takes_its_name() -> None:
    before, after = tell(
        {"report.txt": MARCH},
        {"report.txt": APRIL, "report-march.txt": MARCH.replace("$30", "$31")},
    )
    assert slugs(after)["report-march.txt"] == slugs(before)["report.txt"]
    assert slugs(after)["report.txt"] != slugs(before)["report.txt"]
    assert ("revised", "number") in changes(after, 2)
    assert "withdrawn" not in [kind for kind, _ in changes(after, 2)]


def test_files_that_are_swapped_and_edited_keep_the_addresses_of_their_texts() -> None:
    before, after = tell(
        {"a.txt": MARCH, "b.txt": APRIL},
        {"a.txt": APRIL.replace("80", "81"), "b.txt": MARCH.replace("$30", "$31")},
    )
    assert slugs(after) == {"a.txt": slugs(before)["b.txt"], "b.txt": slugs(before)["a.txt"]}


@pytest.mark.parametrize(
    "days",
    [
        ({"a.txt": MARCH}, {"a.txt": APRIL}),  # written anew: nobody else has the old sentences
        ({"a.txt": MARCH}, {"a.txt": MARCH.replace("$30", "$31"), "b.txt": MARCH.replace("union", "guild")}),
        (
            {"a.txt": MARCH},
            {"a.txt": MARCH.replace("grid", "net"), "0.txt": MARCH.replace("4 March", "5 March")},
        ),
    ],
)
def test_a_file_keeps_its_address_when_no_other_has_a_better_claim(days: tuple[dict[str, str], ...]) -> None:
    before, after = tell(*days)
    assert slugs(after)["a.txt"] == slugs(before)["a.txt"]


def test_the_address_that_the_analyst_gave_a_file_stays_with_it() -> None:
    side = {"a.txt.yml": "slug: monthly"}
    after = tell({"a.txt": MARCH, **side}, {"a.txt": APRIL, **side, "b.txt": MARCH.replace("$30", "$31")})[-1]
    assert slugs(after)["a.txt"] == "monthly"
