"""Text of a source -> the same on one line, with nothing in it that acts without being seen.

What changes how the text around it shows, or hides words (controls, overrides, tags), is shown as U+FFFD.
What only shows as nothing is left out, but where writing needs it: joiners in scripts whose letters join or
stack and within emoji, spaces of no width between words that have no others, direction marks beside letters
that run from right to left. After Unicode's UAX #31 (joiners), UAX #9 (directions) and UTS #51 (emoji).
"""

import re
import unicodedata

_SPACE = re.compile("[ \t\r\n\f\v\x85\u2028\u2029]+")
_JOINERS, _NO_WIDTH, _MARKS = "\u200c\u200d", "\u200b", "\u061c\u200e\u200f"
# Soft hyphens, embeddings and isolates, word joiners, signs that are only meant, byte order marks.
_IDLE = f"{_JOINERS}{_NO_WIDTH}{_MARKS}\u00ad\u180e\u202a-\u202c\u2060-\u206f\ufeff"
_TAGS = "\U000e0000-\U000e007f"
_ACTIVE = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202d\u202e\ud800-\udfff\ufff9-\ufffb\ufffe\uffff"
NOTHING = re.compile(f"[{_IDLE}]")
"""A character that shows as nothing. Without it the text says the same, though it may look otherwise."""
_UNSEEN = re.compile(f"(?P<idle>[{_IDLE}])|(?P<tags>[{_TAGS}]+)|[{_ACTIVE}]")
_ANY = re.compile(f"[{_IDLE}{_TAGS}{_ACTIVE}]")
_STACKING = re.compile(
    # Arabic to Mandaic; Arabic, Devanagari to Sinhala; Tibetan, Myanmar; Khmer, Mongolian; Limbu to Lepcha;
    # Syloti Nagri to Meetei Mayek; forms of Arabic; Manichaean to Old Uyghur; Brahmi to Kawi; Adlam.
    "[\u0600-\u085f\u0870-\u0dff\u0f00-\u109f\u1780-\u18af\u1900-\u1c4f\ua800-\uabff\ufb50-\ufdff"
    "\ufe70-\ufefc\U00010ac0-\U00010fff\U00011000-\U00011fff\U0001e900-\U0001e95f]"
)
_SPACELESS = re.compile("[\u0e00-\u109f\u1780-\u17ff\u1950-\u1aaf]")
"""Thai, Lao, Tibetan, Myanmar, Khmer, Tai."""
_EMOJI = re.compile("[\u2190-\u2bff\U0001f000-\U0001faff]")
_EMOJI_END = re.compile("[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]")
"""An emoji may end with the wish to be shown in colour."""
_BLACK_FLAG, _LAST_TAG = "\U0001f3f4", "\U000e007f"
"""The flag of a region is a black one, the region's letters as tags, and a last tag."""
_LONGEST_FLAG = 7
_REACH = 12
"""Characters between a direction mark and the letter for which it is there: a number, a bracket, a name."""


def visible(text: str) -> str:
    """Return the text on one line, without what shows as nothing and changes how the rest shows."""
    if text.isprintable() and "  " not in text:  # most texts: nothing that is replaced below is printable
        return text
    line = _SPACE.sub(" ", text)
    return _UNSEEN.sub(_shown, line) if _ANY.search(line) else line


def _shown(found: re.Match[str]) -> str:
    unseen, text, place = found.group(), found.string, found.start()
    if found["idle"]:
        return unseen if _is_needed(unseen, text, place) else ""
    is_flag = text[place - 1 : place] == _BLACK_FLAG and unseen.find(_LAST_TAG) == len(unseen) - 1
    if found["tags"] and is_flag and len(unseen) <= _LONGEST_FLAG:
        return unseen
    return "\N{REPLACEMENT CHARACTER}"


def _is_needed(char: str, text: str, place: int) -> bool:
    """Tell whether the text shows otherwise, and as its writer meant it, with this character."""
    before, after = text[max(0, place - 1) : place], text[place + 1 : place + 2]
    if char in _JOINERS:
        is_stacked = _STACKING.match(before) and unicodedata.category(before)[0] in "LM"
        is_emoji = char == "\u200d" and _EMOJI_END.match(before) and _EMOJI.match(after)
        return bool(is_stacked or is_emoji)
    if char == _NO_WIDTH:
        return bool(_SPACELESS.match(before) and _SPACELESS.match(after))
    return char in _MARKS and any(map(_runs_left, text[max(0, place - _REACH) : place + _REACH]))


def _runs_left(char: str) -> bool:
    return unicodedata.bidirectional(char) in ("R", "AL") and char not in _MARKS
