"""docs/ -> site/: the only package that imports MkDocs, and only when it is needed: it is slow to import."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from generator import large_search
from generator.errors import ConfigError
from generator.model import Notice, NoticeCode, Page, Report
from generator.policy import content_security_policy, violations
from generator.site import publishing

if TYPE_CHECKING:
    from generator.site.generated import Preview

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


def pages(root: Path, names: str = "briefs/*/index.html") -> Iterator[Page]:
    """Yield the pages of the built site with such names, by path in it; none without a site of ours."""
    folder = _folder(root)
    if publishing.is_ours(folder):
        for path in sorted(folder.glob(names)):
            text = path.read_text(encoding="utf-8", errors="replace")
            yield Page(path.relative_to(folder).as_posix(), text)


def policy(root: Path) -> tuple[str, tuple[Notice, ...]]:
    """Return the Content-Security-Policy that the built site works under, and what works under none.

    Raises ConfigError when there is no site of ours.
    """
    folder = _folder(root)
    if not publishing.is_ours(folder):
        message = "there is no built site; run 'briefing build' first"
        raise ConfigError([Notice(NoticeCode.CONFIG_VALUE, "error", f"{folder.name}/", message)])
    needs_wasm = large_search.is_divided(folder)
    return content_security_policy(pages(root, "**/*.html"), needs_wasm=needs_wasm)


def markup(root: Path, generated: Iterable[str]) -> Iterator[Notice]:
    """Yield a notice for all that no generated page may hold; ``generated`` are their files in docs/."""
    ours = {_page_of(path) for path in generated if path.endswith(".md")}
    for page in pages(root, "**/*.html"):
        if page.path in ours:
            yield from violations(page)


def _page_of(path: str) -> str:
    stem = path.removesuffix(".md")
    return f"{stem}.html" if stem.rpartition("/")[2] == "index" else f"{stem}/index.html"


def remove(root: Path) -> bool:
    """Delete the built site; say whether there was one. A folder that this tool did not make stays."""
    return publishing.remove(_folder(root))


def _folder(root: Path) -> Path:
    from generator.site import settings  # noqa: PLC0415

    return Path(settings.load(root).site_dir)
