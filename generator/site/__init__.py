"""docs/ -> site/: the only package that imports MkDocs, and only when it is needed: it is slow to import."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from generator import large_search, packed
from generator.errors import ConfigError
from generator.model import Notice, NoticeCode, Page, Report
from generator.policy import content_security_policy
from generator.progress import UNSEEN, Progress
from generator.site import publishing

if TYPE_CHECKING:
    from generator.site.generated import Preview

_KEPT = Path(packed.FOLDER, "pages")


def check(root: Path) -> None:
    """Raise ConfigError when MkDocs cannot use the settings, or a site cannot be put where they say.

    The caller keeps builds out.
    """
    publishing.check(_folder(root))


def build(root: Path, progress: Progress = UNSEEN) -> tuple[Notice, ...]:
    """Build the site aside, put it into the place of the last one, and return what MkDocs warned about.

    The caller keeps other builds out. Raises ConfigError when MkDocs refuses, or when the folder to build
    into holds files of somebody else; the last site then stays.
    """
    from generator.site import building  # noqa: PLC0415

    with publishing.replacing(_folder(root)) as folder:
        return building.build(root, folder, root / _KEPT, progress)


def serve(  # noqa: PLR0913 - each is one thing that the command line decides
    root: Path,
    *,
    port: int,
    watch: Iterable[Path],
    preview: "Preview",
    tell: Callable[[Iterable[Notice]], None],
    report: Callable[[Report], None],
    ready: Callable[[str], None],
    open_browser: bool = False,
) -> None:
    """Show the site on this machine and every edit at once, until interrupted; see ``serving.serve``."""
    from generator.site import serving  # noqa: PLC0415

    serving.serve(
        root,
        kept=root / _KEPT,
        port=port,
        watch=watch,
        preview=preview,
        tell=tell,
        report=report,
        ready=ready,
        open_browser=open_browser,
    )


def files(root: Path) -> Callable[[str], Page | None]:
    """Return what gives a file of the built site by its path; ``None`` where there is none.

    Where the build divided the search index, the whole one stands for it.
    """
    folder = _folder(root)
    is_ours = publishing.is_ours(folder)

    def file(path: str) -> Page | None:
        found = folder / (large_search.whole(folder) if path == large_search.INDEX else path)
        if not (is_ours and found.is_file()):
            return None
        return Page(path, found.read_bytes().decode(errors="replace"))

    return file


def policy(root: Path) -> tuple[str, tuple[Notice, ...]]:
    """Return the Content-Security-Policy that the built site works under, and what works under none.

    Raises ConfigError when there is no site of ours.
    """
    folder = _folder(root)
    if not publishing.is_ours(folder):
        message = "there is no built site; run 'briefing build' first"
        raise ConfigError([Notice(NoticeCode.CONFIG_VALUE, "error", f"{folder.name}/", message)])
    needs_wasm = large_search.is_divided(folder)
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.glob("**/*.html"))
    pages = filter(None, map(files(root), paths))
    return content_security_policy(pages, needs_wasm=needs_wasm)


def remove(root: Path) -> bool:
    """Delete the built site and kept pages; say whether there was a site. What is not ours stays."""
    packed.remove_entries(root / _KEPT)
    return publishing.remove(_folder(root))


def _folder(root: Path) -> Path:
    from generator.site import settings  # noqa: PLC0415

    return Path(settings.load(root).site_dir)
