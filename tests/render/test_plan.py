from collections.abc import Iterator
from functools import partial

import pytest

from generator.render.plan import REST, Make, Plan


def planned(asked: list[str]) -> Plan:
    """Files that note when a section is looked at, and when a file is made."""

    def made(path: str) -> str:
        asked.append(path)
        return path.upper()

    def section(name: str, paths: list[str]) -> Iterator[tuple[str, Make]]:
        asked.append(name)
        for path in paths:
            yield path, partial(made, path)

    return Plan(
        {
            REST: lambda: section("rest", ["index.md", "2/index.md"]),
            "briefs": lambda: section("briefs", ["briefs/a/index.md", "briefs/b/index.md"]),
        }
    )


def test_only_what_is_asked_for_is_made_and_only_its_section_is_looked_at() -> None:
    asked: list[str] = []
    plan = planned(asked)
    assert plan.text("briefs/b/index.md") == "BRIEFS/B/INDEX.MD"
    assert asked == ["briefs", "briefs/b/index.md"]
    assert plan.text("2/index.md") == "2/INDEX.MD"
    assert asked == ["briefs", "briefs/b/index.md", "rest", "2/index.md"]


def test_to_name_the_files_makes_none() -> None:
    asked: list[str] = []
    assert [path for path, _ in planned(asked).files()] == [
        "index.md",
        "2/index.md",
        "briefs/a/index.md",
        "briefs/b/index.md",
    ]
    assert asked == ["rest", "briefs"]


@pytest.mark.parametrize("path", ["", "briefs", "briefs/c/index.md", "nowhere/index.md"])
def test_what_is_not_planned_is_not_there(path: str) -> None:
    assert planned([]).text(path) is None
