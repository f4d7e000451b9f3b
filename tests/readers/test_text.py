"""Plain text: lines, wrapped lines, lists and headings."""

import pytest

from generator.readers import text
from tests.readers.sources import LAST, MORE, PROSE, source

WRAPPED = """\
Night ferries are coming back to the northern coast after two decades of
decline, but the ships are missing. Operators have ordered hulls that will
not arrive before 2028, and until then they run what they can find in the
yards of three countries.

Demand exceeds supply on almost every line, and yet the operators lose
money. The price of berths explains a large part of the loss, while wages
explain the rest.
"""


def blocks(content: str) -> list[str]:
    return [block.text for block in text.read(source(content)).blocks]


def test_every_block_is_a_substring_of_the_file() -> None:
    taken = text.read(source(f"Title\r\n\r\n  {PROSE}\r\n\f{MORE}\r{LAST}"))
    assert [block.text for block in taken.blocks] == ["Title", PROSE, MORE, LAST]
    assert [block.line for block in taken.blocks] == [1, 3, 4, 5]
    for block in taken.blocks:
        assert taken.text[block.start : block.start + len(block.text)] == block.text


def test_no_break_spaces_stay() -> None:
    assert blocks("OPINION\u00a0/\u00a0VIEW\u00a0\n") == ["OPINION\u00a0/\u00a0VIEW"]


def test_wrapped_lines_are_one_block() -> None:
    assert [block.split("\n")[0][:14] for block in blocks(WRAPPED)] == ["Night ferries ", "Demand exceeds"]
    assert all("\n" in block for block in blocks(WRAPPED))


@pytest.mark.parametrize(
    "content",
    [
        f"Title\nSubtitle of it\n{PROSE}\n{MORE}\n{LAST}\n",
        "Milk\nEggs\nBread\nButter\nFlour\nSugar\n",
        "Roses are red and grow by the old wall\nViolets are blue and never very tall\nSugar\nAnd so are you",
    ],
)
def test_lines_of_other_files_are_blocks(content: str) -> None:
    assert blocks(content) == content.strip().split("\n")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("- one\n- two", [("list-item", "one"), ("list-item", "two")]),
        ("• one\n• two", [("list-item", "one"), ("list-item", "two")]),
        ("1. one thing\n2. another", [("list-item", "one thing"), ("list-item", "another")]),
        ("1. Introduction\nWe begin here.", [(None, "1. Introduction"), (None, "We begin here.")]),
        ("2023. A year to forget", [(None, "2023. A year to forget")]),
        ("-5 degrees is cold", [(None, "-5 degrees is cold")]),
        ("## Costs\nThey rise.", [("heading", "Costs"), (None, "They rise.")]),
        ("Costs\n=====\nThey rise.", [("heading", "Costs"), (None, "They rise.")]),
        ("#hashtag first", [(None, "#hashtag first")]),
    ],
)
def test_marks_give_the_kind(content: str, expected: list[tuple[str | None, str]]) -> None:
    assert [(block.kind, block.text) for block in text.read(source(content)).blocks] == expected


def test_rules_are_dropped() -> None:
    taken = text.read(source(f"{PROSE}\n* * *\n{MORE}"))
    assert [(line.line, line.text, line.reason) for line in taken.dropped] == [(2, "* * *", "rule")]
