"""Text of a source -> the same on one line, with nothing in it that acts without being seen."""

import re

# Control characters, direction overrides and what is no character change how the text around them shows.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069"
    "\ud800-\udfff\ufeff\ufffe\uffff]"
)
_SPACE = re.compile("[ \t\r\n\f\v\x85\u2028\u2029]+")


def visible(text: str) -> str:
    """Return the text on one line, without what shows as nothing and changes how the rest shows."""
    if text.isprintable() and "  " not in text:  # most texts: of what is replaced below, nothing is printable
        return text
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", _SPACE.sub(" ", text))
