"""The command ``briefing``, also as ``python -m generator``: words and one exit code for an interruption.

It imports next to nothing before it can say them: people interrupt while the rest is still being loaded.
"""

import os
import sys
from contextlib import suppress


def main() -> None:
    """Run the command line; end with one of the codes of errors.Exit."""
    interrupted = 130
    try:
        from generator import cli  # noqa: PLC0415 - see above

        cli.main()
    except KeyboardInterrupt:
        print("\ninterrupted", file=sys.stderr)  # noqa: T201 - as cli does
    except SystemExit as end:
        if end.code != interrupted:
            raise
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):  # nobody may be reading any more
            stream.flush()
    # Not sys.exit: "python -m" ends by the signal when the interruption once came within exec().
    os._exit(interrupted)


if __name__ == "__main__":
    main()
