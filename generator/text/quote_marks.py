"""A passage -> the spans between its quotation marks."""

import re

_PAIRED = re.compile(
    """
    \u201c (?P<curly> [^\u201c\u201d]* ) (?: \u201d | $ )
  | \u201e (?P<low> [^\u201e\u201c\u201d]* ) [\u201c\u201d]
  | \u00ab (?P<angle> [^\u00ab\u00bb]* ) (?: \u00bb | $ )
  | \u300c (?P<corner> [^\u300c\u300d]* ) (?: \u300d | $ )
  | "{1,2} (?P<straight> [^"\u201d]+ ) (?: "{1,2} | \u201d | $ )
  | (?<! \\w ) \u2018 (?P<single> [^\u2018\u2019\\n]{12,400} ) \u2019 (?! \\w )
  | (?<! [\\w.,] ) ' (?= [^\\W\\d_] ) (?P<plain> [^'\\n]{12,400} [.,!?] ) ' (?! \\w )
    """,
    re.VERBOSE,
)


def quoted(text: str) -> list[tuple[int, int]]:
    """Return the half-open spans inside quotation marks; a mark that is never closed quotes to the end."""
    return [match.span(match.lastgroup or 0) for match in _PAIRED.finditer(text)]


def without(text: str, spans: list[tuple[int, int]]) -> str:
    """Return the text of the same length with the quoted words blanked out."""
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts.append(text[at:start])
        parts.append("\0" * (end - start))
        at = end
    return "".join([*parts, text[at:]])
