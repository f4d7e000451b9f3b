"""The pipeline: sources -> documents -> briefs -> corpus -> pages. Read this after model.py.

``assemble`` is pure; ``generate`` and ``check`` put it between the folder of sources and docs/.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator import built_pages, config, corpus, extract, outputs, render, steps, store, studies, verify
from generator.corpus import unknown
from generator.corpus.ledger import standing, written
from generator.errors import ConfigError
from generator.model import (
    Brief,
    Corpus,
    Ledger,
    Notice,
    NoticeCode,
    Page,
    Report,
)
from generator.progress import UNSEEN, Progress
from generator.render import urls
from generator.render.differences import Differences
from generator.render.suggestions import suggestions
from generator.steps import Gathered
from generator.store import Inputs, Project
from generator.studies import Study
from generator.text.normalise import claim_id, normalise

NO_DAY = "1970-01-01"
"""The day of a build that nobody publishes."""
_DAY_OF_ITS_OWN = "9999-12-31"
_SAYING_WHERE = {f"docs/{path}" for path in (urls.ATOM, urls.JSON_FEED, urls.REDIRECTS, urls.NGINX_REDIRECTS)}


@dataclass(frozen=True, slots=True)
class Built:
    """What a collection gives."""

    gathered: Gathered
    """What was compared."""
    corpus: Corpus
    """The briefs and what they say together."""
    site_url: str
    """Where the site will stand, empty when that is not known."""

    def pages(self) -> Iterator[Page]:
        """Print every generated file, one after the other: together they are too large to be held."""
        return render.render(self.corpus, self.site_url)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Everything that went less than well, the collection first."""
        return steps.notices(self.corpus)


@dataclass(frozen=True, slots=True)
class Done:
    """How a build left docs/."""

    report: Report
    """What to tell people."""
    digests: Mapping[str, str]
    """SHA-256 of what the files now hold, but for those that people wrote, by path in docs/."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A sentence, and why it shows or does not show."""

    brief: Brief
    """Whose sentence it is."""
    judged: extract.Judged
    """What became of it."""


def generate(
    project: Project,
    progress: Progress = UNSEEN,
    *,
    day: str = NO_DAY,
    study: Study = studies.here,
) -> Report:
    """Bring docs/ up to date with seeds/. Raises ConfigError when the settings are wrong.

    ``day`` is what the ledger notes for what changed, ISO 8601.
    """
    outputs.settle(project)
    inputs = store.read_inputs(project)
    return publish(project, inputs, progress, day=day, study=study).report


def publish(
    project: Project,
    inputs: Inputs,
    progress: Progress = UNSEEN,
    *,
    day: str,
    study: Study,
) -> Done:
    """Bring docs/ up to date with inputs that are read already; see ``generate``.

    Raises ConfigError also when docs/ has addresses that the ledger lost: afterwards nothing would know them.
    """
    built = assemble(inputs, progress, day, study=study)
    _refuse_forgetting(project, built.gathered.before)
    _prove(verify.quotes(built.corpus))
    sources, found, ledger = len(built.corpus.briefs), built.notices, built.corpus.ledger
    with outputs.publication(project) as publication:
        with progress.during("Writing pages"):
            _print(built, publication)
        del built  # nothing of it is left to print but the ledger, whose text needs the memory
        difference = publication.commit(written.pieces(ledger))
    notices = (*found, *(not_ours(path) for path in difference.foreign))
    new, removed = len(difference.changed), len(difference.obsolete)
    changed = (*difference.changed, *difference.obsolete)
    report = Report(sources, 0, new, removed, notices, changed)
    return Done(report, publication.digests)


def _print(built: Built, publication: outputs.Publication) -> None:
    """Hand over every page, and prove that every address ever published answers on them."""
    addresses = verify.Addresses(built.gathered.before, built.corpus.ledger)
    for page in built.pages():
        addresses.see(page)
        publication.add(page)
    _prove(addresses.lost())


def _refuse_forgetting(project: Project, before: Ledger) -> None:
    """Stop when a ledger that was merged or edited does not know what the pages in docs/ have."""
    if outputs.is_ledger_as_left(project):
        return  # most builds need not read the pages
    if forgotten := list(standing.forgotten(before, outputs.generated(project))):
        raise ConfigError(forgotten)


def _prove(wrong: Iterable[Notice]) -> None:
    """Stop before anything is published when a proof found something."""
    if found := [notice.message for notice in wrong]:
        raise AssertionError("\n".join(found))


def check(
    project: Project,
    progress: Progress = UNSEEN,
    *,
    day: str = NO_DAY,
    site: built_pages.Site = built_pages.none,
    study: Study = studies.here,
) -> tuple[Report, tuple[Notice, ...]]:
    """Return what a build would report, and all in which docs/ or the site is not what seeds/ gives."""
    inputs = store.read_inputs(project)
    built = assemble(inputs, progress, day, study=study)
    compared, links = outputs.Comparison(project), verify.Links()
    addresses = verify.Addresses(built.gathered.before, built.corpus.ledger)
    shown = built_pages.Built(site, built.gathered.before)
    for page in built.pages():
        state, _ = compared.look(page)
        if state != "foreign":
            shown.see(page, is_current=state == "current")
        links.see(page)
        addresses.see(page)
    difference = compared.difference()
    stale = [f"docs/{path}" for path in (*difference.changed, *difference.obsolete)]
    if inputs.ledger() != written.text(built.corpus.ledger):
        stale.append(written.PATH)
    problems = [
        *verify.quotes(built.corpus),
        *addresses.lost(),
        *standing.forgotten(built.gathered.before, outputs.generated(project)),
        *shown.problems(),
        *(_stale(path) for path in sorted(stale)),
        *(not_ours(path) for path in difference.foreign),
        *links.broken(outputs.list_docs(project)),
    ]
    report = Report(len(built.corpus.briefs), 0, 0, 0, built.notices)
    return report, tuple(problems)


def diff(
    project: Project, progress: Progress = UNSEEN, *, day: str = NO_DAY, study: Study = studies.here
) -> Differences:
    """Return what ``generate`` would change, without changing it."""
    inputs = store.read_inputs(project)
    built = assemble(inputs, progress, day, study=study)
    files = outputs.compare(project, built.pages())
    known = set(outputs.list_docs(project))
    # The ledger nets a day, so an edit taken back leaves no trace in it; on a day of its own it does.
    later = steps.remember(built.gathered, built.corpus, _DAY_OF_ITS_OWN).ledger
    return Differences(
        before=built.gathered.before,
        now=built.corpus.ledger,
        changes=tuple(change for change in later.changes if change.day == _DAY_OF_ITS_OWN),
        added=tuple(path for path in files.changed if path not in known),
        changed=tuple(path for path in files.changed if path in known),
        removed=files.obsolete,
        notices=(*built.notices, *(not_ours(path) for path in files.foreign)),
    )


def suggest(project: Project, progress: Progress = UNSEEN, *, study: Study = studies.here) -> str:
    """Return candidates for editorial.yml, as YAML to paste: unknown actors, shared terms, possible pairs."""
    found = assemble(store.read_inputs(project), progress, study=study).corpus
    asked = {term for theme in found.editorial.themes for term in theme.terms}
    shared, possible = corpus.candidates(found)
    shared = tuple(theme for theme in shared if not asked.intersection(theme.terms))
    return suggestions(unknown.actors(found.briefs, found.editorial.actors), shared, possible)


def explain(
    project: Project, claim: str, progress: Progress = UNSEEN, *, study: Study = studies.here
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
        for judged in extract.judge(brief, built.gathered.sidecars[brief.document.path])
        if is_meant(judged.evidence.quote)
    )


def assemble(
    inputs: Inputs, progress: Progress = UNSEEN, day: str = NO_DAY, *, study: Study = studies.here
) -> Built:
    """Return the corpus, ready to print. Raises ConfigError when the settings or the ledger are wrong."""
    settings = config.read(inputs.settings)
    before = written.read(inputs.ledger())
    tasks = steps.tasks(inputs.sources, settings)
    studied = progress.each(study(tasks), len(tasks), "Reading sources")
    gathered = steps.gather(inputs, settings, before, studied)
    with progress.during("Comparing briefs"):
        related = steps.compare(gathered)
        gathered = replace(gathered, prepared=())  # nothing else needs it, and pages need its memory
        found = steps.remember(gathered, related, day)
    return Built(gathered, found, config.site_url(inputs.site, inputs.environment))


def _stale(path: str) -> Notice:
    why = ", or the site had another address (site_url, SITE_URL)" if path in _SAYING_WHERE else ""
    message = f"not what the sources give{why}; run 'briefing generate' and commit the result"
    return Notice(NoticeCode.STALE, "error", path, message)


def not_ours(path: str) -> Notice:
    """Return the notice about a page that is not written, since a person put something in its place."""
    message = "a person put this here, so the generated page of the same name was not written; rename it"
    return Notice(NoticeCode.PAGE_NOT_OURS, "error", f"docs/{path}", message)
