"""Dates of a document: past or still to come, and where they stand."""

import pytest

from generator.extract.dates import find
from generator.model import Document, Metadata, Passage, Sentence, Stated
from generator.text import sentences


def document(text: str, language: str = "en", published: str = "") -> Document:
    spans = sentences.split(text, language)
    return Document(
        path="a.txt",
        format="text",
        sha256="",
        text=text,
        language=language,
        metadata=Metadata(published=Stated(published, "line 1") if published else None),
        passages=(Passage("paragraph", text, 0, 1),),
        sentences=tuple(Sentence(0, start, end, text[start:end], "") for start, end in spans),
    )


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("en", "The treaty was signed in 1858.", "happened"),
        ("en", "Launched in 2023, the rules aim to settle the question.", "happened"),
        ("en", "By 1995 it had grown.", "happened"),
        ("en", "Output is projected to double by 2030.", "projected"),
        ("en", "The 2030 goal remains intact.", "projected"),
        ("en", "In 2031, the plant will open.", "projected"),
        ("ru", "К 2030 году экспорт вырастет.", "projected"),
        ("zh", "到2030年，中国将投资。", "projected"),
    ],
)
def test_status(language: str, text: str, status: str) -> None:
    (mention,) = find(document(text, language))
    assert mention.status == status


def test_stated_date_of_publication_decides() -> None:
    found = find(document("The summit of May 2026 follows that of May 2024.", published="10 June 2025"))
    assert [mention.status for mention in found] == ["projected", "happened"]


def test_a_date_without_year_needs_the_stated_date() -> None:
    text = "They met on March 3."
    assert find(document(text)) == ()
    (mention,) = find(document(text, published="2025-04-01"))
    assert (mention.first, mention.precision) == ("2025-03-03", "day")


@pytest.mark.parametrize(
    ("text", "first", "status"),
    [
        ("The plan will be told to staff on Friday, Berg said.", "2025-11-21", "projected"),
        ("Berg told staff on Friday.", "2025-11-14", "happened"),
        ("The ferry is set to sail in late January.", "2026-01-01", "projected"),
        ("The ferry in October showed what Berg plans.", "2025-10-01", "happened"),
        ("He was asked about the night of March 10.", "2025-03-10", "happened"),
        ("The vote is scheduled for Feb. 14.", "2026-02-14", "projected"),
        ("Hours before his two-goal match Tuesday, Berg slept.", "2025-11-18", "happened"),
    ],
)
def test_a_date_without_year_lies_where_the_sentence_points(text: str, first: str, status: str) -> None:
    (mention,) = find(document(text, published="18 November 2025"))
    assert (mention.first, mention.status) == (first, status)


def test_a_sale_or_feast_is_no_weekday() -> None:
    assert find(document("Shops wait for Black Friday and Cyber Monday.", published="18 November 2025")) == ()


@pytest.mark.parametrize(
    "text",
    [
        "PUBLISHED:  10:48, Tue, Nov 18, 2025",
        "(Published Monday, Nov. 18, 2025)",
        "Published 7:07 PM EST Nov 18, 2025",
    ],
)
def test_a_clock_time_or_weekday_may_stand_behind_the_label(text: str) -> None:
    assert [mention.status for mention in find(document(text))] == ["published"]


def test_evidence_points_into_its_passage() -> None:
    text = "The law of 12 May 2020 fell. “Built in Norway 2025” is a name."
    (mention,) = find(document(text))
    assert mention.text == "12 May 2020"
    assert (
        text[mention.evidence.start : mention.evidence.end]
        == mention.evidence.quote
        == "The law of 12 May 2020 fell."
    )


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("The goal under the 2015 agreement is to cut waste.", ["happened"]),
        ("A 2013 editorial expects that prices will fall.", ["happened"]),
        ("A plan of 2012 expected growth by 2015. The port was closed in 2019.", ["happened"] * 3),
        ("Emissions will fall by 2030. They reach zero in 2050.", ["projected", "projected"]),
        ("The fund was launched in 2019 and runs until 2031.", ["happened", "projected"]),
        ("The 2028 budget will grow.", ["projected"]),
    ],
)
def test_a_document_is_written_at_one_time(text: str, statuses: list[str]) -> None:
    assert [mention.status for mention in find(document(text))] == statuses


def test_a_date_behind_its_label_is_the_documents_own() -> None:
    (mention,) = find(document("Updated: March 28, 2022, by the desk in Oslo"))
    assert mention.status == "published"
    (mention,) = find(document("Updated in 2014, the list has ten names."))
    assert mention.status == "happened"


@pytest.mark.parametrize(
    "text",
    [
        "2013;31:5339-48.",
        "Lipids and sleep. 2014;25:729.",
        "October 2012.",
        "July 25, 2019 | 11:15 PM",
        "Holm sees none (Holm 2006), others do (Berg et al., 1994, p. 6).",
    ],
)
def test_references_and_labels_are_left_out(text: str) -> None:
    assert find(document(text)) == ()


def test_one_year_in_brackets_is_no_way_to_cite() -> None:
    assert len(find(document("The treaty (Geneva 1954) ended the war."))) == 1


def test_a_date_named_twice_in_a_clause_stands_once() -> None:
    assert len(find(document("In 2016 it grew, and by the end of all that was 2016 over."))) == 1
    assert len(find(document("The 1858 and 1860 treaties were signed."))) == 2
