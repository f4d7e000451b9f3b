"""Ranking and choice of sentences."""

import time

from hypothesis import given
from hypothesis import strategies as st

from generator.text import ranking

ARTICLE = [
    "The port of Lagos lost half of its container traffic in 2023.",
    "It rained on Tuesday.",
    "Container traffic moved from Lagos to the port of Lome, which charges less.",
    "Some people like boats.",
    "Lagos must cut its port fees, or container traffic will not return.",
]


def test_central_sentences_rank_above_asides() -> None:
    order = ranking.best(ranking.rank(ARTICLE, "Why Lagos lost its container traffic"), 3)
    assert set(order) == {0, 2, 4}


def test_every_reason_adds_to_the_score() -> None:
    for item in ranking.rank(ARTICLE):
        assert abs(sum(reason.share for reason in item.why) - item.score) < 1e-3


def test_the_choice_is_the_same_every_time() -> None:
    assert ranking.rank(ARTICLE, "Lagos") == ranking.rank(ARTICLE, "Lagos")


def test_repeats_are_recognised() -> None:
    first, second, third = (
        item.terms
        for item in ranking.rank(
            [ARTICLE[0], "In 2023 the port of Lagos lost container traffic.", ARTICLE[1]]
        )
    )
    assert ranking.repeats(first, second)
    assert not ranking.repeats(first, third)


def test_a_report_is_told_from_an_argument() -> None:
    report = [
        "The mayor said on Monday that taxes rise.",
        "Police told reporters on Friday that two men fled.",
    ]
    argument = [
        "Taxes must rise, but not for the poor.",
        "The question is therefore whether growth should wait.",
    ]
    assert ranking.news_likeness(report) == 1.0
    assert ranking.news_likeness(argument) == 0.0


def test_nothing_gives_nothing() -> None:
    assert ranking.rank([]) == []
    assert ranking.best([], 5) == []
    assert ranking.news_likeness([]) == 0.5


@given(st.lists(st.text(), max_size=8), st.text())
def test_any_sentences_are_ranked(sentences: list[str], title: str) -> None:
    ranked = ranking.rank(sentences, title)
    assert [item.index for item in ranked] == list(range(len(sentences)))
    assert sorted(ranking.best(ranked, len(sentences))) == list(range(len(sentences)))


def test_long_documents_take_linear_time() -> None:
    sentences = [f"Port number {n} moved {n * 7} containers to region {n % 50}." for n in range(5000)]
    begun = time.process_time()
    ranking.best(ranking.rank(sentences), 9)
    assert time.process_time() - begun < 5


def test_what_the_whole_text_does_is_told_apart() -> None:
    letter = ["We sailed to Lagos on our old ship.", "Our captain likes Lome.", "We pay the port fees."]
    alone = ["We sailed to Lagos on our old ship.", *["Lome lost half of its traffic in 2023."] * 9]

    def habit(sentences: list[str]) -> float:
        bags = [dict.fromkeys(sentence.split(), 1) for sentence in sentences]
        return ranking.measure(sentences, bags, "", None, "en")[0].get("speaks as we, as often here", 0.0)

    assert habit(letter) == 1.0
    assert 0.0 < habit(alone) < 0.5


def test_many_shared_words_repeat() -> None:
    first = dict.fromkeys("abcdefghijklmno", 1.0)
    assert ranking.repeats(first, dict.fromkeys("abcdepqrstuvwxy", 1.0))
    assert not ranking.repeats(first, dict.fromkeys("abcdpqrstuvwxyz", 1.0))
    assert not ranking.repeats(first, {})
