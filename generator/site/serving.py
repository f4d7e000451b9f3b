"""Edits -> the site in a browser: watch, show what shows at once, then exactly what a build would publish."""

import contextlib
import gc
import sys
import traceback
import webbrowser
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Literal

from generator.errors import ConfigError, line
from generator.model import Notice, NoticeCode, Report
from generator.site import settings
from generator.site.generated import Preview, Update
from generator.site.server import Problems, Server
from generator.site.shown import Shown, Tell
from generator.site.watching import Watch
from generator.site.working import Work

ReportTo = Callable[[Report], None]
Step = Literal["site", "at once", "exactly", "take"]
"""Taking notice of files, showing sources at once, comparing all of them, and showing what that gave."""

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
        self._wrong: dict[Step, str] = {}
        """What went wrong in the last of each step."""
        self._missing = ""
        self._told: Report | None = None
        self._tell_of(start)
        self._say()

    def follow(self, watch: Watch) -> None:
        """Show every edit, for ever."""
        gc.freeze()
        while True:
            watch.also(self._shown.places)
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
        are_all_other = self._attempt("site", self._show_site)
        if edited := self._preview.concerned(self._last, paths):
            self._waiting |= edited
            self._is_due = True
            are_all_other |= self._attempt("at once", self._show_at_once)
        self._say(are_all_other=are_all_other)

    def _show_site(self) -> bool:
        are_all_other = self._shown.update(self._unseen)
        self._unseen = set()
        # A whole site was built anew, with what could not be taken.
        return bool(self._wrong.pop("take", "")) or are_all_other

    def _show_at_once(self) -> bool:
        if self._last.state is None:
            return False
        if self._work:
            self._work.stop()
        edited, self._waiting = self._waiting, set()
        update = self._preview.at_once(self._last, edited) if self._shown.is_live else None
        return self._take(update) if update and update is not self._last else False

    def _finish(self, result: Callable[[], Update | None]) -> None:
        self._say(are_all_other=self._attempt("exactly", lambda: self._adopt(result())))

    def _adopt(self, update: Update | None) -> bool:
        if update is None:
            return False
        self._wrong.pop("at once", None)
        are_all_other = self._attempt("take", lambda: self._take(update))
        self._tell_of(update)
        if self._waiting:
            are_all_other |= self._show_at_once()
        return are_all_other

    def _take(self, update: Update) -> bool:
        self._last = update
        return self._shown.show(update.generated)

    def _tell_of(self, update: Update) -> None:
        if update.report != self._told:
            self._report(update.report)
        self._told = update.report
        self._missing = "\n".join(
            line(notice) for notice in update.report.notices if notice.severity == "error"
        )

    def _say(self, *, are_all_other: bool = False) -> None:
        self._server.mount = self._shown.mount
        behind = "\n".join(dict.fromkeys(self._wrong.values()))
        self._server.tell(Problems(behind, self._missing), are_all_other=are_all_other)

    def _attempt(self, step: Step, do: Callable[[], bool]) -> bool:
        """Do something and return what it does; tell and note what is wrong, then it is false."""
        try:
            done = do()
        except ConfigError as error:
            notices = error.notices
        except OSError as error:
            place = str(error.filename or "disk")
            notices = (Notice(NoticeCode.DISK, "error", place, error.strerror or str(error)),)
        except Exception:  # a bug must not end the serving: people edit on, and see what happened
            message = f"this is a bug in the generator; please report it\n{traceback.format_exc()}"
            notices = (Notice(NoticeCode.SITE_WARNING, "error", "serve", message),)
        else:
            self._wrong.pop(step, None)
            return done
        text = "\n".join(map(line, notices))
        if text not in self._wrong.values():
            self._tell(notices)
        self._wrong[step] = text
        return False


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
        watched = Watch([*watch, root / settings.FILE])
        stack.callback(watched.close)
        start = preview.start()
        shown = Shown(root, kept, start.generated, tell)
        stack.callback(shown.close)
        serving = Serving(start, shown, server, preview, tell, report)
        server.start(shown.get, shown.mount)
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
