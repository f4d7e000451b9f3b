"""Text of a source -> text that is safe on a page, whatever stands in it.

One rule serves Markdown and the raw HTML blocks in it: every character that either could take for markup
becomes a numeric entity. Markdown leaves entities alone, and browsers show them as the character.
"""

import json
import re
from collections.abc import Mapping

from generator.model import Md
from generator.text.visible import visible

# & < > " for HTML, where attributes always stand in double quotes; the rest starts code, emphasis, links,
# attribute lists, template expressions, escapes, table cells or headings in Markdown.
_MARKUP = re.compile(r"""[&<>"`*_\[\]{}\\|#]""")


def escape(text: str) -> Md:
    """Return the text so that a page shows exactly it; white space is folded, as a browser does."""
    return Md(_MARKUP.sub(lambda match: f"&#{ord(match.group())};", visible(text)))


Entry = Md | bool | list[str] | list[tuple[Md, Md]]
"""What front matter may hold."""


def front_matter(values: Mapping[str, Entry]) -> Md:
    """Return a page's front matter. Values are JSON, which YAML reads as it is.

    Material's templates print them into HTML unescaped, hence ``Md``.
    """
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items())
    return Md("\n".join(["---", *lines, "---"]))
