"""Actors: who is found, what is counted once, and what is nobody."""

import time
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.extract import actors
from generator.model import Actor, KnownActor, Stated
from tests import make


def _found(*paragraphs: str, language: str = "en", known: tuple[KnownActor, ...] = ()) -> dict[str, Actor]:
    return {actor.name: actor for actor in actors.find(make.document(*paragraphs, language=language), known)}


def _counts(*paragraphs: str, language: str = "en") -> dict[str, int]:
    return {name: len(actor.mentions) for name, actor in _found(*paragraphs, language=language).items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Poland warned Berlin. The Polish side and Warsaw agreed.", {"Poland": 3, "Germany": 1}),
        ("They told us that the US and the U.S. differ.", {"United States": 2}),
        ("Trade was around US S12 billion.", {}),
        ("The Bank of Japan cut its rate.", {"Bank of Japan": 1}),
        ("Will Washington engage with Tehran?", {"United States": 1, "Iran": 1}),
        ("In May and on Monday, Western ideas of AI and GDP spread.", {}),
        ("The African Union (AU) met. The AU agreed.", {"African Union": 2}),
        ("He praised the “Smart City” plan.", {}),
        ("A Peru-Chile deal was signed.", {"Peru": 1, "Chile": 1}),
        ("Brazil’s navy and Brazil’ aims differ.", {"Brazil": 2}),
        ("He wrote in French, and Polish speakers read it.", {}),
        ("A war-weary Peter the Great, tsar by birth, fled.", {"Peter the Great": 1}),
        ("They met Kim Jong-un there.", {"Kim Jong-un": 1}),
        ("Gov. Ann Lee of Ohio left.", {"Ann Lee": 1, "Ohio": 1}),
        ("Ann Berg Lee met us. Later Berg Lee said no.", {"Ann Berg Lee": 2}),
        ("Sony Group Corp fell. We like Sony.", {"Sony": 2}),
        ("The National Institute on Ship Safety agreed.", {"National Institute on Ship Safety": 1}),
        ("The First Amendment right holds, and the Amendment stands.", {}),
        ("The Blue Arrow exercises and Factor 3 and Title IV mattered.", {}),
        ("We met Ann Lee Vice President there.", {"Ann Lee": 1}),
        ("It sat at the General Assembly.", {"General Assembly": 1}),
        ("She won a Golden Prize of the Academy of Quiet Film.", {"Academy of Quiet Film": 1}),
        ("We met Harbour Council Ann Lee there.", {"Harbour Council": 1, "Ann Lee": 1}),
        ("The deal of Quolvex Works, Inc. failed. Then Quolvex Works sold.", {"Quolvex Works, Inc": 2}),
        ("The body mass index (BMI) rose. We know that BMI and the BMI of cats differ.", {}),
        ("It shut the Harbour Works Council (HWC). The HWC left.", {"Harbour Works Council": 2}),
        ("They asked its Executive Editor and a Compliance Manager about it.", {}),
        ("They called miss Quolda and fellow Quoldans.", {}),
        ("The Quolvex and the University of Oslo met.", {"University of Oslo": 1}),
        ("He sat on the Norland Food and Drug Agency.", {"Norland Food and Drug Agency": 1}),
        ("They saw Naqsh-e Quolda Square.", {"Naqsh-e Quolda Square": 1}),
        ("The Senate of the day met, and Congress met.", {"Senate": 1, "Congress": 1}),
        ("The Senate met. An American left.", {"US Senate": 1, "United States": 1}),
        ("We met Ann B. Lee. Then A.B. Lee left, and C. Lee stayed.", {"Ann B. Lee": 2, "C. Lee": 1}),
        ("Bo Quolda and his brother Nils Quolda met.", {"Bo Quolda": 1, "Nils Quolda": 1}),
        ("Then Quolda and Nils Quolda met.", {"Nils Quolda": 2}),
        ("She came to Ames, IA, and left Inc. there.", {}),
    ],
)
def test_counts(text: str, expected: dict[str, int]) -> None:
    assert _counts(text) == expected


def test_a_title_binds_the_states_in_it() -> None:
    found = _found("The Polish Ambassador to Hungary Maria Nowak said little. Nowak left.")
    assert set(found) == {"Maria Nowak"}
    assert found["Maria Nowak"].role == "Polish Ambassador to Hungary"
    assert len(found["Maria Nowak"].mentions) == 2


def test_a_role_before_or_after_the_name_is_verbatim() -> None:
    before = _found("As a former Danish General, Lars Holm stated it would fail.")["Lars Holm"]
    after = _found("Lars Holm, chief economist at Norbank, was late.")["Lars Holm"]
    assert before.role == "a former Danish General"
    assert after.role == "chief economist at Norbank"
    listed = _found("Lars Holm, vice president of fleet, finance and sales at Norbank, was late.")[
        "Lars Holm"
    ]
    assert listed.role == "vice president of fleet, finance and sales at Norbank"
    walked = _found("Lars Holm, chief of staff, walked and talked, and was late.")["Lars Holm"]
    assert walked.role == "chief of staff"
    fan = _found("Lars Holm, chief officer of the Dallas Wolves, was late.")["Lars Holm"]
    assert fan.role == "chief officer of the Dallas Wolves"


def test_an_abbreviation_in_brackets_is_an_alias_and_no_second_mention() -> None:
    actor = _found("The Northern Rail Corridor (NRC) opened. Now the NRC grows.")["Northern Rail Corridor"]
    assert (actor.kind, len(actor.mentions)) == ("programme", 2)
    assert "NRC" in actor.aliases


def test_a_product_does_not_swallow_the_company_whose_name_it_bears() -> None:
    found = _found("We use Quolvex Pro at home. Then Quolvex grew. Many use Quolvex and its Quolvex Pro.")
    assert {name: (actor.kind, len(actor.mentions)) for name, actor in found.items()} == {
        "Quolvex Pro": ("other", 2),
        "Quolvex": ("organisation", 2),
    }


def test_a_surname_that_two_share_is_the_one_of_the_title() -> None:
    of = make.document("Ann Moss left. Her cousin Bo Moss stayed. Moss was late.", "Moss slept.")
    of = replace(of, metadata=replace(of.metadata, title=Stated("Why Ann Moss left", "line 1")))
    assert {actor.name: len(actor.mentions) for actor in actors.find(of)} == {"Ann Moss": 3, "Bo Moss": 1}


def test_a_list_of_references_and_a_line_in_title_case_name_nobody() -> None:
    text = "Dahl AB, Quolda C. Cold air. J Cold Med 2005;19(3):123-130."
    assert _counts(text, "Ten Ways to Meet Bo Quolda in Norland Bay", "Nobody met Ann Lee.") == {"Ann Lee": 1}


def test_companies_in_an_enumeration() -> None:
    found = _found("Many firms such as Huawei, Quolvex and Dranmor sell cameras.")
    assert found["Quolvex"].kind == found["Dranmor"].kind == "company"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Talks at the Ministry of Rural Affairs failed.", "Ministry of Rural Affairs", "organisation"),
        ("The deal with Quolvex Inc was signed.", "Quolvex Inc", "company"),
        ("They signed the Treaty of Visby then.", "Treaty of Visby", "programme"),
        ("A storm hit Lake Tolvana again.", "Lake Tolvana", "place"),
        ("It was said by Maria Petrova there.", "Maria Petrova", "person"),
        ("They left, said Stacie Temple of the council.", "Stacie Temple", "person"),
        ("It was all Ms. Temple knew.", "Temple", "person"),
        ("The mayor of Tolvana wept.", "Tolvana", "place"),
        ("We went with Quolda Brennik to sea.", "Quolda Brennik", "other"),
        ("We went with Quolda Brennik to sea. There Brennik wept.", "Quolda Brennik", "person"),
        ("We sold it to the Quolda Brennik then.", "Quolda Brennik", "other"),
        ("It was what Quolda said then.", "Quolda", "other"),
        ("It was what Quolda said. We think Quolda wrote it.", "Quolda", "person"),
        ("It was sold in the Google Play shop, in Google Play.", "Google Play", "other"),
        ("They met in the Future of Tolva Institute there.", "Future of Tolva Institute", "organisation"),
        (
            "She leads the Joint Council for the Welfare of Geese.",
            "Joint Council for the Welfare of Geese",
            "organisation",
        ),
        ("They met on Lake Tolvana Road then.", "Lake Tolvana Road", "place"),
        ("He saw Quolda who lives there. Then Quolda left.", "Quolda", "person"),
    ],
)
def test_kinds(text: str, name: str, kind: str) -> None:
    assert _found(text)[name].kind == kind


def test_a_heading_in_title_case_names_nobody_new() -> None:
    assert _counts("# Growing Economic Clout", "Trade grew.") == {}
    assert _counts("# Norway Turns East", "Norway turned.") == {"Norway": 2}


def test_a_longer_name_takes_a_short_one_only_when_it_comes_first() -> None:
    found = _counts("We saw Tolvana. We love Tolvana now. A visit to the Utu Tolvana was short.")
    assert found == {"Tolvana": 2, "Utu Tolvana": 1}
    assert _counts("We met Ann B. Lee. Later Ann Lee left, and Lee slept.") == {"Ann B. Lee": 3}


def test_the_first_half_of_other_words_is_no_alias() -> None:
    assert _found("The Russo-Turkish war and Russian ships.")["Russia"].aliases == ("Russian",)


def test_who_wrote_the_document_is_not_in_it() -> None:
    document = make.document("Ann Lee is an economist.", "Peru grew.")
    stated = replace(document, metadata=replace(document.metadata, author=Stated("Ann Lee", "line 1")))
    assert [actor.name for actor in actors.find(stated)] == ["Peru"]


def test_georgia_is_the_country_unless_the_text_is_about_the_region() -> None:
    assert "Georgia" in _found("Georgia and Armenia signed.")
    assert "Georgia (US state)" in _found("Voters in Atlanta and the rest of Georgia waited.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The state of Washington sued. Then Washington won in Seattle.",
            {"Washington (US state)", "Seattle"},
        ),
        ("The White House spoke. Then Washington paid.", {"United States"}),
        ("Fires in the Amazon rainforest rage.", {"Amazon (region)"}),
        ("They left Amazon, the e-commerce firm, for the rainforest.", {"Amazon"}),
    ],
)
def test_who_is_meant_by_a_name_that_several_have(text: str, expected: set[str]) -> None:
    assert set(_found(text)) == expected


def test_a_capital_that_only_tells_where_is_a_place() -> None:
    assert _found("The fair was held in Vienna.")["Vienna"].kind == "place"
    assert "Austria" in _found("Vienna rejected the plan.")


def test_known_actors_win_and_ignored_ones_hide_what_is_inside() -> None:
    known = (
        KnownActor("Norway Cup", "organisation", (), True),
        KnownActor("Blue Team", "company", ("blues",)),
    )
    found = _found("The Norway Cup began. The blues won.", known=known)
    assert set(found) == {"Blue Team"}
    assert found["Blue Team"].kind == "company"


def test_the_actor_of_the_title_comes_first() -> None:
    document = make.document("Peru and Peru and Peru grew.", "Chile fell.", title="Chile falls")
    assert actors.find(document)[0].name == "Chile"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Президент Владимир Путин прибыл в Китай.", {"Владимир Путин", "China"}),
        ("zh", "中国与俄罗斯签署协议。", {"China", "Russia"}),
        ("ar", "قالت روسيا إن الصين وافقت.", {"Russia", "China"}),
        ("fr", "Le gouvernement chinois et la Russie ont signé.", {"China", "Russia"}),
    ],
)
def test_other_languages(language: str, text: str, expected: set[str]) -> None:
    assert set(_found(text, language=language)) == expected


@pytest.mark.parametrize("unit", ["China ", "President ", "Ab, ", "Bank of ", "Ann Lee said ", "A. B. C. "])
def test_a_long_line_stays_fast(unit: str) -> None:
    document = make.document(unit * (100_000 // len(unit)))
    started = time.process_time()
    actors.find(document)
    assert time.process_time() - started < 3


@settings(deadline=None)
@given(st.lists(st.text(max_size=80), min_size=1, max_size=4))
def test_every_mention_is_verbatim_and_none_overlaps(paragraphs: list[str]) -> None:
    document = make.document(*paragraphs)
    found = [evidence for actor in actors.find(document) for evidence in actor.mentions]
    assert all(document.passages[part.passage].text[part.start : part.end] == part.quote for part in found)
    places = sorted((part.passage, part.start, part.end) for part in found)
    assert all(a[0] < b[0] or a[2] <= b[1] for a, b in pairwise(places))
