"""A site -> HTTP on this machine, with pages that reload when it changes and show what went wrong."""

import hashlib
import html
import json
import mimetypes
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import ThreadingTCPServer
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

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


@dataclass(frozen=True, slots=True)
class Problems:
    """What is wrong now, in words; nothing when all is well."""

    behind: str = ""
    """Why the site cannot follow all edits."""
    missing: str = ""
    """What the site lacks, though it follows them: sources that cannot be read, and the like."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a browser is given."""

    code: int
    """Of HTTP."""
    content: bytes = b""
    """The file."""
    kind: str = "text/html"
    """Its media type."""
    location: str = ""
    """Where to look instead: a path on this host."""
    failure: str = ""
    """Why the page cannot be made, which ``content`` tells, too."""


@dataclass(frozen=True, slots=True)
class _Page:
    """What is known of a page for one edition."""

    mark: str
    """See ``mark``."""
    failure: str
    """Why it cannot be made."""


class Server(ThreadingTCPServer):
    """Answers browsers. ``tell`` has them look whether their page is another now, and what is wrong."""

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
        """Grows when all pages have to be loaded again, and from one server to the next."""
        self.edition = self.version
        """Grows with everything that browsers are told."""
        self.problems = Problems()
        self._pages: dict[str, _Page] = {}
        """What was first made at each address in this edition."""
        self.news = threading.Condition()
        """Rings when the edition grows."""

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

    def tell(self, problems: Problems, *, are_all_other: bool = False) -> None:
        """Tell every browser that its page may be another, or has to be loaded again, and what is wrong."""
        with self.news:
            self.version += are_all_other
            self.edition += 1
            self.problems = problems
            self._pages.clear()
            self.news.notify_all()

    def state(self, address: str) -> dict[str, str]:
        """Return what a browser has to know that shows what is at an address, see ``answer``.

        ``page`` is the mark of it in this edition. ``failure`` is why it cannot be made.
        """
        page = self._pages.get(address) or self.marked(address)[1]
        return {**asdict(self.problems), "page": page.mark, "failure": page.failure}

    def marked(self, address: str) -> tuple[Answer, _Page]:
        """Return what is at an address, and what is known of it in this edition."""
        with (
            self.news
        ):  # before the page is made: a mark too old has it loaded again, one too new never would
            version, edition = self.version, self.edition
        answer = self.answer(address)
        made = _Page(mark(answer.content, version), answer.failure)
        with self.news:
            if edition != self.edition:
                return answer, made
            known = self._pages.get(address)
            if known is None or known.failure != made.failure:
                known = self._pages[address] = made
            # Else the first mark stands: a page that is never the same twice would be loaded for ever.
            return answer, known

    def answer(self, address: str) -> Answer:
        """Return what is at an address of this host: a path, with percent signs as in a request."""
        if not address.startswith(self.mount):
            return Answer(302, location=self.mount)
        path = unquote(address.removeprefix(self.mount))
        name = f"{path}index.html" if path.endswith("/") or not path else path
        try:
            content = self.get(name)
            if content is None and self.get(f"{path}/index.html") is not None:
                return Answer(302, location=f"{self.mount}{path}/")
            if content is None:
                return Answer(404, self.get("404.html") or b"There is no page at this address.")
        except Exception as error:  # shown to the person who can mend it
            return Answer(500, _failed_page(str(error)), failure=str(error))
        return Answer(200, content, _TYPES.guess_type(name)[0] or "application/octet-stream")

    def handle_error(self, *_: Any) -> None:
        """Say nothing: a browser that goes away in mid-answer is no error."""


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        path = asked.path
        host = self.headers.get("Host", "").rpartition(":")[0] or self.headers.get("Host", "")
        if host not in _NAMES:  # a page of somebody else whose name leads to this machine
            self._send(403, b"Only http://127.0.0.1 and http://localhost are served.", "text/plain")
        elif path == f"{_OWN}events":
            self._stream()
        elif path == f"{_OWN}state":
            page = parse_qs(asked.query).get("page", ["/"])[0]
            self._send(200, json.dumps(self.server.state(page)).encode(), "application/json")
        elif path == f"{_OWN}reload.js":
            self._send(200, _SCRIPT.read_bytes(), "text/javascript")
        else:
            self._answer(path)

    do_HEAD = do_GET

    def log_message(self, *_: Any) -> None:
        """Say nothing: requests are no news."""

    def _answer(self, address: str) -> None:
        answer, page = self.server.marked(address)
        if answer.location:
            self._redirect(answer.location)
        elif answer.kind == "text/html":
            self._send(answer.code, inject(answer.content, page.mark), answer.kind)
        else:
            self._send(answer.code, answer.content, answer.kind)

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
        """Send the edition now and whenever it grows, until the browser goes."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        sent = 0
        while True:
            with self.server.news:
                self.server.news.wait_for(lambda: self.server.edition != sent, _HEARTBEAT)  # noqa: B023
                edition = self.server.edition
            self.wfile.write(f"data: {edition}\n\n".encode() if edition != sent else b": still here\n\n")
            sent = edition


def _nothing(_: str) -> bytes | None:
    return None


def mark(page: bytes, version: int) -> str:
    """Return what tells a page of one version from any other."""
    return f"{version}-{hashlib.sha256(page).hexdigest()[:16]}"


def inject(page: bytes, known_as: str) -> bytes:
    """Return the page with the script that loads it again; nothing else of it changes."""
    script = f'<script src="{_OWN}reload.js" data-page="{known_as}" defer></script>'.encode()
    before, end, after = page.rpartition(b"</body>")
    return before + script + end + after if end else page + script


def _failed_page(message: str) -> bytes:
    head = '<title>Error</title><meta name="color-scheme" content="light dark">'
    said = f'<pre id="briefing-failed" style="white-space:pre-wrap">{html.escape(message)}</pre>'
    page = f'{head}<meta name="viewport" content="width=device-width"><h1>This page cannot be made</h1>{said}'
    return f'<!doctype html><html lang="en">{page}</html>'.encode()
