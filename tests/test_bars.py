import sys
from types import SimpleNamespace

import pytest

from generator import bars
from generator.progress import UNSEEN, Progress


def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> Progress:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "50")
    return bars.shown(quiet=False)


def test_nothing_shows_where_nobody_looks_or_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert bars.shown(quiet=False) is UNSEEN  # pytest catches the output
    monkeypatch.setattr(sys, "stderr", SimpleNamespace(isatty=lambda: True))
    assert bars.shown(quiet=True) is UNSEEN
    assert bars.shown(quiet=False) is not UNSEEN


def test_long_work_shows_how_far_it_is_and_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    progress = on_a_terminal(monkeypatch)
    assert list(progress.each(range(30), 30, "Reading sources")) == list(range(30))
    with progress.during("Comparing briefs"):
        pass
    shown = capsys.readouterr().err
    assert "Reading sources" in shown
    assert "100%" in shown
    assert "Comparing briefs" in shown


def test_short_work_shows_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    progress = on_a_terminal(monkeypatch)
    assert list(progress.each(range(9), 9, "Reading sources")) == list(range(9))
    with progress.during("Comparing briefs"):
        pass
    assert capsys.readouterr().err == ""
