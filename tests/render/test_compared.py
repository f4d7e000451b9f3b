"""What differs between two wordings is marked, and nothing else changes."""

import html
import re

import pytest

from generator.render.compared import compared


@pytest.mark.parametrize(
    ("was", "now", "old", "new"),
    [
        ("It costs $30 now.", "It costs $31 now.", ["30"], ["31"]),
        ("It costs 1,200 now.", "It costs 1,250.5 now.", ["1,200"], ["1,250.5"]),
        ("It will cost more.", "It will not cost more.", [], ["not"]),
        ("before winter.", "before the winter.", [], ["the"]),
        ("成本为30亿元。", "成本为31亿元。", ["30"], ["31"]),
        ("中国会支付。", "中国不会支付。", [], ["不"]),
        ("Расходы выросли на 5%.", "Расходы упали на 5%.", ["выросли"], ["упали"]),
        ("The same.", "The same.", [], []),
        ("", "New.", [], []),
        ("Old.", "", [], []),
    ],
)
def test_the_words_that_differ_are_marked(was: str, now: str, old: list[str], new: list[str]) -> None:
    shown = compared(was, now)
    assert [re.findall("<b>(.*?)</b>", text) for text in shown] == [old, new]
    assert [html.unescape(re.sub("</?b>", "", text)) for text in shown] == [was, now]


def test_marks_never_let_words_become_markup() -> None:
    shown = compared("a <b>x</b> & b", "a <i>y</i> & b")
    for text in shown:
        assert set(re.findall("<[^>]*>", text)) <= {"<b>", "</b>"}
        assert html.unescape(re.sub("</?b>", "", text)) in ("a <b>x</b> & b", "a <i>y</i> & b")


def test_very_long_texts_are_shown_without_marks() -> None:
    assert "<b>" not in "".join(compared("one " * 1000, "two " * 1000))
