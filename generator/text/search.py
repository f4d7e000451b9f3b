"""A search term as analysts write it -> where it stands in a text.

"carbon price" is a phrase; "pric*" takes any ending; "carbon + price" asks for both. A term in
capitals ("US") is found in capitals only, all others in any case.
"""

import re
from functools import cache


def spans(term: str, text: str) -> list[tuple[int, int]]:
    """Return where every part of the term stands, one span a part; empty unless all parts are there."""
    found = []
    for pattern in _patterns(term):
        match = pattern.search(text)
        if match is None:
            return []
        found.append(match.span())
    return found


@cache
def _patterns(term: str) -> tuple[re.Pattern[str], ...]:
    return tuple(_pattern(part.strip()) for part in term.split("+") if part.strip())


def _pattern(part: str) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(word).replace(r"\*", r"\w*") for word in part.split())
    # A word edge makes no sense beside a script that writes no spaces.
    before = r"(?<!\w)" if _spaced(part[0]) else ""
    after = r"(?!\w)" if _spaced(part[-1]) else ""
    return re.compile(before + words + after, 0 if part.isupper() else re.IGNORECASE)


def _spaced(char: str) -> bool:
    return char.isalnum() and char < "\u3040"
