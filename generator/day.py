"""The day that the ledger notes for what changed: the only place that reads the clock."""

import os
from datetime import UTC, date, datetime

from generator.errors import ConfigError
from generator.model import Notice, NoticeCode


def day_to_note(given: str | None) -> str:
    """Return the day given, else that of SOURCE_DATE_EPOCH, else today in UTC; ISO 8601.

    Raises ConfigError when what is given is no day.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        if given is not None:
            return date.fromisoformat(given).isoformat()
        if epoch:
            seconds = int(epoch)
            if seconds < 0:
                raise ValueError("before 1970")
            return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    except (ValueError, OverflowError, OSError) as error:
        place, hint = (
            ("SOURCE_DATE_EPOCH", "seconds since 1970") if given is None else ("--date", "2026-03-31")
        )
        message = f"'{epoch if given is None else given}' is no day; write it as {hint}"
        raise ConfigError([Notice(NoticeCode.CONFIG_VALUE, "error", place, message)]) from error
    return datetime.now(UTC).date().isoformat()
