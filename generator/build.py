"""The pipeline: sources -> documents -> briefs -> corpus -> pages. Read this after model.py.

``assemble`` is pure; ``generate`` and ``check`` put it between the folder of sources and docs/.
"""

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator import built_pages, config, corpus, extract, outputs, render, store, studies, verify
from generator.config import Settings
from generator.corpus import ledger, unknown
from generator.corpus.ledger import Address, corrections, standing, written
from generator.corpus.ledger.corrections import Followed
from generator.model import (
    EDITORIAL,
    Brief,
    Change,
    Corpus,
    Editorial,
    Ledger,
    Notice,
    NoticeCode,
    Page,
    Prepared,
    Report,
    Sidecar,
    Studied,
    Task,
)
from generator.render import urls
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
_DAY_OF_ITS_OWN = "9999-12-31"
_SAYING_WHERE = {f"docs/{path}" for path in (urls.ATOM, urls.JSON_FEED, urls.REDIRECTS, urls.NGINX_REDIRECTS)}
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
    site: built_pages.Site = built_pages.none,
    study: Study = studies.here,
) -> tuple[Report, tuple[Notice, ...]]:
    """Return what a build would report, and all in which docs/ or the site is not what seeds/ gives."""
    inputs = store.read_inputs(project)
    built = assemble(inputs, progress, day, study=study)
    compared, links = outputs.Comparison(project), verify.Links()
    addresses = verify.Addresses(built.before, built.corpus.ledger)
    shown = built_pages.Built(site, built.before)
    for page in built.pages():
        state, _ = compared.look(page)
        if state != "foreign":
            shown.see(page, is_current=state == "current")
        links.see(page)
        addresses.see(page)
    difference = compared.difference()
    stale = [f"docs/{path}" for path in (*difference.changed, *difference.obsolete)]
    if inputs.ledger != written.text(built.corpus.ledger):
        stale.append(written.PATH)
    problems = [
        *verify.quotes(built.corpus),
        *addresses.lost(),
        *standing.forgotten(built.before, outputs.generated(project)),
        *shown.problems(),
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
        changes=_changes(inputs, built.corpus, built.before),
        added=tuple(path for path in files.changed if path not in known),
        changed=tuple(path for path in files.changed if path in known),
        removed=files.obsolete,
        notices=(*built.notices, *(_not_ours(path) for path in files.foreign)),
    )


def _changes(inputs: Inputs, found: Corpus, before: Ledger) -> tuple[Change, ...]:
    """Return what a build changes against the last one.

    The ledger nets the changes of a day, so an edit taken back leaves no trace in it; on a day of its own it
    does.
    """
    documents = [brief.document for brief in found.briefs]
    addresses = ledger.assign(documents, _wanted(config.read(inputs.settings)), before)
    later = ledger.advance(before, found, addresses, _DAY_OF_ITS_OWN).ledger
    return tuple(change for change in later.changes if change.day == _DAY_OF_ITS_OWN)


def suggest(project: Project, progress: Progress = silent, *, study: Study = studies.here) -> str:
    """Return candidates for editorial.yml, as YAML to paste: unknown actors, shared terms, possible pairs."""
    found = assemble(store.read_inputs(project), progress, study=study).corpus
    asked = {term for theme in found.editorial.themes for term in theme.terms}
    shared, possible = corpus.candidates(found)
    shared = tuple(theme for theme in shared if not asked.intersection(theme.terms))
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
        Task(
            source,
            replace(settings.sidecars.get(source.path, _NO_SIDECAR), slug=""),
            actors,
            settings.editorial.limits,
        )
        for source in inputs.sources
    ]
    studied: list[tuple[Brief, Prepared, tuple[Notice, ...]]] = []
    for found in progress(study(tasks), len(tasks)):
        if found.brief is None or found.prepared is None:
            notices.extend(map(_in_seeds, found.notices))
        else:
            studied.append((found.brief, found.prepared, found.notices))
    documents = [brief.document for brief, _, _ in studied]
    addresses = ledger.assign(documents, _wanted(settings), before)
    places = corrections.places(((one, addresses[one.path].former) for one in documents), before)
    quoted = corrections.editorial(settings.editorial, places)
    editorial = quoted.now
    sidecars = corrections.sidecars(settings.sidecars, places)
    placed = [_placed(*one, addresses, sidecars, settings) for one in studied]
    briefs, prepared = [brief for brief, _ in placed], [ready for _, ready in placed]
    notices += [*_misnamed(editorial, {source.path for source in inputs.sources}), *quoted.notices]
    related = corpus.relate(editorial, briefs, notices, prepared)
    related = replace(related, notices=corrections.explained(related.notices, quoted.lost))
    related = ledger.advance(before, related, addresses, day)
    now = {path: sidecar.now for path, sidecar in sidecars.items()}
    return Built(before, related, config.site_url(inputs.site, inputs.environment), now)


def _wanted(settings: Settings) -> dict[str, str]:
    """Return the slugs that the analyst asks for, by path."""
    return {path: slug(sidecar.slug) for path, sidecar in settings.sidecars.items()}


def _placed(
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
    notices = corrections.explained(brief.notices, sidecar.lost)
    notices = (*map(_in_seeds, found), *sidecar.notices, *notices)
    return replace(brief, slug=addresses[document.path].slug, notices=notices), prepared


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
    why = ", or the site had another address (site_url, SITE_URL)" if path in _SAYING_WHERE else ""
    message = f"not what the sources give{why}; run 'briefing generate' and commit the result"
    return Notice(NoticeCode.STALE, "error", path, message)


def _not_ours(path: str) -> Notice:
    message = "a person put this here, so the generated page of the same name was not written; rename it"
    return Notice(NoticeCode.PAGE_NOT_OURS, "error", f"docs/{path}", message)
