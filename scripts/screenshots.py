"""The built site -> the pictures of the README: run ``make screenshots``. Needs Chromium."""

import sys
from pathlib import Path

from tests.browser import chromium
from tests.browser.server import serve

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "tests" / "screenshots"
PAGES = {
    "home": ("", 1280, 1000),
    "brief": ("briefs/sino-russian-relations-unlimited-partnership-or-hierarchical/", 1280, 1250),
    "matrix": ("matrix/", 1280, 1100),
    "matrix-phone": ("matrix/", 390, 844),
}
"""Name of the picture: address, width and height in CSS pixels."""


def main() -> None:
    """Take every picture, or say what is missing."""
    path = chromium.find()
    if path is None:
        sys.exit(chromium.MISSING)
    with serve(ROOT / "site") as url, chromium.start(path) as browser:
        for name, (address, width, height) in PAGES.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(url + address, wait_until="networkidle")
            page.screenshot(path=PICTURES / f"{name}.png")
            page.close()
            print(PICTURES / f"{name}.png")


if __name__ == "__main__":
    main()
