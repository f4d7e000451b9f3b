"""Every type of the pipeline, in the order in which a build makes them. Values only, no behaviour.

All offsets count Unicode code points, start at 0, and are half-open: ``text[start:end]``.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Literal, NewType

Md = NewType("Md", str)
"""Text that is safe on a page: escaped for Markdown and for HTML (render/markdown.py makes it)."""

# ---------------------------------------------------------------- notices


class NoticeCode(Enum):
    """What can go less than well. The value is the sentence that explains the code."""

    NO_PROJECT = "There is no collection in the folder."
    NO_SOURCES = "The folder of sources holds no document."
    SOURCE_EMPTY = "A source holds no text."
    SOURCE_NOT_TEXT = "A source is not text in an encoding that can be read."
    SOURCE_ENCODING = "A source is in an old encoding, or some of its bytes are broken."
    SOURCE_FORMAT = "A file has an ending for which there is no reader."
    SOURCE_UNREADABLE = "A source could not be opened or read."
    SOURCE_MARKED_UP = "A source has tracked changes, comments, notes or damaged lists."
    SOURCE_TABLE = "The figures of a table in a source could not be listed."
    SOURCE_ATTACHMENTS = "A mail has attachments, which are not read with it."
    SOURCE_LOCKED = "A source is locked with a password."
    SOURCE_NO_TEXT_LAYER = "Pages of a source are pictures, without text that could be read."
    SOURCE_CUT_SHORT = "Only the beginning of a source could be read."
    SOURCE_TOO_LARGE = "A source is larger than the limit."
    SOURCE_CHANGED = "A source was saved or removed while it was being read."
    SOURCE_GAVE_UP = "The study of a source took too long or too much memory, or ended its process."
    NO_WORKERS = "No process could be started to study the sources."
    SIDECAR_WITHOUT_SOURCE = "A settings file stands beside no source."
    FRONT_MATTER = "The front matter of a source is not a list of keys and values."
    NO_KEY_POINTS = "A source has no sentence that can stand alone as a key point."
    DATE_NOT_STATED = "A source does not say when it was published."
    SUSPECTED_SLIP = "The source's wording looks like a slip; it is shown as written."
    CONFIG_SYNTAX = "A settings file is not valid YAML."
    CONFIG_UNKNOWN_KEY = "A settings file has a key that does not exist."
    CONFIG_TYPE = "A setting has a value of the wrong type."
    CONFIG_VALUE = "A setting has a value that cannot be used."
    QUOTE_NOT_FOUND = "A sentence quoted in the settings is not in its source."
    CLAIM_UNKNOWN = "No sentence has the id that was asked for."
    PAGE_NOT_OURS = "A page to be written exists already and was written by a person."
    MANIFEST_DAMAGED = "The list of generated files cannot be read."
    DISK = "The disk or the file system refused something."
    CACHE = "The cache of earlier work could not be used; the work was done again."
    STALE = "A generated file is not what the sources give."
    QUOTE_NOT_VERBATIM = "A quoted text is not in its source."
    SITE_WARNING = "MkDocs, which builds the site from docs/, warns about something."
    BROKEN_LINK = "A link on a page leads nowhere."
    MARKUP_NOT_OURS = "A built page holds markup that this program never writes."
    SITE_ALTERED = "A file of the built site is not what docs/ holds."
    POLICY_BROKEN = "A built page holds what no strict Content-Security-Policy lets work."
    LEDGER_DAMAGED = "The ledger of what was published cannot be read."
    LEDGER_MISSING = "The ledger of what was published is gone."
    ANCHOR_LOST = "An address that was published does not answer any more."
    QUOTE_FOLLOWED = "A sentence quoted in the settings was reworded or revised; the setting follows it."

    @property
    def slug(self) -> str:
        """The code as people see it: ``source-empty``."""
        return self.name.lower().replace("_", "-")


Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something went less than well: what, where, and what to do."""

    code: NoticeCode
    """Which kind of trouble."""
    severity: Severity
    """error: something is missing from the site; warning: look at it; info: good to know."""
    path: str
    """The file it is about, relative to the project."""
    message: str
    """What happened, and what to do about it."""
    line: int | None = None
    """Line in that file, from 1."""


# ---------------------------------------------------------------- sources and documents


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file in seeds/ that is a source, not yet read: all together may not fit in memory."""

    path: str
    """Relative to seeds/, with forward slashes."""
    sha256: str
    """Hex digest of the content that was found."""
    size: int
    """Bytes that were found."""
    read: Callable[[], bytes] = field(compare=False, repr=False)
    """Returns the content as it is now. Raises OSError when it cannot be read."""


@dataclass(frozen=True, slots=True)
class Source:
    """One input file, as bytes."""

    path: str
    """Relative to seeds/, with forward slashes."""
    content: bytes
    """The file as it is on disk."""
    sha256: str
    """Hex digest of the content."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact about the document that the document, or the analyst, states."""

    value: str
    """As written."""
    found: str
    """Where it was found, in words: "line 3", "front matter", "sidecar"."""


PassageKind = Literal["heading", "paragraph", "list-item", "quote", "table-row", "caption", "note"]


@dataclass(frozen=True, slots=True)
class Passage:
    """The smallest piece of a document that can be addressed: a heading, a paragraph, a list item."""

    kind: PassageKind
    """What it is. Findings come from paragraphs, list items and quotes only."""
    text: str
    """Exactly ``document.text[start : start + len(text)]``."""
    start: int
    """Where it begins in the document's text."""
    line: int
    """Where it begins in the source file, from 1; for formats without lines, in the document's text."""
    page: int | None = None
    """Page of the source, for paged formats."""
    columns: tuple[str, ...] = ()
    """Headings of the columns, for a row of a table: one for each cell, those of several rows on lines."""
    breaks: tuple[int, ...] = ()
    """Where in the text further pages begin, for a passage that runs over pages."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line of the source that is no part of the document's prose."""

    line: int
    """Line in the source file, from 1."""
    text: str
    """As written."""
    reason: str
    """Why it was left out, in words."""
    page: int | None = None
    """Page of the source, for paged formats."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a document, in reading order."""

    passage: int
    """Index of its passage in ``document.passages``."""
    start: int
    """Where it begins in the passage's text."""
    end: int
    """Where it ends in the passage's text."""
    text: str
    """``passage.text[start:end]``, no white space around it."""
    section: str
    """The nearest heading above it, or an empty string."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document states about itself. ``None`` is "not stated", never a guess."""

    title: Stated | None = None
    subtitle: Stated | None = None
    standfirst: Stated | None = None
    kind: Stated | None = None
    author: Stated | None = None
    editor: Stated | None = None
    publisher: Stated | None = None
    published: Stated | None = None
    language: Stated | None = None
    url: Stated | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A source, read and cleaned."""

    path: str
    """The source's path, relative to seeds/."""
    format: str
    """The reader's name: "text", "markdown"."""
    sha256: str
    """Hex digest of the source."""
    text: str
    """The text all offsets point into: the decoded file, or what the reader took out of it."""
    language: str
    """ISO 639-1 code of the prose, "und" when it cannot be told."""
    metadata: Metadata
    """What the document states about itself."""
    passages: tuple[Passage, ...]
    """The document's prose in reading order."""
    sentences: tuple[Sentence, ...]
    """The sentences of all passages that hold prose."""
    dropped: tuple[Dropped, ...] = ()
    """What was left out, and why."""
    words: int = 0
    """Words in the prose."""


# ---------------------------------------------------------------- findings


@dataclass(frozen=True, slots=True)
class Evidence:
    """A verbatim quote and its place: ``passages[passage].text[start:end] == quote``."""

    passage: int
    """Index of the passage."""
    start: int
    """Where the quote begins in the passage's text."""
    end: int
    """Where the quote ends in the passage's text."""
    quote: str
    """The source's words."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One reason why a sentence ranks where it does."""

    name: str
    """The feature, in words."""
    share: float
    """What it adds to the score; negative when it speaks against the sentence."""


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """A sentence that says what the document says."""

    evidence: Evidence
    """The whole sentence."""
    section: str
    """The nearest heading above it, or an empty string."""
    why: tuple[Feature, ...] = ()
    """Why it was chosen, strongest first."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity the source states."""

    evidence: Evidence
    """The clause that states it."""
    text: str
    """The quantity as written: "$240 billion"."""
    value: float | None
    """As a number in the unit: 240000000000.0. ``None`` when the writing is unclear."""
    unit: str
    """ISO 4217 code, "%", an SI or customary unit, the noun counted, or an empty string."""
    qualifier: str = ""
    """The source's words that limit it: "more than", "nearly", "projected to surpass"."""
    measures: str = ""
    """The source's words for what is measured."""
    as_of: str = ""
    """The source's words for the time it holds: "in 2023", "by 2030"."""
    attributed_to: str = ""
    """Who the source says it comes from, in the source's words."""
    slip: str = ""
    """Why the writing looks like a slip, or an empty string."""


ActorKind = Literal["state", "bloc", "organisation", "company", "person", "place", "programme", "other"]
"""What an actor is; "other" where the text names it and does not tell."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation, place or programme that acts in the document."""

    id: str
    """Slug of the name; the same actor has the same id in every brief."""
    name: str
    """The name it goes by."""
    kind: ActorKind
    """What it is."""
    mentions: tuple[Evidence, ...]
    """Every mention, counted once, in reading order."""
    aliases: tuple[str, ...] = ()
    """The forms found in the document, most frequent first."""
    role: str = ""
    """The role as the source gives it, or an empty string."""


DatePrecision = Literal["day", "month", "quarter", "season", "year", "decade", "century", "span"]
DateStatus = Literal["happened", "projected", "published"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A point or span of time the source names."""

    evidence: Evidence
    """The clause that states it."""
    text: str
    """The date as written: "early 2025"."""
    first: str
    """First day it can mean, ISO 8601."""
    last: str
    """Last day it can mean, ISO 8601."""
    precision: DatePrecision
    """How exactly the source says it."""
    status: DateStatus
    """Whether the source tells it as past, as still to come, or as its own date."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words the source attributes to somebody else."""

    evidence: Evidence
    """The whole sentence."""
    speaker: str
    """Who speaks, in the source's words; empty when it names nobody in reach of "he said"."""
    verb: str
    """The verb of saying, as written."""
    form: Literal["direct", "reported"]
    """direct: in quotation marks; reported: told by the source."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How sure the text sounds: a count of words, not a judgement of truth."""

    hedges: tuple[Evidence, ...] = ()
    """Every hedging word."""
    unnamed: tuple[Evidence, ...] = ()
    """Every unnamed authority: "experts", "critics"."""


@dataclass(frozen=True, slots=True)
class Brief:
    """A document with its findings."""

    slug: str
    """Its address: /briefs/<slug>/."""
    document: Document
    """What the findings point into."""
    bottom_line: KeyPoint | None
    """The one sentence to read."""
    key_points: tuple[KeyPoint, ...]
    """What the document says, in source order."""
    so_what: tuple[KeyPoint, ...]
    """The source's own implication."""
    figures: tuple[Figure, ...]
    """Quantities, in source order."""
    dates: tuple[DateMention, ...]
    """Dates, in source order."""
    actors: tuple[Actor, ...]
    """Actors, most mentioned first."""
    quotations: tuple[Quotation, ...]
    """Quotations, in source order."""
    wording: Wording
    """How sure the text sounds."""
    notices: tuple[Notice, ...] = ()
    """What to check about this brief."""


# ---------------------------------------------------------------- what analysts set

EDITORIAL = "editorial.yml"
"""Name of the file in seeds/ that holds the collection's settings."""
SIDECAR_ENDING = ".yml"
"""Added to a source's name, it is the name of that source's sidecar."""


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor that the analyst names in editorial.yml."""

    name: str
    """The name to show."""
    kind: ActorKind = "organisation"
    """What it is."""
    aliases: tuple[str, ...] = ()
    """Other forms of the name."""
    ignore: bool = False
    """True: these words are no actor, never list them."""
    line: int | None = None
    """Line in editorial.yml."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A question put to every document: a row of the matrix."""

    label: str
    """The question, in the analyst's words."""
    terms: tuple[str, ...]
    """Words to search; "Russia + China" asks for both in one sentence, "trust*" takes any ending."""
    claims: tuple[str, ...] = ()
    """When given, a sentence is a claim on the question only with one of these words; else a mention."""
    not_applicable: tuple[str, ...] = ()
    """Source files to which the question does not apply."""
    id: str = ""
    """Its address; made from the label when not given."""
    line: int | None = None
    """Line in editorial.yml."""


@dataclass(frozen=True, slots=True)
class PairSetting:
    """Two sentences that the analyst puts together, or wants to see apart."""

    a: str
    """A sentence of one source, or a piece of it."""
    b: str
    """A sentence of another source, or a piece of it."""
    kind: Literal["agrees", "differs", "related"] = "related"
    """What the two do."""
    reject: bool = False
    """True: never show the two as a pair."""
    line: int | None = None
    """Line in editorial.yml."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one source may ask for, before it is given up."""

    seconds: int = 300
    """Time to study it."""
    megabytes: int = 100
    """Size of its file, in millions of bytes."""
    memory_gigabytes: int = 4
    """Memory of the process that studies it, in units of 2**30 bytes."""


@dataclass(frozen=True, slots=True)
class Editorial:
    """The collection's settings: seeds/editorial.yml."""

    title: str = "Briefings"
    """Heading of the home page."""
    summary: str = ""
    """What the collection is about, in the analyst's words."""
    actors: tuple[KnownActor, ...] = ()
    """Actors to know by name."""
    themes: tuple[Theme, ...] = ()
    """Rows of the matrix."""
    pairs: tuple[PairSetting, ...] = ()
    """Sentences to put together, or to keep apart."""
    limits: Limits = Limits()
    """What each source may ask for."""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What the analyst states about one source: seeds/<file>.yml."""

    title: str = ""
    subtitle: str = ""
    slug: str = ""
    author: str = ""
    editor: str = ""
    publisher: str = ""
    published: str = ""
    kind: str = ""
    language: str = ""
    url: str = ""
    pin: tuple[str, ...] = ()
    """Sentences that must be key points."""
    drop: tuple[str, ...] = ()
    """Sentences that must not be key points."""
    ignore: tuple[str, ...] = ()
    """Lines that are no part of the document."""


# ---------------------------------------------------------------- the study of one source


@dataclass(frozen=True, slots=True)
class Task:
    """All that decides what is found in one source."""

    file: SourceFile
    """Where the source is."""
    sidecar: Sidecar
    """What the analyst states about it, without the slug, which says nothing about its content."""
    actors: tuple[KnownActor, ...]
    """The actors that the analyst knows by name, without their lines, which say nothing either."""
    limits: Limits = Limits()
    """When the study is given up. What is found within them does not depend on them."""


@dataclass(frozen=True, slots=True)
class Stand:
    """The side that a sentence takes on an axis of lexicon/axes.yml."""

    sentence: int
    """Number of the sentence in its document."""
    axis: str
    """Name of the axis."""
    first: bool
    """Whether it stands at the first pole."""
    actors: tuple[str, ...]
    """Ids of the actors named beside the words that say so, in order."""
    told: bool
    """Whether it says so outright and on its own: no question, no wish, no pointer to another sentence."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure that can be set against those of other briefs: the only one of its unit in its sentence."""

    figure: int
    """Number of the figure in its brief."""
    sentence: int
    """Number of the sentence in its document."""
    measured: tuple[str, ...]
    """Stems of what is measured, in order."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a brief brings to the comparison with others. It follows from the brief alone, but for its slug.

    Sentences are told by their number in the document. It is kept small: all of a collection are held at
    once.
    """

    terms: str
    """The content terms of the title, then of each sentence: a line for each, words apart by one space."""
    phrases: tuple[str, ...]
    """Key phrases of two words and more, best first."""
    standing: tuple[int, ...]
    """Sentences that can stand alone."""
    shown: tuple[int, ...]
    """Sentences that the brief shows as a point or with a figure."""
    named: tuple[tuple[int, ...], ...]
    """For each actor of the brief the sentences that name it, in order of mention."""
    said: tuple[tuple[int, ...], ...]
    """For each actor of the brief the most telling of these, in order of place."""
    stands: tuple[Stand, ...]
    """In order of sentence and axis."""
    quantities: tuple[Quantity, ...]
    """In order of figure."""


@dataclass(frozen=True, slots=True)
class Studied:
    """What one source gives."""

    brief: Brief | None
    """With an empty slug: addresses are a matter of the collection. ``None`` when the source gives none."""
    notices: tuple[Notice, ...]
    """From reading, by the path in seeds/; what the brief itself has to say is in the brief."""
    prepared: Prepared | None = None
    """What the brief brings to the comparison; ``None`` when there is no brief."""


# ---------------------------------------------------------------- the corpus


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two briefs are tied, in words, with the passages on both sides where there are any."""

    text: str
    """The reason, in our words."""
    here: Evidence | None = None
    """The passage in this brief."""
    there: Evidence | None = None
    """The passage in the other brief."""


@dataclass(frozen=True, slots=True)
class Link:
    """A reasoned tie from one brief to another."""

    source: str
    """Slug of the brief that shows the link."""
    target: str
    """Slug of the brief it leads to."""
    weight: float
    """How strong the tie is; only the order matters."""
    reasons: tuple[Reason, ...]
    """Why, strongest first."""


PairKind = Literal["agrees", "tension", "related"]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims of different briefs side by side."""

    kind: PairKind
    """What they do; a tension is only a possible one."""
    rule: str
    """Why they are shown, in words."""
    a_slug: str
    """The brief of the first claim; the slugs are in order."""
    a: Evidence
    """The first claim, a whole sentence."""
    b_slug: str
    """The brief of the second claim."""
    b: Evidence
    """The second claim, a whole sentence."""
    by: Literal["rule", "analyst"]
    """Who put them together."""


CellState = Literal["quoted", "mentioned", "silent", "not-applicable", "unread"]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one brief says on one theme."""

    slug: str
    """The brief."""
    theme: str
    """The theme's id."""
    state: CellState
    """Never blank: quoted, only mentioned, silent, not applicable, or not read."""
    evidence: Evidence | None = None
    """The source's words, at most 25 of them; ``None`` unless quoted or mentioned."""


Verdict = Literal["differ", "agree", ""]
"""Whether sources are known to differ or to agree on a theme; empty when neither is known."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Themes by briefs; one cell for every combination."""

    themes: tuple[Theme, ...]
    """Rows, in the order shown: those on which sources differ come first."""
    verdicts: tuple[Verdict, ...]
    """One for each theme."""
    cells: tuple[Cell, ...]
    """Theme by theme, briefs in the corpus' order."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """An actor in one brief."""

    slug: str
    """The brief."""
    actor: Actor
    """The actor as the brief has it: mentions, forms, role."""
    said: tuple[Evidence, ...]
    """Sentences of the brief that name the actor, the most telling ones."""


@dataclass(frozen=True, slots=True)
class Companion:
    """Another actor that stands in the same sentences."""

    id: str
    name: str
    sentences: int
    """How many sentences name both."""


@dataclass(frozen=True, slots=True)
class Profile:
    """An actor over all briefs; the same id in two briefs is the same actor."""

    id: str
    name: str
    kind: ActorKind
    mentions: int
    """In all briefs together."""
    appearances: tuple[Appearance, ...]
    """Most mentions first."""
    companions: tuple[Companion, ...]
    """With whom it is named, most often first."""


# ---------------------------------------------------------------- the ledger

PageStatus = Literal["live", "moved", "removed", "unread"]
ClaimStatus = Literal["live", "reworded", "revised", "withdrawn"]
ClaimKind = Literal[
    "bottom line", "key point", "so what", "figure", "date", "quotation", "pair", "cell", "passage"
]


@dataclass(frozen=True, slots=True)
class PageEntry:
    """The address of a brief, and what became of it."""

    slug: str
    """The address: /briefs/<slug>/. It is never given to another document."""
    path: str
    """The source, relative to seeds/."""
    text: str
    """Hex digest of the normalised text: a renamed file is known by it."""
    title: str
    """The title last shown."""
    first_seen: str
    """The day of the build that first had the page, ISO 8601."""
    status: PageStatus = "live"
    """moved: the analyst gave the document another address; removed: its source is gone; unread: the source
    is there, but could not be read."""
    last_seen: str | None = None
    """The day of the build that no longer had the page; ``None`` while live."""
    successor: str | None = None
    """The slug a moved page moved to."""
    relied_on: tuple[str, ...] = ()
    """Slugs of the briefs that last referred to it, in order."""
    claims: int = 0
    """How many claims it ever had, so that a lost line is noticed; branches that merge may have more."""


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    """A claim that has, or had, an address on a brief, and what became of it."""

    id: str
    """Made from the normalised words; its anchors are k-<id> and s-<id>."""
    slug: str
    """The brief."""
    kinds: tuple[ClaimKind, ...]
    """As what it shows or last showed; empty when it only stands in the source text."""
    quote: str
    """The source's words, as last seen."""
    prefix: str
    """Up to 32 characters before it."""
    suffix: str
    """Up to 32 characters after it."""
    start: int
    """Where it begins, or last began, in the document's text."""
    line: int
    """Line in the source file, from 1."""
    piece: bool
    """Whether it is a part of a sentence."""
    first_seen: str
    """The day of the build that first had it, ISO 8601."""
    status: ClaimStatus = "live"
    """What became of it."""
    last_seen: str | None = None
    """The day of the build that no longer found it; ``None`` while live."""
    successor: str | None = None
    """Id of the claim that took its place on the same brief; ``None`` while live and when withdrawn."""
    with_page: bool = False
    """Whether it was withdrawn only because its whole page was: it is back as soon as the page is."""


ChangeKind = Literal[
    "published", "moved", "removed", "unread", "restored",
    "added", "returned", "reworded", "revised", "withdrawn",
]  # fmt: skip
"""The first five are about a page, the others about a claim."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that one build changed. What a day brings and takes back leaves no trace."""

    day: str
    """ISO 8601."""
    slug: str
    """The brief; of a move the new one."""
    kind: ChangeKind
    """What happened."""
    id: str | None = None
    """The claim it happened to; ``None`` for a page."""
    now: str | None = None
    """The claim that took its place; of a move the slug that was left."""
    differs: str = ""
    """What differs in a revised claim: "number", "date", "name", "negation", "meaning"."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything ever published, with its fate: docs/ledger.json."""

    pages: tuple[PageEntry, ...] = ()
    """In order of slug."""
    claims: tuple[ClaimEntry, ...] = ()
    """In order of slug and id."""
    changes: tuple[Change, ...] = ()
    """In order of day and slug."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Words that no page quotes any more, but whose address was published and whose source still has them."""

    slug: str
    """The brief."""
    evidence: Evidence
    """Where they stand."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """All briefs and what they say together."""

    editorial: Editorial
    """The collection's settings."""
    briefs: tuple[Brief, ...]
    """In order of path."""
    links: tuple[Link, ...]
    """By brief, strongest first."""
    matrix: Matrix
    """The comparison."""
    pairs: tuple[Pair, ...] = ()
    """Claims of two briefs side by side."""
    profiles: tuple[Profile, ...] = ()
    """Actors that more than one brief names, or one brief often; most briefs first."""
    duplicates: tuple[tuple[str, ...], ...] = ()
    """Slugs of briefs whose documents are nearly the same; a claim in all of them is one voice."""
    ledger: Ledger = Ledger()
    """Everything ever published, these briefs included."""
    kept: tuple[Kept, ...] = ()
    """By brief, in order of place."""
    notices: tuple[Notice, ...] = ()
    """What went less than well with the collection and with files that gave no brief."""


# ---------------------------------------------------------------- pages


@dataclass(frozen=True, slots=True)
class Page:
    """A file to publish."""

    path: str
    """Relative to docs/, with forward slashes."""
    text: str
    """Its whole content, or the first piece of it."""
    rest: Iterable[str] = ()
    """Further pieces of a file that is too large to be held at once; they can be gone through again."""

    def pieces(self) -> Iterator[str]:
        """Yield the whole content."""
        yield self.text
        yield from self.rest


@dataclass(frozen=True, slots=True)
class Report:
    """What a command did."""

    sources: int
    """Sources read."""
    reused: int
    """Of these, taken from the cache."""
    written: int
    """Files whose bytes changed."""
    removed: int
    """Files that are no longer produced."""
    notices: tuple[Notice, ...]
    """Everything that went less than well."""
    changed: tuple[str, ...] = ()
    """Paths of the files written and removed, relative to docs/."""
