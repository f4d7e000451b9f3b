from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.site import owned

MINE = "mine.txt"


def made(folder: Path, files: Mapping[str, str]) -> Path:
    owned.begin(folder)
    put(folder, files)
    owned.finish(folder)
    return folder


def put(folder: Path, files: Mapping[str, str]) -> None:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content)


def left(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


OURS = {"index.html": "", "briefs/a/index.html": "", "a b/\u00e9.txt": "", ".htaccess": ""}


@pytest.mark.parametrize(
    "path",
    [
        "assets/javascripts/mine.js",
        "assets/stylesheets/mine.css.map",
        MINE,
        "briefs/a/x.txt",
        "new/x.txt",
        ".git/HEAD",
        "briefs/a/.git/HEAD",
        "briefs/a/index.html.gz",
    ],
)
def test_what_comes_later_is_told_and_not_deleted(path: str, tmp_path: Path) -> None:
    folder = made(tmp_path / "site", OURS)
    assert owned.foreign(folder) == []
    put(folder, {path: "mine"})
    assert owned.foreign(folder) == [".git" if path.startswith(".git") else path]
    owned.remove(folder)
    assert left(folder) == {path}


def test_all_of_ours_goes_with_its_folder(tmp_path: Path) -> None:
    folder = made(tmp_path / "site", OURS)
    (folder / "empty" / "folder").mkdir(parents=True)
    put(folder, {"briefs/.DS_Store": "", "Thumbs.db": ""})
    assert owned.foreign(folder) == []
    owned.remove(folder)
    assert not folder.exists()


def test_an_edited_file_of_ours_stays_ours_and_one_more_folder_does_not(tmp_path: Path) -> None:
    folder = made(tmp_path / "site", OURS)
    put(folder, {"index.html": "edited"})
    (folder / "briefs" / "a" / "index.html").unlink()
    put(folder, {"briefs/a/index.html/x.txt": "mine"})
    assert owned.foreign(folder) == ["briefs/a/index.html/x.txt"]


def test_links_are_files_and_nothing_behind_them_is_looked_at(tmp_path: Path) -> None:
    folder = made(tmp_path / "site", OURS)
    put(tmp_path / "other", {MINE: "mine"})
    (folder / "link").symlink_to(tmp_path / "other")
    assert owned.foreign(folder) == ["link"]
    owned.finish(folder)
    owned.remove(folder)
    assert left(tmp_path) == {f"other/{MINE}"}


def test_while_a_site_is_made_all_is_ours(tmp_path: Path) -> None:
    owned.begin(tmp_path / "site")
    put(tmp_path / "site", OURS)
    assert owned.may_be_taken(tmp_path / "site")
    assert owned.foreign(tmp_path / "site") == []
    owned.remove(tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_of_a_site_that_an_earlier_version_made_all_is_ours_that_is_not_hidden(tmp_path: Path) -> None:
    put(
        tmp_path,
        {"site/index.html": "", "site/a/b.html": "", "site/.git/HEAD": "x", f"site/{owned.MARKER}": ""},
    )
    assert owned.may_be_taken(tmp_path / "site")
    assert owned.foreign(tmp_path / "site") == [".git"]
    owned.remove(tmp_path / "site")
    assert left(tmp_path) == {"site/.git/HEAD"}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, True),
        ({".git": "gitdir: x", ".nojekyll": ""}, True),
        ({MINE: ""}, False),
        ({"a/.hidden": ""}, False),
        ({"404.html": "", "data/briefs.json": ""}, True),
        ({owned.MARKER: "", MINE: ""}, True),
        ({owned.MARKER: "0123456789abcdef\n"}, True),
        ({owned.MARKER: "0123456789abcde"}, False),
        ({owned.MARKER: "<<<<<<< HEAD\n"}, False),
        ({f"{owned.MARKER}/x": ""}, False),
    ],
)
def test_whether_a_folder_may_be_taken(files: Mapping[str, str], expected: bool, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    put(tmp_path / "site", files)
    assert owned.may_be_taken(tmp_path / "site") is expected


def test_the_list_tells_no_names(tmp_path: Path) -> None:
    folder = made(tmp_path / "site", {"drafts/secret.pdf": ""})
    assert "secret" not in (folder / owned.MARKER).read_text()
