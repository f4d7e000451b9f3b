"""Corpus -> JSON. The names in it are a contract: they stay, and ``schema`` rises when one has to change."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, fields
from typing import Any

from generator.model import Brief, DateMention, Document, Evidence, Notice, Stated, Theme
from generator.render import urls
from generator.render.cells import silences, voices
from generator.render.claims import Claim, claim, stated_claim
from generator.render.lookup import Lookup
from generator.text import dates

_SCHEMA = 1
_CLAIM = tuple(field.name for field in fields(Claim))

Json = dict[str, Any]


def records(known: Lookup) -> dict[str, str]:
    """Return every brief as the contract has it, printed, by slug."""
    return {brief.slug: _text(_brief(known, brief)) for brief in known.corpus.briefs}


def collection(known: Lookup, briefs: Mapping[str, str]) -> str:
    """Return ``data/briefs.json``: every brief, pair and cell. ``briefs`` are the records."""
    pairs = [
        {
            "kind": pair.kind,
            "rule": pair.rule,
            "by": pair.by,
            "a": {"slug": pair.a_slug, "claim": _claim(known.briefs[pair.a_slug], pair.a)},
            "b": {"slug": pair.b_slug, "claim": _claim(known.briefs[pair.b_slug], pair.b)},
        }
        for pair in known.corpus.pairs
    ]
    parts = {
        "schema": str(_SCHEMA),
        "briefs": _list(briefs.values()),
        "pairs": _text(pairs),
        "matrix": _text(_matrix(known)),
    }
    lines = (f'"{name}": {_deeper(text)}' for name, text in parts.items())
    return "{\n " + ",\n ".join(lines) + "\n}\n"


def single(record: str) -> str:
    """Return ``brief.json``: one brief, as in the collection."""
    return f'{{\n "schema": {_SCHEMA},{record.removeprefix("{")}\n'


def _brief(known: Lookup, brief: Brief) -> Json:
    """Return one brief as the contract has it; ``None`` is "not stated"."""
    document, stated = brief.document, brief.document.metadata
    return {
        "slug": brief.slug,
        "url": urls.brief(brief.slug),
        "title": _value(stated.title),
        "subtitle": _value(stated.subtitle),
        "standfirst": _value(stated.standfirst),
        "kind": _value(stated.kind),
        "language": document.language,
        "published": _value(stated.published),
        "author": _value(stated.author),
        "editor": _value(stated.editor),
        "publisher": _value(stated.publisher),
        "source": {
            "path": document.path,
            "format": document.format,
            "sha256": document.sha256,
            "words": document.words,
            "text": urls.source_text(brief.slug),
        },
        "bottom_line": _claim(brief, brief.bottom_line.evidence) if brief.bottom_line else None,
        "so_what": _claims(brief, (point.evidence for point in brief.so_what)),
        "key_points": _claims(brief, (point.evidence for point in brief.key_points)),
        **_findings(brief),
        "headings": [passage.text for passage in document.passages if passage.kind == "heading"],
        "silences": [
            {"theme": cell.theme, "searched": _searched(known.themes[cell.theme])}
            for cell in silences(known, brief.slug)
        ],
        "dropped": [asdict(dropped) for dropped in document.dropped],
        "related": [
            {"slug": link.target, "weight": link.weight, "reasons": [reason.text for reason in link.reasons]}
            for link in known.links.get(brief.slug, ())
        ],
        "notices": [_notice(notice) for notice in brief.notices],
    }


def _findings(brief: Brief) -> Json:
    return {
        "figures": [
            {
                **_claim(brief, figure.evidence),
                "value": figure.value,
                "unit": figure.unit,
                "as_written": figure.text,
                "qualifier": figure.qualifier,
                "measures": figure.measures,
                "as_of": figure.as_of,
                "attributed_to": figure.attributed_to,
                "slip": figure.slip,
            }
            for figure in brief.figures
        ],
        "dates": [
            *_published(brief.document),
            *(_date(_claim(brief, date.evidence), date) for date in brief.dates),
        ],
        "quotations": [
            {
                **_claim(brief, quote.evidence),
                "speaker": quote.speaker or None,
                "verb": quote.verb,
                "form": quote.form,
            }
            for quote in brief.quotations
        ],
        "actors": [
            {
                "id": actor.id,
                "name": actor.name,
                "kind": actor.kind,
                "mentions": len(actor.mentions),
                "aliases": list(actor.aliases),
                "role": actor.role,
            }
            for actor in brief.actors
        ],
    }


def _published(document: Document) -> Iterator[Json]:
    """Yield the document's own date, when the document states one that can be read."""
    stated = document.metadata.published
    place = stated_claim(document, stated) if stated else None
    found = dates.find(stated.value, document.language) if stated else ()
    if place and found:
        yield {
            **asdict(place),
            "first": found[0].first.isoformat(),
            "last": found[0].last.isoformat(),
            "as_written": place.text,
            "precision": found[0].precision,
            "status": "published",
        }


def _date(place: Json, date: DateMention) -> Json:
    return {
        **place,
        "first": date.first,
        "last": date.last,
        "as_written": date.text,
        "precision": date.precision,
        "status": date.status,
    }


def _matrix(known: Lookup) -> Json:
    matrix = known.corpus.matrix
    return {
        "themes": [
            {
                "id": theme.id,
                "label": theme.label,
                "terms": _searched(theme),
                "coverage": len(voices(known, known.rows.get(theme.id, ()))),
                "verdict": known.verdicts[theme.id],
            }
            for theme in matrix.themes
        ],
        "cells": [
            {
                "slug": cell.slug,
                "theme": cell.theme,
                "state": cell.state,
                "claim": _claim(known.briefs[cell.slug], cell.evidence) if cell.evidence else None,
            }
            for cell in matrix.cells
        ],
    }


def _searched(theme: Theme) -> list[str]:
    return [*theme.terms, *theme.claims]


def _claim(brief: Brief, evidence: Evidence) -> Json:
    found = claim(brief, evidence)
    return {name: getattr(found, name) for name in _CLAIM}  # asdict copies each value, which takes long


def _claims(brief: Brief, evidence: Iterable[Evidence]) -> list[Json]:
    return [_claim(brief, item) for item in evidence]


def _value(stated: Stated | None) -> str | None:
    return stated.value if stated else None


def _notice(notice: Notice) -> Json:
    return {"code": notice.code.slug, "severity": notice.severity, "message": notice.message}


def _text(value: Json | list[Json]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def _list(texts: Collection[str]) -> str:
    """Return printed values as a list. Printing a brief costs, and each stands in two files."""
    return "[\n " + ",\n ".join(map(_deeper, texts)) + "\n]" if texts else "[]"


def _deeper(text: str) -> str:
    """Return a printed value as it stands one level further in; strings hold no line ends."""
    return text.replace("\n", "\n ")
