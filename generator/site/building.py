"""docs/ -> a folder with the whole site: MkDocs, then what is ours."""

import shutil
from pathlib import Path

from jinja2 import TemplateError
from mkdocs.commands import build as mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from generator import large_search
from generator.model import Notice
from generator.site import reuse, settings
from generator.site.generated import Generated, find

_UNUSED_FOLDER = "assets/javascripts/"
_UNUSED_MAPS = "assets/stylesheets/"


def build(
    config: MkDocsConfig, folder: Path, kept: Path, generated: Generated | None = None
) -> tuple[Notice, ...]:
    """Build the site into the folder and return what MkDocs warned about.

    Markdown that was rendered before comes from ``kept``. The files that are ``generated`` take the place of
    those in docs/. Raises ConfigError when MkDocs refuses.
    """
    config.site_dir = str(folder)
    if generated:
        config.plugins["generated"] = _Generate(generated)
    known = reuse.kept(config, kept)
    if known:
        config.plugins["briefing"] = _Reuse(known)
    config.plugins.on_startup(command="build", dirty=False)
    heard: list[str] = []
    try:
        with settings.heard() as heard:
            mkdocs.build(config)
    except (MkDocsException, TemplateError, UnicodeError) as error:
        raise settings.failure(heard, error) from error
    finally:
        config.plugins.on_shutdown()
    if known:
        known.forget_unused()
    _remove_unused(folder)
    return (*settings.warnings(heard), *large_search.divide(folder))


def is_unused(path: str) -> bool:
    """Say whether a file of the site is one of the theme's scripts or maps, which no page of ours loads."""
    return path.startswith(_UNUSED_FOLDER) or (path.startswith(_UNUSED_MAPS) and path.endswith(".map"))


class _Generate(BasePlugin):  # type: ignore[no-untyped-call,type-arg]
    """What MkDocs asks first while it builds; with it generated files come from memory."""

    def __init__(self, generated: Generated) -> None:
        self._generated = generated

    @event_priority(100)
    def on_files(self, files: Files, config: MkDocsConfig, **_: object) -> Files:
        found = find(config, self._generated)
        for file in list(found):
            if self._generated.is_shown(file.src_uri, Path(config.docs_dir)):
                text = self._generated.get(file.src_uri)
                if text is None:
                    found.remove(file)
                else:
                    file._content = text.encode()  # the setter would forget where the file would lie
        for file in files:
            if file.src_dir != config.docs_dir and found.get_file_from_path(file.src_uri) is None:
                found.append(file)  # of the theme
        return found


class _Reuse(BasePlugin):  # type: ignore[no-untyped-call,type-arg]
    """What MkDocs asks while it builds; with it pages come from what is kept."""

    def __init__(self, kept: reuse.Kept) -> None:
        self._kept = kept

    def on_files(self, files: Files, **_: object) -> Files:
        return reuse.Watched(files)

    def on_pre_page(self, page: Page, **_: object) -> Page:
        def render(config: MkDocsConfig, files: Files) -> None:
            assert isinstance(files, reuse.Watched)
            reuse.render(page, config, files, self._kept)

        page.render = render  # type: ignore[method-assign]
        return page


def _remove_unused(site: Path) -> None:
    shutil.rmtree(site / _UNUSED_FOLDER, ignore_errors=True)
    for file in (site / _UNUSED_MAPS).glob("*.map"):
        file.unlink()
