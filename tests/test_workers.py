"""Workers give what the function gives, in order; none outlives its value's limit or its owner."""

import errno
import os
import signal
import subprocess
import sys
import time
from multiprocessing import active_children
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from generator import study, workers
from generator.errors import ConfigError
from generator.model import Limits, Sidecar, Task
from generator.workers import spread
from tests.conftest import ROOT
from tests.make import source_file

_LIMITS = Limits(seconds=4, memory_gigabytes=1)


def double_unless_odd(value: int) -> int:
    """Runs in a worker: some values are slow, some never end, some end the process, some are a bug."""
    if value == 5:
        time.sleep(60)
    if value == 7:
        os._exit(1)
    if value == 9:
        return len(bytearray(2 << 30))
    if value == 11:
        raise ValueError("eleven is a bug")
    time.sleep(0.002 * (value % 3))
    return 2 * value


def gave_up(value: int, reason: str) -> int:
    assert {5: "limit of 4 seconds", 7: "ended the process", 9: "limit of 1 GB"}[value] in reason
    return -value


def test_results_come_in_order_and_a_hostile_value_costs_only_itself() -> None:
    values = [*range(11), *range(12, 40)]
    found = list(spread(double_unless_odd, values, otherwise=gave_up, limits=_LIMITS, most=2))
    assert found == [-value if value in {5, 7, 9} else 2 * value for value in values]


def test_nothing_gives_nothing() -> None:
    assert list(spread(double_unless_odd, [], otherwise=gave_up, limits=Limits())) == []


def test_a_bug_in_a_worker_is_told_with_its_place() -> None:
    with pytest.raises(RuntimeError, match=r"(?s)double_unless_odd.*eleven is a bug"):
        list(spread(double_unless_odd, [11], otherwise=gave_up, limits=Limits(), most=1))


def test_workers_that_cannot_begin_are_given_up_with_one_error(tmp_path: Path) -> None:
    """A script without a guard is run again by every process that it starts, which Python refuses."""
    script = tmp_path / "unguarded.py"
    script.write_text(
        "from generator import errors\n"
        "from generator.workers import spread\n"
        "from tests.test_workers import Limits, double_unless_odd, gave_up\n"
        "try:\n"
        "    list(spread(double_unless_odd, range(100), otherwise=gave_up, limits=Limits(), most=2))\n"
        "except errors.ConfigError as error:\n"
        "    print(*map(errors.line, error.notices))\n"
    )
    done = subprocess.run(
        [sys.executable, script], env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True,
        text=True, check=True, timeout=60,
    )  # fmt: skip
    assert done.stdout.count("\n") == 1
    assert "4 processes in a row ended before they had begun" in done.stdout
    assert "[no-workers]" in done.stdout


def test_a_system_that_starts_no_process_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: object) -> None:
        raise OSError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr(workers._PROCESSES.Process, "start", refused)
    with pytest.raises(ConfigError, match=r"no process can be started \(Resource temporarily unavailable\)"):
        list(spread(double_unless_odd, [1], otherwise=gave_up, limits=Limits()))


def test_an_interruption_while_a_process_starts_is_heard_and_leaves_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    start = workers._PROCESSES.Process.start

    def interrupted(process: BaseProcess) -> None:
        start(process)
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(workers._PROCESSES.Process, "start", interrupted)
    with pytest.raises(KeyboardInterrupt):
        list(spread(double_unless_odd, range(40), otherwise=gave_up, limits=Limits(), most=2))
    assert active_children() == []


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="reads /proc")
def test_a_process_hears_of_no_interruption_from_its_first_moment() -> None:
    """The very first one, too: with it Python starts its resource tracker, and lets interruptions in."""
    script = (
        "from generator import workers\n"
        "from tests.test_workers import Limits, double_unless_odd\n"
        "if __name__ == '__main__':\n"
        "    with workers._crew(lambda: workers._start(double_unless_odd, Limits()), 2) as crew:\n"
        "        for worker in crew.workers:\n"
        "            status = open(f'/proc/{worker.process.pid}/status').read()\n"
        "            masks = dict(line.split(':\\t') for line in status.splitlines() if line[:3] == 'Sig')\n"
        "            print(any(int(masks[name], 16) & 2 for name in ('SigBlk', 'SigIgn')))\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout == "True\nTrue\n"


def test_a_study_that_gave_up_says_what_can_be_done() -> None:
    task = Task(source_file("", "a.txt"), Sidecar(), ())
    (notice,) = study.gave_up(task, "took longer than the limit of 300 seconds").notices
    assert notice.message == (
        "reading it took longer than the limit of 300 seconds; divide it, save it in another format, "
        "or raise 'limits' in seeds/editorial.yml"
    )


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="reads /proc")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_no_process_is_left_when_the_owner_is_stopped(how: signal.Signals, tmp_path: Path) -> None:
    script = tmp_path / "busy.py"
    script.write_text(
        "from generator.workers import spread\n"
        "from tests.test_workers import Limits, double_unless_odd, gave_up\n"
        "if __name__ == '__main__':\n"
        "    try:\n"
        "        values = [0, 5, *range(20, 60)]\n"
        "        for _ in spread(double_unless_odd, values, otherwise=gave_up, limits=Limits(), most=2):\n"
        "            print('going', flush=True)\n"
        "    except KeyboardInterrupt:\n"
        "        print('stopped')\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    owner = subprocess.Popen(
        [sys.executable, script], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, start_new_session=True,
    )  # fmt: skip
    assert owner.stdout is not None
    assert owner.stdout.readline() == "going\n"
    if how is signal.SIGINT:
        os.killpg(owner.pid, how)  # as a terminal does: everybody gets it
    else:
        owner.kill()
    out, errors = owner.communicate(timeout=30)
    assert errors == ""
    assert ("stopped" in out) == (how is signal.SIGINT)
    until = time.monotonic() + 15
    while _in_session(owner.pid) and time.monotonic() < until:
        time.sleep(0.1)
    assert _in_session(owner.pid) == []


def _in_session(session: int) -> list[int]:
    """Return the processes of a session that still run."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, its_session = stat.read_text().rpartition(")")[2].split()[:4]
        except (OSError, ValueError):
            continue
        if int(its_session) == session and state != "Z":
            found.append(int(stat.parent.name))
    return found
