"""Print what a search loads and how long it takes, in collections of made-up briefs: ``make search``.

The briefs are made without comparing them, which changes nothing for search and saves most of the time. Needs
Chromium.
"""

import argparse
import gzip
import json
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from generator import extract, large_search, readers, site
from generator.model import Corpus, Editorial, Matrix, Sidecar, Source
from generator.render.lookup import lookup
from generator.render.search_index import search_index
from tests.bench.made_up import document
from tests.conftest import ROOT

QUERIES = ("treaty", "storage mountains", '"reform of the market"')
PATIENCE = 15.0
_COMPRESSED = {".js", ".css", ".html", ".json", ".svg"}
_WATCH = """() => {
  addEventListener("keydown", (event) => { window.firstKey ??= performance.now(); }, true);
  new MutationObserver(() => { window.firstResult ??= performance.now(); })
    .observe(document.querySelector(".search__results"), { childList: true });
}"""


def main() -> None:
    """Measure and print; nothing is kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--briefs", type=int, nargs="+", default=[100, 1000])
    options = parser.parse_args()
    print("| briefs | index, kB | query | loaded, kB | first result after the first key, s |")
    print("|--:|--:|---|--:|--:|")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        program = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for briefs in options.briefs:
            built = Path(folder, str(briefs))
            size = _site(built, briefs)
            for query in QUERIES:
                loaded, seconds = _search(browser, built, query)
                print(f"| {briefs:,} | {size / 1000:,.0f} | {query} | {loaded / 1000:,.0f} | {seconds:.2f} |")
        browser.close()


def _site(built: Path, briefs: int) -> int:
    """Build our own site with the index of so many made-up briefs; return the bytes of the index."""
    root = built.with_suffix(".project")
    root.mkdir()
    for name in ("docs", "site_overrides", "mkdocs.yml"):
        (root / name).symlink_to(ROOT / name)
    site.build(root)
    (root / "site").rename(built)
    documents = [
        readers.read(Source(f"{number}.txt", document(number).encode(), "0" * 64))[0]
        for number in range(briefs)
    ]
    made = tuple(extract.brief(f"line-{number}", one, Sidecar(), ()) for number, one in enumerate(documents))
    text = "".join(search_index(lookup(Corpus(Editorial(), made, (), Matrix((), (), ())))))
    (built / "data" / "search.js").write_text(text, encoding="utf-8")
    large_search.divide(built)
    return len(text.encode())


def _search(browser: Browser, built: Path, query: str) -> tuple[int, float]:
    """Open search and type a query; return the bytes loaded and the seconds to the first result."""
    sent: list[int] = []
    with _serve(built, sent) as url:
        page = browser.new_page()
        page.goto(url, wait_until="networkidle")
        page.evaluate(_WATCH)
        sent.clear()
        page.keyboard.press("/")
        page.evaluate("() => { delete window.firstKey; }")
        page.keyboard.type(query, delay=60)
        times: dict[str, Any] = {}
        until = time.monotonic() + PATIENCE
        while not times.get("result") and time.monotonic() < until:
            page.wait_for_timeout(25)
            times = json.loads(
                page.evaluate("() => JSON.stringify({ key: window.firstKey, result: window.firstResult })")
            )
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(500)
        page.close()
    return sum(sent), (times["result"] - times["key"]) / 1000


class _Compressing(SimpleHTTPRequestHandler):
    """Serves as servers do, compressed, and counts what it sends."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *request: Any, sent: list[int], **options: Any) -> None:
        self._sent = sent
        super().__init__(*request, **options)

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        content = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        if path.suffix in _COMPRESSED:
            content = gzip.compress(content)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self._sent.append(len(content))
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def _serve(folder: Path, sent: list[int]) -> Iterator[str]:
    handler = partial(_Compressing, directory=str(folder), sent=sent)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


if __name__ == "__main__":
    main()
