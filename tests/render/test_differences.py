"""What `briefing diff` tells of an edit before it is built."""

import json
from collections.abc import Mapping

import pytest

from generator import build
from generator.render import differences
from generator.render.differences import Differences
from tests.conftest import MakeProject
from tests.corpus.ledger.story import LETTER

SLUG = "letter-from-the-coast"
FILES = {"a.txt": LETTER}
SENTENCE = "Consumers in Norland pay $30 billion a year for the grid, the regulator said on 4 March 2024."
OTHER = LETTER.replace("Letter from the coast", "Another letter")
EDITED = LETTER.replace("$30 billion", "$31 billion")


def diff(project: MakeProject, *states: Mapping[str, str]) -> Differences:
    """Build all states of the sources but the last, the first a day earlier; tell what the last changes."""
    made = project({})
    for number, files in enumerate(states, 1):
        for file in made.seeds.iterdir():
            file.unlink()
        for path, text in files.items():
            (made.seeds / path).write_text(text)
        if number < len(states):
            build.generate(made, day="2026-01-01" if number == 1 else "2026-01-02")
    return build.diff(made, day="2026-01-02")


@pytest.mark.parametrize(
    ("then", "told"),
    [
        ({"a.txt": EDITED}, ["revised"]),
        ({"b.txt": LETTER}, ["renamed"]),
        ({"b.txt": EDITED}, ["revised", "renamed"]),
        ({}, ["removed"]),
        ({**FILES, "b.txt": OTHER}, ["published"]),
        ({**FILES, "a.txt.yml": "slug: coast"}, ["moved"]),
        ({**FILES, "a.txt.yml": "title: Coast"}, ["retitled"]),
        ({**FILES, "editorial.yml": "title: Letters"}, []),
        ({"a.txt": LETTER.replace(" a year", "  a year")}, []),
    ],
)
def test_an_edit_is_told_as_what_it_is(
    project: MakeProject, then: Mapping[str, str], told: list[str]
) -> None:
    found = diff(project, FILES, then)
    records = json.loads(differences.as_json(found))["changes"]
    assert [record["kind"] for record in records] == told
    lines = differences.as_text(found).splitlines()
    assert all(f"{record['label']}: “{record['title']}”, {record['url']}" in lines for record in records)
    assert lines[0].startswith("No claim changes.") == (not told)
    assert any(line.startswith(("new ", "changed ", "removed ")) for line in lines)


def test_an_edit_that_is_taken_back_on_its_day_is_told(project: MakeProject) -> None:
    found = diff(project, FILES, {"a.txt": EDITED}, FILES)
    (record,) = json.loads(differences.as_json(found))["changes"]
    assert (record["kind"], record["differs"]) == ("revised", "number")
    assert ("$31 billion" in record["was"], "$30 billion" in record["now"]) == (True, True)


def test_nothing_to_change_is_said(project: MakeProject) -> None:
    found = diff(project, FILES, FILES)
    assert not found
    assert differences.as_text(found) == "docs/ is current: a build would change nothing\n"
    assert json.loads(differences.as_json(found)) == {
        "schema": 1,
        "changes": [],
        "files": {"added": [], "changed": [], "removed": []},
    }


def test_the_record_of_a_change_keeps_its_names(project: MakeProject) -> None:
    (record,) = json.loads(differences.as_json(diff(project, FILES, {"a.txt": EDITED})))["changes"]
    key = record["url"].rpartition("#")[2]
    assert record == {
        "kind": "revised",
        "label": "Revised: number changed",
        "brief": SLUG,
        "title": "Letter from the coast",
        "url": f"briefs/{SLUG}/#{key}",
        "differs": "number",
        "was": SENTENCE,
        "now": SENTENCE.replace("30", "31"),
    }


def test_numbers_come_first_and_words_cannot_command_the_terminal(project: MakeProject) -> None:
    edited = EDITED.replace("on herring", "on \x1b[31mherring").replace("in the mountains", "in mountains")
    text = differences.as_text(diff(project, FILES, {"a.txt": edited}))
    assert text.startswith("Revised: number changed")
    assert "\x1b" not in text


def test_what_a_build_would_report_is_told(project: MakeProject) -> None:
    found = diff(project, FILES, {**FILES, "empty.txt": ""})
    assert "seeds/empty.txt" in {notice.path for notice in found.notices}
