import itertools
import os
import random
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from mkdocs import utils

from generator import build, site
from generator.errors import ConfigError
from generator.site import owned, publishing
from generator.store import Project
from tests.bench.made_up import document
from tests.conftest import make_project
from tests.mishaps import Mishap, comes_through
from tests.test_build import ARTICLE, snapshot

REBUILD = """
import sys
from pathlib import Path
from generator import site
from generator.site import building
print("ready", flush=True)
site.build(Path(sys.argv[1]))
"""
SWAP = """
import sys
from pathlib import Path
from generator.site import owned, publishing
if sys.argv[2] == "apart":
    publishing._exchange = lambda *_: False
folder = Path(sys.argv[1])
while True:
    with publishing.replacing(folder) as new:
        for number in range(200):
            (new / f"{number}.txt").write_text("x" * 1000)
"""


@pytest.fixture(params=["in one step", "in two"])
def steps(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With and without a system that can exchange two folders."""
    if request.param == "in two":
        monkeypatch.setattr(publishing, "_exchange", lambda *_: False)
    return str(request.param)


def publish(folder: Path, content: str) -> None:
    with publishing.replacing(folder) as new:
        (new / "index.html").write_text(content)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.usefixtures("steps")
def test_the_new_takes_the_place_of_the_old_and_nothing_else_stays(tmp_path: Path) -> None:
    for content in ("first", "second", "third"):
        publish(tmp_path / "site", content)
        assert (tmp_path / "site" / "index.html").read_text() == content
        assert names(tmp_path) == ["site"]


@pytest.mark.usefixtures("steps")
def test_a_failure_leaves_the_last_one_whole(tmp_path: Path) -> None:
    publish(tmp_path / "site", "first")
    before = snapshot(tmp_path)
    with pytest.raises(KeyboardInterrupt), publishing.replacing(tmp_path / "site") as new:
        (new / "index.html").write_text("half")
        raise KeyboardInterrupt
    assert snapshot(tmp_path) == before


def test_when_the_last_step_fails_the_old_one_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path / "site", "first")
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if path.name == ".site.new":
            raise OSError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(publishing, "_exchange", lambda *_: False)
    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OSError, match="denied"):
        publish(tmp_path / "site", "second")
    assert (tmp_path / "site" / "index.html").read_text() == "first"
    assert names(tmp_path) == ["site"]


def test_what_a_kill_between_two_steps_left_is_put_right(tmp_path: Path) -> None:
    publish(tmp_path / "site", "first")
    (tmp_path / "site").rename(tmp_path / ".site.old")
    with pytest.raises(ValueError, match="x"), publishing.replacing(tmp_path / "site"):
        assert (tmp_path / "site" / "index.html").read_text() == "first"
        raise ValueError("x")
    assert names(tmp_path) == ["site"]


@pytest.mark.parametrize("name", ["site", ".site.new", ".site.old"])
@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_what_is_not_ours_is_never_touched(name: str, kind: str, tmp_path: Path) -> None:
    place = tmp_path / "here" / name
    place.parent.mkdir()
    (tmp_path / "other").mkdir()
    if kind == "folder":
        place.mkdir()
        (place / "precious.txt").write_text("keep")
    elif kind == "file":
        place.write_text("keep")
    else:
        (tmp_path / "other" / "precious.txt").write_text("keep")
        place.symlink_to(tmp_path / "other")
    before = snapshot(tmp_path)
    with pytest.raises(ConfigError, match="did not make it"):
        publish(tmp_path / "here" / "site", "x")
    assert not publishing.remove(tmp_path / "here" / "site")
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize("path", ["CNAME", "downloads/a.pdf", "a/.hidden", "downloads/of/b.pdf"])
def test_a_file_that_somebody_put_into_the_site_is_named_and_stays(path: str, tmp_path: Path) -> None:
    publish(tmp_path / "site", "first")
    (tmp_path / "site" / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "site" / path).write_text("mine")
    before = snapshot(tmp_path)
    with pytest.raises(ConfigError, match=rf"did not write {path}, .* move it into docs/"):
        publishing.check(tmp_path / "site")
    with pytest.raises(ConfigError):
        publish(tmp_path / "site", "second")
    assert snapshot(tmp_path) == before
    assert publishing.remove(tmp_path / "site")
    assert snapshot(tmp_path) == {f"site/{path}": b"mine"}


def test_of_many_such_files_some_are_named(tmp_path: Path) -> None:
    publish(tmp_path / "site", "first")
    for number in range(9):
        (tmp_path / "site" / f"{number}.pdf").touch()
    with pytest.raises(ConfigError, match=r"0\.pdf, .*4\.pdf and 4 more, and a build"):
        publishing.check(tmp_path / "site")


def test_what_comes_while_a_site_is_made_is_not_lost(tmp_path: Path) -> None:
    publish(tmp_path / "site", "first")
    with (
        pytest.raises(ConfigError, match=r"a\.pdf"),
        publishing.replacing(tmp_path / "site") as new,
    ):
        (new / "index.html").write_text("second")
        (tmp_path / "site" / "a.pdf").write_text("mine")
    assert (tmp_path / "site" / "index.html").read_text() == "first"
    assert (tmp_path / "site" / "a.pdf").read_text() == "mine"
    assert names(tmp_path) == ["site"]


def hide(folder: Path) -> None:
    """Put there what a git worktree and some servers have."""
    (folder / ".git" / "refs" / "tags").mkdir(parents=True)
    (folder / ".git" / "HEAD").write_text("ref")
    (folder / ".nojekyll").touch()


def is_hidden_whole(folder: Path) -> bool:
    is_there = (folder / ".git" / "refs" / "tags").is_dir() and (folder / ".nojekyll").is_file()
    return is_there and (folder / ".git" / "HEAD").read_text() == "ref"


@pytest.mark.usefixtures("steps")
def test_what_is_hidden_at_the_top_stays(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    hide(tmp_path / "site")
    for content in ("first", "second"):
        publish(tmp_path / "site", content)
        assert (tmp_path / "site" / "index.html").read_text() == content
        assert is_hidden_whole(tmp_path / "site")
        assert names(tmp_path) == ["site"]
    assert publishing.remove(tmp_path / "site")
    assert names(tmp_path / "site") == [".git", ".nojekyll"]
    assert is_hidden_whole(tmp_path / "site")


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
@pytest.mark.parametrize("mishap", ["killed", "full"])
@pytest.mark.usefixtures("steps")
def test_nothing_hidden_is_lost_whatever_happens_at_any_step(mishap: Mishap, tmp_path: Path) -> None:
    for number in itertools.count():
        folder = tmp_path / str(number) / "site"
        publish(folder, "first")
        hide(folder)
        is_over = comes_through(partial(publish, folder, "second"), mishap, number)
        with pytest.raises(ValueError, match="x"), publishing.replacing(folder):
            raise ValueError("x")
        assert (folder / "index.html").read_text() in ({"second"} if is_over else {"first", "second"})
        assert is_hidden_whole(folder)
        assert names(folder.parent) == ["site"]
        if is_over:
            break
    assert number > 10


@pytest.mark.parametrize("name", [".site.new", ".site.old"])
def test_what_is_hidden_comes_back_from_a_leftover(name: str, tmp_path: Path) -> None:
    publish(tmp_path / "site", "first")
    publish(tmp_path / "b" / "site", "second")
    hide(tmp_path / "site")
    (tmp_path / "site").rename(tmp_path / name)  # killed when the sites had changed places
    (tmp_path / "b" / "site").rename(tmp_path / "site")
    (tmp_path / "b").rmdir()
    publish(tmp_path / "site", "third")
    assert is_hidden_whole(tmp_path / "site")
    assert names(tmp_path) == ["site"]


def test_what_is_hidden_twice_is_told_and_neither_is_lost(tmp_path: Path) -> None:
    publish(tmp_path / "site", "first")
    (tmp_path / "site" / ".htaccess").write_text("mine")
    with (
        pytest.raises(ConfigError, match=r"\.htaccess came from docs/"),
        publishing.replacing(tmp_path / "site") as new,
    ):
        (new / ".htaccess").write_text("of docs")
    assert (tmp_path / "site" / ".htaccess").read_text() == "mine"
    publish(tmp_path / "b" / "site", "second")
    (tmp_path / "b" / "site").rename(tmp_path / ".site.new")
    (tmp_path / ".site.new" / ".htaccess").write_text("also mine")
    with pytest.raises(ConfigError, match=r"did not write \.htaccess") as raised:
        publish(tmp_path / "site", "third")
    assert raised.value.notices[0].path == ".site.new/"
    assert (tmp_path / ".site.new" / ".htaccess").read_text() == "also mine"


def test_what_is_hidden_and_ours_is_replaced(tmp_path: Path) -> None:
    for content in ("first", "second"):
        with publishing.replacing(tmp_path / "site") as new:
            (new / ".htaccess").write_text(content)
        assert (tmp_path / "site" / ".htaccess").read_text() == content
    publish(tmp_path / "site", "third")
    assert names(tmp_path / "site") == [owned.MARKER, "index.html"]


def test_a_mount_point_is_told_before_any_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path / "a b" / "site", "first")
    mounts = tmp_path / "mounts"
    place = str(tmp_path / "a b").replace(" ", r"\040")
    mounts.write_text(f"1 0 8:1 / / rw - ext4\n2 1 8:1 / {place}/site rw - ext4\n")
    monkeypatch.setattr(publishing, "_MOUNTS", mounts)
    with pytest.raises(ConfigError, match=r"mount the folder above it, .* 'site/public'"):
        publishing.check(tmp_path / "a b" / "site")
    publishing.check(tmp_path / "a b" / "site" / "public")
    monkeypatch.setattr(publishing, "_MOUNTS", tmp_path / "none")
    publishing.check(tmp_path / "a b" / "site")
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path).name == "site")
    with pytest.raises(ConfigError, match="mount point"):
        publishing.check(tmp_path / "a b" / "site")


def test_a_full_disk_is_told_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="space") as raised, publishing.replacing(tmp_path / "site"):
        raise OSError(28, "No space left on device")
    assert raised.value.filename == str(tmp_path / "site")


def test_a_site_reached_by_a_link_is_published_behind_it(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "elsewhere")
    publish(tmp_path / "site", "first")
    assert (tmp_path / "site").is_symlink()
    assert (tmp_path / "elsewhere" / "index.html").read_text() == "first"


def test_a_link_to_itself_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to("site")
    with pytest.raises(ConfigError, match="did not make it"):
        publishing.check(tmp_path / "site")


def test_removing_takes_the_leftovers_along(tmp_path: Path) -> None:
    publish(tmp_path / "site", "first")
    (tmp_path / ".site.new").mkdir()
    (tmp_path / ".site.new" / owned.MARKER).touch()
    assert publishing.remove(tmp_path / "site")
    assert names(tmp_path) == []
    assert not publishing.remove(tmp_path / "site")


@pytest.mark.skipif(sys.platform not in {"linux", "darwin"}, reason="the system cannot exchange folders")
def test_here_it_is_one_step(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    assert publishing._exchange(tmp_path / "a", tmp_path / "b")
    assert names(tmp_path / "a") == ["b"]
    with pytest.raises(FileNotFoundError):
        publishing._exchange(tmp_path / "a", tmp_path / "c")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection with its site, built once; every test gets a copy."""
    made = make_project(
        tmp_path_factory.mktemp("built") / "collection",
        {"seeds/a.txt": ARTICLE, **{f"seeds/{n}.txt": document(n, 8) for n in range(3)}},
    )
    build.generate(made)
    site.build(made.root)
    return made.root


@pytest.fixture
def collection(built: Path, tmp_path: Path) -> Project:
    return Project(shutil.copytree(built, tmp_path / "collection"))


@contextmanager
def reader(folder: Path) -> Iterator[list[str]]:
    """Look at every page again and again; collect those that were missing."""
    pages = [path for path in folder.rglob("*") if path.is_file()]
    missing: list[str] = []
    done = threading.Event()
    rounds = 0

    def poll() -> None:
        nonlocal rounds
        while not done.is_set():
            for page in pages:
                try:
                    page.read_bytes()
                except OSError:
                    missing.append(str(page))
            rounds += 1

    thread = threading.Thread(target=poll)
    thread.start()
    try:
        yield missing
    finally:
        done.set()
        thread.join()
    assert rounds > 1


def run(project: Project) -> "subprocess.Popen[bytes]":
    """Start to build in a process of its own; return when it has loaded what it needs."""
    process = subprocess.Popen([sys.executable, "-c", REBUILD, str(project.root)], stdout=subprocess.PIPE)
    assert process.stdout
    assert process.stdout.readline() == b"ready\n"
    return process


@pytest.mark.skipif(sys.platform not in {"linux", "darwin"}, reason="elsewhere it takes two steps")
def test_a_reader_never_meets_a_missing_page(collection: Project) -> None:
    with reader(collection.root / "site") as missing:
        for _ in range(2):
            with run(collection) as process:
                assert process.wait() == 0
    assert missing == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs kill -9")
def test_a_build_killed_at_any_moment_leaves_the_site_whole(collection: Project) -> None:
    before = snapshot(collection.root / "site")
    chance = random.Random(1)
    for _ in range(8):
        with run(collection) as process:
            time.sleep(chance.uniform(0, 0.7))
            process.kill()
        assert snapshot(collection.root / "site") == before
    site.build(collection.root)
    assert snapshot(collection.root / "site") == before
    assert not list(collection.root.glob(".site*"))


@pytest.mark.skipif(sys.platform == "win32", reason="needs kill -9")
@pytest.mark.parametrize("how", ["together", "apart"])
def test_a_swap_killed_at_any_moment_is_put_right(how: str, tmp_path: Path) -> None:
    publish(tmp_path / "site", "first")
    chance = random.Random(2)
    for _ in range(6):
        with subprocess.Popen([sys.executable, "-c", SWAP, str(tmp_path / "site"), how]) as process:
            time.sleep(chance.uniform(0.2, 0.5))
            process.kill()
        present = [folder for folder in (tmp_path / "site", tmp_path / ".site.old") if folder.exists()]
        assert present
        assert how == "apart" or present == [tmp_path / "site"]
        with pytest.raises(ValueError, match="x"), publishing.replacing(tmp_path / "site"):
            raise ValueError("x")
        assert names(tmp_path) == ["site"]
        assert len(names(tmp_path / "site")) in {2, 201}


def test_two_builds_at_once_both_end_well(collection: Project) -> None:
    before = snapshot(collection.root / "site")
    command = [sys.executable, "-m", "generator", "build", "--quiet", "--project", str(collection.root)]
    with reader(collection.root / "site") as missing:
        both = [subprocess.Popen(command) for _ in range(2)]
        assert [process.wait() for process in both] == [0, 0]
    assert missing == []
    assert snapshot(collection.root / "site") == before


@pytest.mark.parametrize("after", [0, 3, 12])
def test_a_full_disk_leaves_the_last_site_whole(
    after: int, collection: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = snapshot(collection.root / "site")
    write: Callable[[bytes, str], None] = utils.write_file
    left = after

    def full(content: bytes, path: str) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise OSError(28, os.strerror(28), path)
        write(content, path)

    monkeypatch.setattr(utils, "write_file", full)
    with pytest.raises(OSError, match="space"):
        site.build(collection.root)
    assert snapshot(collection.root / "site") == before
    assert not list(collection.root.glob(".site*"))


def test_bad_input_leaves_the_last_site_whole(collection: Project) -> None:
    before = snapshot(collection.root / "site")
    (collection.docs / "method.md").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError):
        site.build(collection.root)
    (collection.docs / "method.md").write_text("# Method\n")
    (collection.root / "site_overrides" / "main.html").write_text("{% if %}")
    with pytest.raises(ConfigError, match="could not build"):
        site.build(collection.root)
    assert snapshot(collection.root / "site") == before
