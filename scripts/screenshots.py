"""Take the pictures of the README from the built site: run ``make screenshots``.

Needs Chromium (Debian: chromium). Serves site/ on this machine only while it runs.
"""

import functools
import http.server
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "tests" / "screenshots"
PAGES = {
    "home": ("", 1280, 1000),
    "brief": ("briefs/sino-russian-relations-unlimited-partnership-or-hierarchical/", 1280, 1250),
    "matrix": ("matrix/", 1280, 1100),
    "matrix-phone": ("matrix/", 500, 1100),
}
"""Name of the picture: address, width and height in CSS pixels. Chromium opens no window under 500."""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serve files without a line for each."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main() -> None:
    """Take every picture, or say what is missing."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium or not (ROOT / "site" / "index.html").exists():
        sys.exit("Chromium and a built site are needed: install chromium, then run 'make site'.")
    PICTURES.mkdir(exist_ok=True)
    handler = functools.partial(Quiet, directory=str(ROOT / "site"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for name, (page, width, height) in PAGES.items():
            url = f"http://127.0.0.1:{server.server_port}/{page}"
            with tempfile.TemporaryDirectory() as profile:
                take(chromium, url, name, (width, height), profile)
            print(PICTURES / f"{name}.png")
        server.shutdown()


def take(chromium: str, url: str, name: str, size: tuple[int, int], profile: str) -> None:
    """Take one picture."""
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run"]
    options += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    options += [f"--user-data-dir={profile}", f"--window-size={size[0]},{size[1]}"]
    target = PICTURES / f"{name}.png"
    subprocess.run(
        [chromium, *options, f"--screenshot={target}", url], check=True, stderr=subprocess.DEVNULL, timeout=60
    )


if __name__ == "__main__":
    main()
