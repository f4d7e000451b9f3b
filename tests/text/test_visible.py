"""What acts without being seen is shown or left out; what writing needs stays."""

import sys
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.normalise import claim_id
from generator.text.visible import _ANY, _SPACE, visible

_KEPT = {
    "Persian: joiner of no width": "نمی\u200cخواهم و می\u200cروند",
    "Persian: joined to what does not stand there": "سال ۱۴۰۲ ه\u200d.ش.",
    "Hindi: half letter": "क्\u200dष",
    "Hindi: no conjunct": "क्\u200cष",
    "Bengali: ya-phalaa after ra": "র\u200d্যাম",
    "Sinhala": "ශ්\u200dරී ලංකාව",
    "Malayalam: old chillu": "അവന്\u200d",
    "Kurdish": "ده\u200cوڵەت",
    "family": "👩\u200d👩\u200d👧\u200d👦",
    "skin and profession": "👩🏽\u200d⚕️ 🏃🏾\u200d♀️",
    "rainbow flag": "🏳️\u200d🌈",
    "flag of a region": "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "Khmer words": "ព្រះ\u200bរាជា",
    "Thai words": "ภาษา\u200bไทย",
    "Hebrew: mark after a bracket": "מחיר (USD)\u200f 5",
    "Arabic: letter mark": "السعر \u061c10-20",
    "accents and signs": "é ﷺ € 桥 ï\u0308",
}
_LEFT_OUT = {
    "in a Latin word": ("Nor\u200bland\u200c\u200d\u2060", "Norland"),
    "soft hyphen": ("Dampf\u00adschiff", "Dampfschiff"),
    "byte order mark": ("a\ufeffb", "ab"),
    "direction marks without a letter": ("1\u200f - 2\u200e", "1 - 2"),
    "joiner after a joiner": ("می\u200c\u200c\u200cروند", "می\u200cروند"),
    "joiner after a figure": ("۱\u200c۲", "۱۲"),
    "joiner of an emoji and a word": ("👩\u200da", "👩a"),
    "embedding and isolates": ("\u202ba\u202c \u2066b\u2069", "a b"),
    "space of no width beside Latin": ("ไทย\u200ba", "ไทยa"),
}
_SHOWN = {
    "override": ("\u202efdp.exe\u202c", "\ufffdfdp.exe"),
    "command of a terminal": ("\x1b[31mred\x07", "\ufffd[31mred\ufffd"),
    "NUL": ("a\0b", "a\ufffdb"),
    "half of a character": ("a\ud83db", "a\ufffdb"),
    "hidden words": ("a" + "".join(chr(0xE0000 + ord(letter)) for letter in "obey me") + "b", "a\ufffdb"),
    "hidden words after a flag": (
        "\U0001f3f4" + "".join(chr(0xE0000 + ord(letter)) for letter in "obey me, all of you\x7f"),
        "\U0001f3f4\ufffd",
    ),
    "annotation": ("\ufff9a\ufffab\ufffb", "\ufffda\ufffdb\ufffd"),
}


@pytest.mark.parametrize("name", _KEPT)
def test_what_writing_needs_stays(name: str) -> None:
    assert visible(_KEPT[name]) == _KEPT[name]


@pytest.mark.parametrize("name", _LEFT_OUT)
def test_what_shows_as_nothing_is_left_out(name: str) -> None:
    text, expected = _LEFT_OUT[name]
    assert visible(text) == expected


@pytest.mark.parametrize("name", _SHOWN)
def test_what_acts_unseen_is_shown(name: str) -> None:
    text, expected = _SHOWN[name]
    assert visible(text) == expected


def test_lines_become_spaces() -> None:
    assert visible("a\r\n\tb\u2028c\x85d") == "a b c d"


@given(st.text())
def test_twice_is_once_and_nothing_seen_is_lost(text: str) -> None:
    shown = visible(text)
    assert visible(shown) == shown
    assert not any(unicodedata.category(char) in ("Cc", "Cs") for char in shown)
    assert not set(shown) & set("\u202d\u202e\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff\u2060")


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Cn", "Zl", "Zp"))))
def test_text_without_such_characters_is_as_it_was(text: str) -> None:
    assert visible(text) == text.replace("  ", " ") or "  " in text


@pytest.mark.parametrize(
    "unit", ["\u200d", "\u200f", "\U000e0041", "\U0001f3f4\U000e0041", "א\u200f", "\x1b"]
)
def test_any_number_of_them_is_bounded(unit: str) -> None:
    begun = time.process_time()
    visible(unit * 200_000)
    assert time.process_time() - begun < 10


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("Nor\u200bland", "Norland"),
        ("Dampf\u00adschiff", "Dampfschiff"),
        ("\u200fمحیط\u200e", "محیط"),
        ("می\u200cروند", "میروند"),
        ("\ufeffIce", "Ice"),
    ],
)
def test_marks_that_show_as_nothing_make_no_other_claim(written: str, same: str) -> None:
    assert claim_id(written) == claim_id(same)


def test_ids_of_texts_without_such_marks_are_what_they_were() -> None:
    assert claim_id("The depot lost 40 lorries in 2023.") == "jt36nabh"
    assert claim_id("قال الوزير «لا»") == "peumrslf"
    assert claim_id("桥很贵。") == "2dm4ouaz"


def test_nothing_printable_is_replaced() -> None:
    printable = filter(str.isprintable, map(chr, range(sys.maxunicode + 1)))
    assert [char for char in printable if _ANY.search(char) or _SPACE.sub(" ", char) != char] == []
