"""Print what building and serving a site costs, beside plain MkDocs on the same pages: ``make bench``."""

import argparse
import contextlib
import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from generator import build, starter
from generator.store import Project
from generator.update import update
from tests.bench.made_up import document

_MKDOCS = (sys.executable, "-m", "mkdocs")
_OURS = (
    sys.executable,
    "-c",
    "import sys; from pathlib import Path; from generator import site; site.build(Path(sys.argv[1]))",
)
_PATIENCE = 600
"""Seconds until something that does not happen ends the measuring."""


def main() -> None:
    """Measure and print; nothing is kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--edits", type=int, default=5)
    parser.add_argument("--ours", action="store_true", help="leave plain MkDocs out")
    options = parser.parse_args()
    print("| documents | pages | what | wall, s | CPU, s |")
    print("|--:|--:|---|--:|--:|")
    for number in options.documents:
        with tempfile.TemporaryDirectory() as folder:
            project = _collection(Path(folder), number)
            pages = len(list(project.docs.rglob("*.md")))

            def tell(
                what: str, wall: float, cpu: float | None = None, *, of: tuple[int, int] = (number, pages)
            ) -> None:
                shown = "" if cpu is None else f"{cpu:.2f}"
                print(f"| {of[0]} | {of[1]} | {what} | {wall:.3f} | {shown} |", flush=True)

            _measure_builds(project, tell, plain=not options.ours)
            _measure_servers(project, tell, options.edits, plain=not options.ours)


def _collection(root: Path, number: int) -> Project:
    starter.create(root)
    for count in range(number):
        (root / "seeds" / f"{count:05}.txt").write_text(document(count), encoding="utf-8")
    update(Project(root), day=build.NO_DAY)
    return Project(root)


Tell = Callable[..., None]


def _measure_builds(project: Project, tell: Tell, *, plain: bool) -> None:
    ours = (*_OURS, str(project.root))
    if plain:
        folder = project.root / "plain"
        tell("`mkdocs build`", *_run((*_MKDOCS, "build", "-q", "-d", str(folder)), project.root))
        shutil.rmtree(folder)
    tell("the site, nothing to reuse", *_run(ours, Path()))
    tell("the site, nothing changed", *_run(ours, Path()))
    _edit_page(project, 0)
    tell("the site, one page changed", *_run(ours, Path()))


def _measure_servers(project: Project, tell: Tell, edits: int, *, plain: bool) -> None:
    """Start each server as a process, and save files as people do."""
    port = _free_port()
    root = str(project.root)
    ours = (sys.executable, "-m", "generator", "serve", "-q", "--port", str(port), "--project", root)
    with subprocess.Popen(ours) as process:
        try:
            start = time.perf_counter()
            _wait_for(port, "/method/", "")
            tell("`briefing serve`, start to first page", time.perf_counter() - start)
            _measure_pages(project, tell, edits, port, "`briefing serve`")
            _measure_sources(project, tell, edits, port)
            tell("`briefing serve`, gigabytes of memory after that", _memory(process.pid))
        finally:
            process.terminate()
    if plain:
        theirs = (*_MKDOCS, "serve", "-q", "-a", f"127.0.0.1:{port}")
        with subprocess.Popen(theirs, cwd=project.root) as process:
            try:
                start = time.perf_counter()
                _wait_for(port, "/method/", "")
                tell("`mkdocs serve`, start to first page", time.perf_counter() - start)
                _measure_pages(project, tell, edits, port, "`mkdocs serve`")
            finally:
                process.terminate()


def _measure_pages(project: Project, tell: Tell, edits: int, port: int, name: str) -> None:
    """From the save of a hand-written page to its new text on the address where it is served."""
    times = []
    for number in range(edits):
        time.sleep(2)  # so that it is idle, as it is before people save
        start = time.perf_counter()
        _wait_for(port, "/method/", _edit_page(project, number + 1))
        times.append(time.perf_counter() - start)
    tell(f"{name}, save of a hand-written page to visible", median(times))


def _measure_sources(project: Project, tell: Tell, edits: int, port: int) -> None:
    """From the save of a source to its new words on its brief, and in the feed, which is exact or old.

    The first edit is left out: before it the program may still be comparing the collection.
    """
    addresses = _addresses(project)
    visible, exact = [], []
    for number in range(edits + 1):
        source = project.seeds / f"{number:05}.txt"
        address = addresses[source.name]
        _get(port, address)
        words = f"in round {time.time_ns()}"
        text = source.read_text(encoding="utf-8").replace(".", f", {words}.", 1)
        start = time.perf_counter()
        source.write_text(text, encoding="utf-8")
        _wait_for(port, address, words)
        visible.append(time.perf_counter() - start)
        _wait_for(port, "/feed.json", words, every=0.2)
        exact.append(time.perf_counter() - start)
        time.sleep(1)
    tell("`briefing serve`, the first edit of a source to visible", visible[0])
    tell("`briefing serve`, save of a source to visible", median(visible[1:]))
    tell("`briefing serve`, save of a source to exact", median(exact[1:]))


def _addresses(project: Project) -> dict[str, str]:
    """The address of the brief of every source, by its path."""
    records = (json.loads(path.read_bytes()) for path in project.docs.glob("briefs/*/brief.json"))
    return {record["source"]["path"]: f"/{record['url']}" for record in records}


def _memory(process: int) -> float:
    """What a process takes up now, in gigabytes; 0 where the system does not say."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return 0
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1e6


def _edit_page(project: Project, number: int) -> str:
    words = f"Edition {number} of {time.time_ns()}"
    (project.docs / "method.md").write_text(f"# Method\n\n{words}\n", encoding="utf-8")
    return words


def _wait_for(port: int, address: str, words: str, *, every: float = 0.01) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        with contextlib.suppress(OSError, http.client.HTTPException):
            if words.encode() in _get(port, address):
                return
        time.sleep(every)
    raise TimeoutError(words)


def _get(port: int, path: str) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        content = answer.read()
    finally:
        connection.close()
    if answer.status != 200:
        raise http.client.HTTPException(f"{answer.status}: {path}")
    return content


def _run(command: Sequence[str], folder: Path) -> tuple[float, float]:
    """Run to the end; return wall and CPU seconds of it and its children."""
    start, before = time.perf_counter(), os.times()
    subprocess.run(command, cwd=folder, check=True)
    after = os.times()
    cpu = after.children_user - before.children_user + after.children_system - before.children_system
    return time.perf_counter() - start, cpu


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    main()
