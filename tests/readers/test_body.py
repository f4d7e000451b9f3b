"""Whole web pages: the article is found, the page around it is dropped with a reason."""

from tests.readers.sources import LAST, MORE, PROSE, document, texts

BEFORE = "Skip to content\nHome\nNews\nSport\nSearch\nLog in\nHarbour Gazette\n"
AFTER = """\
Share this article
Related articles
Ten harbours you must see
How to moor a tug
3 comments
olga92
4 May 2024 at 10:15
I was there on that day and it was even colder than you say, believe me.
jack
4 May 2024 at 11:20
You always say that, and yet nobody ever believed you in all those years.
Privacy policy
Terms of use
© 2024 Harbour Gazette
We use cookies to improve your experience and to show you advertising that you may like.
"""
TITLE = "The ice year was no accident"
PAGE = f"{BEFORE}{TITLE}\n{PROSE}\nThe frost\n{MORE}\nAdvertisement\n{LAST}\n{PROSE[:94]}\n{AFTER}"


def test_only_the_article_is_left() -> None:
    read_document = document(PAGE)
    assert texts(read_document, "paragraph")[:3] == [PROSE, MORE, LAST]
    assert texts(read_document, "heading") == ["The frost"]
    assert read_document.metadata.title is not None
    assert read_document.metadata.title.value == TITLE


def test_what_stands_around_it_is_dropped_with_its_side() -> None:
    reasons = {line.text: line.reason for line in document(PAGE).dropped}
    assert reasons["Skip to content"] == "page furniture before the article"
    assert reasons["How to moor a tug"] == "page furniture after the article"
    assert reasons["Advertisement"] == "advertisement"


def test_labelled_facts_above_the_article_are_read() -> None:
    metadata = document(PAGE.replace(TITLE, f"{TITLE}\nBy Jane Doe\nPublished: 3 May 2024")).metadata
    assert [fact.value for fact in (metadata.title, metadata.author, metadata.published) if fact] == [
        TITLE,
        "Jane Doe",
        "3 May 2024",
    ]


def test_a_text_with_a_list_at_its_end_is_no_page() -> None:
    items = "\n".join(f"Port number {number}" for number in range(30))
    read_document = document(f"{TITLE}\n{PROSE}\nThe ports\n{items}")
    assert len(read_document.passages) == 32
    assert not read_document.dropped


def test_comments_under_a_short_post_are_cut() -> None:
    head = "{} on September 1{}, 2018 at 4:47 pm said:"
    comments = "\n".join(
        f"{head.format(name, number)}\n{MORE}" for number, name in enumerate(("Olga", "Jack P"))
    )
    read_document = document(f"{BEFORE}{TITLE}\n{PROSE}\n{comments}\n{LAST}\n{AFTER}")
    assert not any(MORE in text for text in texts(read_document, "paragraph"))


def test_a_greeting_and_a_button_are_no_title() -> None:
    metadata = document(f"Welcome to the Harbour Gazette\nLearn More\n{TITLE}\n{PROSE}\n{MORE}").metadata
    assert metadata.title is not None
    assert metadata.title.value == TITLE
