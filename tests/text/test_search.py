import pytest

from generator.text.search import spans


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
