from collections.abc import Sequence

from generator.corpus import matrix
from generator.corpus.memory import Memory
from generator.model import Brief, Cell, Matrix, Pair, Theme
from tests import make

COSTS = Theme("Who pays?", ("cost*",), claims=("pay", "pays"), id="costs")


def compare(themes: Sequence[Theme], briefs: Sequence[Brief], pairs: Sequence[Pair] = ()) -> Matrix:
    return matrix.compare(themes, briefs, make.compared(briefs)[0], pairs, Memory())


def cell(*paragraphs: str, theme: Theme = COSTS) -> Cell:
    return compare([theme], [make.brief(make.document(*paragraphs))]).cells[0]


def test_every_theme_and_brief_has_a_cell() -> None:
    briefs = [make.brief(make.document("Nothing here."), slug) for slug in ("a", "b")]
    themes = [COSTS, Theme("Other", ("other",), id="other")]
    cells = compare(themes, briefs).cells
    assert [(c.theme, c.slug) for c in cells] == [
        ("costs", "a"),
        ("costs", "b"),
        ("other", "a"),
        ("other", "b"),
    ]


def test_a_claim_is_quoted_before_a_mention() -> None:
    found = cell("The costs of the grid rise.", "In the end consumers pay the costs.")
    assert found.state == "quoted"
    assert found.evidence is not None
    assert found.evidence.quote == "In the end consumers pay the costs."


def test_the_term_without_a_claim_is_a_mention() -> None:
    assert cell("The costs of the grid rise.").state == "mentioned"


def test_a_question_claims_nothing() -> None:
    assert cell("Who will have to pay the costs?").state == "mentioned"


def test_no_match_is_silence() -> None:
    assert cell("The weather was fine.") == Cell("note", "costs", "silent")


def test_a_document_without_sentences_was_not_read() -> None:
    assert cell("# Only a heading").state == "unread"


def test_the_analyst_can_say_that_a_question_does_not_apply() -> None:
    theme = Theme("Who pays?", ("cost*",), not_applicable=("note.txt",), id="costs")
    assert cell("Consumers pay the costs.", theme=theme).state == "not-applicable"


def test_a_long_quote_is_cut_at_clauses_and_stays_verbatim() -> None:
    text = (
        "After many years of talks between the ministries and the regulator, the consumers pay the costs of"
        " the grid, which had been built long before anyone thought of asking them about it."
    )
    found = cell(text).evidence
    assert found is not None
    assert len(found.quote.split()) <= 25
    assert "consumers pay the costs" in found.quote
    assert text[found.start : found.end] == found.quote


def test_rows_on_which_sources_differ_come_first() -> None:
    one, other = make.document("Consumers pay the costs."), make.document("Industry pays the costs.")
    briefs = [make.brief(one, "a"), make.brief(other, "b")]
    pair = Pair(
        "tension", "test", "a", make.evidence(one, one.text), "b", make.evidence(other, other.text), "analyst"
    )
    made = compare([Theme("Other", ("other",), id="other"), COSTS], briefs, [pair])
    assert [(theme.id, verdict) for theme, verdict in zip(made.themes, made.verdicts, strict=True)] == [
        ("costs", "differ"),
        ("other", ""),
    ]
