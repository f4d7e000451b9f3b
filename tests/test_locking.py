import errno
import fcntl
import os
import shutil
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from generator import locking

HOLD = """
import sys, time
from pathlib import Path
from generator import locking
with locking.held(Path(sys.argv[1]), print):
    print("held", flush=True)
    time.sleep(60)
"""


def nobody(holder: str) -> None:
    raise AssertionError(holder)


def test_one_after_the_other_need_not_wait(tmp_path: Path) -> None:
    for _ in range(2):
        with locking.held(tmp_path, nobody):
            pass


def test_an_error_frees_the_lock(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="x"), locking.held(tmp_path, nobody):
        raise ValueError("x")
    with locking.held(tmp_path, nobody):
        pass


def test_two_collections_do_not_wait_for_each_other(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).mkdir()
    with locking.held(tmp_path / "a", nobody), locking.held(tmp_path / "b", nobody):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="needs a file there")
@pytest.mark.parametrize("cache", ["works", "a file", "leads nowhere", "full", "a pipe"])
def test_two_at_once_are_kept_apart_whatever_the_cache_is(
    cache: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / ".cache"
    if cache == "a file":
        folder.write_text("mine")
    elif cache == "leads nowhere":
        folder.symlink_to(tmp_path / "nowhere")
    elif cache == "a pipe":
        folder.mkdir()
        for name in ("build.lock", "build.lock.holder"):
            os.mkfifo(folder / name)
    elif cache == "full":

        def full(path: Path, *_: object, **__: object) -> None:
            raise OSError(errno.ENOSPC, "No space left on device", str(path))

        monkeypatch.setattr(Path, "write_text", full)
    inside, most = 0, 0

    def work() -> None:
        nonlocal inside, most
        with locking.held(tmp_path, lambda _: None):
            inside += 1
            most = max(most, inside)
            time.sleep(0.02)
            inside -= 1

    threads = [threading.Thread(target=work) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1


def test_who_waits_is_told_for_whom_and_a_killed_one_holds_nothing(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        told: list[str] = []

        def waiting(holder: str) -> None:
            told.append(holder)
            other.kill()

        with locking.held(tmp_path, waiting):
            pass
    assert told == [f"process {other.pid}"]


def test_git_never_sees_the_lock(tmp_path: Path) -> None:
    with locking.held(tmp_path, nobody):
        assert (tmp_path / ".cache" / ".gitignore").read_text() == "*\n"


def test_nothing_tells_of_a_build_that_is_over(tmp_path: Path) -> None:
    with locking.held(tmp_path, nobody):
        assert (tmp_path / ".cache" / "build.lock.holder").read_text() == str(os.getpid())
    assert not (tmp_path / ".cache" / "build.lock.holder").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="folders are not locked there")
def test_a_cache_that_is_deleted_meanwhile_lets_nobody_in(tmp_path: Path) -> None:
    told: list[str] = []
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        shutil.rmtree(tmp_path / ".cache")

        def waiting(holder: str) -> None:
            told.append(holder)
            other.kill()

        with locking.held(tmp_path, waiting):
            pass
    assert told == ["another process"]


def test_a_disk_that_knows_no_locks_of_files_stops_no_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = fcntl.flock

    def only_folders(handle: int, how: int) -> None:
        if stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.ENOLCK, "No locks available")
        lock(handle, how)

    monkeypatch.setattr(fcntl, "flock", only_folders)
    with locking.held(tmp_path, lambda _: None):
        pass
    monkeypatch.setattr(fcntl, "flock", lambda *_: only_folders(os.open(__file__, os.O_RDONLY), 0))
    with pytest.raises(OSError, match="No locks"), locking.held(tmp_path, lambda _: None):
        pass
