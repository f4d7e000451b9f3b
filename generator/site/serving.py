"""Edits -> the site in a browser: watch, show what shows at once, then exactly what a build would publish."""

import contextlib
import gc
import sys
import traceback
import webbrowser
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from generator.errors import ConfigError, line
from generator.model import Notice, NoticeCode, Report
from generator.site import settings
from generator.site.generated import Preview, Update
from generator.site.server import Server
from generator.site.shown import Shown, Tell
from generator.site.watching import Watch
from generator.site.working import Work

ReportTo = Callable[[Report], None]

_SWITCH = 0.0005
"""Seconds after which a thread that works lets others go on. Python's own 0.005 would add up with every file
and every answer while the long work goes on."""
_QUIET = 0.3
"""Seconds after an edit in which browsers get what shows at once, before the long work begins."""


class Serving:
    """What every edit goes through."""

    def __init__(
        self, start: Update, shown: Shown, server: Server, preview: Preview, tell: Tell, report: ReportTo
    ) -> None:
        """Connect the parts; see ``serve``. The site already shows what it starts with."""
        self._last = start
        self._shown = shown
        self._server = server
        self._preview = preview
        self._tell = tell
        self._report = report
        self._unseen: set[Path] = set()
        """Files that changed, and of which the site has not taken notice."""
        self._waiting: set[Path] = set()
        """Files that changed before there was anything with which to show them at once."""
        # Nothing shows at once before all briefs are there. A whole site is built for every edit anyway.
        self._is_due = start.state is None and shown.is_live
        self._work: Work[Update | None] | None = None
        self._wrong_with_site = ""
        self._wrong = ""
        self._told: Report | None = None
        self._tell_of(start)
        self._say()

    def follow(self, watch: Watch) -> None:
        """Show every edit, for ever."""
        gc.freeze()
        while True:
            is_idle = self._work is None
            paths = watch.changes(_QUIET if self._is_due and is_idle else None)
            if paths:
                self.show(paths)
            elif self._is_due and is_idle:
                self._is_due = False
                self._work = Work(partial(self._preview.exactly, self._last), watch.wake)
            if self._work and self._work.is_done:
                done, self._work = self._work, None
                if not done.is_over:
                    self._finish(done.result)
                    # What it made stays: else Python would search all of it for garbage every few edits.
                    gc.freeze()

    def show(self, paths: Iterable[Path]) -> None:
        """Show at once what can be shown of some edits, or what is wrong with them."""
        self._unseen |= set(paths)
        was_wrong, self._wrong_with_site = self._wrong_with_site, ""
        self._wrong_with_site = self._attempt(self._show)
        if was_wrong or self._wrong_with_site:
            self._say()

    def settle(self) -> None:
        """Show exactly what a build would publish, now."""
        while self._is_due:
            self._is_due = False
            self._finish(lambda: self._preview.exactly(self._last, lambda: False))

    def _show(self) -> None:
        is_other = self._shown.update(self._unseen)
        edited = self._preview.concerned(self._last, self._unseen)
        self._unseen = set()
        if edited:
            self._waiting |= edited
            self._is_due = True
            is_other |= self._show_at_once()
        if is_other:
            self._say(changed=True)

    def _show_at_once(self) -> bool:
        if self._last.state is None:
            return False
        if self._work:
            self._work.stop()
        edited, self._waiting = self._waiting, set()
        update = self._preview.at_once(self._last, edited) if self._shown.is_live else None
        return self._take(update) if update else False

    def _finish(self, result: Callable[[], Update | None]) -> None:
        problem = self._attempt(lambda: self._adopt(result()))
        if problem:
            self._wrong = problem
            self._say()

    def _adopt(self, update: Update | None) -> None:
        if update is None:
            return
        is_other = self._take(update)
        self._tell_of(update)
        if self._waiting:
            is_other |= self._show_at_once()
        self._say(changed=is_other)

    def _take(self, update: Update) -> bool:
        self._last = update
        return self._shown.show(update.generated)

    def _tell_of(self, update: Update) -> None:
        if update.report != self._told:
            self._report(update.report)
        self._told = update.report
        self._wrong = "\n".join(
            line(notice) for notice in update.report.notices if notice.severity == "error"
        )

    def _say(self, *, changed: bool = False) -> None:
        problem = "\n".join(filter(None, (self._wrong_with_site, self._wrong)))
        self._server.tell(problem, changed=changed)

    def _attempt(self, do: Callable[[], None]) -> str:
        """Do something; tell and return what is wrong, which is nothing when all went well."""
        try:
            do()
        except ConfigError as error:
            notices = error.notices
        except OSError as error:
            place = str(error.filename or "disk")
            notices = (Notice(NoticeCode.DISK, "error", place, error.strerror or str(error)),)
        except Exception:  # a bug must not end the serving: people edit on, and see what happened
            message = f"this is a bug in the generator; please report it\n{traceback.format_exc()}"
            notices = (Notice(NoticeCode.SITE_WARNING, "error", "serve", message),)
        else:
            return ""
        self._tell(notices)
        return "\n".join(map(line, notices))


def serve(  # noqa: PLR0913 - each is one thing that the command line decides
    root: Path,
    *,
    kept: Path,
    port: int,
    watch: Iterable[Path],
    preview: Preview,
    tell: Tell,
    report: ReportTo,
    ready: Callable[[str], None],
    open_browser: bool = False,
) -> None:
    """Serve the site on this machine; when a watched file changes, show it.

    ``tell`` gets warnings, and errors after the start; ``report`` gets what is told of every exact update;
    ``ready`` gets the address once the server answers. Raises ConfigError when the settings are wrong at the
    start or the port is taken.
    """
    sys.setswitchinterval(_SWITCH)
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(_listen(port))
        watched = Watch(watch)
        stack.callback(watched.close)
        start = preview.start()
        shown = Shown(root, kept, start.generated, tell)
        stack.callback(shown.close)
        serving = Serving(start, shown, server, preview, tell, report)
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
