"""docs/ -> site/: the only module that imports MkDocs."""

import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import ConfigError
from generator.model import Notice, NoticeCode

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_SETTINGS = "mkdocs.yml"
_MARKER = ".made-by-briefing"


def build(root: Path) -> tuple[Notice, ...]:
    """Build the whole site and return what MkDocs warned about.

    Raises ConfigError when MkDocs refuses, or when the folder to build into holds files of somebody else.
    """
    config = _load(root)
    folder = Path(config.site_dir)
    if folder.is_dir() and any(folder.iterdir()) and not (folder / _MARKER).exists():
        message = "this tool did not make the folder and will not empty it; move it away, or set site_dir"
        raise ConfigError([Notice(NoticeCode.CONFIG_VALUE, "error", f"{folder.name}/", message)])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _MARKER).touch()
    with _heard() as warnings:
        _build(config)
    return tuple(Notice(NoticeCode.SITE_WARNING, "warning", _SETTINGS, message) for message in warnings)


def remove(root: Path) -> bool:
    """Delete the built site; say whether there was one. A folder that this tool did not make stays."""
    folder = Path(_load(root).site_dir)
    if not (folder / _MARKER).exists():
        return False
    shutil.rmtree(folder)
    return True


def serve(root: Path, generate: Callable[[], None], watch: Iterable[Path], port: int) -> None:
    """Serve the site on this machine; when a watched path changes, generate and build again.

    Raises ConfigError when the first build fails or the port is taken; later failures are left to
    ``generate`` to tell, and serving goes on.
    """
    from mkdocs.livereload import LiveReloadServer  # noqa: PLC0415 - slow to import

    with tempfile.TemporaryDirectory(prefix="briefing-") as folder:

        def rebuild() -> None:
            generate()
            _build(_load(root, site_dir=folder))

        rebuild()
        server = LiveReloadServer(rebuild, "127.0.0.1", port, folder)
        for path in watch:
            server.watch(str(path))
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except OSError as error:
            message = f"port {port} cannot be used ({error.strerror}); choose another with --port"
            raise ConfigError([Notice(NoticeCode.CONFIG_VALUE, "error", _SETTINGS, message)]) from error
        finally:
            server.shutdown()


def _load(root: Path, **overrides: str) -> "MkDocsConfig":
    from mkdocs.config import load_config  # noqa: PLC0415 - slow to import
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    problems: list[str] = []
    try:
        with _heard() as problems:
            return load_config(str(root / _SETTINGS), **overrides)
    except MkDocsException as error:
        message = f"MkDocs cannot use these settings: {'; '.join(problems) or error}"
        raise ConfigError([Notice(NoticeCode.CONFIG_VALUE, "error", _SETTINGS, message)]) from error


def _build(config: "MkDocsConfig") -> None:
    from mkdocs.commands.build import build as mkdocs_build  # noqa: PLC0415 - slow to import
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    # MkDocs stamps the sitemap with this instead of the clock, so the same input gives the same bytes.
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build(config)
    except MkDocsException as error:
        message = f"MkDocs could not build the site: {error}"
        raise ConfigError([Notice(NoticeCode.SITE_WARNING, "error", _SETTINGS, message)]) from error
    finally:
        config.plugins.on_shutdown()


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
