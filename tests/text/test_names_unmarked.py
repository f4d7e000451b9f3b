import pytest

from generator.text.names.runs import words
from generator.text.names.sightings import Line
from generator.text.names.unmarked import told


def found(text: str, language: str, *, tells: bool = True) -> dict[str, str]:
    line = Line(0, 0, text, False, tells, words(text), ())
    return dict(told([line], language))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "zh",
            "海西渔业研究所研究员陈立认为，价格会下跌。",
            {"海西渔业研究所": "organisation", "陈立": "person"},
        ),
        ("zh", "总部位于海口的蓝湾船运公司已签约。", {"蓝湾船运公司": "company"}),
        ("zh", "“天气很好。”王小明说。", {"王小明": "person"}),
        ("zh", "该公司认为，他们表示不满。", {}),
        ("ar", "رحبت جمعية الصيد البحري القرار.", {"جمعية الصيد البحري": "organisation"}),
        ("ar", "وقعت مع شركة «نجم الجنوب» أمس.", {"نجم الجنوب": "company"}),
        ("ar", "وقال الخبير كريم البصري إن السعر ارتفع.", {"كريم البصري": "person"}),
        ("ar", "في مدينة نخلة سوق.", {"نخلة": "place"}),
        ("ar", "قال إن السعر ارتفع.", {}),
        (
            "fr",
            "Elle dirige l'Office national de pêche depuis mars.",
            {"Office national de pêche": "organisation"},
        ),
        ("fr", "Le conseil municipal vote. Conseil de famille.", {}),
        ("en", "The Agence nationale sat.", {}),
    ],
)
def test_names_told_by_the_words_around_them(language: str, text: str, expected: dict[str, str]) -> None:
    assert found(text, language) == expected


def test_a_line_that_tells_no_names_tells_none() -> None:
    assert found("蓝湾船运公司", "zh", tells=False) == {}
