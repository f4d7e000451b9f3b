"""Two small sources and every page they give, as files people can read. ``make golden`` writes them anew."""

from pathlib import Path

from generator import build, store
from generator.store import Project
from tests.conftest import GOLDEN, Golden


def test_every_page_is_as_expected(golden: Golden) -> None:
    pages = build.assemble(store.read_inputs(Project(GOLDEN))).pages
    for page in pages:
        golden(f"pages/{page.path}", page.text)
    expected = {path.relative_to(GOLDEN / "pages").as_posix() for path in Path(GOLDEN / "pages").rglob("*.*")}
    assert expected == {page.path for page in pages}
