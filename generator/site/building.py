"""docs/ -> a folder with the whole site: MkDocs, then what is ours."""

from pathlib import Path

from mkdocs.commands import build as mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files

from generator import large_search
from generator.model import Notice, NoticeCode
from generator.progress import Progress
from generator.site import pagewise, reuse, settings, unused
from generator.site.generated import Generated, find


def build(root: Path, folder: Path, kept: Path, progress: Progress) -> tuple[Notice, ...]:
    """Build the site of a collection into the folder and return what MkDocs warned about.

    Markdown that was rendered before comes from ``kept``. Raises ConfigError when MkDocs refuses.
    """
    config = settings.load(root)
    known = reuse.kept(config, kept)
    if known is None or config.extra_templates:
        return by_mkdocs(config, folder)
    made = pagewise.build(root, kept, folder, progress)
    warnings = [notice.message for notice in made.notices if notice.code is NoticeCode.SITE_WARNING]
    if config.strict and warnings:
        raise settings.failure(config, warnings, Abort("aborted in strict mode"))
    known.forget_unused(made.used)
    with progress.during("Making the search index"):
        return (*made.notices, *large_search.divide(folder))


def by_mkdocs(config: MkDocsConfig, folder: Path, generated: Generated | None = None) -> tuple[Notice, ...]:
    """Do the same with MkDocs' own build, which asks plugins and holds all pages.

    The files that are ``generated`` take the place of those in docs/.
    """
    config.site_dir = str(folder)
    if generated:
        config.plugins["generated"] = _Generate(generated)
    config.plugins.on_startup(command="build", dirty=False)
    heard: list[str] = []
    try:
        with settings.heard() as heard:
            mkdocs.build(config)
    except OSError:
        raise
    except Exception as error:  # plugins and templates can fail in any way
        raise settings.failure(config, heard, error) from error
    finally:
        config.plugins.on_shutdown()
    unused.remove(folder, config)
    return (*settings.warnings(heard), *large_search.divide(folder))


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
