"""Work -> what is left of it when it is killed, or the disk is full, at its n-th step in the file system.

The work runs in a process of its own, which the system really kills. Steps are what Python itself reports of
the file system, so that none is left out, whatever the work is made of.
"""

import errno
import itertools
import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from typing import Any, Literal

Mishap = Literal["killed", "full", "torn"]
"""killed at the n-th step; no space from the n-th step on; killed when a file has n bytes, in its middle."""
_CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.link", "os.truncate"}
_NEEDS_SPACE = {"open", "os.mkdir", "os.rename"}


def comes_through(work: Callable[[], object], mishap: Mishap, number: int) -> bool:
    """Run the work with the mishap at its step or byte of this number; say whether it came to its end."""
    child = os.fork()
    if not child:
        _run(work, mishap, number)
    status = os.waitpid(child, 0)[1]
    assert status >> 8 in {0, 1}, "the work failed in another way"
    return status == 0


def _run(work: Callable[[], object], mishap: Mishap, number: int) -> None:
    try:
        if mishap == "torn":
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
            resource.setrlimit(resource.RLIMIT_FSIZE, (number, number))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        else:
            sys.addaudithook(_hook(mishap, number))
        work()
    except OSError as error:
        os._exit(1 if error.errno == errno.ENOSPC else 2)
    except BaseException:
        traceback.print_exc(file=sys.__stderr__)
        os._exit(2)
    os._exit(0)


def _hook(mishap: Mishap, number: int) -> Callable[[str, tuple[Any, ...]], None]:
    steps = itertools.count()

    def hook(event: str, given: tuple[Any, ...]) -> None:
        writes = event == "open" and given[2] & (os.O_WRONLY | os.O_RDWR)
        if not writes and event not in _CHANGES:
            return
        step = next(steps)
        if mishap == "killed" and step == number:
            os.kill(os.getpid(), signal.SIGKILL)
        if mishap == "full" and step >= number and event in _NEEDS_SPACE:
            raise OSError(errno.ENOSPC, "No space left on device")

    return hook
