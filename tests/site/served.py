"""A collection that is served, step by step and without a browser; and what a build of it gives."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from generator import build, studies
from generator.model import Notice, Report
from generator.preview import Preview
from generator.site.generated import Generated
from generator.site.live import Live
from generator.site.server import Server
from generator.site.serving import Serving
from generator.site.shown import Shown
from generator.store import Project
from tests.site.edits import clean_build


def preview(project: Project) -> Preview:
    """What shows of a collection; nothing is kept on disk."""
    return Preview(project, studies.here, build.NO_DAY)


def generated(project: Project) -> Generated:
    """Its generated files."""
    return preview(project).start().generated


class Served:
    """A collection behind a server."""

    def __init__(self, project: Project, server: Server) -> None:
        self.project = project
        self.server = server
        self.told: list[Notice] = []
        self.reports: list[Report] = []
        self.preview = preview(project)
        start = self.preview.start()
        self.shown = Shown(project.root, project.root / ".cache", start.generated, self.told.extend)
        server.get = self.shown.get
        self.serving = Serving(start, self.shown, server, self.preview, self.told.extend, self.reports.append)

    @property
    def problem(self) -> str:
        """What browsers are told is wrong."""
        return "\n".join(filter(None, (self.server.problems.behind, self.server.problems.missing)))

    def is_current(self, address: str, before: dict[str, str]) -> bool:
        """Whether a page that was loaded when its state was this need not be loaded again."""
        return self.server.state(address)["page"] == before["page"]

    def save(self, path: str, content: str | bytes | None) -> None:
        """Write or remove a file and show what shows at once."""
        file = self.project.root / path
        if content is None:
            file.unlink()
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        self.serving.show({file})

    def rest(self, path: str, content: str | bytes | None) -> None:
        """Write or remove a file and wait until what shows is exact."""
        self.save(path, content)
        self.settle()

    def edited(self, paths: Iterable[Path]) -> None:
        """Take notice of files that changed, until what shows is exact."""
        self.serving.show(paths)
        self.settle()

    def settle(self) -> None:
        """Show exactly what a build would publish, in this thread."""
        serving = self.serving
        while serving._is_due:
            serving._is_due = False
            serving._finish(lambda: self.preview.exactly(serving._last, lambda: False))

    def page(self, path: str) -> str:
        """A page of the site, empty when it is not there."""
        return (self.shown.get(path) or b"").decode()


def published(project: Project, folder: Path) -> dict[str, bytes]:
    """Every file of the site that 'briefing build' makes of a copy, with nothing to reuse."""
    shutil.rmtree(folder, ignore_errors=True)
    copy = Project(folder / "copy")
    shutil.copytree(project.root, copy.root, ignore=shutil.ignore_patterns("site", ".cache"))
    build.generate(copy)
    return clean_build(copy, folder / "made")


def differing(shown: Shown | Live, expected: dict[str, bytes]) -> list[str]:
    """The files that are not served as they should be."""
    return [path for path, content in expected.items() if shown.get(path) != content]
