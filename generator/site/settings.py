"""mkdocs.yml -> MkDocs' own settings; what MkDocs says -> notices."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from generator.errors import ConfigError
from generator.model import Notice, NoticeCode

FILE = "mkdocs.yml"
_SOURCES = ("seeds", "docs", ".cache")
"""Folders of a collection that builds read."""
_MOMENT = "SOURCE_DATE_EPOCH"


def load(root: Path) -> MkDocsConfig:
    """Return the settings of a collection. Raises ConfigError when MkDocs refuses them, or we do."""
    problems: list[str] = []
    try:
        with heard() as problems:
            config = load_config(str(root / FILE))
    except MkDocsException as error:
        message = f"MkDocs cannot use these settings: {'; '.join(problems) or error}"
        raise ConfigError([Notice(NoticeCode.CONFIG_VALUE, "error", FILE, message)]) from error
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


def failure(messages: list[str], error: Exception) -> ConfigError:
    """Return the error to raise when MkDocs could not build, with what was heard before."""
    text = f"MkDocs could not build the site: {'; '.join(messages) or error}"
    return ConfigError([Notice(NoticeCode.SITE_WARNING, "error", FILE, text)])
