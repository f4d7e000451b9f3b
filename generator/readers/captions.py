"""A line -> whether it is a picture's caption or credit, or the caption of a numbered figure or table."""

import re
from functools import cache

from generator import lexicon
from generator.readers.boilerplate import key
from generator.readers.labels import is_names
from generator.readers.looks import size

_LABEL_END = re.compile(r"\s*[:：/|]\s*")
_END_IN_BRACKETS = re.compile(r"[(（/]\s*(?P<maker>[^()（）]{2,80}?)\s*[)）]?[.。]?$")
_END_WITH_LABEL = re.compile(
    r"""
    (?: ^ | [.!?…。！？)\]»”"|—–] \s* )                       # what stands before is complete
    (?P<label> [^\W\d_]+ (?: [ ] [^\W\d_]+ ){0,2} ) \s? [:：] \s?
    (?P<maker> [^:：.!?。]{2,60} ) [.。]? $
    """,
    re.VERBOSE,
)
_MAKER_PARTS = re.compile(r"\s*[/|,&]\s*")
_CAPTION_NUMBER = re.compile(r"\s*\d{1,3}(?:\.\d{1,2})?(?:[.:：|]|\s+[-–—]|\s*$)")
_AROUND = "()（）[]【】 .。"
_LONGEST_START = 400
_LONGEST_END, _LONGEST_CAPTION = 90, 500
_LONGEST_CREDIT = 10
_LONGEST_UNSPACED = 60
_MAX_OPENING_WORDS = 4


def picture_reason(text: str) -> str | None:
    """Return whether a line is the credit or the caption of a picture, in words, or ``None``."""
    if _is_credit(text):
        return "credit of a picture"
    return "caption of a picture" if _is_caption(text) else None


def is_numbered_caption(text: str) -> bool:
    """Tell whether a line is the caption of a numbered figure or table: "Table 2: ..."."""
    first, _, rest = text[:_LONGEST_START].replace("\u00a0", " ").partition(" ")
    return bool(_CAPTION_NUMBER.match(rest)) and key(first) in _list("captions")


def _is_credit(text: str) -> bool:
    """Tell whether a line gives the maker of a picture: "Photo: Jane Doe", "Photo by Jane Doe / AFP"."""
    if _has_credit_label(text):
        return size(text) <= _LONGEST_CREDIT
    bare = text.strip(_AROUND)
    if len(bare) <= _LONGEST_UNSPACED and _names_maker_before_verb(bare):
        return True
    return size(text) <= _LONGEST_CREDIT and _opens_like_credit(bare)


def _is_caption(text: str) -> bool:
    """Tell whether a line is labelled as a picture's caption, or ends with a credit: "(Image: Jane Doe)"."""
    if _has_credit_label(text):
        return True
    if len(text) > _LONGEST_CAPTION:
        return False
    if text.startswith(_unspaced("caption_openings")) and size(text) <= _LONGEST_UNSPACED:
        return True
    return _ends_in_brackets(text) or _ends_with_label(text)


def _has_credit_label(text: str) -> bool:
    """Tell whether a line opens with a label such as "Photo:" and goes on after it."""
    label = _LABEL_END.split(text[:_LONGEST_START], maxsplit=1)
    return len(label) == 2 and bool(label[1]) and key(label[0]) in _list("credits")


def _ends_in_brackets(text: str) -> bool:
    credit = _END_IN_BRACKETS.search(text[-_LONGEST_END:])
    if credit is None:
        return False
    maker = _LABEL_END.split(credit["maker"])
    labelled = len(maker) >= 2 and key(maker[0]) in _list("credits")
    return labelled or any(key(part) in _list("agencies") for part in maker) or _opens_like_credit(maker[0])


def _ends_with_label(text: str) -> bool:
    """Tell whether a line ends with a label and a maker: "The pond in May. Photo: Jane Doe/Agency"."""
    credit = _END_WITH_LABEL.search(text[-_LONGEST_END:])
    return credit is not None and key(credit["label"]) in _list("credits") and _is_maker(credit["maker"])


def _opens_like_credit(text: str) -> bool:
    """Tell whether a text is a credit without a colon: "Photo by Jane Doe"."""
    words = text.split()
    if not words or key(words[0]) not in _first_words():
        return False
    for length in range(min(len(words) - 1, _MAX_OPENING_WORDS), 0, -1):
        if key(" ".join(words[:length])) in _list("credit_openings"):
            return _is_maker(" ".join(words[length:]))
    return False


def _is_maker(text: str) -> bool:
    parts = [part for part in _MAKER_PARTS.split(text.strip(_AROUND)) if part.strip("«»“”\"' ")]
    return bool(parts) and all(is_names(part.strip("«»“”\"' ")) for part in parts)


def _names_maker_before_verb(text: str) -> bool:
    """Tell whether a Chinese or Japanese line says who gave or took a picture."""
    if text.endswith(_unspaced("credit_endings")) or text.startswith(_unspaced("caption_openings")):
        return "，" not in text and "。" not in text
    shot = text.endswith(_unspaced("credit_makers"))
    return shot and len(text) <= _LONGEST_UNSPACED // 2 and (" " in text or "/" in text or "／" in text)


@cache
def _list(section: str) -> frozenset[str]:
    return frozenset(map(key, lexicon.load("boilerplate")[section]))


@cache
def _first_words() -> frozenset[str]:
    return frozenset(opening.split()[0] for opening in _list("credit_openings"))


@cache
def _unspaced(section: str) -> tuple[str, ...]:
    return tuple(lexicon.load("boilerplate")[section])
