import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.search import fold, may_hold, spans


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("trust*", "They trusted it.", ["trusted"]),
        ("trust", "They trusted it.", []),
        ("Digital Silk Road", "the digital  silk road ends", ["digital  silk road"]),
        ("US", "the US said", ["US"]),
        ("US", "they told us", []),
        ("Russia + China", "China met Russia", ["Russia", "China"]),
        ("Russia + China", "China met India", []),
        ("2030", "by 2030.", ["2030"]),
        ("2030", "12030", []),
        ("中国", "与中国合作", ["中国"]),
        ("c++", "no such thing", []),
        ("", "anything", []),
    ],
)
def test_terms(term: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in spans(term, text)] == found


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("Trust*", "THEY TRUSTED IT"),
        ("digital road", "the Digital  \u017froad or Digital  Road"),
        ("istanbul", "in \u0130STANBUL"),
        ("\u0130stanbul", "in istanbul and \u0131stanbul"),
        ("kelvin + stra\u00dfe", "\u212aELVIN STRA\u1e9eE"),
        ("\u03c3\u03bf\u03c6\u03cc\u03c2", "\u03a3\u039f\u03a6\u038c\u03a3"),
        ("\u041c\u043e\u0441\u043a\u0432*", "\u043c\u043e\u0441\u043a\u0432\u0435"),
        ("c++", "c"),
    ],
)
def test_what_is_found_may_be_there(term: str, text: str) -> None:
    assert spans(term, text)
    assert may_hold(term, fold(text))


@given(st.text(alphabet="iI\u0130\u0131sS\u017f\u00df\u1e9ekK\u212a*+ ", max_size=6), st.text(max_size=9))
def test_the_cheap_test_never_hides_anything(term: str, more: str) -> None:
    for text in (more, term.swapcase() + more, f"{more} {term.upper()}"):
        assert may_hold(term, fold(text)) or not spans(term, text)


@pytest.mark.parametrize(("term", "text"), [("trust*", "They say it."), ("Russia + China", "China only")])
def test_what_cannot_be_there_is_not_searched(term: str, text: str) -> None:
    assert not may_hold(term, fold(text))
