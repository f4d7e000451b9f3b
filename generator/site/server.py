"""A site -> HTTP on this machine, with pages that reload when it changes and show what went wrong."""

import html
import json
import mimetypes
import sys
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import ThreadingTCPServer
from typing import Any
from urllib.parse import quote, unquote, urlsplit

_OWN = "/_briefing/"
_SCRIPT = Path(__file__).with_name("reload.js")
_HEARTBEAT = 10
"""Seconds between two signs of life to a browser, by which we find out that it went."""
_NAMES = {"127.0.0.1", "localhost"}
_TYPES = mimetypes.MimeTypes()
"""Without this machine's own, which differ."""
for _ending, _type in {
    ".js": "text/javascript",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
    ".md": "text/markdown",
    ".gz": "application/gzip",
}.items():
    _TYPES.add_type(_type, _ending)
_TYPES.encodings_map.clear()

Get = Callable[[str], bytes | None]
"""Returns the file at a path relative to the site. What it raises is shown."""


class Server(ThreadingTCPServer):
    """Answers browsers. ``tell`` makes them load the page again, or show what is wrong."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = sys.platform != "win32"  # where it would share the port with another program
    request_queue_size = 64

    def __init__(self, port: int) -> None:
        """Take the port; start with ``start``. Raises OSError when the port cannot be used."""
        super().__init__(("127.0.0.1", port), _Handler)
        self.get: Get = _nothing
        self.mount = "/"
        self.version = time.time_ns() // 1_000_000
        """Grows when the site changes, and from one server to the next."""
        self.problem = ""
        """What is wrong now, in words; nothing when all is well."""
        self.news = threading.Condition()
        """Rings when either changes."""

    @property
    def address(self) -> str:
        """Where the site is."""
        return f"http://127.0.0.1:{self.server_address[1]}{self.mount}"

    def start(self, get: Get, mount: str) -> None:
        """Answer from now on, in threads, until ``shutdown``.

        ``mount`` is where the site stands, such as "/" or "/briefs/".
        """
        self.get, self.mount = get, mount
        threading.Thread(target=self.serve_forever, args=(0.1,), daemon=True).start()

    def tell(self, problem: str, *, changed: bool) -> None:
        """Tell every browser whether there is something new to show, and what is wrong."""
        with self.news:
            self.version += changed
            self.problem = problem
            self.news.notify_all()

    def state(self) -> str:
        """Return what browsers are told, as JSON."""
        return json.dumps({"version": self.version, "problem": self.problem})

    def handle_error(self, *_: Any) -> None:
        """Say nothing: a browser that goes away in mid-answer is no error."""


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        host = self.headers.get("Host", "").rpartition(":")[0] or self.headers.get("Host", "")
        if host not in _NAMES:  # a page of somebody else whose name leads to this machine
            self._send(403, b"Only http://127.0.0.1 and http://localhost are served.", "text/plain")
        elif path == f"{_OWN}events":
            self._stream()
        elif path == f"{_OWN}reload.js":
            self._send(200, _SCRIPT.read_bytes(), "text/javascript")
        elif path.startswith(self.server.mount):
            self._answer(unquote(path.removeprefix(self.server.mount)))
        else:
            self._redirect(self.server.mount)

    do_HEAD = do_GET

    def log_message(self, *_: Any) -> None:
        """Say nothing: requests are no news."""

    def _answer(self, path: str) -> None:
        version = self.server.version  # before the page is made: one too old reloads, one too new never would
        try:
            name = f"{path}index.html" if path.endswith("/") or not path else path
            content = self.server.get(name)
            if content is None and self.server.get(f"{path}/index.html") is not None:
                self._redirect(f"{self.server.mount}{path}/")
                return
            if content is None:
                self._page(404, self.server.get("404.html") or b"There is no page at this address.", version)
            elif name.endswith(".html"):
                self._page(200, content, version)
            else:
                self._send(200, content, _TYPES.guess_type(name)[0] or "application/octet-stream")
        except Exception as error:  # shown to the person who can mend it
            self._page(500, _problem_page(str(error)), version)

    def _page(self, code: int, content: bytes, version: int) -> None:
        self._send(code, inject(content, version), "text/html")

    def _send(self, code: int, content: bytes, kind: str) -> None:
        text = kind.startswith("text/") or kind.endswith(("json", "xml"))
        self.send_response(code)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _redirect(self, path: str) -> None:
        self.send_response(302)
        self.send_header("Location", "/" + quote(path).lstrip("/"))  # never to another host
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _stream(self) -> None:
        """Send the state now and whenever it changes, until the browser goes."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        sent = ""
        while True:
            with self.server.news:
                self.server.news.wait_for(lambda: self.server.state() != sent, _HEARTBEAT)  # noqa: B023
                state = self.server.state()
            self.wfile.write(f"data: {state}\n\n".encode() if state != sent else b": still here\n\n")
            sent = state


def _nothing(_: str) -> bytes | None:
    return None


def inject(page: bytes, version: int) -> bytes:
    """Return the page with the script that loads it again; nothing else of it changes."""
    script = f'<script src="{_OWN}reload.js" data-version="{version}" defer></script>'.encode()
    before, end, after = page.rpartition(b"</body>")
    return before + script + end + after if end else page + script


def _problem_page(message: str) -> bytes:
    shown = html.escape(message)
    return f"<!doctype html><html><title>Error</title><body><pre>{shown}</pre></body></html>".encode()
