"""The machine's own Chromium: found and started, never downloaded."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

_NAMES = (
    "chromium-headless-shell",  # the same browser without its windows: a page costs a third
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
MISSING = (
    "there is no Chromium; install one (Debian: apt-get install chromium-headless-shell), "
    "or name it in the environment variable CHROME"
)


def find() -> str | None:
    """Return the path of Chromium, or None when the machine has none."""
    return os.environ.get("CHROME") or next(filter(None, map(shutil.which, _NAMES)), None)


@contextmanager
def start(path: str) -> Iterator[Browser]:
    """Start the Chromium at this path, without a window."""
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium's sandbox refuses root
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=as_root)
        try:
            yield browser
        finally:
            browser.close()
