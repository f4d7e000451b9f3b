"""docs/, generated files and the theme -> any file of the site, made when it is asked for.

The same bytes as MkDocs' own build gives, from the same parts of MkDocs, but no page is rendered before
somebody looks at it. After an edit it is enough to forget the pages that were rendered from what changed.
"""

import gzip
import io
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from mkdocs import utils
from mkdocs.commands import build as mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import meta

from generator.errors import ConfigError
from generator.model import Notice, NoticeCode
from generator.site import lazy, reuse, settings, unused
from generator.site.generated import Generated, find
from generator.site.lazy import Lazy

_SITEMAP = "sitemap.xml"
_PACKED_SITEMAP = "sitemap.xml.gz"
_TEMPLATES = (".html", ".xml")


class Live:
    """A site without a folder. Not for two threads at once."""

    def __init__(self, root: Path, kept: Path, generated: Generated) -> None:
        """Take the collection at ``root`` and its generated files; rendered Markdown is kept in a folder.

        Raises ConfigError when MkDocs refuses the settings.
        """
        self._config = settings.load(root)
        self._kept = reuse.kept(self._config, kept)
        self._generated = generated
        self._warned: list[str] = []
        self._pages: Sequence[File] = ()
        self._find_theme()
        self._arrange()

    def update(self, docs: Iterable[str], theme: Iterable[str]) -> None:
        """Forget what was made from files that changed.

        Their paths are relative to docs/ and to the folder of the theme's overrides.
        """
        theme = set(theme)
        templates = {path for path in theme if path.endswith(_TEMPLATES)}
        own = Path(self._config.theme.custom_dir or "")
        if any(self._file_at(own, path) is None for path in theme - templates):
            self._find_theme()
            self._arrange()
        elif templates:
            self._env = self._config.theme.get_env()
        for path in docs:
            file = self._file_at(Path(self._config.docs_dir), path)
            if file is None or path in self._made:
                self._arrange()  # a file more or less: links and addresses may change
                return
            self._forget(file)

    def show(self, generated: Generated) -> None:
        """Put other generated files into the place of the last."""
        last, self._generated = self._generated, generated
        if (generated.paths, generated.stale) != (last.paths, last.stale):
            self._arrange()
            return
        for file in self._pages:
            self._forget(file)

    def get(self, path: str) -> bytes | None:
        """Return the file at a path relative to the site; None when there is none.

        Raises ConfigError when MkDocs or a template fails.
        """
        try:
            return self._told(path)
        except FileNotFoundError:
            return None  # removed a moment ago

    def _told(self, path: str) -> bytes | None:
        """Do the same; raise FileNotFoundError when a file went that is needed."""
        with settings.heard() as heard:
            try:
                return self._get(path)
            except FileNotFoundError:
                raise
            except Exception as error:  # a template can fail in any way
                raise settings.failure(self._config, heard, error) from error
            finally:
                self._warned += heard

    def notices(self) -> tuple[Notice, ...]:
        """Return what MkDocs warned about, and what was wrong with what is kept, since last asked."""
        heard, self._warned = self._warned, []
        damaged = self._kept.told() if self._kept else ()
        return (*settings.warnings(list(dict.fromkeys(heard))), *damaged)

    def used(self) -> frozenset[str]:
        """Return which files of what is kept were asked for since last asked."""
        return self._kept.asked_for() if self._kept else frozenset()

    def close(self) -> None:
        """Nothing has to be freed."""

    def pages(self) -> list[str]:
        """Return the path of every page."""
        return [path for path, file in self._addresses.items() if file.page]

    def write_page(self, path: str, folder: Path) -> None:
        """Write a page below a folder, and keep nothing of it. Raises ConfigError or OSError."""
        file = self._addresses[path]
        try:
            _write(folder / path, self._told(path))
        except FileNotFoundError as error:
            docs = Path(self._config.docs_dir)
            gone = Path(error.filename or docs / file.src_uri)
            shown = f"docs/{gone.relative_to(docs).as_posix()}" if gone.is_relative_to(docs) else str(gone)
            message = "the file went while the site was built; run this again"
            raise ConfigError([Notice(NoticeCode.SITE_WARNING, "error", shown, message)]) from error
        if isinstance(file.page, Lazy):
            file.page.release()

    def write_others(self, folder: Path) -> None:
        """Write all that is no page below a folder. Raises ConfigError or OSError."""
        for path, file in self._addresses.items():
            if not file.page:
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file.abs_src_path or "", folder / path)
        for path in self._templates():
            _write(folder / path, self.get(path))

    def _forget(self, file: File) -> None:
        if isinstance(file.page, Lazy):
            file.page.forget()

    def _file_at(self, folder: Path, path: str) -> File | None:
        """Return a file of the site that is still there and comes from this folder."""
        file = self._files.get_file_from_path(path)
        place = folder / path
        return file if file and Path(file.abs_src_path or "") == place and place.is_file() else None

    def _find_theme(self) -> None:
        with settings.heard() as heard:
            self._env = self._config.theme.get_env()
            theme = Files(())
            theme.add_files_from_theme(self._env, self._config)
        self._theme = list(theme)
        self._warned += heard

    def _templates(self) -> set[str]:
        names = set(self._config.theme.static_templates)
        return names | {_PACKED_SITEMAP} if _SITEMAP in names else names

    def _arrange(self) -> None:
        """Find the files and the navigation."""
        config = self._config
        with settings.heard() as heard:
            files = reuse.Watched(find(config, self._generated))
            docs = Path(config.docs_dir)
            self._made = {file.src_uri for file in files if self._generated.is_shown(file.src_uri, docs)}
            for file in self._theme:
                if files.get_file_from_path(file.src_uri) is None:
                    files.append(file)
            set_exclusions(files, config)
            for file in self._pages:
                file.page = None  # a circle, which Python might find late or never
            nav = get_navigation(files, config)
            for file in files.documentation_pages():
                lazy.become(file.page or Page(None, file, config), self._read, self._render)
        self._files, self._nav = files, nav
        self._pages = files.documentation_pages()
        self._addresses = {file.dest_uri: file for file in files if _is_published(file, config)}
        self._warned += heard

    def _get(self, path: str) -> bytes | None:
        file = self._addresses.get(path)
        if file and file.page:
            return self._from_page(file.page)
        made = self._from_template(path) if path in self._templates() else None
        if made is not None or file is None:
            return made
        return self._text(file).encode() if file.src_uri in self._made else file.content_bytes

    def _text(self, file: File) -> str:
        """Make a generated file."""
        text = self._generated.get(file.src_uri)
        if text is None:
            raise FileNotFoundError(file.src_uri)
        return text

    def _from_page(self, page: Page) -> bytes | None:
        page.active = True
        try:
            context = mkdocs.get_context(self._nav, self._pages, self._config, page)
            html = self._env.get_template(page.meta.get("template", "main.html")).render(context)
        finally:
            page.active = False
        return html.encode(errors="xmlcharrefreplace") if html.strip() else None

    def _from_template(self, name: str) -> bytes | None:
        if name == _PACKED_SITEMAP:
            return self._packed(self._from_template(_SITEMAP))
        template = self._env.get_template(name)
        text = mkdocs._build_template(name, template, self._files, self._config, self._nav)
        return text.encode() if text.strip() else None

    def _packed(self, sitemap: bytes | None) -> bytes | None:
        if sitemap is None:
            return None
        stamp = utils.get_build_timestamp(pages=[file.page for file in self._pages if file.page])
        packed = io.BytesIO()
        with gzip.GzipFile(_PACKED_SITEMAP, "wb", fileobj=packed, mtime=stamp) as file:
            file.write(sitemap)
        return packed.getvalue()

    def _read(self, page: Page) -> None:
        if page.file.src_uri in self._made:
            page.markdown, page.meta = meta.get_data(self._text(page.file))
        else:
            page.read_source(self._config)

    def _render(self, page: Page) -> None:
        reuse.render(page, self._config, self._files, self._kept)
        others = [
            target.page
            for target in page.links_to_anchors or ()
            if isinstance(target.page, Lazy) and target.page is not page and not target.page.is_rendered
        ]
        for other in others:
            other.content  # noqa: B018 - renders it, so that its anchors are known
        page.validate_anchor_links(files=self._files, log_level=self._config.validation.links.anchors)
        for other in others:
            other.release()


def _write(path: Path, content: bytes | None) -> None:
    """Write what there is to write; a page without content is none."""
    if content is not None:
        utils.write_file(content, str(path))


def _is_published(file: File, config: MkDocsConfig) -> bool:
    included: bool = file.inclusion.is_included()  # type: ignore[no-untyped-call]
    return included and not unused.is_unused(file, config)
