"""A project -> its docs/ brought up to date, with no more work than the changes since the last time ask for.

The result is that of ``build.generate`` with nothing kept. What takes long to import is imported when it is
known that there is something to do.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator import cache, outputs, store, unchanged
from generator.cache import Cache
from generator.model import Report
from generator.progress import UNSEEN, Progress
from generator.store import Project

if TYPE_CHECKING:
    from generator.studies import Study


@dataclass(frozen=True, slots=True)
class Means:
    """With what the work is done. It never changes what comes out."""

    keep: bool = True
    """Whether to use what earlier builds found, and to leave what this one finds."""
    scheduler: str | None = None
    """Address of a Dask cluster to study the sources on; None for this machine."""


def update(
    project: Project,
    progress: Progress = UNSEEN,
    *,
    day: str,
    means: Means = Means(),
) -> Report:
    """Bring docs/ up to date with seeds/; see ``build.generate``."""
    outputs.settle(project)
    inputs = store.read_inputs(project)
    known = unchanged.report(project, inputs) if means.keep else None
    if known is not None:
        return known
    from generator import build  # noqa: PLC0415 - takes longer than all of the above

    kept = Cache(project.root)
    with studying(kept, means) as study:
        done = build.publish(project, inputs, progress, day=day, study=study)
    if means.keep and cache.is_settled(done.report.notices):
        unchanged.note(project, inputs, done.digests, done.report)
    report = done.report
    if kept.reused < report.sources:
        kept.prune()
    return replace(report, reused=kept.reused, notices=(*report.notices, *kept.notices))


@contextmanager
def studying(kept: Cache, means: Means) -> Iterator["Study"]:
    """Provide what studies sources, by these means."""
    from generator import studies  # noqa: PLC0415 - as above

    if means.scheduler is None:
        yield studies.kept(kept, studies.all_cores) if means.keep else studies.anew(studies.all_cores)
        return
    from generator import cluster  # noqa: PLC0415 - an extra, which need not be installed

    with cluster.connect(means.scheduler) as mapper:
        yield studies.kept(kept, mapper) if means.keep else studies.anew(mapper)
