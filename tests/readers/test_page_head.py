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
