"""A brief -> what a list of references says of its source: BibTeX, RIS, CSL-JSON, meta tags, one line.

Cited is the source, and only what it states: nothing stands in for what is "not stated". Names stay as they
are written, because where a name divides into given and family name is not stated either.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import quote, urlsplit

from generator import lexicon
from generator.model import Brief, Stated
from generator.render import urls
from generator.render.dates import publication_date
from generator.text.names.kinds import is_person
from generator.text.normalise import normalise
from generator.text.visible import visible

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BETWEEN_NAMES = re.compile(r" ?[,;&、，،] ?| (?:and|und|et|y|e|en|og|och|и) ")
_RIS_TYPES = {"report": "RPRT", "post-weblog": "BLOG"}
_IN_ADDRESS = "%/:?#[]@!$&'()*+,;=~"
"""What an address may hold as it is (RFC 3986), with the sign that already stands for something else."""
_LATEX = {
    "\\": "\\textbackslash{}",
    # BibTeX counts braces even behind a backslash, so a single one would swallow the entries that follow.
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    "<": "\\textless{}",
    ">": "\\textgreater{}",
    "|": "\\textbar{}",
    **{char: f"\\{char}" for char in "#$%&_"},
}


@dataclass(frozen=True, slots=True)
class Reference:
    """What a source states about itself, for citing it. Empty is "not stated"."""

    key: str
    """The brief's slug: stable, and safe in every format."""
    type: str
    """In the words of CSL: "report", "document"."""
    kind: str
    """What the source calls itself."""
    title: str
    subtitle: str
    authors: tuple[str, ...]
    """One name each, when they can be told apart for certain; else one text as written."""
    editors: tuple[str, ...]
    """The same for editors."""
    publisher: str
    published: str
    """The date as written."""
    date: str
    """The same in ISO 8601, as exactly as stated: 2025, 2025-10, 2025-10-28; empty if it is none of these."""
    language: str
    """ISO 639-1 code."""
    url: str
    """Where the source says that it stands; http or https."""
    collection: str
    """Title of the collection that holds the brief."""
    place: str
    """Address of the brief, relative to the site."""
    note: str
    """How the source was read."""


def reference(brief: Brief, collection: str) -> Reference:
    """Return what the source of the brief states about itself; ``collection`` is the collection's title."""
    stated = brief.document.metadata
    place = urls.brief(brief.slug)
    return Reference(
        key=brief.slug,
        type=_type(stated.kind),
        kind=_value(stated.kind),
        title=_value(stated.title),
        subtitle=_value(stated.subtitle),
        authors=_names(stated.author),
        editors=_names(stated.editor),
        publisher=_value(stated.publisher),
        published=_value(stated.published),
        date=publication_date(brief),
        language="" if brief.document.language == "und" else brief.document.language,
        url=_address(stated.url),
        collection=visible(collection),
        place=place,
        note=_note(brief, visible(collection), place),
    )


def bibtex(of: Reference) -> str:
    """Return an entry that BibTeX and biblatex read alike.

    A report needs an institution; whatever lacks one, or is anything else, is ``@misc``. An article would
    need the name of its journal, which no source states apart from its publisher.
    """
    is_report = of.type == "report" and bool(of.publisher)
    year, month, day = (*of.date.split("-"), "", "")[:3]
    fields = {
        "author": _bibtex_names(of.authors),
        "editor": _bibtex_names(of.editors),
        "title": _braced(of.title),
        "subtitle": _braced(of.subtitle),
        "type": _braced(of.kind),
        "institution" if is_report else "howpublished": _braced(of.publisher),
        "year": f"{{{year}}}" if year else "",
        "month": _MONTHS[int(month) - 1] if month else "",
        "day": f"{{{int(day)}}}" if day else "",
        "url": f"{{{of.url}}}" if of.url else "",
        "note": _braced(f"Date as stated: {of.published}. {of.note}" if _is_vague(of) else of.note),
    }
    lines = [f"  {name} = {value}," for name, value in fields.items() if value]
    return "\n".join([f"@{'techreport' if is_report else 'misc'}{{{of.key},", *lines, "}", ""])


def ris(of: Reference) -> str:
    """Return a record of RIS, whose lines end with CR LF."""
    year, month, day = (*of.date.split("-"), "", "")[:3]
    stated_date = of.published if _is_vague(of) else ""
    lines = [
        ("TY", _RIS_TYPES.get(of.type, "GEN")),
        ("ID", of.key),
        *(("AU", name) for name in of.authors),
        *(("ED", name) for name in of.editors),
        ("TI", of.title),
        ("M3", of.kind),
        ("PB", of.publisher),
        ("PY", year),
        ("DA", f"{year}/{month}/{day}/{stated_date}" if of.published else ""),
        ("LA", of.language),
        ("UR", of.url),
        ("DB", of.collection),
        ("AV", of.place),
        ("N1", of.note),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in (*_stated(lines), ("ER", "")))


def csl(of: Reference) -> str:
    """Return CSL-JSON: a list of one item."""
    parts = [int(part) for part in of.date.split("-") if part]
    issued: Any = {"date-parts": [parts]} if parts else {"literal": of.published} if of.published else None
    item = {
        "id": of.key,
        "type": of.type,
        "genre": of.kind,
        "title": of.title,
        "author": [{"literal": name} for name in of.authors],
        "editor": [{"literal": name} for name in of.editors],
        "publisher": of.publisher,
        "issued": issued,
        "language": of.language,
        "URL": of.url,
        "archive": of.collection,
        "archive_location": of.place,
        "note": of.note,
    }
    stated = {name: value for name, value in item.items() if value}
    return json.dumps([stated], ensure_ascii=False, indent=1) + "\n"


def meta_tags(of: Reference) -> tuple[tuple[str, str], ...]:
    """Return names and contents of the tags from which Zotero and Google Scholar take a citation."""
    tags = [
        ("citation_title", of.title),
        *(("citation_author", name) for name in of.authors),
        *(("citation_editor", name) for name in of.editors),
        ("citation_publication_date", of.date.replace("-", "/")),
        ("citation_publisher", of.publisher),
        ("citation_technical_report_institution", of.publisher if of.type == "report" else ""),
        ("citation_language", of.language),
        ("citation_public_url", of.url),
    ]
    return tuple(_stated(tags))


def line(of: Reference, title: str) -> str:
    """Return author, title and date as written, for a line under a quote; ``title`` stands on the page."""
    parts = (*of.authors, visible(title), of.published)
    return ", ".join(part for part in parts if part)


def _stated(pairs: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    return ((name, value) for name, value in pairs if value)


def _value(stated: Stated | None) -> str:
    return visible(stated.value).strip() if stated else ""


def _note(brief: Brief, collection: str, place: str) -> str:
    read = f"Read through its brief in the collection “{collection}”: {place}"
    return read if brief.document.metadata.title else f"{read} (untitled file {visible(brief.document.path)})"


def _is_vague(of: Reference) -> bool:
    """Say whether the stated date is no year, month or day: "Spring 2024"."""
    return bool(of.published) and not of.date


def _names(stated: Stated | None) -> tuple[str, ...]:
    """Return the names one by one when each is a person's, else the text as it is.

    "Ministry of Science and Technology" is one author, and "Jane Doe, Reuters" is not two.
    """
    written = _value(stated)
    names = tuple(name for name in _BETWEEN_NAMES.split(written) if name)
    return (
        names if names and all(is_person(name.split()) for name in names) else (written,) if written else ()
    )


def _type(kind: Stated | None) -> str:
    return _types().get(normalise(kind.value), "document") if kind else "document"


@cache
def _types() -> dict[str, str]:
    listed: dict[str, list[str]] = lexicon.load("reference_kinds")
    return {normalise(word): found for found, words in listed.items() for word in words}


def _address(stated: Stated | None) -> str:
    """Return the stated address when it is one of the web; what no address may hold is encoded."""
    written = stated.value.strip() if stated else ""
    try:
        parts = urlsplit(written)
        host = parts.netloc.encode("idna").decode()
    except ValueError:  # "http://[", a name with an empty part, and the like
        return ""
    if parts.scheme not in ("http", "https") or not host:
        return ""
    return quote(written.replace(parts.netloc, host, 1), safe=_IN_ADDRESS)


def _bibtex_names(names: tuple[str, ...]) -> str:
    """Return names that BibTeX leaves whole: each in braces of its own."""
    return f"{{{' and '.join(f'{{{_latex(name)}}}' for name in names)}}}" if names else ""


def _braced(text: str) -> str:
    """Return the text as a value whose capitals stay; the outer braces hold the value, the inner the case."""
    return f"{{{{{_latex(text)}}}}}" if text else ""


def _latex(text: str) -> str:
    return "".join(_LATEX.get(char, char) for char in text)
