"""Fixtures: the project's own site on this machine, and a browser page that tolerates no mishap."""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, Response

from generator import build, site
from generator.store import Project
from tests.browser import chromium
from tests.browser.collection import ABROAD, MANY, PAST
from tests.browser.server import serve
from tests.conftest import ROOT

_PATIENCE = 5_000
"""Milliseconds until something that does not show counts as missing."""
_STRICT = {"Content-Security-Policy": "default-src 'self'"}


@dataclass(frozen=True, slots=True)
class State:
    """How somebody looks at a page."""

    width: int = 1280
    """Of the window, in CSS pixels."""
    height: int = 800
    dark: bool = False
    """The system asks for dark colours."""
    script: bool = True
    """Scripts run."""

    def __str__(self) -> str:
        palette = "dark" if self.dark else "light"
        return f"{self.width}-{palette}" + ("" if self.script else "-noscript")


DESKTOP = State()
PHONE = State(width=390, height=844)
FOUR_STATES = (DESKTOP, PHONE, State(dark=True), State(width=390, height=844, dark=True))

PAGE_TYPES = (
    "home",
    "brief",
    "matrix",
    "theme",
    "actors",
    "actor",
    "timeline",
    "figures",
    "checks",
    "method",
    "404",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium. Without one the tests are skipped, in continuous integration they fail."""
    path = chromium.find()
    if path is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(chromium.MISSING)
    with chromium.start(path) as started:
        yield started


@pytest.fixture(scope="session")
def site_url(five: Path) -> Iterator[str]:
    """Address of the site of the five sources; ends with a slash."""
    with serve(five) as url:
        yield url


@pytest.fixture(scope="session")
def strict_url(five: Path) -> Iterator[str]:
    """The same site, where the browser may run and load only what is in the site's own files."""
    with serve(five, headers=_STRICT) as url:
        yield url


@pytest.fixture(scope="session")
def deep_url(five: Path) -> Iterator[str]:
    """The same site, published under a path."""
    with serve(five, under="/a/b/") as url:
        yield url


@pytest.fixture(scope="session")
def many_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Site of more documents than a matrix has columns for: there, a document is a row, with filters."""
    with _built(tmp_path_factory.mktemp("many"), MANY) as url:
        yield url


@pytest.fixture(scope="session")
def abroad_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Site of an Arabic, a French and an English source."""
    with _built(tmp_path_factory.mktemp("abroad"), ABROAD) as url:
        yield url


@pytest.fixture(scope="package")
def past_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Site of a collection with a past: claims that changed, a brief that moved, a source that is gone."""
    with _built(tmp_path_factory.mktemp("past"), *PAST) as url:
        yield url


@contextmanager
def _built(root: Path, *days: Mapping[str, str]) -> Iterator[str]:
    for name in ("mkdocs.yml", "site_overrides"):
        (root / name).symlink_to(ROOT / name)
    for number, files in enumerate(days, 1):
        shutil.rmtree(root / "seeds", ignore_errors=True)
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        build.generate(Project(root), day=f"2026-01-{number:02}")
    site.build(root)
    with serve(root / "site") as url:
        yield url


@pytest.fixture(scope="session")
def data(five: Path) -> dict[str, Any]:
    """What the site publishes about itself (data/briefs.json)."""
    loaded: dict[str, Any] = json.loads((five / "data" / "briefs.json").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="session")
def longest(data: dict[str, Any]) -> dict[str, Any]:
    """The brief of the longest source."""
    found: dict[str, Any] = max(data["briefs"], key=lambda brief: brief["source"]["words"])
    return found


@pytest.fixture(scope="session")
def paths(five: Path, data: dict[str, Any], longest: dict[str, Any]) -> dict[str, str]:
    """Address of one page of each type, relative to the site."""
    first = {kind: next((five / kind).glob("*/index.html")).parent.name for kind in ("matrix", "actors")}
    found = {name: f"{name}/" for name in PAGE_TYPES}
    found |= {"home": "", "brief": longest["url"], "404": "404.html"}
    found |= {"theme": f"matrix/{data['matrix']['themes'][0]['id']}/", "actor": f"actors/{first['actors']}/"}
    return found


@pytest.fixture
def state() -> State:
    """How the page of this test is looked at; a test parametrises it."""
    return DESKTOP


@pytest.fixture
def page(browser: Browser, state: State) -> Iterator[Page]:
    """An empty page in a context of its own.

    Afterwards the test fails for anything in the console, any error in a script, any request that left this
    machine and any file that was not there.
    """
    context = browser.new_context(
        viewport={"width": state.width, "height": state.height},
        color_scheme="dark" if state.dark else "light",
        reduced_motion="reduce",
        java_script_enabled=state.script,
        has_touch=state.width < 600,
    )
    context.set_default_timeout(_PATIENCE)
    mishaps = watch(context)
    yield context.new_page()
    context.close()
    assert mishaps == []


def watch(context: BrowserContext) -> list[str]:
    """Collect what should not happen on any page of the context."""
    mishaps: list[str] = []

    def asked(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"data", "file"} and address.hostname != "127.0.0.1":
            mishaps.append(f"request to another host: {request.url}")

    def answered(response: Response) -> None:
        if response.status >= 400:
            mishaps.append(f"{response.status}: {response.url}")

    context.on("console", lambda message: mishaps.append(f"console: {message.text}"))
    context.on("weberror", lambda error: mishaps.append(f"error in a script: {error.error}"))
    context.on("request", asked)
    context.on("response", answered)
    return mishaps
