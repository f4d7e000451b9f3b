from generator.readers.block import Block
from generator.readers.page_head import read_page_head

BODY = (
    "The northern power line of Norland will cost three billion more than parliament was told in spring.",
    "Consumers and industry must share the cost of the line, the regulator of the grid said on Monday.",
)


def blocks(*lines: str) -> list[Block]:
    return [Block(text, number * 200, number + 1) for number, text in enumerate(lines)]


def title(*above: str) -> str | None:
    facts = read_page_head(blocks(*above), blocks(*BODY)).facts
    return next((fact.value for fact in facts if fact.field == "title"), None)


def test_the_title_is_the_line_that_the_article_takes_up() -> None:
    above = (
        "Jump to navigation",
        "Northern power line to cost Norland three billion more",
        "Sign up to newsletters",
    )
    assert title(*above, "Share this on social media now") == above[1]


def test_dates_bylines_and_credits_are_no_titles() -> None:
    above = (
        "Parliament told of cost of northern power line",
        "By Anna Berg",
        "Published: 4 March 2024",
        "Photo: J. Holm",
    )
    assert title(*above) == above[0]


def test_where_no_line_is_taken_up_no_title_is_stated() -> None:
    assert title("Subscribe to our newsletter today", "Best gift ideas for the holidays") is None


def facts(above: tuple[str, ...], article: tuple[str, ...] = BODY) -> dict[str, str]:
    stated: dict[str, str] = {}
    for fact in read_page_head(blocks(*above), blocks(*article)).facts:
        stated.setdefault(fact.field, fact.value)
    return stated


TITLE = "Northern power line to cost Norland three billion more"


def test_a_credit_below_a_line_speaks_for_it() -> None:
    teaser = "Who pays for the power line of Norland in the north"
    above = (teaser, TITLE, "By Anna Keller | Harbour Gazette", "4 March 2024, 9:15", teaser)
    assert facts(above) == {"title": TITLE, "author": "Anna Keller", "published": "4 March 2024"}


def test_the_line_below_a_title_is_its_subtitle() -> None:
    subtitle = "Consumers and industry must share the cost, the regulator says"
    assert title(TITLE, subtitle, "4 March 2024") == TITLE


def test_a_title_may_end_like_a_sentence_above_a_credit() -> None:
    stopped = "The power line will cost billions. Norland must pay."
    assert title("Norland", stopped, "By Anna Keller") == stopped
    assert title("Norland", stopped, "Share") is None


def test_title_and_credit_may_stand_in_what_was_cut_out_as_the_article() -> None:
    standfirst = "Consumers and industry must share the cost of the line, the regulator says."
    article = (standfirst, "By Anna Keller", "4 March 2024", *BODY)
    assert facts((TITLE,), article) == {"title": TITLE, "author": "Anna Keller", "published": "4 March 2024"}


def test_what_is_said_to_be_updated_is_no_date_of_publication() -> None:
    assert facts((TITLE, "Updated on: May 3, 2024 / 10:07 AM / Harbour News")) == {
        "title": TITLE,
        "updated": "May 3, 2024",
    }


def test_a_name_is_an_author_only_beside_the_title_or_a_date() -> None:
    assert facts((TITLE, "By", "Tilda Grauk", "Share"))["author"] == "Tilda Grauk"
    assert facts((TITLE, "Share", "Anna Keller", "Email"))["author"] == "Anna Keller"
    assert "author" not in facts((TITLE, "The ice of Norland", "Anna Keller", "The fleet of Norland"))


def test_without_a_title_only_labels_state_facts() -> None:
    above = ("By Anna Keller", "4 March 2024", "Published: 5 March 2024")
    assert facts(above) == {"published": "5 March 2024"}
