"""Fixtures: a project from a dictionary of files, and golden files that can be written anew.

Processes that tests start import this module, too: what only a fixture needs is imported there.
"""

import shutil
import signal
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator import workers
from generator.store import Project

if TYPE_CHECKING:
    from tests.hostile.corpus import Site

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell starts so what runs in its background. What tests start, to interrupt it, would inherit it.
    signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"

MakeProject = Callable[[Mapping[str, str | bytes]], Project]
Golden = Callable[[str, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the expected files anew")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Say what ``-n auto`` means: all cores, but at most four, since each process builds its own sites."""
    return min(workers.cores(), 4)


def make_project(root: Path, files: Mapping[str, str | bytes]) -> Project:
    """Make a collection in a new folder from files by path."""
    for folder in ("seeds", "docs"):
        (root / folder).mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.copytree(ROOT / "site_overrides", root / "site_overrides")
    shutil.copy(ROOT / "docs" / "method.md", root / "docs")
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content if isinstance(content, bytes) else content.encode())
    return Project(root)


@pytest.fixture
def project(tmp_path: Path) -> MakeProject:
    """Make a collection in a temporary folder from files by path."""
    return partial(make_project, tmp_path / "collection")


@pytest.fixture(scope="session")
def five(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the five sources, built in another folder without a warning."""
    from generator import site

    root = tmp_path_factory.mktemp("five")
    for name in ("docs", "site_overrides", "mkdocs.yml"):
        (root / name).symlink_to(ROOT / name)
    assert site.build(root) == ()
    return root / "site"


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> "Site":
    """The site of all hostile inputs, built once; an argument in every test about them."""
    from tests.hostile.corpus import build_site

    return build_site(tmp_path_factory.mktemp("hostile"))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with its golden file; ``make golden`` writes the file instead."""

    def compare(path: str, text: str) -> None:
        expected = GOLDEN / path
        if request.config.getoption("--update-golden"):
            expected.parent.mkdir(parents=True, exist_ok=True)
            expected.write_bytes(text.encode())
        assert expected.is_file(), f"there is no {expected}; run 'make golden' and review it"
        assert text == expected.read_bytes().decode()

    return compare
