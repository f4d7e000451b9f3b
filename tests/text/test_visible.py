import sys

import pytest

from generator.text.visible import _SPACE, _UNSEEN, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("two  spaces", "two spaces"),
        ("a\nb\u2028c\td", "a b c d"),
        ("no-break\u00a0space", "no-break\u00a0space"),
        ("left\u202eright", "left\N{REPLACEMENT CHARACTER}right"),
        ("", ""),
    ],
)
def test_a_text_is_on_one_line_and_nothing_in_it_acts_unseen(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_no_character_slips_through_as_printable() -> None:
    for code in range(sys.maxunicode + 1):
        char = chr(code)
        assert visible(char) == _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", _SPACE.sub(" ", char))
