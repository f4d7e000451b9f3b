"""Figures in tables: each with the heading of its column, and no numbers that count nothing."""

import pytest

from generator.extract import table_figures
from generator.model import Document
from tests.readers.sources import LAST, MORE, PROSE
from tests.readers.sources import document as read


def _table(head: str, *rows: str) -> Document:
    lines = [f"| {head} |", "|" + "---|" * (head.count("|") + 1), *(f"| {row} |" for row in rows)]
    return read(f"# Ports\n\n{PROSE}\n\n" + "\n".join(lines), "a.md")


@pytest.mark.parametrize(
    ("head", "row", "expected"),
    [
        ("Port | Days shut", "Norhavn | 77", [("77", 77.0, "", "Days shut", "")]),
        ("Port | 2022", "Sund | 12 %", [("12 %", 12.0, "%", "Sund", "2022")]),
        ("Port | 2022 (%)", "Sund | 12", [("12", 12.0, "%", "Sund", "2022")]),
        ("Port | 2021–2022", "Sund | 12", [("12", 12.0, "", "Sund", "2021–2022")]),
        ("Port | Change since 2018 (%)", "Sund | 12", [("12", 12.0, "%", "Change since 2018 (%)", "")]),
        ("Порт | Рост с 2018 г. (%)", "Зунд | 12", [("12", 12.0, "%", "Рост с 2018 г. (%)", "")]),
        ("Port | Share (%)", "Sund | 12.5", [("12.5", 12.5, "%", "Share (%)", "")]),
        ("Port | Trade ($ billion)", "Sund | 3.4", [("3.4", 3.4e9, "USD", "Trade ($ billion)", "")]),
        ("Port | Loss (£m)", "Sund | -9.4", [("-9.4", -9.4e6, "GBP", "Loss (£m)", "")]),
        ("Port | Loss (EUR m)", "Sund | 1,200", [("1,200", 1.2e9, "EUR", "Loss (EUR m)", "")]),
        ("Port | Loss (€)", "Sund | 40", [("40", 40.0, "EUR", "Loss (€)", "")]),
        ("Порт | Цена (млн руб.)", "Зунд | 12", [("12", 12e6, "RUB", "Цена (млн руб.)", "")]),
        ("港口 | 成本（亿元）", "北港 | 12", [("12", 12e8, "CNY", "成本（亿元）", "")]),
        ("Port | Load (thousand tonnes)", "Sund | 12", [("12", 12e3, "tonne", "Load (thousand tonnes)", "")]),
        ("Port | Power (GW)", "Sund | 12", [("12", 12.0, "GW", "Power (GW)", "")]),
        ("Port | Depth (m)", "Sund | 12.5", [("12.5", 12.5, "m", "Depth (m)", "")]),
        ("Port | Crew (people)", "Sund | 12", [("12", 12.0, "people", "Crew (people)", "")]),
        ("Port | Class (M)", "Sund | 12.5", [("12.5", 12.5, "M", "Class (M)", "")]),
        ("Port | Loss (£m)", "Sund | €40", [("€40", 40.0, "EUR", "Loss (£m)", "")]),
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


def _page(table: str) -> Document:
    text = f"<h1>Ports</h1><p>{PROSE}</p><table>{table}</table><p>{MORE}</p><p>{LAST}</p>"
    return read(f"<html lang=en><body><article>{text}</article></body></html>", "a.html")


def test_below_a_cell_over_several_rows_each_cell_is_a_figure_of_its_column() -> None:
    table = (
        "<tr><th>Land<th>Coast<th>Piers<th>2022<tr><td rowspan=2>Norvia<td>North<td>41<td>9.5"
        "<tr><td>South<td>77<td>12.5"
    )
    found = [(f.text, f.measures, f.as_of, f.evidence.quote) for f in table_figures.find(_page(table))]
    assert found[2:] == [
        ("77", "Piers", "", "South | 77 | 12.5"),
        ("12.5", "South", "2022", "South | 77 | 12.5"),
    ]


def test_the_only_cell_of_a_row_below_another_is_a_figure() -> None:
    table = "<tr><th>Land<th>Piers<tr><td rowspan=2>Norvia<td>41<tr><td>77"
    found = [(f.text, f.measures) for f in table_figures.find(_page(table))]
    assert found == [("41", "Piers"), ("77", "Piers")]


def test_the_lowest_heading_names_what_is_measured_and_those_above_it_the_rest() -> None:
    damage = "<tr><th rowspan=2>Winter<th colspan=2>Damage<tr><th>Homes<th>Loss (%)<tr><th>First<td>188<td>9"
    years = "<tr><th rowspan=2>Port<th colspan=2>Loss (%)<tr><th>2022<th>2023<tr><td>Sund<td>188<td>9"
    found = [
        [(f.text, f.unit, f.measures, f.as_of) for f in table_figures.find(_page(table))]
        for table in (damage, years)
    ]
    assert found == [
        [("188", "", "Homes", ""), ("9", "%", "Loss (%)", "")],
        [("188", "%", "Loss (%)", "2022"), ("9", "%", "Loss (%)", "2023")],
    ]


def test_a_row_without_headings_gives_no_figure() -> None:
    assert table_figures.find(read(f"Ports\n\n{PROSE}\n\nSund | 77 | 12\n")) == ()


def test_a_table_of_measurements_is_bounded() -> None:
    assert len(table_figures.find(_table("Port | Days", *(f"P{n}a | {n + 10}" for n in range(500))))) == 200
