"""Two small sources and every page they give, as files people can read. ``make golden`` writes them anew."""

import shutil
from pathlib import Path

import pytest

from generator import build, store
from generator.store import Project
from tests import make
from tests.conftest import GOLDEN, Golden


def test_every_page_is_as_expected(golden: Golden, request: pytest.FixtureRequest) -> None:
    pages = make.whole(build.assemble(store.read_inputs(Project(GOLDEN))).pages())
    if request.config.getoption("--update-golden"):
        shutil.rmtree(GOLDEN / "pages", ignore_errors=True)
    for path, text in pages.items():
        golden(f"pages/{path}", text)
    expected = {path.relative_to(GOLDEN / "pages").as_posix() for path in Path(GOLDEN / "pages").rglob("*.*")}
    assert expected == set(pages)
