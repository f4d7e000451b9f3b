"""Which sentences can stand alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text import claims

STANDS_ALONE = [
    "The central bank raised its main rate to 5 percent in March.",
    "Despite its small army, Norway has become a key supplier of gas to Europe.",
    "In his first speech, Minister Okafor promised to close four mines.",
    "Both Peru and Chile have signed the treaty on copper exports.",
    "There are three reasons why the port of Lagos has lost its traffic.",
    "It is clear that cheaper batteries will change the market for cars.",
    "“The tariff will cost us a third of our orders this year,” said Ana Ruiz, who runs the mill.",
    "Ultimately, the harbour depends on the goodwill of its neighbours.",
    "The decision of the court to free the fleet angered shipowners.",
    "But rice is not merely a crop: for Jakarta it has become a matter of state.",
    "Because ferries have grown, the harbour of Piraeus needs a longer pier.",
    "Harbour fees: The city of Oslo takes a third less from small ships since March.",
    "The current study compares the fees of forty harbours in the north.",
    "Harbour and state — the two pay the same share — have signed the lease in March.",
    "To raise fees, the city of Oslo needs the consent of the ministry.",
    "Ms Dahl says that she has no plan to sell the pier.",
    "Some of the ferries to Malta have no licence for the winter.",
    "There’s a strange quiet in the harbour of Oslo since March.",
    "A review of the ledgers allegedly showed the two mates asleep on watch.",
    "Marlow doesn’t recall the storm, but he knows who held the wheel.",
    "Marlow rarely spoke of his ship or of the men who had sailed it.",
    "Right now, with four ships in the yard, Bergen is short of welders.",
    "So-called ghost ferries have crossed the sound at night for two years.",
]

LEANS = [
    "Sailors rarely spoke of his ship or of the men who had sailed it.",
    "There’s his answer to the council of Oslo and to all shipowners.",
    "This has changed the market for good in three years.",
    "They have repeatedly asked for more money from the council.",
    "For example, the port of Lagos has lost half of its traffic.",
    "The move came after months of talks with the unions.",
    "The latest proposal would raise taxes on large farms.",
    "With its cheaper ships, it took over the northern route.",
    "To evade these rules, traders moved their cargo to Oman.",
    "As he left the hall, reporters shouted questions at the door.",
    "Officials said she would leave the ministry within a week.",
    "About half came from farms in the south of the country.",
    "Since the war both sides have built more ships than before.",
    "However, it remains far below the level of the eighties.",
    "But the harvest was late again in the north.",
    "Two years later, the council sold the pier to a bank.",
    "In its 2021 plan it promised to halve the fees by 2030.",
    "Although it takes longer than the southern route by sea.",
    "He’d heard that the harbour of Oslo had closed for the winter.",
    "They’ve already raised the fees of the harbour by a third.",
    "One of its early projects was a pier of oak in Bergen.",
    "Most of them pay the harbour fees of Oslo in advance.",
    "With Oslo ready to pay, this plan serves as a model for Bergen.",
    "Because they pay a third less than the large ones.",
    "Wary Republicans thought that she had known of the fees before.",
    "Harbour records revealed her name on three of the loans.",
]

NO_CLAIM = [
    "Will the council approve the budget before the summer break?",
    "A new port for the whole of the northern coast.",
    "A new body that would oversee the harbour.",
    "The implications of the ruling are far-reaching, and only time will tell.",
    "Subscribe to our newsletter to read the best of the week.",
    "“We were never told that the dam could fail in such weather.”",
    "The report names four causes of the shortage in the region:",
    "We paid a visit to www.example.org for the data.",
    "Table 3 shows the exports of the region by year.",
    "Photo: the harbour of Rotterdam is seen from the air.",
    "HARBOUR CLOSED AFTER STORM HITS THE COAST OF MAINE.",
    "Too short.",
    "The pier tortoise, one of the reptiles that returned after rats were removed.",
    "Will try to write a longer letter about the harbour soon.",
    "Call the harbour office at 0330 726 7864 about the fees.",
    "The scheme above has a problem with the fees of the port.",
    "By Lars Vik Special for the coast, the harbour has grown.",
    "Ruiz A et al. Harbour traffic and trade in the north has grown.",
    "Some questioned whether the harbour will ever be open again.",
    "and the council agreed to pay the full price.",
    "Berg A , Dahl OR , Vik L, et al. Fees of harbours have grown in the north.",
    "Berg, A., & Dahl, O. The fees of harbours have grown in the north.",
    "Harbour law — Harbour law is the law of piers, fees and ships.",
    "Editor for the Northern Coast She is in charge of the harbour pages.",
    "To measure the fees of harbours by a method that leaves out the small ones.",
    "Our study of the harbours had three basic steps.",
    "We are delighted to open the longest pier of the northern coast.",
    "Thank you, Mayor Dahl, for the kind words on our harbour.",
    "Related: The city of Oslo has sold its longest pier to a bank.",
    "It worked: The city of Oslo has sold its longest pier to a bank.",
    "The Coast: You say that the harbours of the north have failed.",
    "Perfect for ferries and for ships that stay a night.",
    "She reports that she has no relationships to disclose with harbours.",
    "Café Sol, 0590883899, offers free coffee to sailors on Saturdays.",
    "the harbour (once the largest of the coast is closed.",
]


@pytest.mark.parametrize("sentence", STANDS_ALONE)
def test_stands_alone(sentence: str) -> None:
    assert claims.bar(sentence) == ""


@pytest.mark.parametrize("sentence", LEANS + NO_CLAIM)
def test_is_barred(sentence: str) -> None:
    assert claims.bar(sentence)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ru", "Центральный банк повысил ставку до пяти процентов в марте."),
        ("zh", "中央银行在三月份将利率提高到百分之五。"),
        ("fr", "La banque centrale a relevé son taux directeur en mars."),
        ("ar", "رفع البنك المركزي سعر الفائدة الرئيسي في شهر مارس."),
    ],
)
def test_other_languages_stand_alone(language: str, sentence: str) -> None:
    assert claims.bar(sentence, language) == ""


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ru", "Это решение удивило всех участников рынка в стране."),
        ("zh", "这一决定令市场上的所有人都感到十分惊讶。"),
        ("fr", "Cette décision a surpris tous les acteurs du marché."),
    ],
)
def test_other_languages_lean(language: str, sentence: str) -> None:
    assert claims.bar(sentence, language)


@given(st.text())
def test_any_text_is_judged(text: str) -> None:
    assert isinstance(claims.bar(text), str)
    assert isinstance(claims.bar(text, "zh"), str)
