"""The two failures people can cause, and the exit code of every way a command ends."""

from collections.abc import Sequence
from enum import IntEnum

from generator.model import Notice


class Exit(IntEnum):
    """How a command ended."""

    OK = 0
    """Built; warnings are allowed unless --strict."""
    SOURCE = 1
    """Built, but a source had an error, or a warning under --strict, or a check failed."""
    SETTINGS = 2
    """Wrong usage or settings, or the disk refused something; the last good pages are as they were."""
    BUG = 3
    """A bug in the generator."""
    INTERRUPTED = 130
    """Stopped by the person at the keyboard."""


class SourceError(Exception):
    """One source cannot be read; the build goes on without it."""

    def __init__(self, notice: Notice) -> None:
        """Carry the notice that says which source, what happened and what to do."""
        super().__init__(notice.message)
        self.notice = notice


class ConfigError(Exception):
    """Settings are wrong; nothing is built. Carries every mistake found."""

    def __init__(self, notices: Sequence[Notice]) -> None:
        """Carry all mistakes, in file and line order."""
        super().__init__("; ".join(notice.message for notice in notices))
        self.notices = tuple(notices)


def line(notice: Notice) -> str:
    """Return a notice as ``path:line: severity: message [code]``, which editors can follow."""
    place = notice.path if notice.line is None else f"{notice.path}:{notice.line}"
    return f"{place}: {notice.severity}: {notice.message} [{notice.code.slug}]"
