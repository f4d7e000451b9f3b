"""The pipeline: sources -> documents -> briefs -> corpus -> pages. Read this after model.py.

``assemble`` is pure; ``generate`` and ``check`` put it between the folder of sources and docs/.
"""

import difflib
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from generator import config, corpus, extract, readers, render, store, verify
from generator.config import Settings
from generator.corpus import pairs, passages, phrases, themes, unknown
from generator.errors import SourceError
from generator.model import (
    EDITORIAL,
    Brief,
    Corpus,
    Document,
    Editorial,
    Metadata,
    Notice,
    NoticeCode,
    Page,
    Report,
    Sidecar,
    Source,
    Stated,
)
from generator.render.suggestions import suggestions
from generator.store import Inputs, Project
from generator.text.normalise import claim_id, normalise, slug

Progress = Callable[[Sequence[Source]], Iterable[Source]]
"""Passes the sources on one by one, and shows how far the work is."""

_NO_SIDECAR = Sidecar()
_SHORT_HASH = 8


@dataclass(frozen=True, slots=True)
class Built:
    """What a collection gives."""

    corpus: Corpus
    """The briefs and what they say together."""
    pages: tuple[Page, ...]
    """Every generated file."""

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Everything that went less than well, the collection first."""
        return (*self.corpus.notices, *(notice for brief in self.corpus.briefs for notice in brief.notices))


@dataclass(frozen=True, slots=True)
class Explained:
    """A sentence, and why it shows or does not show."""

    brief: Brief
    """Whose sentence it is."""
    judged: extract.Judged
    """What became of it."""


def generate(project: Project, progress: Progress = iter) -> Report:
    """Bring docs/ up to date with seeds/. Raises ConfigError when the settings are wrong."""
    built = assemble(store.read_inputs(project), progress)
    invented = [notice.message for notice in verify.quotes(built.corpus)]
    if invented:
        raise AssertionError("\n".join(invented))
    difference = store.publish(project, built.pages)
    notices = (*built.notices, *(_not_ours(path) for path in difference.foreign))
    written, removed = len(difference.changed), len(difference.obsolete)
    changed = (*(page.path for page in difference.changed), *difference.obsolete)
    return Report(len(built.corpus.briefs), 0, written, removed, notices, changed)


def check(project: Project, progress: Progress = iter) -> tuple[Report, tuple[Notice, ...]]:
    """Return what a build would report, and every way in which docs/ is not what seeds/ gives."""
    built = assemble(store.read_inputs(project), progress)
    difference = store.compare(project, built.pages)
    stale = [f"docs/{path}" for path in (*(page.path for page in difference.changed), *difference.obsolete)]
    problems = [
        *verify.quotes(built.corpus),
        *(_stale(path) for path in sorted(stale)),
        *(_not_ours(path) for path in difference.foreign),
        *verify.links(built.pages, store.list_docs(project)),
    ]
    report = Report(len(built.corpus.briefs), 0, 0, 0, built.notices)
    return report, tuple(problems)


def suggest(project: Project, progress: Progress = iter) -> str:
    """Return candidates for editorial.yml, as YAML to paste: unknown actors, shared terms, possible pairs."""
    found = assemble(store.read_inputs(project), progress).corpus
    asked = {term for theme in found.editorial.themes for term in theme.terms}
    shared = themes.shared(phrases.collect(found.briefs))
    shared = tuple(theme for theme in shared if not asked.intersection(theme.terms))
    possible = pairs.suggest(found.briefs, passages.weigh(found.briefs), found.editorial.pairs, found.pairs)
    return suggestions(unknown.actors(found.briefs, found.editorial.actors), shared, possible)


def explain(project: Project, claim: str, progress: Progress = iter) -> tuple[Explained, ...]:
    """Return what became of the sentence with this id, or with these words, in every brief that has it."""
    inputs = store.read_inputs(project)
    sidecars = config.read(inputs.settings).sidecars
    wanted = claim.removeprefix("#").removeprefix("k-").removeprefix("s-")
    words = normalise(claim)

    def is_meant(quote: str) -> bool:
        return claim_id(quote) == wanted or (" " in words and words in normalise(quote))

    return tuple(
        Explained(brief, judged)
        for brief in assemble(inputs, progress).corpus.briefs
        for judged in extract.judge(brief, sidecars.get(brief.document.path, _NO_SIDECAR))
        if is_meant(judged.evidence.quote)
    )


def assemble(inputs: Inputs, progress: Progress = iter) -> Built:
    """Return the corpus and its pages. Raises ConfigError when the settings are wrong."""
    settings = config.read(inputs.settings)
    notices = list(inputs.notices)
    if not inputs.sources:
        message = "there is no document in the folder; put text or Markdown files into it"
        notices.append(Notice(NoticeCode.NO_SOURCES, "warning", "seeds/", message))
    read: list[tuple[Document, tuple[Notice, ...]]] = []
    for source in progress(inputs.sources):
        sidecar = settings.sidecars.get(source.path, _NO_SIDECAR)
        try:
            read.append(readers.read(source, _given(sidecar), sidecar.ignore))
        except SourceError as error:
            notices.append(_in_seeds(error.notice))
    slugs = _slugs([document for document, _ in read], settings.sidecars)
    briefs = [_brief(slugs[document.path], document, found, settings) for document, found in read]
    notices += _misnamed(settings.editorial, {source.path for source in inputs.sources})
    related = corpus.relate(settings.editorial, briefs, notices)
    return Built(related, render.render(related))


def _given(sidecar: Sidecar) -> Metadata:
    """Return what the sidecar states; it wins over what the file says."""

    def stated(value: str) -> Stated | None:
        return Stated(value, "sidecar") if value else None

    return Metadata(
        title=stated(sidecar.title),
        subtitle=stated(sidecar.subtitle),
        kind=stated(sidecar.kind),
        author=stated(sidecar.author),
        editor=stated(sidecar.editor),
        publisher=stated(sidecar.publisher),
        published=stated(sidecar.published),
        language=stated(sidecar.language),
        url=stated(sidecar.url),
    )


def _brief(slug: str, document: Document, found: tuple[Notice, ...], settings: Settings) -> Brief:
    sidecar = settings.sidecars.get(document.path, _NO_SIDECAR)
    brief = extract.brief(slug, document, sidecar, settings.editorial.actors)
    return replace(brief, notices=(*map(_in_seeds, found), *brief.notices))


def _slugs(documents: Sequence[Document], sidecars: Mapping[str, Sidecar]) -> dict[str, str]:
    """Give every document its address: the analyst's slug, else its title, else its file name.

    The analyst's come first. Where two others would meet, the later in order of path gets a hash of its path.
    """
    slugs = {d.path: slug(sidecars[d.path].slug) for d in documents if d.path in sidecars}
    slugs = {path: chosen for path, chosen in slugs.items() if chosen}
    taken = set(slugs.values())
    for document in documents:
        if document.path in slugs:
            continue
        title = document.metadata.title
        wanted = (title.value if title else "", PurePosixPath(document.path).stem)
        name = next((found for found in map(slug, wanted) if found), "brief")
        digest = hashlib.sha256(document.path.encode()).hexdigest()
        lengths = range(_SHORT_HASH, len(digest) + 1)
        choices = (name, *(f"{name}-{digest[:length]}" for length in lengths))
        slugs[document.path] = next(choice for choice in choices if choice not in taken)
        taken.add(slugs[document.path])
    return slugs


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


def _in_seeds(notice: Notice) -> Notice:
    """Readers know a source by its path in seeds/; people know it by its path in the project."""
    return replace(notice, path=f"seeds/{notice.path}")


def _stale(path: str) -> Notice:
    message = "not what the sources give; run 'briefing generate' and commit the result"
    return Notice(NoticeCode.STALE, "error", path, message)


def _not_ours(path: str) -> Notice:
    message = "a person wrote this file, so the generated page of the same name was not written; rename it"
    return Notice(NoticeCode.PAGE_NOT_OURS, "error", f"docs/{path}", message)
