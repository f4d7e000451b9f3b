"""Markdown -> the HTML that was made from the same Markdown before.

Nearly all of MkDocs' time goes into Markdown, so that alone is kept; templates always run. What a page's HTML
depends on is its text, a few settings and the versions of the programs, which make the key, and the other
files of docs/, when the page links to them. Those pages are not kept: whether a page looked at other files is
watched while it is rendered, not assumed.
"""

import contextlib
import hashlib
import json
import os
import sys
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import entry_points, version
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc

_PROGRAMS = ("mkdocs", "markdown", "pygments")
_OWN_EXTENSIONS = "markdown.extensions."
"""Python-Markdown's own extensions look at the text alone; others may read files."""

Heading = dict[str, Any]
"""A line of a table of contents as Python-Markdown has it: name, id, level, children."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What Markdown gave."""

    content: str
    """HTML."""
    title: str | None
    """The text of the first heading, when it is one of level 1."""
    toc: list[Heading]
    """The headings of the first level, each with those below it."""
    anchors: list[str]
    """What can be linked to, sorted."""


class Watched(Files):
    """The files of a site; ``consulted`` becomes true when somebody looks for one."""

    consulted = False

    def get_file_from_path(self, path: str) -> File | None:
        """Return the file and remember that it was asked for."""
        self.consulted = True
        return super().get_file_from_path(path)

    @property
    def src_uris(self) -> Mapping[str, File]:
        """Return all files and remember that they were asked for."""
        self.consulted = True
        return super().src_uris


class Kept:
    """Rendered Markdown in a folder, one file each. A damaged or unreadable one counts as missing."""

    def __init__(self, folder: Path, settings: str) -> None:
        """Keep what is rendered with these settings: all that matters but the page itself, as a text."""
        self._folder = folder
        self._settings = settings
        self._used: set[Path] = set()

    def get(self, page: Page, markdown: str) -> Rendered | None:
        """Return what the page's text gave before, if it is known."""
        try:
            value = json.loads(zlib.decompress(self._path(page, markdown).read_bytes()))
            return Rendered(**value)
        except (OSError, ValueError, TypeError, zlib.error):
            return None

    def put(self, page: Page, markdown: str, rendered: Rendered) -> None:
        """Keep what the page's text gave. What cannot be written is not kept."""
        path = self._path(page, markdown)
        fields = {name: getattr(rendered, name) for name in Rendered.__slots__}
        content = zlib.compress(
            json.dumps(fields, ensure_ascii=False).encode(errors="surrogatepass"), level=1
        )
        new = path.with_suffix(f".{os.getpid()}")
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            new.write_bytes(content)
            new.replace(path)

    def forget_unused(self) -> None:
        """Delete what has not been asked for."""
        with contextlib.suppress(OSError):
            for path in self._folder.glob("*/*"):
                if path not in self._used:
                    path.unlink(missing_ok=True)

    def _path(self, page: Page, markdown: str) -> Path:
        parts = (self._settings, page.file.src_uri, markdown)
        digest = hashlib.sha256(json.dumps(parts).encode()).hexdigest()
        path = self._folder / digest[:2] / digest
        self._used.add(path)
        return path


def kept(config: MkDocsConfig, folder: Path) -> Kept | None:
    """Return what is kept in the folder for these settings; None when more than the text may change pages."""
    if config.plugins or not _own(config.markdown_extensions):
        return None
    versions = (sys.version, *(version(program) for program in _PROGRAMS))
    settings = (config.markdown_extensions, config.mdx_configs, config.use_directory_urls)
    try:
        return Kept(folder, json.dumps((versions, settings), sort_keys=True))
    except TypeError:  # there is code among the settings
        return None


def render(page: Page, config: MkDocsConfig, files: Watched, kept: Kept | None) -> None:
    """Do what ``Page.render`` does, by Markdown or from what is kept."""
    text = page.markdown or ""
    if kept and (rendered := kept.get(page, text)):
        page.content = rendered.content
        page.toc = get_toc(rendered.toc)  # type: ignore[arg-type]
        page._title_from_render = rendered.title
        page.present_anchor_ids = set(rendered.anchors)
        page.links_to_anchors = {}
        return
    files.consulted = False
    Page.render(page, config, files)
    if kept and not files.consulted and not page.links_to_anchors:
        kept.put(page, text, _rendered(page))


def _own(extensions: list[str]) -> bool:
    found: dict[str, list[str]] = {}
    for entry in entry_points(group="markdown.extensions"):
        found.setdefault(entry.name, []).append(entry.value)
    values = [value for name in extensions for value in found.get(name, [name])]
    return all(value.startswith(_OWN_EXTENSIONS) for value in values)


def _rendered(page: Page) -> Rendered:
    toc = list(map(_heading, page.toc))
    # MkDocs collects an "id" without a value, too, to which nothing can link.
    anchors = sorted(filter(None, page.present_anchor_ids or ()))
    return Rendered(page.content or "", page._title_from_render, toc, anchors)


def _heading(link: AnchorLink) -> Heading:
    children = list(map(_heading, link.children))
    return {"name": link.title, "id": link.id, "level": link.level, "children": children}
