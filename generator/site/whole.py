"""docs/ and the theme -> any file of the site, which is built as a whole on every change.

For collections whose settings name plugins, hooks, templates of their own, or extensions of Markdown that are
not Python-Markdown's own: what those do to which page nobody can know.
"""

import tempfile
from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.config_options import Hooks

from generator.model import Notice
from generator.site import building, settings
from generator.site.generated import Generated


class Whole:
    """A site in a temporary folder; the same to its users as ``live.Live``."""

    def __init__(self, root: Path, generated: Generated) -> None:
        """Build the collection at ``root``. Raises ConfigError when MkDocs cannot."""
        self._root = root
        self._generated = generated
        self._warned: tuple[Notice, ...] = ()
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._build()

    def update(self, docs: Iterable[str], theme: Iterable[str]) -> None:
        """Build all anew when any file changed. Raises ConfigError when MkDocs cannot; the last stays."""
        if [*docs, *theme]:
            self._build()

    def show(self, generated: Generated) -> None:
        """Build all anew with other generated files; see ``update``."""
        self._generated = generated
        self._build()

    def close(self) -> None:
        """Delete the folder."""
        if self._folder:
            self._folder.cleanup()

    def _build(self) -> None:
        Hooks._load_hook.cache_clear()  # else MkDocs would run hooks as they were at the start
        folder = tempfile.TemporaryDirectory(prefix="briefing-")
        try:
            self._warned = building.by_mkdocs(settings.load(self._root), Path(folder.name), self._generated)
        except BaseException:
            folder.cleanup()
            raise
        self.close()
        self._folder = folder

    def get(self, path: str) -> bytes | None:
        """Return the file at a path relative to the site; None when there is none."""
        assert self._folder
        root = Path(self._folder.name).resolve()
        file = (root / path).resolve()
        return file.read_bytes() if file.is_relative_to(root) and file.is_file() else None

    def notices(self) -> tuple[Notice, ...]:
        """Return what MkDocs warned about since this was last asked."""
        heard, self._warned = self._warned, ()
        return heard
