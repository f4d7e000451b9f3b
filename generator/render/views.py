"""What templates print. Every text is ``Md``: already safe. Nothing is left for a template to decide."""

from dataclasses import dataclass
from typing import Literal

from generator.model import Md


@dataclass(frozen=True, slots=True)
class MarkView:
    """What happened to a claim, beside it."""

    text: Md
    href: Md
    """What it was before; empty when there is nothing to show."""


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A verbatim quote with the links that belong to it."""

    text: Md
    """The source's words."""
    before: Md
    """An ellipsis when the quote begins inside its sentence."""
    after: Md
    """An ellipsis when it ends inside its sentence."""
    anchor: Md
    """Its id on this page; empty when the same claim stands further up."""
    href: Md
    """Its own address, as seen from the page."""
    source_href: Md
    """Its sentence in the full source text."""
    place: Md
    """Where in the source: "line 7", or "p. 3" where the source has pages."""
    section: Md
    """The heading above it in the source."""
    language: Md
    """The attributes ``lang`` and ``dir`` of its words, each after a space; none in the site's own."""
    ours: Md
    """The same for what is ours beside words in another language."""
    aliases: tuple[Md, ...] = ()
    """Older ids that answer here, too."""
    marks: tuple[MarkView, ...] = ()
    """What happened to it."""


@dataclass(frozen=True, slots=True)
class FactView:
    """Something the document states about itself."""

    label: Md
    value: Md
    """The source's words, or "not stated"."""
    found: Md
    """Where it was found; empty when not stated."""


@dataclass(frozen=True, slots=True)
class FigureView:
    """A row of the table of figures."""

    claim: ClaimView
    value: Md
    qualifier: Md
    measures: Md
    as_of: Md
    attributed_to: Md
    slip: Md
    """Why to look twice; empty for most."""


@dataclass(frozen=True, slots=True)
class DateView:
    """A row of the timeline."""

    claim: ClaimView
    when: Md
    precision: Md
    status: Md


@dataclass(frozen=True, slots=True)
class QuotationView:
    """Somebody's words."""

    claim: ClaimView
    speaker: Md
    form: Md


@dataclass(frozen=True, slots=True)
class ActorView:
    """An actor and how often it is named."""

    name: Md
    href: Md
    """Its page; empty when it has none."""
    mentions: int
    forms: Md
    """The other forms found; empty when there are none."""
    role: Md
    """As the source gives it; empty when it gives none."""


@dataclass(frozen=True, slots=True)
class ActorGroupView:
    """All actors of a kind."""

    label: Md
    actors: tuple[ActorView, ...]


@dataclass(frozen=True, slots=True)
class PairView:
    """Two claims side by side."""

    label: Md
    """"Agrees", "Possible tension", "Differs", "Related"."""
    rule: Md
    here: ClaimView
    there: ClaimView
    brief: Md
    """Title of the other brief."""
    href: Md


@dataclass(frozen=True, slots=True)
class TieView:
    """Two passages that a reason rests on."""

    here_href: Md
    here_place: Md
    there_href: Md
    there_place: Md


@dataclass(frozen=True, slots=True)
class ReasonView:
    """Why to read another brief."""

    text: Md
    ties: tuple[TieView, ...]
    """One tie, or none."""


@dataclass(frozen=True, slots=True)
class RelatedView:
    """Another brief and why to read it."""

    title: Md
    href: Md
    reasons: tuple[ReasonView, ...]


@dataclass(frozen=True, slots=True)
class CellView:
    """What one brief says on one theme."""

    brief: Md
    """The brief's title."""
    brief_href: Md
    theme: Md
    """The theme's label."""
    theme_href: Md
    searched: Md
    """The words searched for."""
    state: Md
    """In words: "quoted", "mentioned", "silent"."""
    state_id: Md
    """The same as a name."""
    mark: Md
    """The same as a shape."""
    claims: tuple[ClaimView, ...]
    """One claim, or none."""


@dataclass(frozen=True, slots=True)
class NoticeView:
    """Something to check."""

    severity: Md
    where: Md
    message: Md


@dataclass(frozen=True, slots=True)
class DroppedView:
    """A line left out; one that stands several times is one view."""

    lines: Md
    """The numbers of the lines, or of the pages."""
    text: Md
    reason: Md


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link with its text."""

    text: Md
    href: Md


@dataclass(frozen=True, slots=True)
class EarlierView:
    """A wording that does not stand in its source any more."""

    anchor: Md
    aliases: tuple[Md, ...]
    """Older ids that answer here, too."""
    label: Md
    """What became of it, and when."""
    first_seen: Md
    was: Md
    """The source's words as they were."""
    language: Md
    """Attributes of the words."""
    now: tuple[LinkView, ...]
    """The claim in its place, or none."""


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One thing that changed."""

    kind: Md
    """As a name."""
    label: Md
    """In words."""
    was: Md
    """The source's words before; empty when there were none, or when it is about a page."""
    now: Md
    """The source's words now; empty when there are none."""
    language: Md
    """Attributes of the words."""
    href: Md
    """Where the claim, or what is left of it, stands."""


@dataclass(frozen=True, slots=True)
class ChangedBriefView:
    """What one day changed in one brief."""

    day: Md
    title: Md
    href: Md
    anchor: Md
    """Its id on the page of all changes."""
    summary: Md
    """How many of what, in words."""
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True, slots=True)
class ChangesView:
    """What changed, the last first."""

    front_matter: Md
    groups: tuple[ChangedBriefView, ...]
    atom_href: Md
    json_href: Md
    pages: tuple[LinkView, ...]
    """The other pages, when there are too many changes for one."""


@dataclass(frozen=True, slots=True)
class RemovedView:
    """What is left at the address of a brief whose source is gone or cannot be read."""

    front_matter: Md
    title: Md
    first_seen: Md
    last_seen: Md
    what_happened: Md
    """To the source, in a sentence."""
    bottom_line: tuple[EarlierView, ...]
    key_points: tuple[EarlierView, ...]
    others: tuple[EarlierView, ...]
    """Everything else that was quoted to the end."""
    earlier: tuple[EarlierView, ...]
    """What had changed or gone before."""
    relied_on: tuple[LinkView, ...]
    """The briefs that referred to it."""
    home_href: Md
    changes_href: Md


@dataclass(frozen=True, slots=True)
class MovedClaimView:
    """A claim at the old address of its brief."""

    anchors: tuple[Md, ...]
    text: Md
    href: Md


@dataclass(frozen=True, slots=True)
class MovedView:
    """What is left at the old address of a brief."""

    front_matter: Md
    title: Md
    href: Md
    claims: tuple[MovedClaimView, ...]


@dataclass(frozen=True, slots=True)
class BriefView:
    """A brief."""

    front_matter: Md
    title: Md
    subtitle: Md
    language: Md
    """Attributes of the source's words."""
    facts: tuple[FactView, ...]
    words: Md
    bottom_line: tuple[ClaimView, ...]
    """One claim, or none."""
    key_points: tuple[ClaimView, ...]
    few_points: Md
    """Why there are so few key points, or nothing."""
    so_what: tuple[ClaimView, ...]
    figures: tuple[FigureView, ...]
    actors: tuple[ActorGroupView, ...]
    dates: tuple[DateView, ...]
    quotations: tuple[QuotationView, ...]
    pairs: tuple[PairView, ...]
    """Where other briefs agree or differ."""
    cells: tuple[CellView, ...]
    """What it says on the themes of the matrix, without the silent ones."""
    silences: tuple[CellView, ...]
    related: tuple[RelatedView, ...]
    wording: Md
    """How sure it sounds, in a sentence of ours."""
    checks: tuple[NoticeView, ...]
    dropped: tuple[DroppedView, ...]
    source_path: Md
    sha256: Md
    data_href: Md
    text_href: Md
    annotations_href: Md
    cite: tuple[LinkView, ...]
    """The reference to the source, in each format."""
    matrix_href: Md
    home_href: Md
    previous: tuple[LinkView, ...]
    next: tuple[LinkView, ...]
    history: tuple[ChangedBriefView, ...]
    """What changed last in this brief."""
    changes_href: Md
    earlier: tuple[EarlierView, ...]
    """Claims that were revised or withdrawn."""
    source_text: Md
    """The whole source as HTML."""


@dataclass(frozen=True, slots=True)
class BriefCardView:
    """A brief as it stands on the home page."""

    title: Md
    href: Md
    facts: Md
    """Kind, date, author, words in one line."""
    bottom_line: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class ThemeView:
    """A question of the matrix."""

    label: Md
    href: Md
    """Its own page."""
    anchor: Md
    verdict: Md
    """Whether the sources differ or agree on it; empty when nobody said."""
    coverage: Md
    """How many briefs say something, in words."""
    searched: Md
    quoted: int
    mentioned: int
    silent: int
    cells: tuple[CellView, ...]
    """In the order of the briefs; empty where only counts are shown."""
    silences: tuple[LinkView, ...]
    """The silent briefs, where cells are shown."""


@dataclass(frozen=True, slots=True)
class RowView:
    """A document as a row of the matrix."""

    brief: BriefCardView
    kind: Md
    year: Md
    actors: Md
    """The main actors, with bars between them."""
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True)
class ThemePageView:
    """A question with what every document says on it."""

    front_matter: Md
    label: Md
    verdict: Md
    coverage: Md
    searched: Md
    matrix_href: Md
    cells: tuple[CellView, ...]
    silent: tuple[LinkView, ...]
    pages: tuple[LinkView, ...]
    """The other pages of the same question, when there are too many documents for one."""


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A theme as it stands on the home page."""

    label: Md
    href: Md
    verdict: Md
    coverage: Md


@dataclass(frozen=True, slots=True)
class HomeView:
    """The collection."""

    front_matter: Md
    title: Md
    summary: Md
    size: Md
    """How many briefs and words, in words."""
    briefs: tuple[BriefCardView, ...]
    themes: tuple[QuestionView, ...]
    questions_first: bool
    """The questions come before the briefs, which are too many to read through."""
    pages: tuple[LinkView, ...]
    """The other pages, when there are too many briefs for one."""
    changes: tuple[ChangedBriefView, ...]
    """What changed last; without what a first build published."""
    changes_href: Md
    notices: tuple[NoticeView, ...]
    """What went wrong with the whole collection or with files that gave no brief."""


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """A fact about each document, side by side."""

    label: Md
    values: tuple[Md, ...]
    """In the order of the columns."""


@dataclass(frozen=True, slots=True)
class MatrixView:
    """The comparison."""

    front_matter: Md
    size: Md
    origin: Md
    """Whose questions these are."""
    layout: Literal["columns", "rows", "map"]
    """Documents as columns, as rows, or only counted."""
    columns: tuple[BriefCardView, ...]
    """The documents, when they are columns."""
    facts: tuple[ComparisonView, ...]
    """What these documents are."""
    rows: tuple[RowView, ...]
    """The documents, when they are rows."""
    themes: tuple[ThemeView, ...]
    table_href: Md
    data_href: Md


@dataclass(frozen=True, slots=True)
class ActorRowView:
    """A line of the index of actors."""

    name: Md
    href: Md
    kind: Md
    briefs: Md
    mentions: Md


@dataclass(frozen=True, slots=True)
class ActorsView:
    """The index of actors."""

    front_matter: Md
    size: Md
    rows: tuple[ActorRowView, ...]


@dataclass(frozen=True, slots=True)
class AppearanceView:
    """An actor in one brief."""

    brief: Md
    href: Md
    mentions: Md
    forms: Md
    role: Md
    said: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class CompanionView:
    """Another actor and how often it is named in the same sentence."""

    name: Md
    href: Md
    """Empty when it has no page."""
    sentences: Md


@dataclass(frozen=True, slots=True)
class ProfileView:
    """An actor over all briefs."""

    front_matter: Md
    name: Md
    summary: Md
    appearances: tuple[AppearanceView, ...]
    companions: tuple[CompanionView, ...]
    """On the first page only."""
    index_href: Md
    pages: tuple[LinkView, ...]
    """The other pages of the same actor, when too many briefs name it for one."""


@dataclass(frozen=True, slots=True)
class MergedDateView:
    """A line of the timeline of all briefs."""

    date: DateView
    brief: Md
    href: Md


@dataclass(frozen=True, slots=True)
class PublishedView:
    """When a document says it was published."""

    when: Md
    found: Md
    """Where it says so."""
    brief: Md
    href: Md


@dataclass(frozen=True, slots=True)
class TimelineView:
    """All dates of all briefs."""

    front_matter: Md
    size: Md
    chart: Md
    """Dates by year as a drawing with a text alternative; empty when there are none."""
    happened: tuple[MergedDateView, ...]
    projected: tuple[MergedDateView, ...]
    published: tuple[PublishedView, ...]
    """On the first page, or where there are very many on more."""
    data_href: Md
    pages: tuple[LinkView, ...]
    """The other pages, when there are too many dates for one."""


@dataclass(frozen=True, slots=True)
class MergedFigureView:
    """A line of the figures of all briefs."""

    figure: FigureView
    brief: Md
    href: Md


@dataclass(frozen=True, slots=True)
class FiguresView:
    """All figures of all briefs."""

    front_matter: Md
    size: Md
    figures: tuple[MergedFigureView, ...]
    data_href: Md
    pages: tuple[LinkView, ...]
    """The other pages, when there are too many figures for one."""


@dataclass(frozen=True, slots=True)
class CheckedBriefView:
    """What to check about one brief."""

    brief: Md
    href: Md
    notices: tuple[NoticeView, ...]
    dropped: Md
    """How many lines were left out, in words; empty when none were."""


@dataclass(frozen=True, slots=True)
class ChecksView:
    """Everything that a person should look at."""

    front_matter: Md
    first: bool
    """The first page also has what is not about a single brief."""
    collection: tuple[NoticeView, ...]
    briefs: tuple[CheckedBriefView, ...]
    duplicates: tuple[tuple[LinkView, ...], ...]
    """Groups of briefs whose documents are nearly the same."""
    undated: tuple[LinkView, ...]
    pages: tuple[LinkView, ...]
    """The other pages, when there are too many briefs for one."""
