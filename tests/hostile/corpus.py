"""All hostile inputs, and the site that they make."""

import shutil
import time
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from generator import build, site
from generator.model import Notice
from generator.store import Project
from tests.hostile import characters, formats, markup, names, settings, sizes
from tests.hostile.case import Case

_ROOT = Path(__file__).parent.parent.parent

CASES: tuple[Case, ...] = tuple(
    chain(markup.cases(), characters.cases(), sizes.cases(), formats.cases(), names.cases())
)


@dataclass(frozen=True, slots=True)
class Site:
    """What the hostile inputs became."""

    root: Path
    """The collection."""
    notices: tuple[Notice, ...]
    """What the build said about the sources."""
    warnings: tuple[Notice, ...]
    """What MkDocs said."""
    seconds: float
    """Processor time of the whole build."""

    @property
    def folder(self) -> Path:
        """The built site."""
        return self.root / "site"

    @property
    def pages(self) -> list[Path]:
        """Every page, in order."""
        return sorted(self.folder.rglob("*.html"))


def build_site(root: Path) -> Site:
    """Build one site of all cases, under settings that are hostile, too."""
    for name in ("mkdocs.yml", "site_overrides"):
        (root / name).symlink_to(_ROOT / name)
    (root / "docs").mkdir()
    shutil.copy(_ROOT / "docs" / "method.md", root / "docs")
    write(CASES, root / "seeds")
    write(settings.ACCEPTED, root / "seeds")
    begun = time.process_time()
    report = build.generate(Project(root))
    warnings = site.build(root)
    return Site(root, report.notices, warnings, time.process_time() - begun)


def write(cases: Iterable[Case], seeds: Path) -> None:
    """Make every case below the folder of sources."""
    for case in cases:
        path = seeds / case.path
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(case.content, bytes):
            path.write_bytes(case.content)
        else:
            case.content(path)
