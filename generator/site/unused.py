"""The theme's scripts and source maps, which no page of ours loads. What people put beside them stays."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File

_FOLDER = "assets/javascripts/"
_MAPS = "assets/stylesheets/"
_BUNDLE = re.compile(r"assets/javascripts/bundle\.[0-9a-f]{8}\.min\.js")


def is_unused(file: "File", config: "MkDocsConfig") -> bool:
    """Say whether the file of the site is one of them."""
    is_one = file.dest_uri.startswith(_FOLDER) or (
        file.dest_uri.startswith(_MAPS) and file.dest_uri.endswith(".map")
    )
    return is_one and file.src_dir not in _own(config)


def remove(site: Path, config: "MkDocsConfig") -> None:
    """Delete them from a built site."""
    own = [Path(place) for place in _own(config)]
    for path in found(site):
        if not any((place / path).exists() for place in own):
            (site / path).unlink()
    for folder in sorted((site / _FOLDER).rglob(""), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def is_by_mkdocs(path: str) -> bool:
    """Say whether a file of a site is one that Material brings to every site, but to none of ours."""
    return _BUNDLE.fullmatch(path) is not None


def found(site: Path) -> Iterator[str]:
    """Yield the paths in a folder that may be those of such files."""
    for path in (*(site / _FOLDER).rglob("*"), *(site / _MAPS).glob("*.map")):
        if not path.is_dir():
            yield path.relative_to(site).as_posix()


def _own(config: "MkDocsConfig") -> list[str]:
    """Return the folders that people write."""
    return [config.docs_dir, *filter(None, [config.theme.custom_dir])]
