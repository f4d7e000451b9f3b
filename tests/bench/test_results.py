from pathlib import Path

import pytest

from tests.bench import results
from tests.bench.cost import Cost


def test_a_run_of_one_size_replaces_its_section_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "RESULTS.md"
    monkeypatch.setattr(results, "_FILE", page)
    results.write(1000, 1500, [("a", Cost(wall=2.0, cpu=1.0, memory=3_000_000))], "")
    results.write(5, 9, [("b", None)], "Busy.")
    results.write(1000, 1600, [("c", Cost(memory=4_000_000))], "")
    text = page.read_text()
    assert text.index("## 5 documents") < text.index("## 1,000 documents")
    assert [line for line in text.splitlines() if line.startswith(("| a", "| b", "| c"))] == [
        "| b | over 3600 | | | |",
        "| c |  |  |  | 4 |",
    ]
    assert "9 pages. Busy." in text
    assert "1,600 pages." in text
