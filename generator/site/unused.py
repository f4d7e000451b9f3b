"""The theme's scripts and source maps, which no page of ours loads."""

import shutil
from pathlib import Path

_FOLDER = "assets/javascripts/"
_MAPS = "assets/stylesheets/"


def is_unused(path: str) -> bool:
    """Say whether the file of the site is one of them."""
    return path.startswith(_FOLDER) or (path.startswith(_MAPS) and path.endswith(".map"))


def remove(site: Path) -> None:
    """Delete them from a built site."""
    shutil.rmtree(site / _FOLDER, ignore_errors=True)
    for file in (site / _MAPS).glob("*.map"):
        file.unlink()
