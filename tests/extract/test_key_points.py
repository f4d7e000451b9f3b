"""The choice of the sentences a brief shows."""

import time
from dataclasses import replace

import pytest

from generator.extract import key_points
from generator.model import Document, Metadata, Passage, PassageKind, Sentence, Stated
from generator.text.normalise import normalise
from generator.text.ranking import repeats
from generator.text.sentences import split
from generator.text.words import count, terms

OPINION = """
For a century the Danube towns lived from the ferry. Ferries carried workers, wheat and gossip
across the river.

Vidin and Calafat share a bridge that cost 226 million euros. The bridge carries fewer lorries than
the ministry promised in 2013. This has disappointed many.

Bulgaria charges 37 euros for every lorry that crosses the Vidin bridge. Romania spends most of the
toll on motorways near Bucharest. What does Calafat get? Almost nothing.

Local mayors have asked for a share of the toll since 2015. The two governments refused in March
2019. They gave no reason.

The key question for the Danube is not how many bridges stand, but who decides over their tolls.
Hence the towns must receive a fixed share of the toll before the next bridge is built. Subscribe to
our newsletter for more.
"""

NEWS = """
Three miners died on Monday when a shaft collapsed near Rustenburg, the mine's owner said. Rescue
teams reached the shaft at noon on Tuesday.

Sibanye Platinum closed four more shafts in the area, its spokesman Thabo Nkosi said. "We will not
reopen before every wall is checked," he told reporters. The company employs 8,000 people at
Rustenburg.

Union leader Grace Dlamini said the shaft had been reported as unsafe in January. Inspectors visited
the mine twice this year, according to the labour ministry.
"""


def document(
    text: str, title: str = "", language: str = "en", kinds: dict[int, PassageKind] | None = None
) -> Document:
    passages: list[Passage] = []
    sentences: list[Sentence] = []
    start = 0
    for index, block in enumerate(text.split("\n\n")):
        kind = (kinds or {}).get(index, "paragraph")
        passages.append(Passage(kind, block, start, 1))
        sentences += [Sentence(index, a, b, block[a:b], "") for a, b in split(block, language)]
        start += len(block) + 2
    metadata = Metadata(title=Stated(title, "line 1") if title else None)
    parts = tuple(passages), tuple(sentences)
    return Document("a.txt", "text", "", text, language, metadata, *parts, words=count(text))


def shown(chosen: key_points.Chosen) -> list[str]:
    bottom = (chosen.bottom_line,) if chosen.bottom_line else ()
    return [point.evidence.quote for point in (*bottom, *chosen.key_points, *chosen.so_what)]


@pytest.mark.parametrize("text", [OPINION, NEWS])
def test_everything_shown_is_verbatim_once_and_fits(text: str) -> None:
    source = document(text)
    chosen = key_points.find(source)
    quotes = shown(chosen)
    assert len(set(quotes)) == len(quotes)
    assert sum(count(quote) for quote in quotes) <= key_points.SCREEN_WORDS
    for point in (*chosen.key_points, *chosen.so_what):
        evidence = point.evidence
        assert source.passages[evidence.passage].text[evidence.start : evidence.end] == evidence.quote
        assert point.why


def test_an_opinion_is_told_by_its_thesis_and_its_demand() -> None:
    chosen = key_points.find(document(OPINION, "Who owns the Danube bridges?"))
    assert chosen.bottom_line
    assert chosen.bottom_line.evidence.quote.startswith("The key question for the Danube")
    assert [point.evidence.quote.split()[0] for point in chosen.so_what] == ["Hence"]


def test_news_is_told_by_its_lead() -> None:
    chosen = key_points.find(document(NEWS, "Three die in mine collapse"))
    assert chosen.bottom_line
    assert chosen.bottom_line.evidence.quote.startswith("Three miners died")
    assert chosen.so_what == ()


def test_what_cannot_stand_alone_never_shows() -> None:
    chosen = [key_points.find(document(text)) for text in (OPINION, NEWS)]
    text = " ".join(quote for one in chosen for quote in shown(one))
    for never in ("This has", "They gave", "What does", "Almost nothing", "Subscribe", "he told"):
        assert never not in text


def test_points_stand_in_source_order() -> None:
    places = [point.evidence.passage for point in key_points.find(document(OPINION)).key_points]
    assert places == sorted(places)


def test_the_same_news_told_again_shows_once() -> None:
    again = "\n\n".join(
        f"In {place}, the agency announced its new satellite network for farmers in Kenya on {day}."
        for place, day in (("Nairobi", "Monday"), ("Mombasa", "Tuesday"), ("Kisumu", "Friday"))
    )
    source = document(again + "\n\nKenyan farmers lost a fifth of their maize to drought in 2022.")
    quotes = shown(key_points.find(source))
    bags = [dict.fromkeys(terms(quote), 1.0) for quote in quotes]
    assert not any(repeats(a, b) for place, a in enumerate(bags) for b in bags[:place])


def test_a_pin_shows_and_a_drop_does_not() -> None:
    pin, drop = (
        "they gave NO reason",
        "Bulgaria charges 37 euros for every lorry that crosses the Vidin bridge.",
    )
    quotes = shown(key_points.find(document(OPINION), pins=(pin,), drops=(drop,)))
    assert any(normalise(pin) in normalise(quote) for quote in quotes)
    assert drop not in quotes


def test_a_pin_that_is_not_there_changes_nothing() -> None:
    source = document(OPINION)
    assert key_points.find(source, pins=("The moon is made of cheese.", "")) == key_points.find(source)


def test_captions_and_headings_are_no_key_points() -> None:
    source = document(
        "The dam at Inga has failed twice since 2001.\n\nA view of the dam at Inga is shown.",
        kinds={1: "caption"},
    )
    assert shown(key_points.find(source)) == ["The dam at Inga has failed twice since 2001."]


@pytest.mark.parametrize("text", ["", "Yes.", "- apples\n- pears\n- plums", "What? Why? When?", "…\n\n…"])
def test_texts_without_a_claim_show_nothing(text: str) -> None:
    assert shown(key_points.find(document(text))) == []


def test_one_sentence_is_the_bottom_line() -> None:
    chosen = key_points.find(document("Ghana will ban the export of raw bauxite from 2026."))
    assert chosen.bottom_line
    assert chosen.key_points == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "ru",
            "Центральный банк России повысил ключевую ставку до 16 процентов. "
            "Экспорт нефти сократился на пять процентов за год. "
            "Правительство планирует построить новый порт на Балтике. Экономисты ожидают "
            "замедления роста в следующем году.",
        ),
        (
            "zh",
            "中国央行在三月份将基准利率下调了零点二五个百分点。出口企业希望政府降低税收负担。上海港的集装箱"
            "吞吐量去年增长了百分之五。专家认为明年经济增长将会放缓。",
        ),
        (
            "fr",
            "La Banque de France prévoit une croissance de 1,1 % en 2025. Le port du Havre a perdu un "
            "dixième de son trafic depuis deux ans. Le gouvernement veut réduire les taxes portuaires "
            "avant l'été. Les syndicats refusent toute suppression d'emplois.",
        ),
        (
            "ar",
            "رفع البنك المركزي المصري سعر الفائدة إلى عشرين في المئة. "
            "تراجعت صادرات القطن خلال العام الماضي بشكل كبير. "
            "تخطط الحكومة لبناء ميناء جديد على البحر الأحمر. يتوقع الخبراء تباطؤ النمو في العام المقبل.",
        ),
    ],
)
def test_other_languages_have_key_points(language: str, text: str) -> None:
    chosen = key_points.find(document(text, language=language))
    assert chosen.bottom_line
    assert chosen.key_points


def test_five_thousand_sentences_take_seconds() -> None:
    text = "\n\n".join(
        f"Port {n} moved {n * 7} containers in {1900 + n % 120}. Town {n} lost {n} jobs." for n in range(2500)
    )
    source = document(text)
    begun = time.process_time()
    chosen = key_points.find(source)
    assert time.process_time() - begun < 8
    assert len(chosen.key_points) <= 9


def test_every_sentence_is_judged_with_its_reason() -> None:
    source = document(OPINION, "Who owns the Danube bridges?")
    judged = key_points.judge(source, drops=("Bulgaria charges 37 euros",))
    assert [item.evidence.quote for item in judged] == [sentence.text for sentence in source.sentences]
    assert all(item.reason for item in judged if item.status == "not chosen")
    reasons = {item.evidence.quote.split()[0]: item.reason for item in judged}
    assert reasons["This"] == "too short"
    assert reasons["Bulgaria"] == "dropped by the analyst"
    assert all(abs(sum(part.share for part in item.why) - item.score) < 1e-3 for item in judged)


def test_find_shows_what_judge_says() -> None:
    source = document(NEWS)
    judged = key_points.judge(source)
    assert sorted(shown(key_points.find(source))) == sorted(
        item.evidence.quote for item in judged if item.status != "not chosen"
    )


def test_a_repeat_is_called_one() -> None:
    again = (
        "Ghana will ban the export of raw bauxite from 2026, because the country's refineries stand idle and "
        "its largest mines supply China. Togo exports cotton to Spain. "
        "The government in Accra said that Ghana will ban the export of raw bauxite from 2026 on, because "
        "the country's refineries stand idle. Benin sells cashew nuts to India. Mali digs for gold."
    )
    judged = key_points.judge(document(again))
    assert any(item.reason.startswith("repeats “Ghana will ban") for item in judged)


def test_the_kind_the_document_states_decides_where_the_thesis_stands() -> None:
    text = (
        "The northern line will cost 3 billion euros, twice the price told in 2019.\n\n"
        "Families pay a third of the bill, the ministry said on Monday. Industry pays nothing, it "
        "said.\n\nUltimately, a fair grid is one that industry and families pay for together."
    )
    source = document(text, "Share the cost of the northern line")
    opinion = replace(source, metadata=replace(source.metadata, kind=Stated("OPINION", "line 1")))
    report = replace(source, metadata=replace(source.metadata, kind=Stated("News", "line 1")))
    starts = [key_points.find(one).bottom_line for one in (opinion, report)]
    assert [line.evidence.quote.split()[0] if line else "" for line in starts] == ["Ultimately,", "The"]


TALE = (
    "A dog ran by. I looked up and smiled at my friend. We sat down on a bench and ate. My hands were cold. "
    "I felt a bit odd. Rain fell. I saw that my friend slept. You know how I am. We got up and left. "
    "I went to bed. My friend sang. I never saw my friend again, sadly."
)


def test_a_text_without_a_likely_sentence_shows_nothing() -> None:
    assert shown(key_points.find(document(TALE))) == []


def test_an_unlikely_sentence_is_left_out_with_its_reason() -> None:
    reasons = {item.evidence.quote: item.reason for item in key_points.judge(document(TALE))}
    assert reasons["I looked up and smiled at my friend."] == "first person"


def test_the_midst_of_a_quotation_does_not_show() -> None:
    text = "“The ferry is old. Vidin must buy a new ferry for its workers. We wait,” Ana Berg said."
    reasons = [judged.reason for judged in key_points.judge(document(text))]
    assert reasons[1] == "part of a longer quotation"
