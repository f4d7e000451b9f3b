"""The traps of real sources, each in a small text of its own."""

import pytest

from generator.model import Metadata, Stated
from tests.readers.sources import LAST, MORE, PROSE, document, dropped, kinds, texts


def value(fact: Stated | None) -> str | None:
    return fact.value if fact else None


def test_a_kicker_states_the_kind_and_the_next_line_is_the_title() -> None:
    metadata = document(f"COMMENT / ANALYSIS\nThe ice year was no accident\n{PROSE}\n{MORE}").metadata
    assert (value(metadata.kind), value(metadata.title)) == (
        "COMMENT / ANALYSIS",
        "The ice year was no accident",
    )


def test_a_title_is_not_taken_for_a_kicker() -> None:
    metadata = document(f"Opinions differ on the ice year\n{PROSE}\n{MORE}").metadata
    assert (value(metadata.kind), value(metadata.title)) == (None, "Opinions differ on the ice year")


@pytest.mark.parametrize(
    ("line", "field", "expected"),
    [
        ("Published: May 3, 2024 9:15 AM", "published", "May 3, 2024 9:15 AM"),
        ("Published 3 May 2024", "published", "3 May 2024"),
        ("3 May 2024", "published", "3 May 2024"),
        ("Last updated: 4 May 2024", "published", "4 May 2024"),
        ("By Jane Doe", "author", "Jane Doe"),
        ("By Jane Doe and John Roe, Oslo", "author", "Jane Doe and John Roe, Oslo"),
        ("Author: Jane Doe", "author", "Jane Doe"),
        ("Source: Harbour Gazette", "publisher", "Harbour Gazette"),
        ("Par Jeanne Martin", "author", "Jeanne Martin"),
        ("Von Anna Schmidt", "author", "Anna Schmidt"),
        ("Veröffentlicht am: 3. Mai 2024", "published", "3. Mai 2024"),
        ("Fecha: 3 de mayo de 2024", "published", "3 de mayo de 2024"),
        ("Автор: Мария Петрова", "author", "Мария Петрова"),
        ("Дата публикации: 12 марта 2024 г.", "published", "12 марта 2024 г."),
        ("作者：李小明", "author", "李小明"),
        ("发布时间：2024年3月12日", "published", "2024年3月12日"),
        ("تاريخ النشر: 12 مارس 2024", "published", "12 مارس 2024"),
    ],
)
def test_labelled_lines_are_facts(line: str, field: str, expected: str) -> None:
    read_document = document(f"The ice year\n{line}\n\n{PROSE}\n{MORE}")
    fact = getattr(read_document.metadata, field)
    assert fact is not None
    assert fact.value == expected
    assert fact.found.startswith("line 2")
    assert texts(read_document, "paragraph") == [PROSE, MORE]


@pytest.mark.parametrize(
    "line",
    [
        "By the end of the winter the ice had gone, and so had half of the fleet that was moored there.",
        "Source: the ministry said in a letter that nobody had asked for more ice breakers that year.",
        "In 2024 the harbour froze again, and the pilots went home before the council could meet.",
        "Jane Doe walked along the quay on 3 May 2024 and counted the boats that were still afloat.",
    ],
)
def test_prose_is_no_labelled_line(line: str) -> None:
    metadata = document(f"The ice year\n{line}\n{PROSE}\n{MORE}").metadata
    assert (metadata.author, metadata.published, metadata.publisher) == (None, None, None)


def test_a_label_without_value_is_dropped_and_gives_nothing() -> None:
    read_document = document(f"The ice year\nLast updated:\n\n{PROSE}\n{MORE}")
    assert read_document.metadata.published is None
    assert dropped(read_document) == {"Last updated:": "label without a value"}


def test_an_editor_in_three_lines() -> None:
    text = f"The ice year\nEdited By\nJane Doe\nHarbour Reporter & Safety Analyst\n{PROSE}\nThe thaw\n{MORE}"
    read_document = document(text)
    assert read_document.metadata.editor == Stated("Jane Doe", "line 3")
    assert read_document.metadata.author is None
    assert dropped(read_document) == {
        "Edited By": "label of the editor",
        "Harbour Reporter & Safety Analyst": "job title of the editor",
    }
    assert texts(read_document, "heading") == ["The thaw"]


def test_credits_are_dropped_each_time() -> None:
    read_document = document(f"The ice year\nPhoto: J. Roe/HG\n{PROSE}\nPhoto: J. Roe/HG\n{MORE}")
    assert [line.reason for line in read_document.dropped] == ["credit of a picture"] * 2
    assert read_document.metadata.author is None


def test_a_promotion_in_the_midst_does_not_part_a_section() -> None:
    promotion = "Sail like a pilot\nWeekly charts for your boat, delivered to your door by people who sail."
    text = f"The ice year\nThe frost\n{PROSE}\n{promotion}\n\n\n{MORE}\n{promotion}\n\n{LAST}\n{promotion}\n"
    read_document = document(text)
    assert kinds(read_document) == [
        ("heading", "The frost"),
        ("paragraph", PROSE),
        ("paragraph", MORE),
        ("paragraph", LAST),
    ]
    assert {sentence.section for sentence in read_document.sentences} == {"The frost"}
    assert set(dropped(read_document).values()) == {"promotion, repeated 3 times"}


def test_headings_and_refrains_that_come_back_stay() -> None:
    refrain = "We shall not leave."
    parts = [f"Findings\n{prose}\n{refrain}" for prose in (PROSE, MORE, LAST)]
    read_document = document("The ice year in three towns\n" + "\n".join(parts))
    assert texts(read_document, "heading") == ["Findings"] * 3
    assert texts(read_document, "paragraph").count(refrain) == 3


def test_a_subtitle_stands_between_title_and_facts() -> None:
    text = (
        f"The ice year\nA town learns what winter costs\nPublished: 3 May 2024\n\n{PROSE}\nThe thaw\n{MORE}"
    )
    assert value(document(text).metadata.subtitle) == "A town learns what winter costs"


def test_a_first_heading_is_no_subtitle() -> None:
    read_document = document(f"The ice year\nIntroduction\n{PROSE}\nThe thaw\n{MORE}")
    assert read_document.metadata.subtitle is None
    assert texts(read_document, "heading") == ["Introduction", "The thaw"]


def test_a_pull_quote_is_dropped() -> None:
    pulled = "Fuel reserves lasted just nine days, four days less than the plan had assumed."
    read_document = document(f"The ice year\n{PROSE}\n{MORE}\n{pulled}\n{LAST}")
    assert dropped(read_document) == {pulled: "repeats line 3"}


@pytest.mark.parametrize(
    "other",
    [
        "Fuel reserves lasted twelve days in the next town, where the plan was made by the fishermen.",
        "Fuel reserves lasted 9 days, and 14 days less than the plan assumed for the hospital.",
    ],
)
def test_a_paragraph_that_says_more_stays(other: str) -> None:
    assert other in texts(document(f"The ice year\n{PROSE}\n{MORE}\n{other}\n{LAST}"), "paragraph")


def test_title_twice_standfirst_sharing_line_kicker_and_banner() -> None:
    standfirst = "The harbour froze for the first time in forty years, and the pilots could not leave."
    banner = "BANNER: The quay drawn after a map (1375) by A. Painter, held in the town library of Oslo"
    head = f"The ice year\u00a0\n\n{standfirst}\n\nThe ice year\n\nShare this story\nTHE VIEW\n\n{banner}"
    text = f"{head}\n\n{PROSE}\n\n{MORE}"
    read_document = document(text)
    assert value(read_document.metadata.standfirst) == standfirst
    assert texts(read_document, "paragraph") == [PROSE, MORE]
    assert texts(read_document, "heading") == []
    assert dropped(read_document) == {
        "The ice year": "repeats the title",
        "Share this story": "sharing line",
        "THE VIEW": "section kicker",
        banner: "caption of a picture",
    }


def test_headings_in_capitals_stay() -> None:
    read_document = document(f"The ice year\nTHE FROST\n{PROSE}\nTHE THAW\n{MORE}")
    assert texts(read_document, "heading") == ["THE FROST", "THE THAW"]


@pytest.mark.parametrize(
    "note",
    [
        "The author is a lecturer at the School of Navigation. letters@example.org",
        "Jane Doe is a fellow at the Institute of Cold Ports.",
        "letters@example.org",
        "L'auteur est chercheur en économie des ports.",
        "Автор — научный сотрудник института портов.",
    ],
)
def test_notes_about_the_author_are_dropped(note: str) -> None:
    read_document = document(f"The ice year\n{PROSE}\n{MORE}\n{LAST}\n{note}")
    assert list(dropped(read_document)) == [note]
    assert read_document.metadata.author is None


def test_a_last_sentence_about_somebody_in_the_text_stays() -> None:
    about = "Jane Doe is a fellow at the institute and will not come back."
    text = (
        f"The ice year\n{PROSE}\nJane Doe saw it coming, she told the council in March of that year.\n{about}"
    )
    assert about in texts(document(text), "paragraph")


def test_headings_without_markup() -> None:
    frost = f"Will the harbour freeze again?\n{PROSE}\nWhat the town can still do\n{MORE}"
    text = f"{frost}\nWho pays for it?\n{LAST}"
    read_document = document(text)
    assert value(read_document.metadata.title) == "Will the harbour freeze again?"
    assert texts(read_document, "heading") == ["What the town can still do", "Who pays for it?"]


def test_rows_of_a_table_are_rows() -> None:
    rows = ["Port | Days | Tugs", "Oslo | 12 | 2"]
    assert texts(document("\n".join(["The ice year", PROSE, *rows, MORE])), "table-row") == rows


def test_a_fact_stated_twice_counts_once() -> None:
    read_document = document(f"The ice year\nBy Jane Doe\nAuthor: John Roe\n\n{PROSE}")
    assert value(read_document.metadata.author) == "Jane Doe"
    assert dropped(read_document) == {"John Roe": "the author is stated above"}


def test_numbered_captions_are_captions() -> None:
    assert texts(document(f"The ice year\n{PROSE}\nFigure 2: Days of ice by year\n{MORE}"), "caption")


def test_what_the_analyst_says_wins() -> None:
    given = Metadata(title=Stated("Ice", "sidecar"), author=Stated("John Roe", "sidecar"))
    text = f"The ice year\nBy Jane Doe\n{PROSE}\nFrom our partners!\n{MORE}"
    read_document = document(text, given=given, ignore=("from our PARTNERS",))
    assert (value(read_document.metadata.title), value(read_document.metadata.author)) == ("Ice", "John Roe")
    assert dropped(read_document) == {
        "The ice year": "the title is stated in the sidecar",
        "Jane Doe": "the author is stated in the sidecar",
        "From our partners!": "named as boilerplate by the analyst",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Milk\nEggs\nBread\nReport\nShare of butter\nTop\n",
        "- Milk\n- Eggs\n- Milk\n- Milk\n",
        "1\n2\n3\n2\n2\n2024\n",
        "Port | Days\nOslo | 12\nBergen | 3\n",
        "It froze.",
        "Why did it freeze?",
        "Ice and snow and wind\nIce and snow and wind\nIce and snow and wind\nAnd then the thaw\n",
        f"{PROSE}\n",
        "“Will it freeze?” she asked.\n“No.”\n“Are you sure?”\n“No.”\n“Then come in.”\n“No.”\n",
        "Politics\n" + PROSE + "\nBusiness\n" + MORE + "\nHome\n" + LAST,
    ],
)
def test_when_unsure_the_text_stays(text: str) -> None:
    read_document = document(text)
    kept = [passage.text for passage in read_document.passages]
    title = value(read_document.metadata.title)
    lines = [line.removeprefix("- ") for line in text.strip().split("\n")]
    assert [*([title] if title else []), *kept] == lines
    assert not read_document.dropped
