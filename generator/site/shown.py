"""docs/, generated files and the theme -> the site as it is now, for all who look at it."""

import contextlib
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from generator.errors import ConfigError, line
from generator.model import Notice
from generator.site import opened, reuse, settings
from generator.site.generated import Generated
from generator.site.live import Live
from generator.site.whole import Whole

Tell = Callable[[Iterable[Notice]], None]

_HOME = "index.html"
_MISSING = "404.html"
_PAGES = (".md", ".html", ".xml")
"""What becomes a page, or part of one. All else is used by any number of pages."""
_SETTINGS = (".yml", ".yaml")


class Shown:
    """The site as it is now, for the threads of the server and the one that watches."""

    mount: str
    """Where the settings have the site stand on its host, such as "/" or "/briefs/"."""

    def __init__(self, root: Path, kept: Path, generated: Generated, tell: Tell) -> None:
        """Take a collection. Raises ConfigError when its settings are wrong."""
        self._root = root.resolve()
        self._docs = (root / "docs").resolve()
        self._theme: Path | None = None
        self._kept = kept
        self._generated = generated
        self._tell = tell
        self._lock = threading.Lock()
        self._told: set[Notice] = set()
        self._last_page = _HOME
        self._are_data_used = False
        self._read: frozenset[Path] = frozenset()
        """Files that settings, plugins and extensions read, beside docs/ and the theme."""
        with self._noted():
            self._site = self._open()

    @property
    def is_live(self) -> bool:
        """Whether pages are made one by one, so that an edit can show at once."""
        return isinstance(self._site, Live)

    @property
    def places(self) -> frozenset[Path]:
        """What the site is made of, beside docs/ and generated files: it may change with the settings."""
        return self._read | ({self._theme} if self._theme else set())

    def get(self, path: str) -> bytes | None:
        """Return the file at a path of the site; None when there is none. What it raises was told."""
        with self._lock:
            found = self._get(path)
            if found is not None and path.endswith(".html") and path != _MISSING:
                self._last_page = path
            elif path in self._generated.paths:
                self._are_data_used = True
            return found

    def update(self, paths: Iterable[Path]) -> bool:
        """Take notice of changed files; say whether any page may use one that is no page itself.

        Raises ConfigError when settings are wrong. The last site then goes on, and follows as far as it can.
        """
        paths = set(paths)
        docs = [path for path in _below(paths, self._docs) if path not in self._generated.stale]
        theme = _below(paths, self._theme) if self._theme else []
        is_read = not self._read.isdisjoint(paths)
        with self._lock, self._noted():
            self._forget_told(docs, is_all=is_read or bool(theme))
            if is_read:
                self._open_again(docs, theme)
            else:
                self._site.update(docs, theme)
            if is_read or theme:
                with contextlib.suppress(ConfigError):  # what is wrong is told now, not when somebody looks
                    self._get(self._last_page)
        return is_read or not all(path.endswith(_PAGES) for path in (*docs, *theme))

    def show(self, generated: Generated) -> bool:
        """Show other generated files; say whether a page may use one that is no page itself."""
        with self._lock, self._noted():
            self._generated = generated
            self._site.show(generated)
            is_used, self._are_data_used = self._are_data_used, False
        return is_used

    def close(self) -> None:
        """Free what the site takes up."""
        with self._lock:
            self._site.close()

    def _get(self, path: str) -> bytes | None:
        try:
            return self._site.get(path)
        except ConfigError as error:
            self._tell_new(error.notices)
            raise
        finally:
            self._tell_new(self._site.notices())

    def _open_again(self, docs: Iterable[str], theme: Iterable[str]) -> None:
        try:
            last, self._site = self._site, self._open()
        except ConfigError:
            self._site.update(docs, theme)
            raise
        last.close()

    def _open(self) -> Live | Whole:
        config = settings.load(self._root)
        is_whole = reuse.kept(config, self._kept) is None or config.extra_templates
        site = (
            Whole(self._root, self._generated) if is_whole else Live(self._root, self._kept, self._generated)
        )
        theme = config.theme.custom_dir
        self._theme = Path(theme).resolve() if theme else None
        self._read = frozenset()  # what the last settings named; all that these name was read just now
        self.mount = urlsplit(config.site_url or "/").path or "/"
        return site

    @contextlib.contextmanager
    def _noted(self) -> Iterator[None]:
        """Take note of what is read meanwhile, and tell what MkDocs warned about."""
        with opened.noted() as found:
            try:
                yield
                self._tell_new(self._site.notices())
            finally:
                self._read |= {path for path in found.read() if self._is_part(path)}

    def _is_part(self, path: Path) -> bool:
        """Say whether people may edit this file as part of the collection."""
        if path.is_relative_to(self._docs) or (self._theme and path.is_relative_to(self._theme)):
            return False
        inside = path.relative_to(self._root).parts if path.is_relative_to(self._root) else None
        if inside is None and path.suffix not in _SETTINGS:
            return False
        is_passed_over = any(
            part.startswith(".") or part in settings.INSTALLED for part in inside or path.parts
        )
        return not is_passed_over and path.is_file()

    def _tell_new(self, notices: Iterable[Notice]) -> None:
        """Tell what was not told since what it is about changed."""
        new = [notice for notice in notices if notice not in self._told]
        self._told.update(new)
        self._tell(new)

    def _forget_told(self, docs: Iterable[str], *, is_all: bool) -> None:
        """Make ready to tell again what is about files that changed."""
        about = tuple(docs)
        self._told = {
            notice for notice in self._told if not (is_all or any(path in line(notice) for path in about))
        }


def _below(paths: Iterable[Path], folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in paths if path.is_relative_to(folder)]
