"""The five real sources that come with the project."""

from functools import cache
from pathlib import Path

import pytest

from generator.model import Document
from tests.readers.sources import document, texts

SEEDS = Path(__file__).parents[2] / "seeds"


@cache
def seed(number: str) -> Document:
    path = next(SEEDS.glob(f"{number}_*.txt"))
    return document(path.read_text(encoding="utf-8"), path.name)


@pytest.mark.parametrize(
    ("number", "facts"),
    [
        (
            "000",
            {
                "kind": "OPINION\u00a0/\u00a0VIEWPOINT",
                "title": "Importance of China-Russia strategic cooperation is growing rapidly in the AI age",
                "published": "Oct 28, 2025 10:52 PM",
            },
        ),
        (
            "001",
            {
                "title": "The New Geopolitical Tech Shift: Moscow's AI Ambitions",
                "subtitle": "Russia Joins Forces with BRICS for a New AI Power Bloc",
                "editor": "Mackenzie Ferguson",
            },
        ),
        ("002", {"title": "Beijing’s Bold Gambit for AI Leadership"}),
        ("003", {"title": "Sino-Russian Relations: Unlimited Partnership or Hierarchical Friendship?"}),
        (
            "004",
            {
                "title": "AI cooperation under the shadow of China’s Digital Silk Road",
                "standfirst": "China’s Digital Silk Road has become a central channel through which Beijing"
                " engages Global South countries on digital infrastructure and, increasingly,"
                " artificial intelligence.",
            },
        ),
    ],
)
def test_only_stated_facts_are_given(number: str, facts: dict[str, str]) -> None:
    metadata = seed(number).metadata
    stated = {name: getattr(metadata, name) for name in metadata.__slots__}
    assert {name: fact.value for name, fact in stated.items() if fact} == facts


@pytest.mark.parametrize(
    ("number", "headings"),
    [
        ("000", []),
        (
            "001",
            [
                "Introduction",
                "Background and Motivation",
                "Russia’s Strategic Move in AI",
                "The Role of BRICS in the AI Alliance",
                "Challenges to US AI Dominance",
                "Global Reactions and Public Opinion",
                "Expert Opinions on the AI Alliance",
                "Economic and Workforce Implications",
                "Geopolitical Ramifications",
                "Future Directions and Implications",
            ],
        ),
        ("002", []),
        (
            "003",
            [
                "Growing Economic Dependence on China",
                "Technological Dependency",
                "Military Ties",
                "Territorial Disputes",
                "Political Subservience",
                "China’s Ascendency in Central Asia",
                "China’s Growing Influence in the South Caucasus",
                "Conclusion",
            ],
        ),
        ("004", []),
    ],
)
def test_headings(number: str, headings: list[str]) -> None:
    assert texts(seed(number), "heading") == headings


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (
            "000",
            {
                (4, "credit of a picture"),
                (6, "credit of a picture"),
                (34, "note about the author"),
            },
        ),
        ("002", {(4, "repeats line 3")}),
        ("003", set()),
        (
            "004",
            {
                (5, "repeats the title"),
                (7, "sharing line"),
                (8, "section kicker"),
                (10, "caption of a picture"),
            },
        ),
    ],
)
def test_dropped_lines_have_their_reason(number: str, expected: set[tuple[int, str]]) -> None:
    assert {(line.line, line.reason) for line in seed(number).dropped} == expected


def test_the_promotion_is_dropped_nine_times() -> None:
    reasons = [line.reason for line in seed("001").dropped]
    assert reasons.count("promotion, repeated 9 times") == 18
    assert sorted(set(reasons) - {"promotion, repeated 9 times"}) == [
        "job title of the editor",
        "label of the editor",
        "label without a value",
    ]


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_no_boilerplate_is_left_and_all_quotes_the_file(number: str) -> None:
    read_document = seed(number)
    unwanted = (
        "Illustration:",
        "AI workflows",
        "like a Pro",
        "Share this",
        "BANNER",
        "Edited By",
        "@",
        "Pillow",
    )
    for passage in read_document.passages:
        assert not any(words in passage.text for words in unwanted)
        assert read_document.text[passage.start :].startswith(passage.text)
        assert read_document.text[: passage.start].count("\n") + 1 == passage.line
    assert read_document.language == "en"
