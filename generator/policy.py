"""Built pages -> the Content-Security-Policy they work under, and whatever on them we never write.

The allow-list is short on purpose: what is not on it came out of a source, or is new and must be
added here.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from generator.model import Notice, NoticeCode, Page

_OUR_ELEMENTS = """
a article b blockquote body br button caption circle code dd del dialog div dl dt em figcaption figure footer
form h1 h2 h3 h4 h5 h6 head header hr html i input ins kbd label li link main mark meta nav noscript ol p path
pre rect script section small span strong svg table tbody td text th thead time title tr ul
"""
_OUR_ATTRIBUTES = """
autocapitalize autocomplete charset checked class colspan content cx cy d datetime defer dir download
enterkeyhint for height hidden href http-equiv id lang maxlength name placeholder property r rel role rowspan
scope spellcheck src tabindex title type viewbox width x y
"""
_ELEMENTS = frozenset(_OUR_ELEMENTS.split())
_ATTRIBUTES = frozenset(_OUR_ATTRIBUTES.split())
_ATTRIBUTE_FAMILIES = ("aria-", "data-")
_SCHEMES = frozenset(("http", "https", "mailto"))
_ADDRESSES = frozenset(("href", "src", "action", "formaction", "data", "poster", "background", "xlink:href"))
_LOADING = frozenset(("stylesheet", "icon", "preload", "prefetch", "modulepreload", "manifest"))
_SCHEME = re.compile(r"[\x00-\x20]*([a-z][a-z0-9+.-]*):", re.I)
_IGNORED = re.compile(r"[\t\r\n]")
"""What browsers leave out of an address before they look at its scheme."""
_ELSEWHERE = re.compile(r"(?:https?:)?//", re.I)
_SCRIPT_TYPES = frozenset(("", "module", "text/javascript", "application/javascript"))
"""Scripts of any other type are data, which no policy asks about."""


@dataclass(slots=True)
class _Found:
    """What one page holds."""

    unknown: list[str] = field(default_factory=list)
    """What the allow-list has not."""
    forbidden: list[str] = field(default_factory=list)
    """What no policy without 'unsafe' would let work."""
    scripts: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)


def violations(page: Page) -> Iterator[Notice]:
    """Yield a notice for everything on a page that we never write: elements, attributes, schemes of links.

    There is never any unless text of a source became markup: then the page must not be published.
    """
    found = _read(page)
    inside = [*found.scripts, *found.styles]
    unknown = [*found.unknown, *(f"a script or style inside the page: {text[:60]!r}" for text in inside)]
    for what in dict.fromkeys(unknown):
        message = f"the page holds {what}, which this program never writes; report it as a bug"
        yield Notice(NoticeCode.MARKUP_NOT_OURS, "error", f"site/{page.path}", message)


def content_security_policy(
    pages: Iterable[Page], *, needs_wasm: bool = False
) -> tuple[str, tuple[Notice, ...]]:
    """Return the strictest policy under which the pages work, and what on them works under none.

    ``needs_wasm`` says that a script compiles WebAssembly, as the search of large collections does.
    """
    scripts: set[str] = set()
    styles: set[str] = set()
    notices: list[Notice] = []
    for page in pages:
        found = _read(page)
        scripts.update(map(_hash, found.scripts))
        styles.update(map(_hash, found.styles))
        for what in dict.fromkeys(found.forbidden):
            message = f"the page holds {what}, which the policy forbids; take it out of the page or the theme"
            notices.append(Notice(NoticeCode.POLICY_BROKEN, "error", f"site/{page.path}", message))
    exceptions = [*sorted(scripts), *(["'wasm-unsafe-eval'"] if needs_wasm else [])]
    parts = [
        "default-src 'self'",
        *([f"script-src 'self' {' '.join(exceptions)}"] if exceptions else []),
        *([f"style-src 'self' {' '.join(sorted(styles))}"] if styles else []),
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    ]
    return "; ".join(parts), tuple(notices)


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.replace("\r\n", "\n").replace("\r", "\n").encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _read(page: Page) -> _Found:
    reader = _Reader()
    reader.feed(page.text)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    """Collects what a page holds."""

    def __init__(self) -> None:
        super().__init__()
        self.found = _Found()
        self._kept: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element and its attributes."""
        given = {name: value or "" for name, value in attrs}
        if tag not in _ELEMENTS and tag != "style":
            self.found.unknown.append(f"the element <{tag}>")
        for name, value in given.items():
            if name not in _ATTRIBUTES and not name.startswith(_ATTRIBUTE_FAMILIES):
                self.found.unknown.append(f"the attribute '{name}' on <{tag}>")
            if name.startswith("on"):
                self.found.forbidden.append(f"the event handler '{name}' on <{tag}>")
            if name == "style":
                self.found.forbidden.append(f"a style attribute on <{tag}>")
            if name in _ADDRESSES:
                self._address(tag, value)
                if _loads(tag, name, given) and _ELSEWHERE.match(value):
                    self.found.unknown.append(f"<{tag}> that loads '{value[:80]}'")
                    self.found.forbidden.append(f"<{tag}> that loads '{value[:80]}' from another host")
        is_script = tag == "script" and "src" not in given
        if tag == "style" or (is_script and given.get("type", "").lower() in _SCRIPT_TYPES):
            self._kept = []

    def handle_endtag(self, tag: str) -> None:
        """End a script or style."""
        if tag in ("script", "style") and self._kept is not None:
            inside = self.found.scripts if tag == "script" else self.found.styles
            inside.append("".join(self._kept))
            self._kept = None

    def handle_data(self, data: str) -> None:
        """Keep what stands in a script or style; the parser gives it in pieces."""
        if self._kept is not None:
            self._kept.append(data)

    def _address(self, tag: str, value: str) -> None:
        scheme = _SCHEME.match(_IGNORED.sub("", value))
        if scheme and scheme[1].lower() not in _SCHEMES:
            self.found.unknown.append(f"a link with the scheme '{scheme[1]}' on <{tag}>")
            if scheme[1].lower() == "javascript":
                self.found.forbidden.append(f"a link that is a script on <{tag}>")


def _loads(tag: str, name: str, given: Mapping[str, str]) -> bool:
    """Say whether the address is fetched with the page, or sent to, rather than followed by the reader."""
    if tag == "link":
        return not _LOADING.isdisjoint(given.get("rel", "").lower().split())
    return tag != "a" or name != "href"
