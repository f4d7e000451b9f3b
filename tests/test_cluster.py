"""The same findings from a Dask cluster of two processes as from this one."""

from collections.abc import Iterator

import pytest

from generator import build, cache, cluster, update
from generator.errors import ConfigError
from generator.update import Means
from tests.conftest import MakeProject
from tests.test_build import ARTICLE, snapshot

distributed = pytest.importorskip("distributed")
pytestmark = pytest.mark.filterwarnings("ignore")  # Dask warns about what this machine is like


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as local:
        yield local.scheduler_address


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


def test_an_address_where_nothing_answers_is_told(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    with pytest.raises(ConfigError, match="no scheduler answers"):
        update.update(
            project({"seeds/a.txt": ARTICLE}), day="2026-01-01", means=Means(scheduler="tcp://127.0.0.1:9")
        )
