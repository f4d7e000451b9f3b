"""Sentence ends, in several languages, and the shape of every answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.sentences import split

CASES = [
    ("en", "He came. She left.", ["He came.", "She left."]),
    (
        "en",
        "It belongs to “Built in Norway 2025.” But nobody paid.",
        ["It belongs to “Built in Norway 2025.”", "But nobody paid."],
    ),
    (
        "en",
        "J. R. Marlow met Mr. Brown in the U.S. Senate.",
        ["J. R. Marlow met Mr. Brown in the U.S. Senate."],
    ),
    ("en", "They moved to the U.S. The move was slow.", ["They moved to the U.S.", "The move was slow."]),
    ("en", "See No. 5 on p. 12 for it. It helps.", ["See No. 5 on p. 12 for it.", "It helps."]),
    ("en", "“Stop!” he said. “Why?” Tom asked.", ["“Stop!” he said.", "“Why?” Tom asked."]),
    ("en", "Well... no. It ended… Then rain came.", ["Well... no.", "It ended…", "Then rain came."]),
    ("en", "1. First thing here.\n2. Second thing.", ["1. First thing here.", "2. Second thing."]),
    (
        "en",
        "The plan- which failed -was old. A new one came.",
        ["The plan- which failed -was old.", "A new one came."],
    ),
    ("en", "They met at 5 p.m. The talks failed.", ["They met at 5 p.m.", "The talks failed."]),
    ("en", "From 10:30 p.m. Aug. 9 on nobody came.", ["From 10:30 p.m. Aug. 9 on nobody came."]),
    ("en", "BERGEN, N.Y. — Hours passed. All slept.", ["BERGEN, N.Y. — Hours passed.", "All slept."]),
    (
        "en",
        "He flew a Norland Co. 700-10 home. It rained.",
        ["He flew a Norland Co. 700-10 home.", "It rained."],
    ),
    ("en", "A line\nwrapped hard. It goes on.", ["A line\nwrapped hard.", "It goes on."]),
    ("en", "First part.\n\nSecond part", ["First part.", "Second part"]),
    ("zh", "你好。他说：“走吧！”真的吗？是的！", ["你好。", "他说：“走吧！”", "真的吗？", "是的！"]),
    ("ar", "ما هذا؟ هذا كتاب.", ["ما هذا؟", "هذا كتاب."]),
    (
        "ru",
        "А. С. Петров родился в 1799 г. в Твери. Он писал.",
        ["А. С. Петров родился в 1799 г. в Твери.", "Он писал."],
    ),
    (
        "de",
        "Am 3. Oktober kam z. B. Dr. Weber. Er blieb.",
        ["Am 3. Oktober kam z. B. Dr. Weber.", "Er blieb."],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_split(language: str, text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in split(text, language)] == expected


def test_nothing_to_split() -> None:
    assert split("") == ()
    assert split(" \n ") == ()


@given(st.text(alphabet="aB1 .!?\n\"'“”()[]。؟-", max_size=80))
def test_spans_cover_all_but_white_space(text: str) -> None:
    spans = split(text)
    joined = "".join("".join(text[start:end].split()) for start, end in spans)
    assert joined == "".join(text.split())
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
    assert list(spans) == sorted(spans)
