"""What a reader took out of a source -> metadata, passages, and all that was left out, with the reason.

The steps, in this order: lines the analyst named; a pasted page's surroundings; boilerplate; repetition;
the head (title, subtitle, labelled facts); the foot; pull quotes; headings without markup.
When unsure, a line stays.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import cache

from generator.model import Dropped, Metadata, Passage, Stated
from generator.readers import body
from generator.readers.block import Block, Taken
from generator.readers.boilerplate import is_notice, reason
from generator.readers.buttons import is_call_to_follow, is_row_of_buttons
from generator.readers.captions import picture_reason
from generator.readers.foot import read_foot
from generator.readers.head import Fact, Head, read_head, without_title_again
from generator.readers.headings import with_kinds
from generator.readers.looks import size
from generator.readers.page_head import read_page_head
from generator.readers.repeats import without_pull_quotes, without_repeats
from generator.readers.sift import Judge, Sifted, drop, sift, sift_at
from generator.text.normalise import normalise

_MAX_NOTICE_WORDS = 50


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A document's parts, told apart."""

    metadata: Metadata
    """What the document states about itself."""
    passages: tuple[Passage, ...]
    """Its prose in reading order."""
    dropped: tuple[Dropped, ...]
    """What was left out, by line."""


def clean(taken: Taken, given: Metadata, ignore: tuple[str, ...] = ()) -> Cleaned:
    """Tell a document's text from its surroundings; ``given`` facts win over those found in the text."""
    named = sift(taken.blocks, _judge_named(ignore))
    cut, page = _article(named.kept)
    first_line = taken.blocks[0].line if taken.blocks else 0
    plain = sift(cut.kept, _judge_boilerplate(first_line, page=page is not None))
    once = without_repeats(plain.kept)
    head = read_head(once.kept) if page is None else replace(page, body=once.kept)
    title = given.title.value if given.title else _value(head.facts, "title")
    rest, again = without_title_again(head.body, title) if title else (head.body, ())
    foot = read_foot(rest, [fact.value for fact in head.facts if fact.field == "author"])
    single = without_pull_quotes(foot.body)
    facts = (*head.facts, *foot.facts)
    steps = (named.dropped, cut.dropped, plain.dropped, once.dropped, head.dropped, again, foot.dropped)
    dropped = (*taken.dropped, *(line for step in steps for line in step), *single.dropped)
    dropped = (*dropped, *_overruled(facts, given), *_said_again(facts))
    return Cleaned(
        metadata=merge(given, _metadata(facts)),
        passages=tuple(map(_passage, with_kinds(single.kept))),
        dropped=tuple(sorted(dropped, key=lambda line: line.line)),
    )


def merge(first: Metadata, second: Metadata) -> Metadata:
    """Return metadata in which each fact of ``first`` wins over that of ``second``."""
    names = [field.name for field in fields(Metadata)]
    return Metadata(**{name: getattr(first, name) or getattr(second, name) for name in names})


def _judge_named(ignore: tuple[str, ...]) -> Judge:
    """Return the judge for lines that the analyst named as boilerplate."""
    named = frozenset(normalise(line) for line in ignore) - {""}

    def judge(block: Block) -> str | None:
        return "named as boilerplate by the analyst" if named and normalise(block.text) in named else None

    return judge


def _judge_boilerplate(first_line: int, *, page: bool) -> Judge:
    """Return the judge for lines that are boilerplate wherever they stand.

    The first line is spared the look for captions: a title may begin with "Video:".
    """

    @cache  # the same line may stand thousands of times
    def why_text(text: str) -> str | None:
        why = reason(text, page=page)
        if why is None and is_row_of_buttons(text):
            why = "row of buttons"
        if why is None and is_call_to_follow(text):
            why = "promotion"
        return why

    why_picture = cache(picture_reason)

    def judge(block: Block) -> str | None:
        if block.kind == "table-row":
            return None
        why = why_text(block.text)
        if why is None and block.line != first_line:
            why = why_picture(block.text)
        if why is None and page and is_notice(block.text) and size(block.text) <= _MAX_NOTICE_WORDS:
            why = "notice of the page"
        return why

    return judge


def _article(blocks: Sequence[Block]) -> tuple[Sifted, Head | None]:
    """Cut a pasted page down to its article and read what stands above it; leave a document as it is."""
    if not body.is_page(blocks):
        return Sifted(tuple(blocks), ()), None
    start, end = body.article(blocks)
    head = read_page_head(blocks[:start], blocks[start:end])
    used = {fact.line for fact in head.facts}
    before = tuple(
        drop(block, "page furniture before the article") for block in blocks[:start] if block.line not in used
    )
    after = tuple(drop(block, "page furniture after the article") for block in blocks[end:])
    inside = sift_at(blocks[start:end], body.asides(blocks[start:end]))
    return Sifted(inside.kept, (*before, *inside.dropped, *after)), head


def _value(facts: Sequence[Fact], field: str) -> str:
    return next((fact.value for fact in facts if fact.field == field), "")


def _metadata(facts: Sequence[Fact]) -> Metadata:
    """Return the first fact of each field; a date of change stands in for a date of publication."""
    found: dict[str, Stated] = {}
    for fact in facts:
        found.setdefault(fact.field, Stated(fact.value, f"line {fact.line}"))
    updated = found.pop("updated", None)
    if updated:
        found.setdefault("published", Stated(updated.value, f"{updated.found}, last updated"))
    return Metadata(**found)


def _overruled(facts: Sequence[Fact], given: Metadata) -> tuple[Dropped, ...]:
    """Return the lines whose fact the analyst or the front matter states otherwise."""
    stated = {field.name: getattr(given, field.name) for field in fields(Metadata)}
    return tuple(
        Dropped(fact.line, fact.value, f"the {fact.field} is stated in the {given_fact.found}")
        for fact in facts
        if (given_fact := stated.get(fact.field))
    )


def _said_again(facts: Sequence[Fact]) -> tuple[Dropped, ...]:
    """Return the lines that state a fact which an earlier line states already."""
    seen: set[str] = set()
    again: list[Dropped] = []
    for fact in facts:
        if fact.field in seen:
            again.append(Dropped(fact.line, fact.value, f"the {fact.field} is stated above"))
        seen.add(fact.field)
    return tuple(again)


def _passage(block: Block) -> Passage:
    return Passage(
        block.kind or "paragraph",
        block.text,
        block.start,
        block.line,
        block.page,
        block.columns,
        block.breaks,
    )
