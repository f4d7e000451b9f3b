"""A full name -> the shorter forms by which a text goes on naming it."""

import re
from collections.abc import Collection, Iterable, Sequence

from generator.text.names.kinds import family_names
from generator.text.names.runs import Word, cues

_BRACKETED = re.compile(
    r"(?:['\u2019]s)? ?\([\u201c\"]?(?:the )?(?P<short>[A-Z][A-Za-z&-]{1,9}s?)[\u201d\"]?[),;]"
)
_EXPLAINING = re.compile(r" \([\u201c\"]?(?P<short>[A-Z]{2,7})s?[\u201d\"]?[),;]")
_WORDS_BEFORE = re.compile(r"\b[^\W\d_]{2,30}(?:[ -][^\W\d_]{2,30}){0,5}\Z")
_REACH_BEFORE = 186
"""Characters: six of the longest words."""
_SHORTEST = 2
_SHORTEST_WORD = 3


def abbreviation(text: str, found: Sequence[Word], first: int, last: int) -> str:
    """Return the abbreviation in brackets behind a name, when its letters begin the name's words."""
    match = _BRACKETED.match(text, found[last - 1].end)
    if match is None:
        return ""
    short = match["short"]
    letters = [char for char in short if char.isupper()]
    initials = iter([word.text[0].upper() for word in found[first:last]])
    known = len(letters) >= _SHORTEST and letters[0] == found[first].text[0].upper()
    return short if known and all(letter in initials for letter in letters[1:2]) else ""


def terms(text: str) -> frozenset[str]:
    """Return the abbreviations that the text explains in small words: "gross income (GI)" names nobody."""
    found: set[str] = set()
    for match in _EXPLAINING.finditer(text):
        before = _WORDS_BEFORE.search(text, max(0, match.start() - _REACH_BEFORE), match.start())
        if before is None:
            continue
        words = before.group().replace("-", " ").split()[-len(match["short"]) :]
        small = [word for word in words if word[0].islower()]
        if small == words and words[-1][0] in match["short"].lower():
            found.update((match["short"], f"{match['short']}s"))
    return frozenset(found)


def person_forms(name: str, single: Collection[str]) -> list[str]:
    """Return the family name, and the given name when the text uses it alone."""
    parts = name.split()
    family, other = family_names(parts)
    forms = [family] if family not in cues("never") and len(family) >= _SHORTEST else []
    if len(parts) > _SHORTEST and parts[-2].lower() in cues("particles"):
        forms.append(" ".join(parts[-2:]))
    if other in single and other not in cues("never"):
        forms.append(other)
    return forms


def short_forms(name: str, others: Iterable[str], single: Collection[str]) -> list[str]:
    """Return the names seen that are the end of this one ("Red Sox"), and a company without "Inc"."""
    parts = name.split()
    forms = [other for other in others if name.endswith(f" {other}")]
    if parts[-1] in cues("company") and len(parts) == _SHORTEST and parts[0] in single:
        forms.append(parts[0])
    elif (
        parts[-1] in single
        and "of" not in parts
        and len(parts[-1]) > _SHORTEST_WORD
        and not _is_cue(parts[-1])
    ):
        forms.append(parts[-1])
    return forms


def _is_cue(word: str) -> bool:
    lists = ("organisation", "company", "programme", "place", "event", "never", "alone_common")
    return any(word in cues(kind) for kind in lists)
