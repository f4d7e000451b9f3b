"""The pipeline: sources -> documents -> briefs -> corpus -> pages. Read this after model.py.

``assemble`` is pure; ``generate`` and ``check`` put it between the folder of sources and docs/.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from generator import config, extract, render, steps, store, studies, verify
from generator.corpus import pairs, passages, phrases, themes, unknown
from generator.corpus.ledger import written
from generator.model import (
    Brief,
    Corpus,
    Notice,
    NoticeCode,
    Page,
    Report,
    Sidecar,
    Studied,
)
from generator.render.differences import Differences
from generator.render.suggestions import suggestions
from generator.store import Inputs, Project
from generator.studies import Study
from generator.text.normalise import claim_id, normalise

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

    corpus: Corpus
    """The briefs and what they say together."""
    pages: tuple[Page, ...]
    """Every generated file."""
    sidecars: Mapping[str, Sidecar]
    """The analyst's corrections in their present wording, by path."""

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Everything that went less than well, the collection first."""
        return (*self.corpus.notices, *(notice for brief in self.corpus.briefs for notice in brief.notices))


@dataclass(frozen=True, slots=True)
class Done:
    """How a build left docs/."""

    report: Report
    """What to tell people."""
    pages: tuple[Page, ...]
    """What the files now hold, but for those that people wrote."""
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
    wrong = [*verify.quotes(built.corpus), *verify.anchors(built.corpus.ledger, built.pages)]
    if wrong:
        raise AssertionError("\n".join(notice.message for notice in wrong))
    text = written.text(built.corpus.ledger) if remember else None
    difference = store.publish(project, built.pages, text)
    notices = (*built.notices, *(not_ours(path) for path in difference.foreign))
    new, removed = len(difference.changed), len(difference.obsolete)
    changed = (*(page.path for page in difference.changed), *difference.obsolete)
    report = Report(len(built.corpus.briefs), 0, new, removed, notices, changed)
    return Done(report, built.pages, inputs.ledger if text is None else text)


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
    difference = store.compare(project, built.pages)
    stale = [f"docs/{path}" for path in (*(page.path for page in difference.changed), *difference.obsolete)]
    if inputs.ledger != written.text(built.corpus.ledger):
        stale.append(written.PATH)
    problems = [
        *verify.quotes(built.corpus),
        *verify.anchors(built.corpus.ledger, built.pages),
        *verify.anchors(written.read(inputs.ledger), site),
        *(_stale(path) for path in sorted(stale)),
        *(not_ours(path) for path in difference.foreign),
        *verify.links(built.pages, store.list_docs(project)),
    ]
    report = Report(len(built.corpus.briefs), 0, 0, 0, built.notices)
    return report, tuple(problems)


def diff(
    project: Project, progress: Progress = silent, *, day: str = NO_DAY, study: Study = studies.here
) -> Differences:
    """Return what ``generate`` would change, without changing it."""
    inputs = store.read_inputs(project)
    built = assemble(inputs, progress, day, study=study)
    files = store.compare(project, built.pages)
    known = set(store.list_docs(project))
    return Differences(
        before=written.read(inputs.ledger),
        now=built.corpus.ledger,
        added=tuple(page.path for page in files.changed if page.path not in known),
        changed=tuple(page.path for page in files.changed if page.path in known),
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
    """Return the corpus and its pages. Raises ConfigError when the settings or the ledger are wrong."""
    settings = config.read(inputs.settings)
    before = written.read(inputs.ledger)
    tasks = steps.tasks(inputs.sources, settings)
    gathered = steps.gather(inputs, settings, before, progress(study(tasks), len(tasks)))
    found = steps.remember(gathered, steps.compare(gathered), day)
    pages = render.render(found, config.site_url(inputs.site))
    return Built(found, pages, gathered.sidecars)


def _stale(path: str) -> Notice:
    message = "not what the sources give; run 'briefing generate' and commit the result"
    return Notice(NoticeCode.STALE, "error", path, message)


def not_ours(path: str) -> Notice:
    """Return the notice about a page that is not written, since a person wrote a file in its place."""
    message = "a person wrote this file, so the generated page of the same name was not written; rename it"
    return Notice(NoticeCode.PAGE_NOT_OURS, "error", f"docs/{path}", message)
