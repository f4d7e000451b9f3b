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
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from generator import build, starter
from generator.site import serving
from generator.site.server import Server
from generator.store import Project
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
            _measure_edits(project, tell, options.edits)
            _measure_servers(project, tell, options.edits, plain=not options.ours)


def _collection(root: Path, number: int) -> Project:
    starter.create(root)
    for count in range(number):
        (root / "seeds" / f"{count:05}.txt").write_text(document(count), encoding="utf-8")
    build.generate(Project(root))
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


def _measure_edits(project: Project, tell: Tell, edits: int) -> None:
    """From a source's edit, once its pages are written, to the browser's word of it and to its page."""
    start = time.perf_counter()
    shown = serving.Shown(project.root, project.root / ".cache" / "pages", lambda _: None)
    tell("serve, to open the site", time.perf_counter() - start)
    times: list[tuple[float, float, float, int]] = []
    with Server(0) as server:
        server.start(shown.get, "/")
        with _listening(server.server_address[1]) as told:
            for number in range(edits):
                times.append(_edit_source(project, number, shown, server, told))
        server.shutdown()
    shown.close()
    for place, what in enumerate(("the word to reload", "its brief", "its brief and the home page")):
        middle = sorted(time_[place] for time_ in times)[len(times) // 2]
        files = max(time_[3] for time_ in times)
        tell(f"serve, an edited source's {files} files in docs/ to {what}", middle)


def _edit_source(
    project: Project, number: int, shown: serving.Shown, server: Server, told: Iterator[str]
) -> tuple[float, float, float, int]:
    source = project.seeds / f"{number:05}.txt"
    source.write_text(
        source.read_text(encoding="utf-8").replace(".", f", in round {number}.", 1), encoding="utf-8"
    )
    changed = build.generate(project).changed
    brief = next(path for path in changed if path.startswith("briefs/") and path.endswith(".md"))
    start = time.perf_counter()
    shown.update({project.docs.resolve() / path for path in changed})
    server.tell("", changed=True)
    next(told)
    word = time.perf_counter() - start
    _get(server.server_address[1], "/" + brief.replace("index.md", ""))
    page = time.perf_counter() - start
    _get(server.server_address[1], "/")
    return word, page, time.perf_counter() - start, len(changed)


def _measure_servers(project: Project, tell: Tell, edits: int, *, plain: bool) -> None:
    """From the save of a hand-written page to its new text on the address where it is served."""
    port = str(_free_port())
    root = str(project.root)
    ours = (sys.executable, "-m", "generator", "serve", "-q", "--port", port, "--project", root)
    servers: dict[str, tuple[Sequence[str], Path]] = {"`briefing serve`": (ours, Path())}
    if plain:
        theirs = (*_MKDOCS, "serve", "-q", "-a", f"127.0.0.1:{port}")
        servers["`mkdocs serve`"] = (theirs, project.root)
    for name, (command, folder) in servers.items():
        start = time.perf_counter()
        with subprocess.Popen(command, cwd=folder) as process:
            try:
                _wait_for(int(port), b"")
                tell(f"{name}, start to first page", time.perf_counter() - start)
                times = [_save(project, number, int(port)) for number in range(edits)]
            finally:
                process.terminate()
        tell(f"{name}, save of a hand-written page to visible", sorted(times)[len(times) // 2])


def _save(project: Project, number: int, port: int) -> float:
    time.sleep(2)  # so that it is idle, as it is before people save
    start = time.perf_counter()
    _wait_for(port, _edit_page(project, number + 1).encode())
    return time.perf_counter() - start


def _edit_page(project: Project, number: int) -> str:
    words = f"Edition {number} of {time.time_ns()}"
    (project.docs / "method.md").write_text(f"# Method\n\n{words}\n", encoding="utf-8")
    return words


def _wait_for(port: int, words: bytes) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        with contextlib.suppress(OSError, http.client.HTTPException):
            if words in _get(port, "/method/"):
                return
        time.sleep(0.01)
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


@contextlib.contextmanager
def _listening(port: int) -> Iterator[Iterator[str]]:
    """Give what a browser is told, from the next change on."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    connection.request("GET", "/_briefing/events")
    lines = (line for line in connection.getresponse() if line.startswith(b"data: "))
    told = (str(json.loads(line.removeprefix(b"data: "))) for line in lines)
    next(told)
    yield told
    connection.close()


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
