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
    with locking.held(tmp_path / "a", nobody), locking.held(tmp_path / "b", nobody):
        pass


def test_two_at_once_are_kept_apart_in_order(tmp_path: Path) -> None:
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
