"""The pipeline: sources -> documents -> briefs -> corpus -> pages. Read this after model.py.

``assemble`` is pure; ``generate`` and ``check`` put it between the folder of sources and docs/.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from generator import config, corpus, extract, readers, render, store, verify
from generator.corpus import themes, unknown
from generator.errors import SourceError
from generator.model import (
    Brief,
    Corpus,
    Document,
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
from generator.text.normalise import claim_id, slug

Progress = Callable[[Sequence[Source]], Iterable[Source]]
"""Passes the sources on one by one, and shows how far the work is."""

_NO_SIDECAR = Sidecar()


@dataclass(frozen=True, slots=True)
class Built:
    """What a collection gives."""

    corpus: Corpus
    """The briefs and what they say together."""
    pages: tuple[Page, ...]
    """Every generated file."""


def generate(project: Project, progress: Progress = iter) -> Report:
    """Bring docs/ up to date with seeds/. Raises ConfigError when the settings are wrong."""
    built = assemble(store.read_inputs(project), progress)
    difference = store.publish(project, built.pages)
    notices = (*built.corpus.notices, *(_not_ours(path) for path in difference.foreign))
    changed, obsolete = len(difference.changed), len(difference.obsolete)
    return Report(len(built.corpus.briefs), 0, changed, obsolete, notices)


def check(project: Project, progress: Progress = iter) -> tuple[Report, tuple[Notice, ...]]:
    """Return what a build would report, and every way in which docs/ is not what seeds/ gives."""
    built = assemble(store.read_inputs(project), progress)
    difference = store.compare(project, built.pages)
    stale = [f"docs/{path}" for path in (*(page.path for page in difference.changed), *difference.obsolete)]
    problems = [
        *(_stale(path) for path in sorted(stale)),
        *(_not_ours(path) for path in difference.foreign),
        *verify.links(built.pages, store.list_docs(project)),
    ]
    report = Report(len(built.corpus.briefs), 0, 0, 0, built.corpus.notices)
    return report, tuple(problems)


def suggest(project: Project, progress: Progress = iter) -> str:
    """Return candidates for editorial.yml, as YAML to paste: unknown actors and shared terms."""
    found = assemble(store.read_inputs(project), progress).corpus
    asked = {term for theme in found.editorial.themes for term in theme.terms}
    shared = [theme for theme in themes.shared(found.briefs) if not asked.intersection(theme.terms)]
    return suggestions(unknown.actors(found.briefs, found.editorial.actors), shared)


def assemble(inputs: Inputs, progress: Progress = iter) -> Built:
    """Return the corpus and its pages. Raises ConfigError when the settings are wrong."""
    settings = config.read(inputs.settings)
    notices = list(inputs.notices)
    if not inputs.sources:
        message = "there is no document in the folder; put text or Markdown files into it"
        notices.append(Notice(NoticeCode.NO_SOURCES, "warning", "seeds/", message))
    briefs: list[Brief] = []
    taken: set[str] = set()
    for source in progress(inputs.sources):
        sidecar = settings.sidecars.get(source.path, _NO_SIDECAR)
        try:
            document, found = readers.read(source, _given(sidecar), sidecar.ignore)
        except SourceError as error:
            notices.append(_in_seeds(error.notice))
            continue
        name = _free_slug(document, sidecar, taken)
        taken.add(name)
        brief = extract.brief(name, document, sidecar, settings.editorial.actors)
        verify.evidence(brief)
        briefs.append(replace(brief, notices=(*map(_in_seeds, found), *brief.notices)))
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


def _free_slug(document: Document, sidecar: Sidecar, taken: set[str]) -> str:
    """Return the document's address: the analyst's slug, else its title, else its file name.

    Where two would meet, the later in order of path gets a short hash of its path.
    """
    title = document.metadata.title
    wanted = (sidecar.slug, title.value if title else "", PurePosixPath(document.path).stem)
    name = next((found for found in map(slug, wanted) if found), "brief")
    return f"{name}-{claim_id(document.path)}" if name in taken else name


def _in_seeds(notice: Notice) -> Notice:
    """Readers know a source by its path in seeds/; people know it by its path in the project."""
    return replace(notice, path=f"seeds/{notice.path}")


def _stale(path: str) -> Notice:
    message = "not what the sources give; run 'briefing generate' and commit the result"
    return Notice(NoticeCode.STALE, "error", path, message)


def _not_ours(path: str) -> Notice:
    message = "a person wrote this file, so the generated page of the same name was not written; rename it"
    return Notice(NoticeCode.PAGE_NOT_OURS, "error", f"docs/{path}", message)
