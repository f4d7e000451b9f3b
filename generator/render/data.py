"""Corpus -> JSON. The names in it are a contract: they stay, and ``schema`` rises when one has to change."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from generator.model import Brief, DateMention, Document, Evidence, Notice, Stated, Theme
from generator.render import annotations, urls
from generator.render.cells import silences, voices
from generator.render.claims import claim, stated_claim
from generator.render.dates import published
from generator.render.lookup import Lookup

_SCHEMA = 1

Json = dict[str, Any]


def collection(known: Lookup, briefs: Iterable[Json]) -> str:
    """Return ``data/briefs.json``: every brief, pair and cell. ``briefs`` are the records."""
    value = {
        "schema": _SCHEMA,
        "briefs": list(briefs),
        "pairs": [
            {
                "kind": pair.kind,
                "rule": pair.rule,
                "by": pair.by,
                "a": {"slug": pair.a_slug, "claim": _claim(known.briefs[pair.a_slug], pair.a)},
                "b": {"slug": pair.b_slug, "claim": _claim(known.briefs[pair.b_slug], pair.b)},
            }
            for pair in known.corpus.pairs
        ],
        "matrix": _matrix(known),
    }
    return _text(value)


def single(record: Json) -> str:
    """Return ``brief.json``: one brief as in the collection, with selectors for its claims."""
    return _text({"schema": _SCHEMA, **annotations.with_selectors(record)})


def record(known: Lookup, brief: Brief) -> Json:
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
    found = published(document)
    if place and found:
        yield {
            **asdict(place),
            "first": found.first.isoformat(),
            "last": found.last.isoformat(),
            "as_written": place.text,
            "precision": found.precision,
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
    return asdict(claim(brief, evidence))


def _claims(brief: Brief, evidence: Iterable[Evidence]) -> list[Json]:
    return [_claim(brief, item) for item in evidence]


def _value(stated: Stated | None) -> str | None:
    return stated.value if stated else None


def _notice(notice: Notice) -> Json:
    return {"code": notice.code.slug, "severity": notice.severity, "message": notice.message}


def _text(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
