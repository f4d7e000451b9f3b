"""A page of MkDocs that reads and renders its Markdown when somebody asks for what that gives."""

from collections.abc import Callable
from typing import Any

from mkdocs.structure.pages import Page
from mkdocs.utils import weak_property

_READ = ("markdown", "meta")
_RENDERED = ("content", "toc", "_title_from_render")
_LARGE = ("markdown", "content", "toc", "present_anchor_ids", "links_to_anchors")
_TITLE = "_last_title"


class Lazy(Page):
    """Such a page. MkDocs makes pages itself while it arranges a menu; ``become`` turns one into this."""

    read: Callable[[Page], None]
    """Fills in what is read."""
    render_with: Callable[[Page], None]
    """Fills in what is rendered."""

    @property
    def is_rendered(self) -> bool:
        """Whether it holds what its Markdown gave."""
        return "content" in self.__dict__

    def forget(self) -> None:
        """Read and render again when asked again."""
        for name in (*_READ, *_RENDERED, _TITLE):
            self.__dict__.pop(name, None)

    def release(self) -> None:
        """Free what takes much memory; it is made again when asked again."""
        self.title  # noqa: B018 - menus ask it of every page
        for name in _LARGE:
            self.__dict__.pop(name, None)

    @weak_property
    def title(self) -> str | None:
        """Return what MkDocs takes for the title. A menu asks it of other pages, and nothing more."""
        if _TITLE not in self.__dict__:
            is_needed = self.active or self.is_rendered
            self.__dict__[_TITLE] = Page.title.__get__(self)
            if not is_needed:
                self.release()
        found: str | None = self.__dict__[_TITLE]
        return found

    def __getattr__(self, name: str) -> Any:
        """Python asks this for what the page has not (yet)."""
        if name not in (*_READ, *_RENDERED):
            raise AttributeError(name)
        if name in _READ:
            self.markdown, self.meta = None, {}  # a page that asks for itself while it is read
        try:
            (self.read if name in _READ else self.render_with)(self)
        except BaseException:
            self.forget()
            raise
        if name == "meta" and not self.active:
            del self.markdown  # a sitemap asks every page for no more
        return self.__dict__[name]


def become(page: Page, read: Callable[[Page], None], render: Callable[[Page], None]) -> None:
    """Turn a page into one that does these two when it is asked for what they give."""
    page.__class__ = Lazy
    assert isinstance(page, Lazy)
    page.read, page.render_with = read, render
    page.forget()
