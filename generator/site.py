"""docs/ -> site/: the only module that imports MkDocs."""

import logging
import os
import shutil
import socket
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from generator import large_search
from generator.errors import ConfigError
from generator.model import Notice, NoticeCode, Page
from generator.policy import content_security_policy, violations

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_SETTINGS = "mkdocs.yml"
_MARKER = ".made-by-briefing"


def check(root: Path) -> None:
    """Raise ConfigError when MkDocs cannot use the settings, or the folder to build into is not ours."""
    _check_folder(_load(root))


def build(root: Path) -> tuple[Notice, ...]:
    """Build the whole site and return what MkDocs warned about.

    Raises ConfigError when MkDocs refuses, or when the folder to build into holds files of somebody else.
    """
    config = _load(root)
    _check_folder(config)
    folder = Path(config.site_dir)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _MARKER).touch()
    return _build(config)


def remove(root: Path) -> bool:
    """Delete the built site; say whether there was one. A folder that this tool did not make stays."""
    folder = Path(_load(root).site_dir)
    if not (folder / _MARKER).exists():
        return False
    shutil.rmtree(folder)
    return True


def pages(root: Path, names: str = "briefs/*/index.html") -> Iterator[Page]:
    """Yield the pages of the built site with such names, by path in it; none without a site of ours."""
    folder = Path(_load(root).site_dir)
    if (folder / _MARKER).exists():
        for path in sorted(folder.glob(names)):
            text = path.read_text(encoding="utf-8", errors="replace")
            yield Page(path.relative_to(folder).as_posix(), text)


def policy(root: Path) -> tuple[str, tuple[Notice, ...]]:
    """Return the Content-Security-Policy that the built site works under, and what works under none.

    Raises ConfigError when there is no site of ours.
    """
    folder = Path(_load(root).site_dir)
    if not (folder / _MARKER).exists():
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


def serve(  # noqa: PLR0913 - each is one thing that the command line decides
    root: Path,
    *,
    port: int,
    watch: Iterable[Path],
    generate: Callable[[], None],
    tell: Callable[[Iterable[Notice]], None],
    ready: Callable[[str], None],
    open_browser: bool = False,
) -> None:
    """Serve the site on this machine; when a watched path changes, generate and build again.

    ``tell`` gets warnings, and errors after the first build; ``ready`` gets the address once the site is
    there; ``open_browser`` shows it in the person's browser once the server answers. Raises ConfigError when
    the first build fails or the port is taken.
    """
    from mkdocs.livereload import LiveReloadServer  # noqa: PLC0415 - slow to import

    _check_port(port)
    with tempfile.TemporaryDirectory(prefix="briefing-") as folder:

        def rebuild() -> None:
            generate()
            tell(_build(_load(root, site_dir=folder)))

        def rebuild_or_tell() -> None:
            try:
                rebuild()
            except ConfigError as error:
                tell(error.notices)

        rebuild()
        server = LiveReloadServer(rebuild_or_tell, "127.0.0.1", port, folder)
        for path in watch:
            server.watch(str(path))
        ready(server.url)
        try:
            server.serve(open_in_browser=open_browser)  # type: ignore[no-untyped-call]
        finally:
            server.shutdown()


def _check_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            message = f"port {port} cannot be used ({error.strerror}); choose another with --port"
            raise ConfigError([Notice(NoticeCode.CONFIG_VALUE, "error", "serve", message)]) from error


def _check_folder(config: "MkDocsConfig") -> None:
    folder = Path(config.site_dir)
    by_mkdocs = (folder / "data" / "briefs.json").exists() and (folder / "404.html").exists()
    empty = not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))
    if not (empty or by_mkdocs or (folder / _MARKER).exists()):
        message = "this tool did not make it and will not empty it; move it away, or set another site_dir"
        raise ConfigError([Notice(NoticeCode.CONFIG_VALUE, "error", f"{folder.name}/", message)])


def _load(root: Path, **overrides: str) -> "MkDocsConfig":
    from mkdocs.config import load_config  # noqa: PLC0415 - slow to import
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    problems: list[str] = []
    try:
        with _heard() as problems:
            config = load_config(str(root / _SETTINGS), **overrides)
    except MkDocsException as error:
        message = f"MkDocs cannot use these settings: {'; '.join(problems) or error}"
        raise ConfigError([Notice(NoticeCode.CONFIG_VALUE, "error", _SETTINGS, message)]) from error
    if Path(config.docs_dir).resolve() != (root / "docs").resolve():
        message = "docs_dir must be 'docs', where generated pages go; remove the setting"
        raise ConfigError([Notice(NoticeCode.CONFIG_VALUE, "error", _SETTINGS, message)])
    return config


def _build(config: "MkDocsConfig") -> tuple[Notice, ...]:
    from mkdocs.commands.build import build as mkdocs_build  # noqa: PLC0415 - slow to import
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    config.plugins.on_startup(command="build", dirty=False)
    warnings: list[str] = []
    try:
        with _heard() as warnings, _without_clock():
            mkdocs_build(config)
    except (MkDocsException, UnicodeError) as error:
        message = f"MkDocs could not build the site: {'; '.join(warnings) or error}"
        raise ConfigError([Notice(NoticeCode.SITE_WARNING, "error", _SETTINGS, message)]) from error
    finally:
        config.plugins.on_shutdown()
    _remove_unused(Path(config.site_dir))
    heard = (Notice(NoticeCode.SITE_WARNING, "warning", _SETTINGS, message) for message in warnings)
    return (*heard, *large_search.divide(Path(config.site_dir)))


def _remove_unused(site: Path) -> None:
    """Delete the theme's scripts, which our pages do not load, and its maps for developers of the theme."""
    shutil.rmtree(site / "assets" / "javascripts", ignore_errors=True)
    for file in (site / "assets" / "stylesheets").glob("*.map"):
        file.unlink()


@contextmanager
def _without_clock() -> Iterator[None]:
    """Let MkDocs stamp what it makes with one moment instead of the clock: same input, same bytes."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    try:
        yield
    finally:
        if given is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = given


@contextmanager
def _heard() -> Iterator[list[str]]:
    """Collect what MkDocs and its plugins log as warnings or worse, and keep it off the screen."""
    messages: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(record.getMessage())

    logger = logging.getLogger("mkdocs")
    listener = Listener(logging.WARNING)
    logger.addHandler(listener)
    propagate, logger.propagate = logger.propagate, False
    try:
        yield messages
    finally:
        logger.removeHandler(listener)
        logger.propagate = propagate
