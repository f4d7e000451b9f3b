"""A built site -> an address on this machine, for as long as a test needs it."""

import functools
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urlsplit


@contextmanager
def serve(folder: Path, under: str = "/", headers: Mapping[str, str] | None = None) -> Iterator[str]:
    """Serve a folder under a path, with these headers on every answer; give the address it has.

    What is not there is answered with the folder's 404.html, as published sites do.
    """
    handler = functools.partial(_Handler, folder=folder, under=under, headers=headers or {})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{under}"
        finally:
            server.shutdown()


class _Handler(SimpleHTTPRequestHandler):
    def __init__(
        self, *request: Any, folder: Path, under: str, headers: Mapping[str, str], **options: Any
    ) -> None:
        self._under, self._sent = under, headers
        self._missing = folder / "404.html"
        super().__init__(*request, directory=str(folder), **options)

    def send_head(self) -> BytesIO | BinaryIO | None:
        path = urlsplit(self.path).path
        if path.startswith(self._under):
            self.path = "/" + self.path[len(self._under) :]
            if Path(self.translate_path(self.path)).exists():
                return super().send_head()
        return self._not_found()

    def _not_found(self) -> BytesIO:
        content = self._missing.read_bytes()
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return BytesIO(content)

    def end_headers(self) -> None:
        for name, value in self._sent.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""
