"""The markup of a web page -> what it states about itself, each fact with the place it stands in.

Only JSON-LD, meta tags, <time> elements that are marked as the page's own, the headline and the lang
attribute count. Nothing is guessed, and a fact that two places state differently is the first one's.
"""

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from generator.model import Metadata, Stated
from generator.readers.markup import Element, words
from generator.readers.matching import key

_META = {
    "title": ("citation_title", "dc.title", "dcterms.title", "og:title", "twitter:title"),
    "author": (
        "citation_author", "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author",
    ),
    "publisher": ("citation_publisher", "dc.publisher", "dcterms.publisher", "og:site_name"),
    "published": (
        "article:published_time", "citation_publication_date", "citation_date", "dc.date.issued",
        "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "datepublished", "publication_date",
        "pubdate", "publishdate", "parsely-pub-date", "sailthru.date",
    ),
    "language": ("og:locale", "dc.language", "dcterms.language"),
}  # fmt: skip
"""Field -> names of the meta tags that state it, the most exact first."""
_TEXT_TYPES = re.compile(
    r"(?:\w*Article|BlogPosting|Report|OpinionPiece|Book|Chapter|Thesis|Legislation|PressRelease|DigitalDocument)"
)
_ISO = re.compile(r"((?:1[5-9]|20)\d\d-\d\d-\d\d)(?:[T ]\d\d?:\d\d.*)?")
_YMD = re.compile(r"((?:1[5-9]|20)\d\d)[/.](\d\d?)[/.](\d\d?)")
_ADDRESS = re.compile(r"https?://[^\s<>\"']{4,500}")
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,3}")
_LONGEST_FACT = 300
_LONGEST_JSON = 2_000_000
_MOST_ITEMS = 500
_PUBLISHED_MARKS = ("datepublished", "published", "pubdate", "entry-date", "post-date", "publish-date")
_MIN_TITLE_WORDS = 2


def page_facts(root: Element) -> Metadata:
    """Return what the markup states, without the title."""
    tags = _meta_tags(root)
    found: dict[str, Stated] = {}
    for source in (_from_links(root), _from_json_ld(root), _from_meta(tags), _from_time(root)):
        for name, stated in source:
            found.setdefault(name, stated)
    found.pop("title", None)
    return Metadata(**found)


def page_title(root: Element) -> Stated | None:
    """Return the headline: the visible one where the markup's title agrees with it, else the markup's."""
    named = dict(reversed([*_from_json_ld(root), *_from_meta(_meta_tags(root))])).get("title")
    written = next((words(element) for element in root.iter("title")), "")[:_LONGEST_FACT]
    whole = [key(text) for text in (written, named.value if named else "") if text]
    headlines = [text for text in map(words, root.iter("h1")) if 0 < len(text) <= _LONGEST_FACT]
    for headline in headlines:
        if len(key(headline).split()) >= _MIN_TITLE_WORDS and any(key(headline) in text for text in whole):
            return Stated(headline, "headline of the page")
    if named:
        return named
    return Stated(headlines[0], "headline of the page") if len(set(headlines)) == 1 else None


def _from_json_ld(root: Element) -> Iterator[tuple[str, Stated]]:
    """Yield what JSON-LD states about the text on the page."""
    for item in _items(root):
        types = item.get("@type")
        if not any(
            _TEXT_TYPES.fullmatch(str(name)) for name in (types if isinstance(types, list) else [types])
        ):
            continue
        for field, name in (
            ("title", "headline"), ("published", "datePublished"), ("author", "author"),
            ("publisher", "publisher"), ("editor", "editor"), ("language", "inLanguage"),
        ):  # fmt: skip
            # Sites escape what they put into JSON as if it were HTML.
            value = _tidy(field, unescape(_named(item.get(name))))
            if value:
                yield field, Stated(value, f"JSON-LD {name}")


def _items(root: Element) -> Iterator[Mapping[str, Any]]:
    """Yield the objects of all JSON-LD on the page, those in a graph or a list, too."""
    waiting: list[Any] = []
    for script in root.iter("script"):
        text = script.text or ""
        if "ld+json" not in (script.get("type") or "") or len(text) > _LONGEST_JSON:
            continue
        try:
            waiting.append(json.loads(text.strip().rstrip(";"), strict=False))
        except (ValueError, RecursionError):
            continue
    for _ in range(_MOST_ITEMS):
        if not waiting:
            return
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting[:0] = item[:_MOST_ITEMS]
        elif isinstance(item, dict):
            yield item
            waiting += [item[name] for name in ("@graph", "mainEntity", "hasPart") if name in item]


def _named(value: Any) -> str:
    """Return a text, the name of a person or organisation, or the names in a list of them."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        names = [_named(item) for item in value[:20] if not isinstance(item, list)]
        return ", ".join(dict.fromkeys(name for name in names if name))
    return value if isinstance(value, str) else ""


def _meta_tags(root: Element) -> dict[str, tuple[str, ...]]:
    """Return the contents of the meta tags by name, in the page's order."""
    tags: dict[str, tuple[str, ...]] = {}
    for element in root.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        content = (element.get("content") or "").strip()
        if name and 0 < len(content) <= _LONGEST_FACT and len(tags.get(name, ())) < 20:
            tags[name] = (*tags.get(name, ()), content)
    return tags


def _from_meta(tags: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, Stated]]:
    for field, names in _META.items():
        for name in names:
            contents = tags.get(name, ())
            joined = ", ".join(dict.fromkeys(contents)) if field == "author" else "".join(contents[:1])
            value = _tidy(field, joined)
            if value:
                yield field, Stated(value, f"meta tag {name}")


def _from_time(root: Element) -> Iterator[tuple[str, Stated]]:
    """Yield the date of a <time> that the page marks as its publication."""
    for element in root.iter("time"):
        marks = [(element.get(name) or "").lower() for name in ("itemprop", "class")]
        marked = element.get("pubdate") is not None or any(
            name in mark for mark in marks for name in _PUBLISHED_MARKS
        )
        value = _tidy("published", element.get("datetime") or words(element))
        if marked and value:
            yield "published", Stated(value, "<time> of the page")


def _from_links(root: Element) -> Iterator[tuple[str, Stated]]:
    """Yield the language and the canonical address."""
    language = (root.get("lang") or root.get("xml:lang") or "").strip()
    if _LANGUAGE.fullmatch(language):
        yield "language", Stated(language, "lang attribute")
    for element in root.iter("link"):
        address = (element.get("href") or "").strip()
        if (element.get("rel") or "").lower() == "canonical" and _ADDRESS.fullmatch(address):
            yield "url", Stated(address, "canonical link")


def _tidy(field: str, value: str) -> str:
    """Return a stated value as one line, a time stamp as its day; nothing for what is no such fact."""
    value = " ".join(value.split())
    if not value or len(value) > _LONGEST_FACT or "<" in value or "{" in value:
        return ""
    if field == "published":
        return _day(value)
    if field == "language":
        return value if _LANGUAGE.fullmatch(value) else ""
    if field in ("author", "editor"):
        return "" if "://" in value or value.startswith(("@", "#")) or value.isdigit() else value
    return value


def _day(value: str) -> str:
    """Return the day of a time stamp; any other date as written; nothing for a value that holds no year."""
    stamp = _ISO.fullmatch(value)
    if stamp:
        return stamp[1]
    slashed = _YMD.fullmatch(value)
    if slashed:
        return "-".join((slashed[1], slashed[2].zfill(2), slashed[3].zfill(2)))
    return value if re.search(r"(?:19|20)\d\d", value) else ""
