"""docs/, generated files and the theme -> the site as it is now, for all who look at it."""

import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from generator.errors import ConfigError
from generator.model import Notice
from generator.site import settings
from generator.site.generated import Generated
from generator.site.live import Live
from generator.site.whole import Whole

Tell = Callable[[Iterable[Notice]], None]

_FEW = 5
"""With more pages looked at, to load them again costs less than to compare them."""


class Shown:
    """The site as it is now, for the threads of the server and the one that watches."""

    def __init__(self, root: Path, kept: Path, generated: Generated, tell: Tell) -> None:
        """Take a collection. Raises ConfigError when its settings are wrong."""
        self._root = root
        self._kept = kept
        self._generated = generated
        self._tell = tell
        self._lock = threading.Lock()
        self._seen: dict[str, bytes | None] = {}
        self._are_data_used = False
        self._site = self._open()

    @property
    def is_live(self) -> bool:
        """Whether pages are made one by one, so that an edit can show at once."""
        return isinstance(self._site, Live)

    def get(self, path: str) -> bytes | None:
        """Return the file at a path of the site; None when there is none. What it raises was told."""
        with self._lock:
            try:
                found = self._site.get(path)
            except ConfigError as error:
                self._tell(error.notices)
                raise
            finally:
                self._tell_notices()
            if path.endswith(".html"):
                self._seen.pop(path, None)
                self._seen[path] = found
            elif path in self._generated.paths:
                self._are_data_used = True
            return found

    def update(self, paths: Iterable[Path]) -> bool:
        """Take notice of changed files; say whether the site may have changed. Raises ConfigError."""
        paths = set(paths)
        docs = [
            path
            for path in _below(paths, (self._root / "docs").resolve())
            if path not in self._generated.stale
        ]
        theme = _below(paths, (self._root / "site_overrides").resolve())
        with self._lock:
            if (self._root / settings.FILE).resolve() in paths:
                last, self._site = self._site, self._open()
                last.close()
            else:
                self._site.update(docs, theme)
                if not docs and not theme:
                    return False
            self._tell_notices()
            self._forget()
        return True

    def show(self, generated: Generated) -> bool:
        """Show other generated files; say whether a page that somebody looks at is another now."""
        with self._lock:
            self._generated = generated
            self._site.show(generated)
            # The page looked at last is the likeliest to be another.
            is_other = (
                self._are_data_used
                or len(self._seen) > _FEW
                or any(map(self._is_other, reversed(self._seen)))
            )
            self._tell_notices()
            if is_other:
                self._forget()
        return is_other

    def close(self) -> None:
        """Free what the site takes up."""
        with self._lock:
            self._site.close()

    def _is_other(self, path: str) -> bool:
        try:
            return self._site.get(path) != self._seen[path]
        except ConfigError:
            return True  # its browser asks again, and shows what is wrong

    def _forget(self) -> None:
        """Browsers are told now: they load again what they show."""
        self._seen = {}
        self._are_data_used = False

    def _open(self) -> Live | Whole:
        config = settings.load(self._root)
        if config.plugins or config.extra_templates:
            return Whole(self._root, self._generated)
        return Live(self._root, self._kept, self._generated)

    def _tell_notices(self) -> None:
        self._tell(self._site.notices())


def _below(paths: Iterable[Path], folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in paths if path.is_relative_to(folder)]
