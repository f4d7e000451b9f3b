"""A built collection -> what serving it costs: from a save to what a browser is given."""

import contextlib
import http.client
import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from generator.store import Project
from tests.bench.builds import Row
from tests.bench.cost import PATIENCE, Cost, environment

_EDITS = 5
_IDLE = 2.0
"""Seconds between edits, so that nothing is under way, as when people save."""
_PAGE = "/method/"


def ours(project: Project) -> Iterator[Row]:
    """Measure ``briefing serve`` as a process."""
    port = _free_port()
    root = str(project.root)
    command = (sys.executable, "-m", "generator", "serve", "-q", "--port", str(port), "--project", root)
    with subprocess.Popen(command, env=environment()) as process:
        try:
            yield "`briefing serve`, start to first page", Cost(_wait_for(port, _PAGE, ""))
            yield "`briefing serve`, save of a hand-written page", Cost(_pages(project, port, _EDITS))
            yield from _sources(project, port)
            yield "`briefing serve`, after that", Cost(memory=_memory(process.pid))
        finally:
            process.terminate()


def mkdocs(project: Project) -> Iterator[Row]:
    """Measure ``mkdocs serve`` on the same pages. It builds all of them at each save: one is enough."""
    port = _free_port()
    command = (sys.executable, "-m", "mkdocs", "serve", "-q", "-a", f"127.0.0.1:{port}")
    with subprocess.Popen(command, cwd=project.root, env=environment()) as process:
        try:
            yield "`mkdocs serve`, start to first page", Cost(_wait_for(port, _PAGE, ""))
            yield "`mkdocs serve`, save of a hand-written page", Cost(_pages(project, port, 1))
            yield "`mkdocs serve`, after that", Cost(memory=_memory(process.pid))
        finally:
            process.terminate()


def _pages(project: Project, port: int, edits: int) -> float:
    """From the save of a hand-written page to its new text on the address where it is served."""
    times = []
    for number in range(edits):
        time.sleep(_IDLE)
        words = f"Edition {number} of {time.time_ns()}"
        (project.docs / "method.md").write_text(f"# Method\n\n{words}\n", encoding="utf-8")
        times.append(_wait_for(port, _PAGE, words))
    return median(times)


def _sources(project: Project, port: int) -> Iterator[Row]:
    """From the save of a source to its new words on its brief, and in the feed, which is exact or old."""
    addresses = _addresses(project)
    visible, exact = [], []
    for source in sorted(project.seeds.glob("*.txt"))[: _EDITS + 1]:
        address = addresses[source.name]
        _get(port, address)
        words = f"in round {time.time_ns()}"
        text = source.read_text(encoding="utf-8").replace(".", f", {words}.", 1)
        start = time.perf_counter()
        source.write_text(text, encoding="utf-8")
        visible.append(_wait_for(port, address, words))
        _wait_for(port, "/feed.json", words, every=0.2)
        exact.append(time.perf_counter() - start)
        time.sleep(_IDLE)
    yield "`briefing serve`, the first save of a source: visible", Cost(visible[0])
    yield "`briefing serve`, the first save of a source: exact", Cost(exact[0])
    if visible[1:]:
        yield "`briefing serve`, save of a source: visible", Cost(median(visible[1:]))
        yield "`briefing serve`, save of a source: exact", Cost(median(exact[1:]))


def _addresses(project: Project) -> dict[str, str]:
    """The address of the brief of every source, by its path."""
    records = (json.loads(path.read_bytes()) for path in project.docs.glob("briefs/*/brief.json"))
    return {record["source"]["path"]: f"/{record['url']}" for record in records}


def _memory(process: int) -> int | None:
    """The most that a process has held, in bytes; ``None`` where the system does not say."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return None
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) * 1024


def _wait_for(port: int, address: str, words: str, *, every: float = 0.01) -> float:
    """Ask until the words are there; return the seconds that took."""
    start = time.perf_counter()
    while time.perf_counter() < start + PATIENCE:
        with contextlib.suppress(OSError, http.client.HTTPException):
            if words.encode() in _get(port, address):
                return time.perf_counter() - start
        time.sleep(every)
    raise TimeoutError(words)


def _get(port: int, path: str) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        content = answer.read()
    finally:
        connection.close()
    if answer.status != 200:
        raise http.client.HTTPException(f"{answer.status}: {path}")
    return content


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
