import csv
import io

from generator.render import tables
from tests.render.collection import known


def rows(lines: list[str]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(lines))))


def test_the_matrix_has_one_line_for_every_cell() -> None:
    table = rows(tables.matrix(known(4)))
    assert len(table) == 8
    assert {row["state"] for row in table} <= {"quoted", "mentioned", "silent"}
    silent = next(row for row in table if row["state"] == "silent")
    assert (silent["text"], silent["line"]) == ("", "")


def test_a_table_without_lines_has_a_head() -> None:
    assert tables.figures(known(0))[0].startswith("value,unit,as_written")
    assert rows(tables.timeline(known(0))) == []


def test_what_a_spreadsheet_would_run_is_inert() -> None:
    assert tables._inert("=1+1") == "'=1+1"
    assert tables._inert("@cmd") == "'@cmd"
    assert tables._inert("plain") == "plain"
