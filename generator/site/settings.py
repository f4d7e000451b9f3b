"""mkdocs.yml -> MkDocs' own settings; what MkDocs says -> notices."""

import logging
import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateError
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from generator import packed
from generator.errors import ConfigError
from generator.model import Notice, NoticeCode

FILE = "mkdocs.yml"
_SOURCES = ("seeds", "docs", packed.FOLDER)
"""Folders of a collection that builds read."""
_MOMENT = "SOURCE_DATE_EPOCH"
_PACKAGE = Path(__file__).resolve().parents[1]
INSTALLED = {"site-packages", "dist-packages"}
"""Folders of what was installed and nobody edits."""


def load(root: Path) -> MkDocsConfig:
    """Return the settings of a collection. Raises ConfigError when MkDocs refuses them, or we do."""
    problems: list[str] = []
    try:
        with heard() as problems:
            config = load_config(str(root / FILE))
    except OSError:
        raise
    except Exception as error:  # hooks, which MkDocs loads, can fail in any way
        message = f"MkDocs cannot use these settings: {'; '.join(problems) or _said(error)}"
        raise ConfigError([_at(_place(error, root), NoticeCode.CONFIG_VALUE, message)]) from error
    if Path(config.docs_dir).resolve() != (root / "docs").resolve():
        message = "docs_dir must be 'docs', where generated pages go; remove the setting"
        raise ConfigError([Notice(NoticeCode.CONFIG_VALUE, "error", FILE, message)])
    _check_site_dir(root, config)
    return config


def _check_site_dir(root: Path, config: MkDocsConfig) -> None:
    """Raise ConfigError when the site would lie in what it is made from, or take its place."""
    folder = Path(os.path.realpath(config.site_dir))
    sources = [root / name for name in _SOURCES]
    if config.theme.custom_dir:
        sources.append(Path(config.theme.custom_dir))
    for source in map(Path, map(os.path.realpath, sources)):  # unlike resolve, it bears a link to itself
        if folder.is_relative_to(source) or source.is_relative_to(folder):
            message = (
                f"site_dir must not lie in {source.name}/, nor hold it: a build reads what is there; "
                "set it to a folder of its own, such as 'site'"
            )
            raise ConfigError([Notice(NoticeCode.CONFIG_VALUE, "error", FILE, message)])


@contextmanager
def heard() -> Iterator[list[str]]:
    """Let MkDocs work: collect what it and its plugins warn about, off the screen, and stop its clock."""
    messages: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(record.getMessage())

    logger = logging.getLogger("mkdocs")
    listener = Listener(logging.WARNING)
    logger.addHandler(listener)
    propagate, logger.propagate = logger.propagate, False
    try:
        with _without_clock():
            yield messages
    finally:
        logger.removeHandler(listener)
        logger.propagate = propagate


@contextmanager
def _without_clock() -> Iterator[None]:
    """Let MkDocs stamp what it makes with one moment instead of the clock: same input, same bytes."""
    given = os.environ.get(_MOMENT)
    os.environ[_MOMENT] = "0"
    try:
        yield
    finally:
        if given is None:
            del os.environ[_MOMENT]
        else:
            os.environ[_MOMENT] = given


def warnings(messages: list[str]) -> tuple[Notice, ...]:
    """Return what was heard as notices."""
    return tuple(Notice(NoticeCode.SITE_WARNING, "warning", FILE, message) for message in messages)


def failure(config: MkDocsConfig, messages: list[str], error: Exception) -> ConfigError:
    """Return the error to raise when MkDocs could not build, with what was heard before.

    It names the template, hook or plugin of the collection where that is known.
    """
    if isinstance(error, Abort):
        why = "; ".join(messages) or str(error)
    else:
        why = "; ".join((_said(error), *messages[-1:]))  # the last tells at which page
    text = f"MkDocs could not build the site: {why}"
    place = _place(error, Path(config.config_file_path or "").parent)
    return ConfigError([_at(place, NoticeCode.SITE_WARNING, text)])


def _said(error: Exception) -> str:
    """Return what an error says; that of somebody's Python code tells its kind, too."""
    is_told = isinstance(error, (MkDocsException, TemplateError, UnicodeError)) and str(error)
    return str(error) if is_told else "".join(traceback.format_exception_only(error)).strip()


def _place(error: Exception, root: Path) -> tuple[str, int | None]:
    """Return the file of the collection, and the line, in which something failed last."""
    root = root.resolve()
    for frame, line in reversed(list(traceback.walk_tb(error.__traceback__))):
        path = Path(frame.f_code.co_filename).resolve()
        is_installed = path.is_relative_to(_PACKAGE) or not INSTALLED.isdisjoint(path.parts)
        if path.is_relative_to(root) and not is_installed:
            return path.relative_to(root).as_posix(), line
    return FILE, None


def _at(place: tuple[str, int | None], code: NoticeCode, message: str) -> Notice:
    path, number = place
    return Notice(code, "error", path, message, number)
