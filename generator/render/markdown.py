"""Text of a source -> text that is safe on a page, whatever stands in it.

One rule serves Markdown and the raw HTML blocks in it: every character that either could take for markup
becomes a numeric entity. Markdown leaves entities alone, and browsers show them as the character.
"""

import json
import re
from collections.abc import Mapping

from generator.model import Md

# & < > " for HTML, where attributes always stand in double quotes; the rest starts code, emphasis, links,
# attribute lists, template expressions, escapes, table cells or headings in Markdown.
_MARKUP = re.compile(r"""[&<>"`*_\[\]{}\\|#]""")
# Control characters, direction overrides and what is no character change how the text around them shows.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069"
    "\ud800-\udfff\ufeff\ufffe\uffff]"
)
_SPACE = re.compile("[ \t\r\n\f\v\x85\u2028\u2029]+")


def escape(text: str) -> Md:
    """Return the text so that a page shows exactly it; white space is folded, as a browser does."""
    return Md(_MARKUP.sub(lambda match: f"&#{ord(match.group())};", visible(text)))


def visible(text: str) -> str:
    """Return the text on one line, without what shows as nothing and changes how the rest shows."""
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", _SPACE.sub(" ", text))


Entry = Md | bool | list[str] | list[tuple[Md, Md]]
"""What front matter may hold."""


def front_matter(values: Mapping[str, Entry]) -> Md:
    """Return a page's front matter. Values are JSON, which YAML reads as it is.

    Material's templates print them into HTML unescaped, hence ``Md``.
    """
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items())
    return Md("\n".join(["---", *lines, "---"]))
