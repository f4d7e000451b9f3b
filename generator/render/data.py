"""Corpus -> JSON. The names in it are a contract: they stay, and ``schema`` rises when one has to change."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.model import Brief, DateMention, Document, Evidence, Notice, Stated, Theme
from generator.render import annotations, urls
from generator.render.cells import silences
from generator.render.claims import Claim, claim, stated_claim
from generator.render.dates import published
from generator.render.lookup import Lookup
from generator.render.written_json import indented

_SCHEMA = 1

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Collection:
    """``data/briefs.json``: every brief, pair and cell. It may be too large to be held at once."""

    known: Lookup
    """What it is made of, anew at every reading."""

    def __iter__(self) -> Iterator[str]:
        """Yield the file in pieces, brief by brief."""
        known = self.known
        yield f'{{\n "schema": {_SCHEMA},\n "briefs": ['
        for place, brief in enumerate(known.corpus.briefs):
            yield f"{',' if place else ''}\n  {_nested(indented(record(known, brief)))}"
        yield "\n ]," if known.corpus.briefs else "],"
        yield indented({"pairs": _pairs(known), "matrix": _matrix(known)}).removeprefix("{")


def _nested(text: str) -> str:
    """Return indented JSON as it stands two levels down; within a string there is no line end."""
    return text.rstrip("\n").replace("\n", "\n  ")


def single(brief: Json) -> str:
    """Return ``brief.json``: the record of a brief, with selectors for its claims."""
    return indented({"schema": _SCHEMA, **annotations.with_selectors(brief)})


def _pairs(known: Lookup) -> list[Json]:
    return [
        {
            "kind": pair.kind,
            "rule": pair.rule,
            "by": pair.by,
            "a": {"slug": pair.a_slug, "claim": claim(known.briefs[pair.a_slug], pair.a)},
            "b": {"slug": pair.b_slug, "claim": claim(known.briefs[pair.b_slug], pair.b)},
        }
        for pair in known.corpus.pairs
    ]


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
        "bottom_line": claim(brief, brief.bottom_line.evidence) if brief.bottom_line else None,
        "so_what": _claims(brief, (point.evidence for point in brief.so_what)),
        "key_points": _claims(brief, (point.evidence for point in brief.key_points)),
        **_findings(brief),
        "headings": [passage.text for passage in document.passages if passage.kind == "heading"],
        "silences": [
            {"theme": cell.theme, "searched": _searched(known.themes[cell.theme])}
            for cell in silences(known, brief.slug)
        ],
        "dropped": [
            {"line": line.line, "text": line.text, "reason": line.reason, "page": line.page}
            for line in document.dropped
        ],
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
                **claim(brief, figure.evidence),
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
            *(_date(claim(brief, date.evidence), date) for date in brief.dates),
        ],
        "quotations": [
            {
                **claim(brief, quote.evidence),
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
            **place,
            "first": found.first.isoformat(),
            "last": found.last.isoformat(),
            "as_written": place["text"],
            "precision": found.precision,
            "status": "published",
        }


def _date(place: Claim, date: DateMention) -> Json:
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
                "coverage": known.voices[theme.id],
                "verdict": known.verdicts[theme.id],
            }
            for theme in matrix.themes
        ],
        "cells": [
            {
                "slug": cell.slug,
                "theme": cell.theme,
                "state": cell.state,
                "claim": claim(known.briefs[cell.slug], cell.evidence) if cell.evidence else None,
            }
            for cell in matrix.cells
        ],
    }


def _searched(theme: Theme) -> list[str]:
    return [*theme.terms, *theme.claims]


def _claims(brief: Brief, evidence: Iterable[Evidence]) -> list[Claim]:
    return [claim(brief, item) for item in evidence]


def _value(stated: Stated | None) -> str | None:
    return stated.value if stated else None


def _notice(notice: Notice) -> Json:
    return {"code": notice.code.slug, "severity": notice.severity, "message": notice.message}
