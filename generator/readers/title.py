"""The first lines of a document -> which of them is its title, and what those above the title are.

A page shows sections, trails, series and its own name above a title. A line is one of them by its words or
its form, and only when a line follows that may be the title; else the first line is the title.
"""

import re
from collections.abc import Sequence
from functools import cache

from generator import lexicon
from generator.readers.block import Block
from generator.readers.boilerplate import key, reason
from generator.readers.facts import labelled, stated
from generator.readers.labels import is_names
from generator.readers.looks import ends_like_sentence, is_capitals, is_date, is_prose, is_question, size
from generator.readers.repeats import share_known, terms
from generator.text.normalise import normalise

_MAX_TITLE_WORDS, _MAX_TITLE_LENGTH = 32, 250
_TITLE_END = re.compile(r"(?:[?!？！؟]|\b(?:[A-Z]\.){2,})[\"'”’»)]?$")
_KIND_SEPARATOR = re.compile(r"\s*[/|,·•:：>»›–—]\s*|\s+-\s+|\s+(?:and|&)\s+")
_TRAIL_SEPARATOR = re.compile(r"\s*(?:>>|[>»›→])\s*")
_SECTION_SEPARATOR = re.compile(r"\s*(?:[|/·•>»›→\\]|>>)\s*|\s+[-–—]\s+|\s+&\s+")
_STROKE = re.compile(r"[|·•]|\s[–—-]\s")
_LABEL = re.compile(r"\s*[:：]\s*")
_NUMBER = re.compile(r"[A-Z]{0,4}[-/ ]?\d[\d./–-]*[a-z]?\s*(?:\(\d{4}\))?[期号號辑]?")
_BRACKETED_YEAR = re.compile(r"\s*[(（,]?\s*(?:19|20)\d\d年?\s*[)）]?$")
_LONGEST_RUBRIC = 80
_MAX_PART_WORDS, _MAX_TRAIL_WORDS = 4, 14
_MAX_KICKER_WORDS = 4
_MIN_SUBTITLE_WORDS = 4
_SHORT_RUBRIC_WORDS = 2
_MIN_TITLE_WORDS = 4
_SUPPORTED = 0.4
"""Share of a title's longer words that the text takes up."""
_NO_SUBTITLE = re.compile(r"\d{4,}|@|#\w|://|www\.|[•|]")
_SEVERAL = re.compile(r",|&|\b(?:and|und|et|y|и)\b")
_REPEAT_REACH = 6
_COMPARED_BLOCKS = 40


def is_title(block: Block) -> bool:
    """Tell whether a block has the form of a title: a marked heading, or a short line that is no sentence."""
    if block.kind == "heading":
        return True
    if block.kind not in (None, "paragraph") or len(block.text) > _MAX_TITLE_LENGTH:
        return False
    length = size(block.text)
    stops = ends_like_sentence(block.text) and not _TITLE_END.search(block.text)
    return (
        1 <= length <= _MAX_TITLE_WORDS and not stops and not block.text.endswith((":", ";", ",", "：", "；"))
    )


def states_kind(text: str) -> str | None:
    """Return what a line says about the kind of the text: "OPINION / VIEWPOINT", "Policy Brief No. 17".

    Of a line that names a section, too, only the kind is returned: "News" of "News | Business".
    """
    if len(text) > _LONGEST_RUBRIC:
        return None
    parts = [part for part in _KIND_SEPARATOR.split(text) if normalise(part)]
    if parts and all(_is_kind(part) for part in parts):
        return text
    if _is_numbered_kind(text):
        return text
    pair = len(parts) == 2 and sum(map(_is_rubric, parts)) > 0
    return next((part for part in parts if pair and _is_kind(part)), None)


def kind_and_date(text: str) -> tuple[str, str] | None:
    """Return both parts of a line that states the kind and the date: "Issue Brief | March 2024"."""
    stroke = _STROKE.search(text[:_LONGEST_RUBRIC])
    if stroke is None:
        return None
    kind, date = text[: stroke.start()].strip(), text[stroke.end() :].strip()
    return (kind, date) if is_date(date) and states_kind(kind) else None


def reason_above(blocks: Sequence[Block], position: int) -> str | None:
    """Return what the line at this position is when the title stands below it, or ``None``."""
    block = blocks[position]
    if block.kind == "heading" or len(block.text) > _MAX_TITLE_LENGTH:
        return None
    text = block.text
    if _is_trail(text):
        return "trail of sections"
    following = blocks[position + 1] if position + 1 < len(blocks) else None
    if following is None or not _may_be_title(following):
        return None
    if _is_page_title(text, following.text):
        return "title with the name of the site"
    return (
        _reason_by_greeting(blocks, position)
        or _reason_by_words(text)
        or _reason_by_evidence(blocks, position)
    )


def is_rubric_line(text: str) -> bool:
    """Tell whether a line says where a text stood, whatever stands below it: a trail or names of sections."""
    return _is_trail(text) or _is_sections(text) or _is_series(text)


def is_kicker(blocks: Sequence[Block], position: int) -> bool:
    """Tell whether a line in capitals under the title is its only kind, so no heading of a section."""
    text = blocks[position].text
    if not is_capitals(text) or size(text) > _MAX_KICKER_WORDS or is_first_heading(text):
        return False
    if any(map(str.isdigit, text)) or position + 1 == len(blocks) or not is_prose(blocks[position + 1].text):
        return False
    others = (block.text for block in blocks[position + 1 :] if len(block.text) <= _MAX_TITLE_LENGTH)
    return not any(is_capitals(other) and size(other) <= 3 * _MAX_KICKER_WORDS for other in others)


def is_first_heading(text: str) -> bool:
    """Tell whether a line is the usual heading of a first section: "Introduction"."""
    return len(text) <= _LONGEST_RUBRIC and key(text) in _list("first_headings")


def may_be_subtitle(block: Block) -> bool:
    """Tell whether a line has the form of a subtitle: some words, no stop, neither names nor numbers only."""
    if not is_title(block) or is_question(block.text) or size(block.text) < _MIN_SUBTITLE_WORDS:
        return False
    if is_first_heading(block.text) or _NO_SUBTITLE.search(block.text):
        return False
    return not (_SEVERAL.search(block.text) and is_names(block.text))


def _may_be_title(block: Block) -> bool:
    text = block.text
    if not is_title(block) or is_prose(text) or is_date(text) or is_first_heading(text):
        return False
    return not labelled(text) and not stated(text)


def _reason_by_greeting(blocks: Sequence[Block], position: int) -> str | None:
    """Find "Welcome to the Harbour Gazette" and the button below it, above a line long enough for a title."""
    text, below = blocks[position].text, blocks[position + 1 : position + 3]
    if key(text).startswith("welcome to ") and any(map(_is_longer_title, below)):
        return "greeting of the site"
    button = position > 0 and reason(text, page=True) and _is_longer_title(below[0])
    return "button above the title" if button else None


def _is_longer_title(block: Block) -> bool:
    return size(block.text) > _MAX_KICKER_WORDS and _may_be_title(block)


def _reason_by_words(text: str) -> str | None:
    if _is_series(text):
        return "number of the series"
    return "section of the page" if _is_sections(text) else None


def _reason_by_evidence(blocks: Sequence[Block], position: int) -> str | None:
    """Return why a short line is no title although its words do not tell, judged by the text below it."""
    text, following = blocks[position].text, blocks[position + 1].text
    later = [normalise(block.text) for block in blocks[position + 2 : position + 2 + _REPEAT_REACH]]
    if size(following) >= _MIN_TITLE_WORDS and normalise(following) in later and normalise(text) not in later:
        return "line above the title"
    if size(text) > _MAX_KICKER_WORDS or size(following) < _MIN_TITLE_WORDS or is_question(text):
        return None
    below = blocks[position + 2 : position + _COMPARED_BLOCKS]
    prose = frozenset().union(*(terms(block.text) for block in below if is_prose(block.text)))
    own, next_one = share_known(text, prose), share_known(following, prose)
    if _is_outlet(text) and size(following) > size(text) and own < max(next_one, _SUPPORTED):
        return "name of the site"
    short = size(text) <= _SHORT_RUBRIC_WORDS
    capitals = is_capitals(text) and not is_capitals(following)
    numbered = any(map(str.isdigit, text))
    if numbered or not terms(text) or next_one < _SUPPORTED or own >= next_one or not (short or capitals):
        return None
    return "line above the title" if capitals or own == 0 else None


def _is_trail(text: str) -> bool:
    """Tell whether a line is a trail of sections: "Home > News > World"."""
    label = _LABEL.split(text, maxsplit=1)
    if len(label) == 2 and key(label[0]) in _list("trails"):
        return size(text) <= 2 * _MAX_TRAIL_WORDS
    parts = [part for part in _TRAIL_SEPARATOR.split(text) if part]
    if len(parts) < 2 or size(text) > 2 * _MAX_TRAIL_WORDS:
        return False
    known = sum(_is_rubric(part) or _is_kind(part) for part in parts)
    return known > 0 and all(size(part) <= _MAX_PART_WORDS for part in parts[:-1])


def _is_sections(text: str) -> bool:
    """Tell whether a line consists of names of sections, at least one of them known."""
    if len(text) > _LONGEST_RUBRIC or size(text) > _MAX_TRAIL_WORDS:
        return False
    if _is_rubric(text):
        return True
    parts = [part for part in _SECTION_SEPARATOR.split(text) if normalise(part)]
    known = sum(_is_rubric(part) or _is_kind(part) for part in parts)
    return len(parts) > 1 and known * 2 >= len(parts) and all(size(part) <= _MAX_PART_WORDS for part in parts)


def _is_series(text: str) -> bool:
    """Tell whether a line is the number of a volume or an issue: "Vol. 12, No. 3 (2024)"."""
    if len(text) > _LONGEST_RUBRIC or not any(map(str.isdigit, text)):
        return False
    words = key(_BRACKETED_YEAR.sub("", text)).replace("年", " ").split()
    numbering = [word for word in words if word in _list("numbering")]
    return bool(numbering) and all(
        word in _list("numbering") or word.strip("/-期号") in ("0", "") for word in words
    )


def _is_numbered_kind(text: str) -> bool:
    """Tell whether a line is a kind with its number, perhaps with the name of the series before it."""
    if not any(map(str.isdigit, text)):
        return False
    words = text.replace("第", " 第 ").split()
    numbered = False
    while words and (_NUMBER.fullmatch(words[-1].strip("(),.")) or key(words[-1]) in _list("numbering")):
        numbered = numbered or key(words[-1]) in _list("numbering") or "/" in words[-1]
        words.pop()
    rest = " ".join(words).strip(" ,:–—-|")
    if _is_kind(rest):
        return True
    last = any(_is_kind(" ".join(words[-length:])) for length in (2, 3) if length < len(words))
    return last and numbered and len(words) <= 2 * _MAX_PART_WORDS


def _is_outlet(text: str) -> bool:
    """Tell whether a line may be the name of a newspaper or a site: "Harbour Gazette"."""
    words = key(text[:_LONGEST_RUBRIC]).split()
    if not 1 <= size(text) <= _MAX_KICKER_WORDS or len(text) > _LONGEST_RUBRIC or any(map(str.isdigit, text)):
        return False
    cased = all(word[0].isupper() or word[0].lower() == word[0].upper() for word in text.split())
    unspaced = text.endswith(
        tuple(sorted(word for word in _list("outlets") if "\u3040" <= word[0] <= "\u9fff"))
    )
    return cased and (bool({words[0], words[-1]} & _list("outlets")) or unspaced) if words else False


def _is_page_title(text: str, following: str) -> bool:
    """Tell whether a line is the next line and the name of a site: "The ice year | Harbour Gazette"."""
    title, line = normalise(following), normalise(text)
    rest = line.removeprefix(title)
    return size(title) >= _MIN_TITLE_WORDS and rest != line and 0 < size(rest) <= _MAX_PART_WORDS


def _is_kind(text: str) -> bool:
    return len(text) <= _LONGEST_RUBRIC and key(text) in _list("kinds")


def _is_rubric(text: str) -> bool:
    return len(text) <= _LONGEST_RUBRIC and key(text) in _list("rubrics")


@cache
def _list(section: str) -> frozenset[str]:
    words: list[str] = []
    for group in lexicon.load("labels")[section]:
        words += [group] if isinstance(group, str) else group
    return frozenset(key(word) for word in words) - {""}
