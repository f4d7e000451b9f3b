"""Two small sources and every page they give, as files people can read. ``make golden`` writes them anew."""

import shutil
from pathlib import Path

import pytest

from generator import build, store
from generator.store import Project
from tests.conftest import GOLDEN, Golden


def test_every_page_is_as_expected(golden: Golden, request: pytest.FixtureRequest) -> None:
    pages = tuple(build.assemble(store.read_inputs(Project(GOLDEN))).pages())
    if request.config.getoption("--update-golden"):
        shutil.rmtree(GOLDEN / "pages", ignore_errors=True)
    for page in pages:
        golden(f"pages/{page.path}", page.text)
    expected = {path.relative_to(GOLDEN / "pages").as_posix() for path in Path(GOLDEN / "pages").rglob("*.*")}
    assert expected == {page.path for page in pages}
