"""A Dask cluster of two processes gives what this one gives; one that fails stops the build."""

import asyncio
import importlib
import os
import socket
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import pytest

from generator import build, cache, cluster, update
from generator.errors import ConfigError
from generator.model import Limits, Notice, NoticeCode, Sidecar, SourceFile, Studied, Task
from generator.update import Means
from tests.conftest import MakeProject
from tests.test_build import ARTICLE, snapshot

dask = pytest.importorskip("dask")
distributed = pytest.importorskip("distributed")
pytestmark = pytest.mark.filterwarnings("ignore")  # Dask warns about what this machine is like


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    with local_cluster(2) as local:
        yield local.scheduler_address


def local_cluster(workers: int) -> Any:
    return distributed.LocalCluster(
        n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None, protocol="tcp"
    )


def studied(task: Task) -> Studied:
    """Runs on a worker: what a source's name says, happens to it."""
    what = task.file.path
    if what == "hangs":
        time.sleep(20)
    if what == "ends the process":
        os._exit(1)
    if what == "wants memory":
        raise MemoryError
    if what == "is a bug":
        raise TimeoutError("told by the function itself")
    time.sleep(0.3)
    return Studied(None, (Notice(NoticeCode.SOURCE_GAVE_UP, "warning", what, "read"),))


class Unreadable:
    """Is to the cluster what a function of another version is: it cannot be had."""

    def __call__(self, task: Task) -> Studied:
        return studied(task)

    def __reduce__(self) -> tuple[Callable[[str], object], tuple[str]]:
        return importlib.import_module, ("generator.of_another_version",)


def tasks(*names: str) -> list[Task]:
    return [
        Task(SourceFile(name, "", 0, partial(bytes, b"")), Sidecar(), (), limits=Limits(seconds=1))
        for name in names
    ]


def told(found: Iterable[Studied]) -> list[str]:
    return [notice.message.partition(";")[0] for each in found for notice in each.notices]


def test_a_cluster_gives_what_one_machine_gives(project: MakeProject, scheduler: str) -> None:
    files = {f"seeds/{number:02}.txt": ARTICLE.replace("30", str(30 + number)) for number in range(12)}
    made = project({**files, "seeds/99.txt": b""})
    report = update.update(made, day="2026-01-01", means=Means(scheduler=scheduler, keep=False))
    assert report.sources == 12
    assert [notice.path for notice in report.notices if notice.severity == "error"] == ["seeds/99.txt"]
    before = snapshot(made.docs)
    assert build.generate(made, day="2026-01-01").written == 0
    assert snapshot(made.docs) == before


def test_a_worker_with_another_program_is_refused(
    project: MakeProject, scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "code", lambda: "another")
    with pytest.raises(ConfigError, match="another version"):
        update.update(
            project({"seeds/a.txt": ARTICLE}), day="2026-01-01", means=Means(scheduler=scheduler, keep=False)
        )


def test_a_source_costs_itself_only(scheduler: str) -> None:
    with cluster.connect(scheduler) as mapped:
        found = told(mapped(studied, tasks("a", "hangs", "b", "wants memory", "c", "d")))
    assert found == [
        "read", "reading it took longer than the limit of 1 seconds",
        "read", "reading it took more memory than its worker has", "read", "read",
    ]  # fmt: skip


def test_a_source_that_ends_its_workers_costs_itself_only() -> None:
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        local_cluster(1) as local,
        cluster.connect(local.scheduler_address) as mapped,
    ):
        found = told(mapped(studied, tasks("ends the process")))
    assert found == ["reading it ended the process, perhaps for want of memory"]


def test_time_in_the_queue_of_a_busy_cluster_is_no_sources_fault(scheduler: str) -> None:
    with distributed.Client(scheduler, set_as_default=False) as other:
        others = [other.submit(time.sleep, 2.5, pure=False) for _ in range(4)]
        with cluster.connect(scheduler) as mapped:
            assert told(mapped(studied, tasks("a", "b"))) == ["read", "read"]
        other.cancel(others)


def test_a_bug_on_a_worker_is_told_with_its_place(scheduler: str) -> None:
    with (
        cluster.connect(scheduler) as mapped,
        pytest.raises(RuntimeError, match=r"(?s)in studied.*told by the function itself"),
    ):
        list(mapped(studied, tasks("is a bug")))


def test_a_cluster_without_workers_is_told_and_nothing_is_published(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = project({"seeds/a.txt": ARTICLE})
    build.generate(made, day="2026-01-01")
    before = snapshot(made.docs)
    monkeypatch.setattr(cluster, "_PATIENCE_FOR_WORKERS", 1)
    with local_cluster(0) as local:
        means = Means(scheduler=local.scheduler_address, keep=False)
        with pytest.raises(ConfigError, match="no worker that takes work for 1 seconds"):
            update.update(made, day="2026-01-01", means=means)
    assert snapshot(made.docs) == before


@pytest.mark.parametrize(("lost", "words"), [("workers", "no worker"), ("scheduler", "scheduler was lost")])
def test_a_cluster_lost_in_the_middle_stops_the_work(
    lost: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for patience in ("_PATIENCE", "_PATIENCE_FOR_WORKERS", "_LOOK"):
        monkeypatch.setattr(cluster, patience, 1)
    with local_cluster(1) as local, cluster.connect(local.scheduler_address) as mapped:
        found = iter(mapped(studied, tasks(*map(str, range(20)))))
        next(found)
        if lost == "workers":
            local.scale(0)
        else:
            local.close()
        with pytest.raises(ConfigError, match=words):
            list(found)


def test_a_cluster_that_cannot_read_what_it_gets_is_told(scheduler: str) -> None:
    with (
        cluster.connect(scheduler) as mapped,
        pytest.raises(
            ConfigError, match=r"cannot run this program .*; install the same version for the sched"
        ),
    ):
        list(mapped(Unreadable(), tasks("a")))


def test_an_address_where_nothing_answers_is_told(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    made = project({"seeds/a.txt": ARTICLE})
    with socket.create_server(("127.0.0.1", 0)) as silent:
        for port in (9, silent.getsockname()[1]):
            with pytest.raises(ConfigError, match="no scheduler answers"):
                update.update(made, day="2026-01-01", means=Means(scheduler=f"tcp://127.0.0.1:{port}"))


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("", "no address of a scheduler"),
        ("foo", "no address of a scheduler"),
        ("http://127.0.0.1:8786", "no address of a scheduler"),
        ("abc://x", "no address of a scheduler"),
        ("tcp://127.0.0.1", "no address of a scheduler"),
        ("tcp://:8786", "no address of a scheduler"),
        ("tcp://127.0.0.1:99999", "no address of a scheduler"),
        ("127.0.0.1:8786x", "no address of a scheduler"),
        (f"tcp://{'a' * 70}:8786", "no address of a scheduler"),
        ("inproc://10.0.0.1/1/1", "no address of a scheduler"),
        ("tls://127.0.0.1:8786", "needs certificates"),
    ],
)
def test_what_cannot_be_an_address_is_told_before_anything_is_tried(
    address: str, words: str, project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(distributed, "Client", None)
    with pytest.raises(ConfigError, match=words):
        update.update(project({"seeds/a.txt": ARTICLE}), day="2026-01-01", means=Means(scheduler=address))


def test_who_has_an_event_loop_can_ask_for_a_cluster() -> None:
    async def ask() -> None:
        with pytest.raises(ConfigError, match="no scheduler answers"), cluster.connect("tcp://127.0.0.1:9"):
            pass

    # In a thread: Playwright leaves a loop in the first one, where other tests have driven a browser.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, ask()).result()
