"""Markdown -> the HTML that was made from the same Markdown before.

Nearly all of MkDocs' time goes into Markdown, so that alone is kept; templates always run. What a page's HTML
depends on is its text, a few settings and the versions of the programs, which make the key, and the other
files of docs/, when the page links to them. Those pages are not kept: whether a page looked at other files is
watched while it is rendered, not assumed.
"""

import contextlib
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import entry_points, version
from pathlib import Path
from typing import Annotated

import msgspec
from markdown.extensions.toc import nest_toc_tokens
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc

from generator import packed
from generator.model import Notice, NoticeCode

_PROGRAMS = ("mkdocs", "markdown", "pygments")
_OWN_EXTENSIONS = "markdown.extensions."
"""Python-Markdown's own extensions look at the text alone; others may read files."""

_FORM = 2
"""Rises when what is kept takes another form."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of a table of contents."""

    name: str
    """HTML."""
    id: str
    """Its anchor."""
    level: Annotated[int, msgspec.Meta(ge=1, le=6)]
    """As in h1 to h6. Those below it follow with higher levels, so nothing is nested deeper than six."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What Markdown gave."""

    content: str
    """HTML."""
    title: str | None
    """The text of the first heading, when it is one of level 1."""
    toc: list[Heading]
    """The headings in their order."""
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
    """Rendered Markdown in a folder, one file each. Nothing here can fail a build."""

    def __init__(self, folder: Path, settings: str) -> None:
        """Keep what is rendered with these settings: all that matters but the page itself, as a text."""
        self._folder = folder
        self._settings = settings
        self._decoder = msgspec.msgpack.Decoder(Rendered)
        self._used: set[str] = set()
        self._damaged: list[Notice] = []

    def get(self, page: Page, markdown: str) -> Rendered | None:
        """Return what the page's text gave before, if it is known."""
        path = self._path(page, markdown)
        try:
            return self._decoder.decode(packed.read(path))
        except OSError:
            return None
        except (ValueError, RecursionError):
            shown = path.relative_to(self._folder.parent.parent).as_posix()
            message = "a page of the cache was damaged, and was made anew; nothing is to be done"
            self._damaged.append(Notice(NoticeCode.CACHE, "info", shown, message))
            return None

    def put(self, page: Page, markdown: str, rendered: Rendered) -> None:
        """Keep what the page's text gave. What cannot be written is not kept."""
        with contextlib.suppress(OSError, UnicodeEncodeError):  # half a character may stand in the text
            packed.write(self._path(page, markdown), msgspec.msgpack.encode(rendered))

    def asked_for(self) -> frozenset[str]:
        """Return which files were asked for since this was last called, relative to the folder."""
        used, self._used = self._used, set()
        return frozenset(used)

    def told(self) -> tuple[Notice, ...]:
        """Return which files were damaged since this was last called; they were made anew."""
        damaged, self._damaged = self._damaged, []
        return tuple(damaged)

    def forget_unused(self, used: frozenset[str]) -> None:
        """Delete all but the files that were asked for."""
        for path in packed.entries(self._folder):
            if path.relative_to(self._folder).as_posix() not in used:
                with contextlib.suppress(OSError):
                    path.unlink()

    def _path(self, page: Page, markdown: str) -> Path:
        parts = (self._settings, page.file.src_uri, markdown)
        digest = hashlib.sha256(repr(parts).encode()).hexdigest()
        name = f"{digest[:2]}/{digest}"
        self._used.add(name)
        return self._folder / name


def kept(config: MkDocsConfig, folder: Path) -> Kept | None:
    """Return what is kept in the folder for these settings; None when more than the text may change pages."""
    if config.plugins or not _own(config.markdown_extensions):
        return None
    versions = (_FORM, sys.version, *(version(program) for program in _PROGRAMS))
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
        page.toc = get_toc(nest_toc_tokens(list(map(msgspec.to_builtins, rendered.toc))))
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
    toc = [Heading(link.title, link.id, link.level) for link in _in_order(page.toc)]
    # MkDocs collects an "id" without a value, too, to which nothing can link.
    anchors = sorted(filter(None, page.present_anchor_ids or ()))
    return Rendered(page.content or "", page._title_from_render, toc, anchors)


def _in_order(links: Iterable[AnchorLink]) -> Iterator[AnchorLink]:
    for link in links:
        yield link
        yield from _in_order(link.children)
