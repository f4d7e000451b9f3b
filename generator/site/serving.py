"""Edits -> the site in a browser: watch, generate, forget what changed, tell the browser."""

import contextlib
import threading
import traceback
import webbrowser
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import urlsplit

from generator.errors import ConfigError, line
from generator.model import Notice, NoticeCode, Report
from generator.site import settings
from generator.site.live import Live
from generator.site.server import Server
from generator.site.watching import Watch
from generator.site.whole import Whole

Tell = Callable[[Iterable[Notice]], None]
Generate = Callable[[Iterable[Path]], Report | None]
"""Brings docs/ up to date after some files changed; returns nothing when pages do not depend on them."""


class Shown:
    """The site as it is now, for the threads of the server and the one that watches."""

    def __init__(self, root: Path, kept: Path, tell: Tell) -> None:
        """Take a collection. Raises ConfigError when its settings are wrong."""
        self._root = root
        self._kept = kept
        self._tell = tell
        self._lock = threading.Lock()
        self._site = self._open()

    def get(self, path: str) -> bytes | None:
        """Return the file at a path of the site; None when there is none. What it raises was told."""
        with self._lock:
            try:
                return self._site.get(path)
            except ConfigError as error:
                self._tell(error.notices)
                raise
            finally:
                self._tell_warnings()

    def update(self, paths: Iterable[Path]) -> bool:
        """Take notice of changed files; say whether the site may have changed. Raises ConfigError."""
        paths = set(paths)
        docs = _below(paths, (self._root / "docs").resolve())
        theme = _below(paths, (self._root / "site_overrides").resolve())
        with self._lock:
            if (self._root / settings.FILE).resolve() in paths:
                last, self._site = self._site, self._open()
                last.close()
            else:
                self._site.update(docs, theme)
                if not docs and not theme:
                    return False
            self._tell_warnings()
        return True

    def close(self) -> None:
        """Free what the site takes up."""
        with self._lock:
            self._site.close()

    def _open(self) -> Live | Whole:
        config = settings.load(self._root)
        kind = Whole if config.plugins or config.extra_templates else Live
        return kind(self._root, self._kept)

    def _tell_warnings(self) -> None:
        self._tell(settings.warnings(self._site.warnings()))


class Serving:
    """What every edit goes through."""

    def __init__(self, root: Path, shown: Shown, server: Server, generate: Generate, tell: Tell) -> None:
        """Connect the parts; see ``serve``."""
        self._docs = (root / "docs").resolve()
        self._shown = shown
        self._server = server
        self._generate = generate
        self._tell = tell
        self._errors = ""

    def follow(self, watch: Watch) -> None:
        """Show every edit, for ever."""
        pending: set[Path] = set()
        while True:
            pending |= watch.changes()
            if self.show(pending, watch):
                pending = set()

    def show(self, paths: Iterable[Path], watch: Watch) -> bool:
        """Show what changed, or what is wrong with it; say which of them."""
        try:
            if self._shown.update(paths):
                self._server.tell(self._errors, changed=True)
            if report := self._generate(paths):
                self.remember(report)
                ours = [self._docs / path for path in report.changed]
                watch.absorb(ours)
                if self._shown.update(ours):
                    self._server.tell(self._errors, changed=True)
        except ConfigError as error:
            notices = error.notices
        except OSError as error:
            place = str(error.filename or "disk")
            notices = (Notice(NoticeCode.DISK, "error", place, error.strerror or str(error)),)
        except Exception:  # a bug must not end the serving: people edit on, and see what happened
            message = f"this is a bug in the generator; please report it\n{traceback.format_exc()}"
            notices = (Notice(NoticeCode.SITE_WARNING, "error", "serve", message),)
        else:
            return True
        self._tell(notices)
        self._server.tell("\n".join(map(line, notices)), changed=False)
        return False

    def remember(self, report: Report) -> None:
        """Show the errors of a report until the next."""
        self._errors = "\n".join(line(notice) for notice in report.notices if notice.severity == "error")
        self._server.tell(self._errors, changed=False)


def serve(  # noqa: PLR0913 - each is one thing that the command line decides
    root: Path,
    *,
    kept: Path,
    port: int,
    watch: Iterable[Path],
    generate: Generate,
    tell: Tell,
    ready: Callable[[str], None],
    open_browser: bool = False,
) -> None:
    """Serve the site on this machine; when a watched file changes, generate and show it.

    ``tell`` gets warnings, and errors after the start; ``ready`` gets the address once the server answers.
    Raises ConfigError when the settings are wrong at the start or the port is taken.
    """
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(_listen(port))
        watched = Watch(watch)
        stack.callback(watched.close)
        report = generate(watch)
        shown = Shown(root, kept, tell)
        stack.callback(shown.close)
        serving = Serving(root, shown, server, generate, tell)
        if report:
            serving.remember(report)
            watched.absorb((root / "docs").resolve() / path for path in report.changed)
        server.start(shown.get, urlsplit(settings.load(root).site_url or "/").path or "/")
        stack.callback(server.shutdown)
        ready(server.address)
        if open_browser:
            webbrowser.open(server.address)
        serving.follow(watched)


def _listen(port: int) -> Server:
    try:
        return Server(port)
    except OSError as error:
        message = f"port {port} cannot be used ({error.strerror}); choose another with --port"
        raise ConfigError([Notice(NoticeCode.CONFIG_VALUE, "error", "serve", message)]) from error


def _below(paths: Iterable[Path], folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in paths if path.is_relative_to(folder)]
