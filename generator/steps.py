"""What a build reads -> the corpus, step by step. Pure but for the study of sources, which is handed in.

``build.assemble`` takes all steps at once; a preview can stop between two of them.
"""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from generator import corpus
from generator.config import Settings
from generator.corpus import Memory, ledger
from generator.corpus.ledger import Address, corrections
from generator.corpus.ledger.corrections import Followed
from generator.model import (
    EDITORIAL,
    Brief,
    Corpus,
    Editorial,
    Ledger,
    Notice,
    NoticeCode,
    Prepared,
    Sidecar,
    SourceFile,
    Studied,
    Task,
)
from generator.store import Inputs
from generator.study import again
from generator.text.normalise import slug

_NO_SIDECAR = Sidecar()


@dataclass(frozen=True, slots=True)
class Gathered:
    """All briefs at their addresses, before they are compared."""

    briefs: tuple[Brief, ...]
    """In order of path."""
    prepared: tuple[Prepared, ...]
    """What each of them brings to the comparison."""
    editorial: Editorial
    """The collection's settings, quotes in their present wording."""
    sidecars: Mapping[str, Sidecar]
    """The analyst's corrections in their present wording, by path."""
    notices: tuple[Notice, ...]
    """About the collection, and about files that gave no brief."""
    lost: Mapping[str, str]
    """Quotes of the settings that are in no source, with what the ledger knows about them."""
    before: Ledger
    """What the last build left."""
    addresses: Mapping[str, Address]
    """By path."""


def tasks(sources: Iterable[SourceFile], settings: Settings) -> list[Task]:
    """Return what there is to study, in order."""
    actors = tuple(replace(actor, line=None) for actor in settings.editorial.actors)
    return [
        Task(
            source,
            replace(settings.sidecars.get(source.path, _NO_SIDECAR), slug=""),
            actors,
            settings.editorial.limits,
        )
        for source in sources
    ]


def gather(
    inputs: Inputs,
    settings: Settings,
    before: Ledger,
    results: Iterable[Studied],
    known: Mapping[str, Brief] = MappingProxyType({}),
) -> Gathered:
    """Give the brief of every source its address. ``results`` are what the tasks gave, in order.

    A brief that equals the one in ``known``, by path, is that very object, so that what was worked out for it
    can be found again. Raises ConfigError when the analyst asks for an address that is taken.
    """
    notices = list(inputs.notices)
    if not inputs.sources:
        message = "there is no document in the folder; put text, Markdown, HTML, PDF or Word files into it"
        notices.append(Notice(NoticeCode.NO_SOURCES, "warning", "seeds/", message))
    studied: list[tuple[Brief, Prepared, tuple[Notice, ...]]] = []
    for found in results:
        if found.brief is None or found.prepared is None:
            notices.extend(map(_in_seeds, found.notices))
        else:
            studied.append((found.brief, found.prepared, found.notices))
    documents = [brief.document for brief, _, _ in studied]
    addresses = ledger.assign(documents, _wanted(settings), before)
    places = corrections.places(((one, addresses[one.path].former) for one in documents), before)
    quoted = corrections.editorial(settings.editorial, places)
    sidecars = corrections.sidecars(settings.sidecars, places)
    briefs = [_brief(*one, addresses, sidecars, settings) for one in studied]
    notices += [*_misnamed(quoted.now, {source.path for source in inputs.sources}), *quoted.notices]
    return Gathered(
        briefs=tuple(_same(brief, known) for brief, _ in briefs),
        prepared=tuple(prepared for _, prepared in briefs),
        editorial=quoted.now,
        sidecars={path: sidecar.now for path, sidecar in sidecars.items()},
        notices=tuple(notices),
        lost=quoted.lost,
        before=before,
        addresses=addresses,
    )


def compare(gathered: Gathered, memory: Memory | None = None) -> Corpus:
    """Lay the briefs side by side. The ledger is still empty.

    ``memory`` keeps, from one time to the next, what was found of two briefs.
    """
    related = corpus.relate(gathered.editorial, gathered.briefs, gathered.notices, gathered.prepared, memory)
    return replace(related, notices=corrections.explained(related.notices, gathered.lost))


def remember(gathered: Gathered, related: Corpus, day: str) -> Corpus:
    """Return the corpus with the ledger that a build of this day leaves."""
    return ledger.advance(gathered.before, related, gathered.addresses, day)


def notices(found: Corpus) -> tuple[Notice, ...]:
    """Return everything that went less than well, the collection first."""
    return (*found.notices, *(notice for brief in found.briefs for notice in brief.notices))


def _wanted(settings: Settings) -> dict[str, str]:
    """Return the slugs that the analyst asks for, by path."""
    return {path: slug(sidecar.slug) for path, sidecar in settings.sidecars.items()}


def placed(brief: Brief, slug: str, found: Iterable[Notice]) -> Brief:
    """Return a brief at its address, with what was ``found`` while its source was read."""
    return replace(brief, slug=slug, notices=(*map(_in_seeds, found), *brief.notices))


def _brief(
    brief: Brief,
    prepared: Prepared,
    found: tuple[Notice, ...],
    addresses: Mapping[str, Address],
    sidecars: Mapping[str, Followed[Sidecar]],
    settings: Settings,
) -> tuple[Brief, Prepared]:
    """Return the brief at its address; found again where the analyst's quotes were led to a new wording."""
    document = brief.document
    sidecar = sidecars[document.path]
    if sidecar.now != settings.sidecars.get(document.path, _NO_SIDECAR):
        brief = again(document, sidecar.now, settings.editorial.actors)
        prepared = corpus.prepare(brief)
    notices = (*sidecar.notices, *corrections.explained(brief.notices, sidecar.lost))
    return placed(replace(brief, notices=notices), addresses[document.path].slug, found), prepared


def _misnamed(editorial: Editorial, paths: set[str]) -> Iterator[Notice]:
    """Tell of themes that name sources which are not there."""
    for theme in editorial.themes:
        for name in theme.not_applicable:
            if name not in paths:
                near = difflib.get_close_matches(name, sorted(paths), n=1)
                hint = f"; did you mean '{near[0]}'?" if near else "; name a file in seeds/"
                message = (
                    f"'not_applicable' of the theme '{theme.label}' names '{name}', which is no source{hint}"
                )
                yield Notice(NoticeCode.CONFIG_VALUE, "warning", f"seeds/{EDITORIAL}", message)


def _same(brief: Brief, known: Mapping[str, Brief]) -> Brief:
    before = known.get(brief.document.path)
    return before if before is not None and before == brief else brief


def _in_seeds(notice: Notice) -> Notice:
    """Readers know a source by its path in seeds/; people know it by its path in the project."""
    return replace(notice, path=f"seeds/{notice.path}")
