"""Rows of a timeline: a clause has one row, however many dates it names."""

from generator.model import DateMention, DatePrecision, DateStatus
from generator.render.claims import claim_view
from generator.render.dates import date_rows, date_view, when
from tests import make

OF = make.document("Treaties of 1858 and 1860 stand, a new one comes in 2031. It began in 1840.")
BRIEF = make.brief(OF)


def mention(quote: str, text: str, status: DateStatus, precision: DatePrecision = "year") -> DateMention:
    return DateMention(
        make.evidence(OF, quote), text, f"{text[-4:]}-01-01", f"{text[-4:]}-12-31", precision, status
    )


def test_dates_of_a_clause_share_a_row_but_not_with_what_is_to_come() -> None:
    first = "Treaties of 1858 and 1860 stand, a new one comes in 2031."
    rows = date_rows(
        (
            mention(first, "1860", "happened"),
            mention(first, "1858", "happened"),
            mention(first, "2031", "projected"),
            mention("It began in 1840.", "1840", "happened"),
        )
    )
    assert [[date.text for date in row] for row in rows] == [["1840"], ["1858", "1860"], ["2031"]]
    assert when(rows[1]) == ("1858-01-01", "1858-12-31")
    claim = claim_view(BRIEF, rows[1][0].evidence, here="", anchored=set())
    assert (date_view(rows[1], claim).when, date_view(rows[1], claim).precision) == ("1858, 1860", "year")


def test_dates_with_commas_are_parted_by_semicolons() -> None:
    quote = "It began in 1840."
    row = (mention(quote, "May 1, 1840", "happened", "day"), mention(quote, "1841", "happened"))
    view = date_view(row, claim_view(BRIEF, row[0].evidence, here="", anchored=set()))
    assert (view.when, view.precision) == ("May 1, 1840; 1841", "day, year")
