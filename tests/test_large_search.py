import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator import large_search
from tests.test_build import snapshot

BRIEFS = [
    {
        "url": f"briefs/{name}/",
        "title": f"The title of {name}",
        "kind": "Report",
        "year": year,
        "actors": ["Acme"],
        "themes": [],
        "claims": [["k-aaaaaaaa", "key point", f"<b>{name}</b> & storage 储能"]],
    }
    for name, year in (("hill", "2023"), ("coast", "2024"))
]
INDEX = {"filters": {"year": ["2024", "2023"]}, "pages": [], "briefs": BRIEFS}


def site(folder: Path, index: dict[str, Any]) -> Path:
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "search.js").write_text(
        f"globalThis.briefingIndex = {json.dumps(index, separators=(',', ':'))};\n", encoding="utf-8"
    )
    return folder


def start(folder: Path) -> dict[str, Any]:
    text = (folder / "data" / "search.js").read_text(encoding="utf-8")
    value: dict[str, Any] = json.loads(text.removeprefix("globalThis.briefingIndex = ").removesuffix(";\n"))
    return value


@pytest.fixture
def divided(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site that counts as large."""
    monkeypatch.setattr(large_search, "LARGEST_WHOLE", 10)
    folder = site(tmp_path / "site", INDEX)
    assert large_search.divide(folder) == ()
    return folder


def test_a_small_index_stays_whole(tmp_path: Path) -> None:
    folder = site(tmp_path, INDEX)
    before = snapshot(folder)
    assert large_search.divide(folder) == ()
    assert snapshot(folder) == before


def test_a_site_without_an_index_is_left_alone(tmp_path: Path) -> None:
    assert large_search.divide(tmp_path) == ()
    assert list(tmp_path.iterdir()) == []


def test_a_large_index_starts_with_what_every_query_needs(divided: Path) -> None:
    first = start(divided)
    assert first["filters"] == INDEX["filters"]
    assert "briefs" not in first
    words = first["words"]["year"]
    assert words.keys() == {"2024", "2023"}
    assert all(re.fullmatch("[a-z]+", word) for word in words.values())


def test_the_pieces_are_there_without_an_interface_of_their_own(divided: Path) -> None:
    pieces = {
        path.relative_to(divided / "pagefind").parts[0]
        for path in (divided / "pagefind").rglob("*")
        if path.is_file()
    }
    assert {"pagefind.js", "fragment", "index"} <= pieces
    assert not any(name.startswith("pagefind-") for name in pieces - {"pagefind-entry.json"})
    assert len(list((divided / "pagefind" / "fragment").iterdir())) == len(BRIEFS)


def test_pages_opened_from_disk_keep_the_whole_index(divided: Path) -> None:
    whole = (divided / "data" / "search-whole.js").read_text(encoding="utf-8")
    assert json.loads(whole.partition(" = ")[2].rstrip(";\n")) == INDEX


def test_the_same_index_gives_the_same_bytes(divided: Path, tmp_path: Path) -> None:
    again = site(tmp_path / "again", INDEX)
    assert large_search.divide(again) == ()
    assert snapshot(again) == snapshot(divided)


@pytest.mark.parametrize("program", [None, "/nowhere/pagefind", "/bin/false"])
def test_without_pagefind_search_loads_the_whole_index(
    program: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(large_search, "LARGEST_WHOLE", 10)
    monkeypatch.setattr(large_search, "get_executable", lambda: program and Path(program))
    folder = site(tmp_path, INDEX)
    before = snapshot(folder)
    [notice] = large_search.divide(folder)
    assert "Pagefind failed" in notice.message
    assert snapshot(folder) == before


@pytest.mark.parametrize(
    ("mishap", "reason"),
    [
        (lambda pages, _: next(iter(sorted(pages.glob("*.html")))).unlink(), "it lost 1 of 2 pages"),
        (
            lambda _, pieces: next((pieces / "fragment").glob("*")).write_bytes(gzip.compress(b"other{}")),
            "its files are of another kind",
        ),
    ],
)
def test_what_pagefind_leaves_out_is_noticed(
    mishap: Callable[[Path, Path], None], reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(large_search, "LARGEST_WHOLE", 10)
    run = large_search._run

    def unlucky(pages: Path, target: Path) -> str:
        if "lost" in reason:
            mishap(pages, target)
        found = run(pages, target)
        if "lost" not in reason:
            mishap(pages, target)
        return found

    monkeypatch.setattr(large_search, "_run", unlucky)
    folder = site(tmp_path, INDEX)
    before = snapshot(folder)
    [notice] = large_search.divide(folder)
    assert reason in notice.message
    assert snapshot(folder) == before


def test_a_brief_comes_back_as_it_is_in_the_index(divided: Path) -> None:
    pieces = [
        json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        for path in (divided / "pagefind" / "fragment").iterdir()
    ]
    briefs = sorted((json.loads(piece["meta"]["brief"]) for piece in pieces), key=lambda one: one["url"])
    assert briefs == sorted(BRIEFS, key=lambda one: str(one["url"]))
