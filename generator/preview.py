"""A collection -> what a build would publish, held in memory and brought up to date with every edit.

Right after an edit ``at_once`` shows the new text, and ``exactly`` what a build would make of it, which takes
longer. Nothing is written but the cache.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from generator import build, config, outputs, render, steps, store, studies, unchanged, verify
from generator.config import Settings
from generator.corpus import Memory
from generator.corpus.carried import carried
from generator.corpus.ledger import written
from generator.model import Corpus, Ledger, Report, Sidecar, SourceFile, Task
from generator.progress import UNSEEN, Progress
from generator.render.plan import Plan
from generator.site.generated import Generated, Update
from generator.steps import Gathered
from generator.store import Inputs, Project
from generator.studies import Study

_FEW = 8
"""With more sources edited together, to study them takes as long as the rest."""
_ANY_TEXT = b"Any title\n\nThe ministry said on 4 March 2024: costs rose.\n"
_ANY_TASK = Task(SourceFile("a.txt", "", len(_ANY_TEXT), partial(bytes, _ANY_TEXT)), Sidecar(), ())


@dataclass(frozen=True, slots=True)
class State:
    """What is known of a collection."""

    inputs: Inputs
    """As they were read."""
    settings: Settings
    """What they say."""
    corpus: Corpus
    """What the briefs say together."""
    gathered: Gathered | None
    """What the corpus was made of; ``None`` when it was only carried over."""


class Preview:
    """What shows of one collection. The day is what its ledger would note for what changed, ISO 8601."""

    def __init__(self, project: Project, study: Study, day: str, progress: Progress = UNSEEN) -> None:
        """Take a collection; nothing is read yet. ``progress`` hears of the work of ``start``."""
        self._project = project
        self._study = studies.remembered(study)
        self._day = day
        self._ledger: tuple[str | None, Ledger] = (None, Ledger())
        self._memory = Memory()
        self._progress = progress

    def start(self) -> Update:
        """Return what to show first: the files in docs/, when a build would leave them as they are.

        Raises ConfigError when the settings or the ledger are wrong.
        """
        report = unchanged.report(self._project, store.read_inputs(self._project))
        if report is None:
            state = self._compared(None, lambda: False, self._progress)
            assert state  # it was never over
            _make_ready()
            return self._update(state)
        paths = frozenset((store.LEDGER, *outputs.list_generated(self._project)))
        return Update(Generated(paths, self._on_disk, paths), replace(report, reused=0), None)

    def concerned(self, last: Update, paths: Iterable[Path]) -> set[Path]:
        """Return those of the changed files on which generated files depend.

        Pages that people write do not matter to them, but where one takes the place of a generated page.
        """
        docs, seeds = self._project.docs.resolve(), self._project.seeds.resolve()
        settings = (self._project.root / "mkdocs.yml").resolve()
        made = last.generated

        def matters(path: Path) -> bool:
            if not path.is_relative_to(docs):
                return (
                    path == settings or path.is_relative_to(seeds) or path.is_relative_to(outputs.TEMPLATES)
                )
            name = path.relative_to(docs).as_posix()
            return name == store.LEDGER or (name in made.paths and name not in made.stale)

        return set(filter(matters, paths))

    def at_once(self, last: Update, edited: Iterable[Path]) -> Update | None:
        """Return what to show right after some files changed, ``None`` when only ``exactly`` can tell.

        It can be told when nothing but a few sources were edited. The page of each is then as new as its
        source; on other pages, and in comparisons, what is new of it is still missing.
        """
        state: State | None = last.state
        inputs = store.read_again(self._project, state.inputs, edited) if state else None
        if state is None or inputs is None:
            return None
        corpus = state.corpus
        known = {brief.document.path: brief for brief in corpus.briefs}
        fresh = [new for new, old in zip(inputs.sources, state.inputs.sources, strict=True) if new is not old]
        if not fresh:
            return last
        if len(fresh) > _FEW or not known.keys() >= {source.path for source in fresh}:
            return None
        for source, found in zip(fresh, self._study(steps.tasks(fresh, state.settings)), strict=True):
            if found.brief is None or found.prepared is None:
                return None
            brief = steps.placed(found.brief, known[source.path].slug, found.notices)
            corpus = carried(corpus, brief, found.prepared)
        plan = render.plan(corpus, config.site_url(inputs.site, inputs.environment))
        generated = replace(last.generated, get=_get(plan, corpus))
        return Update(generated, last.report, State(inputs, state.settings, corpus, None))

    def exactly(self, last: Update, is_over: Callable[[], bool]) -> Update | None:
        """Return what a build would publish, ``None`` when that was over before.

        Raises ConfigError when the settings or the ledger are wrong, AssertionError when a proof fails.
        """
        state = self._compared(last.state, is_over)
        if state and last.state is None:
            _make_ready()
        return self._update(state) if state else None

    def _compared(
        self, last: State | None, is_over: Callable[[], bool], progress: Progress = UNSEEN
    ) -> State | None:
        inputs = store.read_inputs(self._project)
        settings = config.read(inputs.settings)
        before = self._read(inputs.ledger())
        tasks = steps.tasks(inputs.sources, settings)
        results = progress.each(self._study(tasks), len(tasks), "Reading sources")
        known = {brief.document.path: brief for brief in last.corpus.briefs} if last else {}
        gathered = steps.gather(inputs, settings, before, results, known)
        if last and last.gathered == gathered:
            return State(inputs, settings, last.corpus, gathered)
        if is_over():
            return None
        with progress.during("Comparing briefs"):
            related = steps.compare(gathered, self._memory)
        if is_over():
            return None
        corpus = steps.remember(gathered, related, self._day)
        if wrong := tuple(verify.quotes(corpus)):
            raise AssertionError("\n".join(notice.message for notice in wrong))
        return State(inputs, settings, corpus, gathered)

    def _update(self, state: State) -> Update:
        corpus = state.corpus
        plan = render.plan(corpus, config.site_url(state.inputs.site, state.inputs.environment))
        stale = frozenset((*outputs.list_generated(self._project), store.LEDGER))
        paths = frozenset((store.LEDGER, *(path for path, _ in plan.files())))
        docs = self._project.docs
        notices = (
            *steps.notices(corpus),
            *(build.not_ours(path) for path in sorted(paths - stale) if (docs / path).is_file()),
        )
        report = Report(len(corpus.briefs), 0, 0, 0, notices)
        return Update(Generated(paths, _get(plan, corpus), stale), report, state)

    def _on_disk(self, path: str) -> str | None:
        try:
            return (self._project.docs / path).read_bytes().decode()
        except FileNotFoundError:
            return None

    def _read(self, text: str | None) -> Ledger:
        """Read the ledger, once while it stays as it is: that takes long."""
        if self._ledger[0] != text:
            self._ledger = (text, written.read(text))
        return self._ledger[1]


def _make_ready() -> None:
    """Load the words and patterns that a study needs, so that the first edit does not wait for them."""
    list(studies.here([_ANY_TASK]))


def _get(plan: Plan, corpus: Corpus) -> Callable[[str], str | None]:
    """Return what makes a file: the ledger is one, too, as a build would leave it."""
    return lambda path: written.text(corpus.ledger) if path == store.LEDGER else plan.text(path)
