"""Studies sources on a Dask cluster: an extra, for collections that outgrow one machine.

A source waits as long as the cluster has workers; its time counts on the worker, from when it begins.
When the cluster is no more, the work stops with an error: nothing is published without its sources.
"""

import asyncio
import logging
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any

from generator import cache, study, workers
from generator.errors import ConfigError
from generator.model import Notice, NoticeCode, Studied, Task

if TYPE_CHECKING:
    from generator.studies import Mapper

_AHEAD = 4
"""Tasks given out for each core of the cluster: enough to keep it busy, few enough to hold."""
_PATIENCE = 10
"""Seconds to wait for the scheduler."""
_PATIENCE_FOR_WORKERS = 30
"""Seconds to wait for a worker when there is none: one that died is mostly back by then."""
_LOOK = 5
"""Seconds after which to see whether there are workers, while a result is awaited."""
_OTHER_PROGRAM = "other program"
_SAME_PROGRAM = "install the same version for the scheduler and for every worker"


@contextmanager
def connect(address: str) -> Iterator["Mapper"]:
    """Provide a map over the cluster whose scheduler is at the address, for example tcp://10.0.0.1:8786.

    Raises ConfigError when the extra is not installed, when nothing answers there, and, while mapping, when
    the cluster has no workers, when the scheduler is lost, or when a worker has another version of the
    program: its findings would not be ours. A bug on a worker is a RuntimeError with the worker's traceback.
    """
    try:
        from distributed import Client, Security  # noqa: PLC0415 - takes long, and need not be installed
    except ImportError as error:
        message = "this needs the extra 'cluster'; install it: pip install 'briefing-site[cluster]'"
        raise _refusal(message) from error
    if not _is_address(address):
        raise _refusal(f"'{address}' is no address of a scheduler; one looks like tcp://10.0.0.1:8786")
    security: Any = Security()  # type: ignore[no-untyped-call]
    if address.startswith("tls:") and not security.get_connection_args("client").get("ssl_context"):
        raise _refusal(f"'{address}' needs certificates; name them in Dask's settings, distributed.comm.tls")
    for chatty in ("distributed", "distributed.client"):
        logging.getLogger(chatty).setLevel(logging.CRITICAL)  # what happens is told below, in our words
    try:
        _greet(address, security)
        client = Client(address, timeout=_PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except OSError as error:
        message = f"no scheduler answers at '{address}'; start one with 'dask scheduler'"
        raise _refusal(message) from error
    with client:

        def mapped(function: Callable[[Task], Studied], tasks: Sequence[Task]) -> Iterable[Studied]:
            return _map(client, function, tasks)

        yield mapped


def _is_address(address: str) -> bool:
    """Tell whether it could be one. If not, Dask's client would fail, and then hang when it is freed."""
    from distributed.comm.addressing import get_address_host_port  # noqa: PLC0415 - as above

    try:
        host, port = get_address_host_port(address)
        return host.encode("idna") != b"" and 0 < port < 2**16
    except ValueError:
        return False


def _greet(address: str, security: Any) -> None:
    """Raise OSError when no Dask is there. Its client would for ever wait for what only listens.

    In a thread of its own: whoever calls may have an event loop already.
    """
    failed: list[Exception] = []

    def run() -> None:
        try:
            asyncio.run(_call(address, security))
        except Exception as error:
            failed.append(error)

    thread = Thread(target=run, daemon=True)
    thread.start()
    thread.join()
    if failed:
        raise failed[0]


async def _call(address: str, security: Any) -> None:
    from distributed.comm.core import connect as call  # noqa: PLC0415 - as above

    calling = call(address, **security.get_connection_args("client"))  # type: ignore[no-untyped-call]
    comm = await asyncio.wait_for(calling, _PATIENCE)
    await comm.close()


def _map(client: Any, function: Callable[[Task], Studied], tasks: Sequence[Task]) -> Iterator[Studied]:
    from distributed import CancelledError  # noqa: PLC0415 - as above
    from distributed.client import ClosedClientError  # noqa: PLC0415

    try:
        _await_workers(client)
        ahead = max(1, sum(client.ncores().values())) * _AHEAD
        pending: deque[tuple[Task, Any]] = deque()
        for task in tasks:
            given = study.with_content(task)
            pending.append((task, client.submit(_bounded, function, cache.code(), given, pure=False)))
            if len(pending) >= ahead:
                yield _result(client, *pending.popleft())
        while pending:
            yield _result(client, *pending.popleft())
    except (CancelledError, ClosedClientError, OSError) as error:
        message = "the connection to the scheduler was lost; see that it runs, then run this again"
        raise _refusal(message) from error


def _await_workers(client: Any) -> None:
    try:
        client.wait_for_workers(1, timeout=_PATIENCE_FOR_WORKERS)
    except TimeoutError as error:
        message = (
            f"this cluster had no worker that takes work for {_PATIENCE_FOR_WORKERS} seconds; start one on "
            f"each machine, with the same version of this program: dask worker {client.scheduler.address}"
        )
        raise _refusal(message) from error


def _result(client: Any, task: Task, future: Any) -> Studied:
    """Wait for a result as long as there are workers, however busy the cluster is."""
    from distributed import CancelledError, KilledWorker  # noqa: PLC0415 - as above

    while True:
        try:
            found: Studied | str = future.result(timeout=_LOOK)
            break
        except TimeoutError:
            _await_workers(client)
        except KilledWorker:
            return study.gave_up(task, workers.ENDED)
        except (CancelledError, OSError):
            raise
        except Exception as error:  # Dask's own, of many kinds: what the function raises comes as words
            why = " ".join(str(error).split())
            raise _refusal(f"the cluster cannot run this program ({why}); {_SAME_PROGRAM}") from error
    if found == _OTHER_PROGRAM:
        raise _refusal(f"a worker has another version of this program; {_SAME_PROGRAM}")
    if isinstance(found, str):
        raise RuntimeError(f"a worker failed\n{found}")
    return found


def _bounded(function: Callable[[Task], Studied], code: str, task: Task) -> Studied | str:
    """Run on a worker: return what the function gives within the time limit, or what is wrong here.

    A worker's own thread cannot be stopped, and serves others: one that never ends must not be that one.
    """
    if cache.code() != code:
        return _OTHER_PROGRAM
    workers.silence()
    answers: SimpleQueue[Studied | str] = SimpleQueue()
    Thread(target=lambda: answers.put(_tried(function, task)), daemon=True).start()
    try:
        return answers.get(timeout=task.limits.seconds)
    except Empty:
        return study.gave_up(task, f"took longer than the limit of {task.limits.seconds} seconds")


def _tried(function: Callable[[Task], Studied], task: Task) -> Studied | str:
    """Return the result, or the traceback of a bug."""
    try:
        return function(task)
    except MemoryError:
        return study.gave_up(task, "took more memory than its worker has")
    except Exception:
        return traceback.format_exc()


def _refusal(message: str) -> ConfigError:
    return ConfigError([Notice(NoticeCode.CONFIG_VALUE, "error", "--scheduler", message)])
