"""Figures of a document: which are tabled, and what stands beside them."""

import pytest

from generator.extract.figures import find
from generator.model import Document, Metadata, Passage, Sentence
from generator.text import sentences


def document(text: str, language: str = "en") -> Document:
    spans = sentences.split(text, language)
    return Document(
        path="a.txt",
        format="text",
        sha256="",
        text=text,
        language=language,
        metadata=Metadata(),
        passages=(Passage("paragraph", text, 0, 1),),
        sentences=tuple(Sentence(0, start, end, text[start:end], "") for start, end in spans),
    )


CASES = [
    (
        "Bilateral trade between the two states surpassed $90 billion in 2023.",
        ("$90 billion", 9e10, "USD", "surpassed", "Bilateral trade between the two states", "in 2023"),
    ),
    (
        "Shipments through the port are projected to surpass 12 million tons by 2030.",
        ("12 million tons", 1.2e7, "ton", "projected to surpass", "Shipments through the port", "by 2030"),
    ),
    (
        "Peru accounts for more than 30% of Chile’s imports.",
        ("30%", 30, "%", "more than", "Chile’s imports", ""),
    ),
    (
        "The fair drew more than 600 exhibitors from around the world.",
        ("600", 600, "exhibitors", "more than", "exhibitors from around the world", ""),
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_fields(text: str, expected: tuple[object, ...]) -> None:
    (figure,) = find(document(text))
    assert (
        figure.text,
        figure.value,
        figure.unit,
        figure.qualifier,
        figure.measures,
        figure.as_of,
    ) == expected
    assert figure.evidence.quote == text


@pytest.mark.parametrize(
    "text",
    [
        "Two countries signed.",
        "It cost billions.",
        "Web 2.0 came in 2004.",
        "They waited for 15 minutes.",
        "The Group of 77 met at 10:52 PM.",
        "The airline sold five 700 jets to Norland.",
        "The 3B Harbour programme helps sailors.",
        "They replaced the upper half of the hull.",
    ],
)
def test_not_tabled(text: str) -> None:
    assert find(document(text)) == ()


def test_lost_sign_is_flagged_not_corrected() -> None:
    (figure,) = find(document("Trade stood at around US S12 billion that year."))
    assert (figure.text, figure.value, figure.qualifier) == ("US S12 billion", None, "around")
    assert "“$”" in figure.slip


def test_doubled_word_is_flagged() -> None:
    (figure,) = find(document("Some 45,000 people people fled the town."))
    assert "twice" in figure.slip


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("According to the Ocean Institute, exports rose 12 percent.", "the Ocean Institute"),
        ("Reuters reported that sales reached $5 billion.", "Reuters"),
        ("Exports rose 12 percent.", ""),
        ("Some 90 sailors with NMD reported a cough.", ""),
    ],
)
def test_attribution(text: str, source: str) -> None:
    assert find(document(text))[0].attributed_to == source


def test_long_sentence_gives_its_clause() -> None:
    text = (
        "Coastal trade surpassed $90 billion in 2023, a steep climb from the decade before, "
        "when most ports on the northern "
        "shore still lacked cranes, rails, roads, pilots and the plain will of any ministry to pay for them."
    )
    (figure,) = find(document(text))
    assert figure.evidence.quote == "Coastal trade surpassed $90 billion in 2023"
    assert text[figure.evidence.start : figure.evidence.end] == figure.evidence.quote


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        ("Perhaps surprisingly, total exports fell 2 percent.", "total exports"),
        ("The total cost of the bridge is $5 million.", "total cost of the bridge"),
        ("Output, hit by strikes, fell 5%.", "Output"),
        ("It takes 4 percent of the total U.S. output of steel.", "total U.S. output of steel"),
        ("They died, reducing the fleet from an estimated 450 million tons.", ""),
        ("Unemployment among young men, which was 12% then, worried all.", "Unemployment among young men"),
        ("The ministry said that inflation would reach 7.5 percent.", "inflation"),
        ("The firm reported sales of $5 billion.", "sales"),
        ("She has an estimated net worth of $3 billion.", "estimated net worth"),
        ("The bank signed a $2 billion loan for the port.", "loan for the port"),
        ("They built a 20-mile tram line in May.", "tram line"),
        ("They received $40 million in grants from donors.", "grants"),
        ("About 40% of adults work.", "adults"),
        ("30% or more of the crop was lost.", "crop"),
        ("A group whose claim rate is above 95% can go.", "claim rate"),
        ("Copper and tin rose 5%.", "Copper and tin"),
        # The subject of a verb that does not measure is not what is measured.
        ("We spent $2 billion on roads.", ""),
        ("Acme wants $2 billion from the public.", ""),
        ("The museum gets help in the form of $15 million from Acme.", ""),
        ("You can see the bottom at 40 metres.", ""),
        ("It was 30% there.", ""),
        ("The goal is to stop them from losing 20 percent again.", ""),
        ("Speed improved by 100 times.", ""),
    ],
)
def test_what_is_measured_or_nothing(text: str, measured: str) -> None:
    assert find(document(text))[0].measures == measured


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("Emissions must fall 45% from 2010 levels by 2030.", "by 2030"),
        ("Prices were 30 percent higher than in 2019.", ""),
        ("A 1761 painting that the house sold for $3 billion is back.", ""),
        ("That falls short of the 2016 high of 8,836 fires.", "2016"),
        ("They paid $43 million to buy Ito’s 1877 Boats.", ""),
        ("Seas may rise 2 metres by around 2100.", "by around 2100"),
    ],
)
def test_time_a_figure_holds_for(text: str, as_of: str) -> None:
    assert find(document(text))[0].as_of == as_of


@pytest.mark.parametrize(
    ("language", "text", "written", "unit", "qualifier", "measured"),
    [
        ("ru", "Более 300 человек ждут.", "300", "человек", "Более", "человек"),
        ("ru", "Работают около 2000 специалистов.", "2000", "специалистов", "около", "специалистов"),
        ("ru", "Экспорт вырос почти на 12 процентов.", "12 процентов", "%", "почти", ""),
        ("fr", "Plus de 300 hôpitaux ont fermé.", "300", "hôpitaux", "Plus de", "hôpitaux"),
        ("fr", "Il a perdu près de 40 % de ses lits.", "40 %", "%", "près de", "ses lits"),
        ("es", "Más de 2 millones de personas votaron.", "2 millones", "personas", "Más de", "personas"),
        ("zh", "全国至少800多家企业参加。", "800", "企业", "至少", "企业"),
        ("zh", "该厂投入6亿元在三地建厂。", "6亿元", "CNY", "", ""),
        ("zh", "它占全球的15%以上。", "15%", "%", "以上", "全球"),
        ("ar", "وصل أكثر من 300 شخص.", "300", "شخص", "أكثر من", "شخص"),
    ],
)
def test_other_languages(
    language: str, text: str, written: str, unit: str, qualifier: str, measured: str
) -> None:
    (figure,) = find(document(text, language))
    assert (figure.text, figure.unit, figure.qualifier) == (written, unit, qualifier)
    assert figure.measures == measured


def test_a_sum_in_brackets_is_the_same_in_another_currency() -> None:
    euros, dollars = find(document("The port’s debt was 15 million euros ($16 million) in 2020."))
    assert (dollars.measures, dollars.as_of) == (euros.measures, euros.as_of) == ("port’s debt", "in 2020")


@pytest.mark.parametrize("text", ["0.60%", "Less than $10,000", "$10 ($25 outgoing)", "Yes, 120%!"])
def test_a_cell_of_a_table_says_nothing(text: str) -> None:
    assert find(document(text)) == ()


def test_nobody_is_no_source() -> None:
    assert find(document("That said, sales rose 12 percent."))[0].attributed_to == ""
