"""docs/ -> site/: the only package that imports MkDocs, and only when it is needed: it is slow to import."""

from collections.abc import Callable, Iterable
from pathlib import Path

from generator.model import Notice, Page, Report
from generator.site import publishing

_KEPT = Path(".cache", "pages")


def check(root: Path) -> None:
    """Raise ConfigError when MkDocs cannot use the settings, or the folder to build into is not ours."""
    publishing.check(_folder(root))


def build(root: Path) -> tuple[Notice, ...]:
    """Build the site aside, put it into the place of the last one, and return what MkDocs warned about.

    The caller keeps other builds out. Raises ConfigError when MkDocs refuses, or when the folder to build
    into holds files of somebody else; the last site then stays.
    """
    from generator.site import building, settings  # noqa: PLC0415

    config = settings.load(root)
    with publishing.replacing(Path(config.site_dir)) as folder:
        return building.build(config, folder, root / _KEPT)


def serve(  # noqa: PLR0913 - each is one thing that the command line decides
    root: Path,
    *,
    port: int,
    watch: Iterable[Path],
    generate: Callable[[Iterable[Path]], Report | None],
    tell: Callable[[Iterable[Notice]], None],
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
        generate=generate,
        tell=tell,
        ready=ready,
        open_browser=open_browser,
    )


def pages(root: Path) -> tuple[Page, ...]:
    """Return the pages of the briefs in the built site, by path in it; none without a site of ours."""
    folder = _folder(root)
    if not publishing.is_ours(folder):
        return ()
    return tuple(
        Page(path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8", errors="replace"))
        for path in sorted((folder / "briefs").glob("*/index.html"))
    )


def remove(root: Path) -> bool:
    """Delete the built site; say whether there was one. A folder that this tool did not make stays."""
    return publishing.remove(_folder(root))


def _folder(root: Path) -> Path:
    from generator.site import settings  # noqa: PLC0415

    return Path(settings.load(root).site_dir)
