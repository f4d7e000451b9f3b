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


def fold(text: str) -> str:
    """Return the text in the form in which ``may_hold`` looks through it."""
    # For patterns both Turkish letters are an "i"; full case folding takes the dot for a letter of its own.
    return text.replace("\u0130", "i").casefold().replace("\u0131", "i")


def may_hold(term: str, folded: str) -> bool:
    """Say whether the term can stand in a text: a cheap test before ``spans``, which knows."""
    return all(piece in folded for piece in _pieces(term))


@cache
def _pieces(term: str) -> tuple[str, ...]:
    return tuple(piece for piece in fold(term).replace("+", " ").replace("*", " ").split() if piece)


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
