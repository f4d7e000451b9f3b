"""The cache gives back exactly what it was given, or nothing; and it never stops a build."""

import errno
import os
import shutil
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from generator import cache, packed, store, study
from generator.cache import Cache
from generator.model import Notice, NoticeCode, Sidecar, Studied, Task
from generator.store import Project
from tests.conftest import GOLDEN, ROOT
from tests.make import source_file

NAME = "ab" * 32


@pytest.fixture(scope="module")
def studied() -> Studied:
    text = "The Grid\n\nNorland pays $30 billion a year, Anna Berg said."
    return study.study(Task(source_file(text), Sidecar(), ()))


def entry(root: Path) -> Path:
    return root / packed.FOLDER / "sources" / NAME[:2] / NAME


@pytest.mark.parametrize("root", [ROOT, GOLDEN])
def test_what_comes_back_is_what_was_put(root: Path, tmp_path: Path) -> None:
    kept = Cache(tmp_path)
    for number, one in enumerate(store.read_inputs(Project(root)).sources):
        put = study.study(Task(one, Sidecar(), ()))
        kept.put(f"{number:064}", put)
        got = kept.get(f"{number:064}")
        assert got == put
        assert repr(got) == repr(put)  # 0 and 0.0 are equal, and are printed differently
    assert kept.notices == []


def test_equal_words_of_a_brief_are_one_object(studied: Studied, tmp_path: Path) -> None:
    Cache(tmp_path).put(NAME, studied)
    for value in (studied, Cache(tmp_path).get(NAME)):
        assert value
        assert value.brief
        brief = value.brief
        assert brief.bottom_line
        sentences = [sentence.text for sentence in brief.document.sentences]
        assert any(brief.bottom_line.evidence.quote is sentence for sentence in sentences)


def test_a_refusal_is_kept_too(tmp_path: Path) -> None:
    refused = Studied(None, (Notice(NoticeCode.SOURCE_EMPTY, "error", "a.txt", "empty"),))
    Cache(tmp_path).put(NAME, refused)
    assert Cache(tmp_path).get(NAME) == refused


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda content: content[:-1],
        lambda content: content[:40] + bytes([content[40] ^ 1]) + content[41:],
        lambda _: b"\x80\x04cposix\nsystem\n",
        lambda _: packed.pack(NAME, msgspec.msgpack.encode({"brief": "a text", "notices": []})),
        lambda _: packed.pack(NAME, msgspec.msgpack.encode([[[[]]]])),
        lambda content: packed.pack(NAME, zlib.decompress(content[32:]) + b"more"),
    ],
)
def test_a_damaged_entry_is_none_and_told(
    damage: Callable[[bytes], bytes], studied: Studied, tmp_path: Path
) -> None:
    Cache(tmp_path).put(NAME, studied)
    entry(tmp_path).write_bytes(damage(entry(tmp_path).read_bytes()))
    kept = Cache(tmp_path)
    assert kept.get(NAME) is None
    assert [(notice.code, notice.severity) for notice in kept.notices] == [(NoticeCode.CACHE, "info")]
    kept.put(NAME, studied)
    assert kept.get(NAME) == studied


def test_the_entry_of_another_key_is_damage(studied: Studied, tmp_path: Path) -> None:
    other = Studied(None, (Notice(NoticeCode.SOURCE_EMPTY, "error", "a.txt", "empty"),))
    kept = Cache(tmp_path)
    kept.put(NAME, studied)
    kept.put("cd" * 32, other)
    entry(tmp_path).write_bytes((entry(tmp_path).parents[1] / "cd" / ("cd" * 32)).read_bytes())
    assert kept.get(NAME) is None
    assert len(kept.notices) == 1


@pytest.mark.parametrize("kind", ["pipe", "endless", "huge", "link", "folder"])
def test_what_is_no_file_of_ours_is_not_read(kind: str, studied: Studied, tmp_path: Path) -> None:
    kept = Cache(tmp_path)
    kept.put(NAME, studied)
    path = entry(tmp_path)
    path.rename(tmp_path / "other")
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "huge":
        with path.open("wb") as file:
            file.truncate(3_000_000_000)
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to("/dev/zero" if kind == "endless" else tmp_path / "other")
    start = time.monotonic()
    assert kept.get(NAME) is None
    assert time.monotonic() - start < 1
    kept.put(NAME, studied)
    assert kept.get(NAME) == (None if kind == "folder" else studied)


def test_an_entry_that_unpacks_without_end_is_refused(
    studied: Studied, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Cache(tmp_path).put(NAME, studied)
    monkeypatch.setattr(packed, "_MOST", 100)
    assert Cache(tmp_path).get(NAME) is None


def test_a_full_disk_is_told_once_and_leaves_nothing_half(
    studied: Studied, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    kept = Cache(tmp_path)
    monkeypatch.setattr(Path, "replace", full)
    kept.put(NAME, studied)
    kept.put("cd" * 32, studied)
    assert [notice.code for notice in kept.notices] == [NoticeCode.CACHE]
    assert "No space" in kept.notices[0].message
    assert [path for path in (tmp_path / packed.FOLDER).rglob("*") if path.suffix == ".tmp"] == []


def test_a_cache_where_no_folder_can_be_is_no_error(studied: Studied, tmp_path: Path) -> None:
    (tmp_path / packed.FOLDER).write_text("a file")
    kept = Cache(tmp_path)
    kept.put(NAME, studied)
    kept.prune()
    assert kept.get(NAME) is None
    cache.write_record(tmp_path, "last", 1)
    assert cache.read_record(tmp_path, "last", int) is None


def test_half_a_character_is_not_kept_and_no_error(tmp_path: Path) -> None:
    kept = Cache(tmp_path)
    kept.put(NAME, Studied(None, (Notice(NoticeCode.SOURCE_EMPTY, "error", "a", "\ud800"),)))
    assert kept.get(NAME) is None


def test_what_nobody_used_goes_and_what_is_not_ours_stays(studied: Studied, tmp_path: Path) -> None:
    kept = Cache(tmp_path)
    names = [letter * 64 for letter in "abc"]
    for name in names:
        kept.put(name, studied)
    folder = entry(tmp_path).parent.parent
    stranger = folder / "aa" / "holiday.jpg"
    stranger.write_text("mine")
    leftover = folder / "aa" / f"{names[0]}.x.tmp"
    leftover.write_text("half")
    long_ago = time.time() - 40 * 86_400
    for path in (folder / "aa" / names[0], folder / "bb" / names[1], stranger, leftover):
        os.utime(path, (long_ago, long_ago))
    assert kept.get(names[1]) == studied  # used today
    kept.prune()
    assert [kept.get(name) is not None for name in names] == [False, True, True]
    assert stranger.exists()
    assert not leftover.exists()


def test_the_longest_unused_go_when_the_cache_grows_too_large(
    studied: Studied, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Cache(tmp_path)
    for age, letter in enumerate("abc"):
        kept.put(letter * 64, studied)
        path = entry(tmp_path).parent.parent / (letter * 2) / (letter * 64)
        os.utime(path, (time.time() - age * 3600,) * 2)
    monkeypatch.setattr(cache, "_MOST_BYTES", 2 * path.stat().st_size)
    kept.prune()
    assert [kept.get(letter * 64) is not None for letter in "abc"] == [True, True, False]


def test_to_remove_it_takes_what_is_ours_and_nothing_else(studied: Studied, tmp_path: Path) -> None:
    cache.remove(tmp_path, ("last",))  # there is none
    kept = Cache(tmp_path)
    kept.put(NAME, studied)
    kept.put("cd" * 32, studied)
    cache.write_record(tmp_path, "last", 1)
    folder = tmp_path / packed.FOLDER
    entry(tmp_path).with_name(f"{NAME}.x.tmp").write_text("half")
    (folder / "last.x.tmp").write_text("half")
    strangers = {folder / "sources" / "ab" / "holiday.jpg", folder / "lasting.txt"}
    for path in strangers:
        path.write_text("mine")
    cache.remove(tmp_path, ("last",))
    assert {path for path in folder.rglob("*") if path.is_file()} == strangers | {folder / ".gitignore"}
    assert not (folder / "sources" / "cd").exists()


def test_a_key_tells_all_that_matters_apart() -> None:
    values = [("a", "b"), ("ab", ""), ("a", "b", Sidecar()), ("a", "b", Sidecar(title="T")), ("a", "\ud800")]
    assert len({cache.key(value) for value in values}) == len(values)
    assert cache.key(values[3]) == cache.key(("a", "b", Sidecar(title="T")))


def test_the_program_is_told_by_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "generator", tmp_path / "generator")
    monkeypatch.setattr(cache, "_PACKAGE", tmp_path / "generator")
    monkeypatch.setattr(cache, "_TEMPLATES", tmp_path / "generator" / "templates")
    code = cache.code.__wrapped__
    before, printed = code(), cache.templates()
    (tmp_path / "generator" / "templates" / "brief.md.j2").write_text("another")
    assert code() == before
    assert cache.templates() != printed
    (tmp_path / "generator" / "lexicon" / "more.yml").write_text("a word")
    assert code() != before


def test_no_history_ever_holds_the_cache(studied: Studied, tmp_path: Path) -> None:
    Cache(tmp_path).put(NAME, studied)
    assert (tmp_path / packed.FOLDER / ".gitignore").read_text() == "*\n"


def test_a_collection_below_another_cache_hides_its_own_only(studied: Studied, tmp_path: Path) -> None:
    root = tmp_path / packed.FOLDER / "project"
    Cache(root).put(NAME, studied)
    cache.write_record(root, "last", 1)
    assert (root / packed.FOLDER / ".gitignore").is_file()
    assert not (tmp_path / packed.FOLDER / ".gitignore").exists()
