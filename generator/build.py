"""The pipeline: sources -> documents -> briefs -> corpus -> pages. Read this after model.py.

``assemble`` is pure; ``generate`` and ``check`` put it between the folder of sources and docs/.
"""

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator import config, corpus, extract, outputs, render, store, studies, verify
from generator.config import Settings
from generator.corpus import ledger, pairs, passages, phrases, themes, unknown
from generator.corpus.ledger import corrections, written
from generator.corpus.ledger.corrections import Followed
from generator.model import (
    EDITORIAL,
    Brief,
    Corpus,
    Editorial,
    Ledger,
    Notice,
    NoticeCode,
    Page,
    Report,
    Sidecar,
    Studied,
    Task,
)
from generator.render.differences import Differences
from generator.render.suggestions import suggestions
from generator.store import Inputs, Project
from generator.studies import Study
from generator.study import again
from generator.text.normalise import claim_id, normalise, slug

Progress = Callable[[Iterable[Studied], int], Iterable[Studied]]
"""Passes on what each of so many sources gave, and shows how far the work is."""

NO_DAY = "1970-01-01"
"""The day of a build that nobody publishes."""
_NO_SIDECAR = Sidecar()


def silent(found: Iterable[Studied], _total: int) -> Iterable[Studied]:
    """Show nothing."""
    return found


@dataclass(frozen=True, slots=True)
class Built:
    """What a collection gives."""

    before: Ledger
    """The ledger that the last build left."""
    corpus: Corpus
    """The briefs and what they say together."""
    site_url: str
    """Where the site will stand, empty when that is not known."""
    sidecars: Mapping[str, Sidecar]
    """The analyst's corrections in their present wording, by path."""

    def pages(self) -> Iterator[Page]:
        """Print every generated file, one after the other: together they are too large to be held."""
        return render.render(self.corpus, self.site_url)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Everything that went less than well, the collection first."""
        return (*self.corpus.notices, *(notice for brief in self.corpus.briefs for notice in brief.notices))


@dataclass(frozen=True, slots=True)
class Done:
    """How a build left docs/."""

    report: Report
    """What to tell people."""
    digests: Mapping[str, str]
    """SHA-256 of what the files now hold, but for those that people wrote, by path in docs/."""
    ledger: str | None
    """What the ledger holds."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A sentence, and why it shows or does not show."""

    brief: Brief
    """Whose sentence it is."""
    judged: extract.Judged
    """What became of it."""


def generate(
    project: Project,
    progress: Progress = silent,
    *,
    day: str = NO_DAY,
    remember: bool = True,
    study: Study = studies.here,
) -> Report:
    """Bring docs/ up to date with seeds/. Raises ConfigError when the settings are wrong.

    ``day`` is what the ledger notes for what changed, ISO 8601. Without ``remember`` the pages are a preview:
    the ledger on disk stays as it is, and half-written sentences get no lasting address.
    """
    outputs.settle(project)
    inputs = store.read_inputs(project)
    return publish(project, inputs, progress, day=day, remember=remember, study=study).report


def publish(
    project: Project,
    inputs: Inputs,
    progress: Progress = silent,
    *,
    day: str,
    remember: bool,
    study: Study,
) -> Done:
    """Bring docs/ up to date with inputs that are read already; see ``generate``."""
    built = assemble(inputs, progress, day, study=study)
    _prove(verify.quotes(built.corpus))
    addresses = verify.Addresses(built.before, built.corpus.ledger)
    with outputs.publication(project) as publication:
        for page in built.pages():
            addresses.see(page)
            publication.add(page)
        _prove(addresses.lost())
        text = written.text(built.corpus.ledger) if remember else None
        difference = publication.commit(text)
    notices = (*built.notices, *(_not_ours(path) for path in difference.foreign))
    new, removed = len(difference.changed), len(difference.obsolete)
    changed = (*difference.changed, *difference.obsolete)
    report = Report(len(built.corpus.briefs), 0, new, removed, notices, changed)
    return Done(report, publication.digests, inputs.ledger if text is None else text)


def _prove(wrong: Iterable[Notice]) -> None:
    """Stop before anything is published when a proof found something."""
    if found := [notice.message for notice in wrong]:
        raise AssertionError("\n".join(found))


def check(
    project: Project,
    progress: Progress = silent,
    *,
    day: str = NO_DAY,
    site: Iterable[Page] = (),
    study: Study = studies.here,
) -> tuple[Report, tuple[Notice, ...]]:
    """Return what a build would report, and every way in which docs/ is not what seeds/ gives.

    ``site`` are the pages of the built site, when there is one.
    """
    inputs = store.read_inputs(project)
    built = assemble(inputs, progress, day, study=study)
    compared, links = outputs.Comparison(project), verify.Links()
    addresses = verify.Addresses(built.before, built.corpus.ledger)
    for page in built.pages():
        compared.look(page)
        links.see(page)
        addresses.see(page)
    difference = compared.difference()
    stale = [f"docs/{path}" for path in (*difference.changed, *difference.obsolete)]
    if inputs.ledger != written.text(built.corpus.ledger):
        stale.append(written.PATH)
    problems = [
        *verify.quotes(built.corpus),
        *addresses.lost(),
        *verify.anchors(built.before, site),
        *(_stale(path) for path in sorted(stale)),
        *(_not_ours(path) for path in difference.foreign),
        *links.broken(outputs.list_docs(project)),
    ]
    report = Report(len(built.corpus.briefs), 0, 0, 0, built.notices)
    return report, tuple(problems)


def diff(
    project: Project, progress: Progress = silent, *, day: str = NO_DAY, study: Study = studies.here
) -> Differences:
    """Return what ``generate`` would change, without changing it."""
    inputs = store.read_inputs(project)
    built = assemble(inputs, progress, day, study=study)
    files = outputs.compare(project, built.pages())
    known = set(outputs.list_docs(project))
    return Differences(
        before=built.before,
        now=built.corpus.ledger,
        added=tuple(path for path in files.changed if path not in known),
        changed=tuple(path for path in files.changed if path in known),
        removed=files.obsolete,
    )


def suggest(project: Project, progress: Progress = silent, *, study: Study = studies.here) -> str:
    """Return candidates for editorial.yml, as YAML to paste: unknown actors, shared terms, possible pairs."""
    found = assemble(store.read_inputs(project), progress, study=study).corpus
    asked = {term for theme in found.editorial.themes for term in theme.terms}
    shared = themes.shared(phrases.collect(found.briefs))
    shared = tuple(theme for theme in shared if not asked.intersection(theme.terms))
    possible = pairs.suggest(found.briefs, passages.weigh(found.briefs), found.editorial.pairs, found.pairs)
    return suggestions(unknown.actors(found.briefs, found.editorial.actors), shared, possible)


def explain(
    project: Project, claim: str, progress: Progress = silent, *, study: Study = studies.here
) -> tuple[Explained, ...]:
    """Return what became of the sentence with this id, or with these words, in every brief that has it."""
    built = assemble(store.read_inputs(project), progress, study=study)
    wanted = claim.removeprefix("#").removeprefix("k-").removeprefix("s-")
    words = normalise(claim)

    def is_meant(quote: str) -> bool:
        return claim_id(quote) == wanted or (" " in words and words in normalise(quote))

    return tuple(
        Explained(brief, judged)
        for brief in built.corpus.briefs
        for judged in extract.judge(brief, built.sidecars[brief.document.path])
        if is_meant(judged.evidence.quote)
    )


def assemble(
    inputs: Inputs, progress: Progress = silent, day: str = NO_DAY, *, study: Study = studies.here
) -> Built:
    """Return the corpus, ready to print. Raises ConfigError when the settings or the ledger are wrong."""
    settings = config.read(inputs.settings)
    before = written.read(inputs.ledger)
    notices = list(inputs.notices)
    if not inputs.sources:
        message = "there is no document in the folder; put text, Markdown, HTML, PDF or Word files into it"
        notices.append(Notice(NoticeCode.NO_SOURCES, "warning", "seeds/", message))
    actors = tuple(replace(actor, line=None) for actor in settings.editorial.actors)
    tasks = [
        Task(source, replace(settings.sidecars.get(source.path, _NO_SIDECAR), slug=""), actors)
        for source in inputs.sources
    ]
    studied: list[tuple[Brief, tuple[Notice, ...]]] = []
    for found in progress(study(tasks), len(tasks)):
        if found.brief is None:
            notices.extend(map(_in_seeds, found.notices))
        else:
            studied.append((found.brief, found.notices))
    documents = [brief.document for brief, _ in studied]
    addresses = ledger.assign(documents, _wanted(settings), before)
    places = corrections.places(((one, addresses[one.path].former) for one in documents), before)
    quoted = corrections.editorial(settings.editorial, places)
    editorial = quoted.now
    sidecars = corrections.sidecars(settings.sidecars, places)
    briefs = [
        _brief(addresses[brief.document.path].slug, brief, found, sidecars[brief.document.path], settings)
        for brief, found in studied
    ]
    notices += [*_misnamed(editorial, {source.path for source in inputs.sources}), *quoted.notices]
    related = corpus.relate(editorial, briefs, notices)
    related = replace(related, notices=corrections.explained(related.notices, quoted.lost))
    related = ledger.advance(before, related, addresses, day)
    now = {path: sidecar.now for path, sidecar in sidecars.items()}
    return Built(before, related, config.site_url(inputs.site), now)


def _wanted(settings: Settings) -> dict[str, str]:
    """Return the slugs that the analyst asks for, by path."""
    return {path: slug(sidecar.slug) for path, sidecar in settings.sidecars.items()}


def _brief(
    slug: str, brief: Brief, found: tuple[Notice, ...], sidecar: Followed[Sidecar], settings: Settings
) -> Brief:
    """Return the brief at its address; found again where the analyst's quotes were led to a new wording."""
    document = brief.document
    if sidecar.now != settings.sidecars.get(document.path, _NO_SIDECAR):
        brief = again(document, sidecar.now, settings.editorial.actors)
    notices = corrections.explained(brief.notices, sidecar.lost)
    return replace(brief, slug=slug, notices=(*map(_in_seeds, found), *sidecar.notices, *notices))


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
    message = "a person put this here, so the generated page of the same name was not written; rename it"
    return Notice(NoticeCode.PAGE_NOT_OURS, "error", f"docs/{path}", message)
