"""Figures in tables: each with the heading of its column, and no numbers that count nothing."""

import pytest

from generator.extract import table_figures
from generator.model import Document
from tests.readers.sources import PROSE
from tests.readers.sources import document as read


def _table(head: str, *rows: str) -> Document:
    lines = [f"| {head} |", "|" + "---|" * (head.count("|") + 1), *(f"| {row} |" for row in rows)]
    return read(f"# Ports\n\n{PROSE}\n\n" + "\n".join(lines), "a.md")


@pytest.mark.parametrize(
    ("head", "row", "expected"),
    [
        ("Port | Days shut", "Norhavn | 77", [("77", 77.0, "", "Days shut", "")]),
        ("Port | 2022", "Sund | 12 %", [("12 %", 12.0, "%", "Sund", "2022")]),
        ("Port | Share (%)", "Sund | 12.5", [("12.5", 12.5, "%", "Share (%)", "")]),
        ("Port | Trade ($ billion)", "Sund | 3.4", [("3.4", 3.4, "$ billion", "Trade ($ billion)", "")]),
        ("Port | Cost", "Sund | about €40", [("€40", 40.0, "EUR", "Cost", "")]),
        ("Port | Result", "Sund | -0.9", [("-0.9", -0.9, "", "Result", "")]),
        ("Port | Result", "Sund | −3.5 %", [("−3.5 %", -3.5, "%", "Result", "")]),
        ("Port | Result", "Sund | –€40", [("–€40", -40.0, "EUR", "Result", "")]),
        ("Port | Result", "Sund | - 12", [("- 12", -12.0, "", "Result", "")]),
        ("Port | Result", "Sund | –", []),
        ("No. | Port", "3 | Sund", []),
        ("Port | Founded", "Sund | 1893", []),
        ("Port | Note", "Sund | built in 3 parts by 4 firms", []),
        ("Port | Ship", "Sund | Boeing 787", []),
    ],
)  # fmt: skip
def test_a_cell_is_a_figure_of_its_column(
    head: str, row: str, expected: list[tuple[str, float, str, str, str]]
) -> None:
    found = table_figures.find(_table(head, row))
    assert [(f.text, f.value, f.unit, f.measures, f.as_of) for f in found] == expected
    assert all(figure.evidence.quote == row for figure in found)


def test_a_row_without_headings_gives_no_figure() -> None:
    assert table_figures.find(read(f"Ports\n\n{PROSE}\n\nSund | 77 | 12\n")) == ()


def test_a_table_of_measurements_is_bounded() -> None:
    assert len(table_figures.find(_table("Port | Days", *(f"P{n}a | {n + 10}" for n in range(500))))) == 200
