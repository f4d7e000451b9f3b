"""A sentence's words and the names known in it -> the capitalised words that may name somebody new."""

from collections.abc import Collection, Sequence
from functools import cache
from typing import NamedTuple

from generator.text.names import gazetteer
from generator.text.names.index import Match
from generator.text.names.kinds import cue_kind, is_event, is_person, may_begin_person
from generator.text.names.runs import HYPHENS, Run, Word, cues, runs
from generator.text.names.titles import offices, role_start, title_length
from generator.text.words import stopwords

_ARTICLES = frozenset({"The", "A", "An"})
_SHORTEST_PERSON = 2
_ENDINGS_OF_VERBS = ("ing", "ed", "ly")


class Piece(NamedTuple):
    """Words that may be a name, from ``first`` up to but not including ``last``."""

    first: int
    last: int
    role: int | None
    """The word where the title before it begins."""
    opens: bool
    """It opens the sentence, where every word has a capital."""


def pieces(text: str, found: Sequence[Word], known: Sequence[Match], common: Collection[str]) -> list[Piece]:
    """Return the candidates of one sentence, in order.

    ``known`` are the names of the lexicon found in it; ``common`` the words also written small.
    """
    starts = {match.first: match for match in known}
    ends = {match.last: match for match in known}
    inside = frozenset(at for match in known for at in range(match.first, match.last))
    placed = frozenset(
        at for at in inside if at in starts and starts[at].target.form == "name" and _is_place(starts[at])
    )
    result: list[Piece] = []
    for run in runs(text, found, inside, inside - placed):
        first = (
            _skip_opening(found, run, starts, common) if run.first == 0 else _skip_function_words(found, run)
        )
        result.extend(_split(text, found, Run(first, run.last), starts, ends))
    return result


def _skip_opening(found: Sequence[Word], run: Run, starts: dict[int, Match], common: Collection[str]) -> int:
    """Return where the name may begin in a run that opens a sentence: "While Acme" is Acme."""
    at = run.first
    while at < run.last and at not in starts and title_length(found, at, run.last) == 0:
        word = found[at].text
        lowered = word.lower()
        ordinary = lowered in opening_words() or (lowered in common and not _is_cued(found, at + 1, run.last))
        verbal = at + 1 < run.last and lowered.endswith(_ENDINGS_OF_VERBS) and not may_begin_person(word)
        if not (ordinary or verbal or word in _ARTICLES) or at > run.first + 1:
            break
        at += 1
    while at < run.last and found[at].text in cues("joining"):
        at += 1
    return at


def _skip_function_words(found: Sequence[Word], run: Run) -> int:
    """Return where the name may begin in a run inside a sentence: "- Whereas Acme" is Acme."""
    at = run.first
    while at < run.last and found[at].text.lower() in stopwords("en") and not found[at].text.isupper():
        at += 1
    return at


def _is_formal(found: Sequence[Word], first: int, last: int) -> bool:
    """Say whether the words only tell a company's legal form: the "Group Inc" of a company known already."""
    return all(word.text in cues("company_form") for word in found[first:last])


def _is_place(match: Match) -> bool:
    return gazetteer.entries()[match.target.actor].kind == "place"


def _split(
    text: str, found: Sequence[Word], run: Run, starts: dict[int, Match], ends: dict[int, Match]
) -> list[Piece]:
    """Return the pieces of one run: titles and known names in front of a name are taken off it."""
    of_body = _body_behind(found, run)
    if of_body:
        return [
            *_piece(text, found, Run(run.first, of_body), ends),
            *_split(text, found, Run(of_body, run.last), starts, ends),
        ]
    at = run.first
    while at < run.last:
        before = _before_name(text, found, Run(at, run.last), ends)
        if before:
            at += before
            continue
        match = starts.get(at)
        if match is None or not _ends_before(text, found, match, run.last, starts):
            break
        at = match.last
    if at >= run.last or (at in starts and starts[at].last >= run.last):
        return []
    if all(word.text in cues("never") for word in found[at : run.last]):
        return []
    if at in ends and _is_formal(found, at, run.last):
        return []
    last = run.last
    while last - 1 > at and found[last - 1].text in cues("strip_last"):
        last -= 1
    run = Run(run.first, last)
    inner = _inner_title(found, at, run.last)
    if inner is not None:
        after = _split(text, found, Run(inner, run.last), starts, ends)
        return [*_piece(text, found, Run(at, inner), ends), *after] if after else []
    return _cut(text, found, Run(at, run.last), ends)


def _before_name(text: str, found: Sequence[Word], run: Run, ends: dict[int, Match]) -> int:
    """Return how many words at the head of a run are a title, an office or small words, and no name."""
    at = run.first
    titled = title_length(found, at, run.last)
    if titled and not _is_cued(found, at + titled, run.last):
        return titled
    in_office = (
        at + 1 < run.last
        and found[at].text in offices()
        and not _is_cued(found, at + 1, run.last)
        and role_start(text, found, at + 1, ends) not in {None, at + 1}
    )
    small = found[at].text in cues("joining") or found[at].text in cues("strip_first")
    return int(in_office or small or _is_party(text, found, at))


def _body_behind(found: Sequence[Word], run: Run) -> int:
    """Return where a body's name begins behind an event's: "Prize of the | Academy of Film"; else 0."""
    for at in range(run.first + 1, run.last - 1):
        if found[at].text == "of" and found[at - 1].text in cues("event"):
            first = at + 1 + (found[at + 1].text == "the")
            name = [word.text for word in found[first : run.last]]
            return first if len(name) > 1 and cue_kind(name) in {"organisation", "company"} else 0
    return 0


def _is_party(text: str, found: Sequence[Word], at: int) -> bool:
    """Say whether the letter is a party's, in front of a place: "R-Provo"."""
    return found[at].text in {"R", "D"} and text[found[at].end : found[at].end + 1] in HYPHENS


def _cut(text: str, found: Sequence[Word], run: Run, ends: dict[int, Match]) -> list[Piece]:
    """Return a person's name without the title or the "of" behind it: "Ann Lee | Vice President"."""
    name = [word.text for word in found[run.first : run.last]]
    if not may_begin_person(name[0]):
        at = run.first + _person_behind(name)
        person = _piece(text, found, Run(at, run.last), ends) if at > run.first else []
        return [*_piece(text, found, Run(run.first, at) if person else run, ends), *person]
    for length in range(_SHORTEST_PERSON, len(name) - 1):
        at = run.first + length
        if not is_person(name[:length]) or cue_kind(name[:length]) is not None:
            continue
        if name[length] == "of":
            following = next(
                place for place in range(at, run.last) if found[place].text not in cues("joining")
            )
            rest = _piece(text, found, Run(following, run.last), ends)
            return [*_piece(text, found, Run(run.first, at), ends), *rest]
        if title_length(found, at, run.last) == run.last - at:
            return _piece(text, found, Run(run.first, at), ends)
    return _piece(text, found, run, ends)


def _person_behind(name: Sequence[str]) -> int:
    """Return where a person's name begins behind an organisation's: "Refugee Council | Ann Lee"; else 0."""
    for at in range(len(name) - _SHORTEST_PERSON, 1, -1):
        if name[at - 1] in cues("organisation") | cues("company") and may_begin_person(name[at]):
            return at if is_person(name[at:]) and cue_kind(name[at:]) is None else 0
    return 0


def _piece(text: str, found: Sequence[Word], run: Run, ends: dict[int, Match]) -> list[Piece]:
    last = run.last
    while last - 1 > run.first and found[last - 1].text in cues("joining"):
        last -= 1
    run = Run(run.first, last)
    role = role_start(text, found, run.first, ends)
    opens = run.first == 0
    return [Piece(run.first, run.last, role, opens)]


def _inner_title(found: Sequence[Word], first: int, last: int) -> int | None:
    """Return where a title stands between two names: "Acme | CEO Ann Lee"."""
    for at in range(first + 1, last - 1):
        length = title_length(found, at, last)
        if (
            length
            and at + length < last
            and not _is_cued(found, at + length, last)
            and found[at - 1].text != "of"
        ):
            return at
    return None


def _is_cued(found: Sequence[Word], first: int, last: int) -> bool:
    """Say whether the words after a title make it part of a longer name: "Justice Department"."""
    if first >= last or found[first - 1].text in cues("honorifics"):
        return False
    tail = [word.text for word in found[first - 1 : last]]
    return cue_kind(tail) is not None and not may_begin_person(tail[1])


def _ends_before(text: str, found: Sequence[Word], match: Match, last: int, starts: dict[int, Match]) -> bool:
    """Say whether a known name at the head of a run stands for itself, and the rest is another name."""
    if match.last >= last:
        return False
    if gazetteer.entries()[match.target.actor].kind == "company" and _is_formal(found, match.last, last):
        return True
    following = found[match.last].text
    if text[found[match.first].start - 1 : found[match.first].start] in HYPHENS:
        return True
    if match.target.form == "people":
        name = [word.text for word in found[match.first : last]]
        other = match.last in starts or (cue_kind(name) is None and not is_event(name))
    elif following in offices():
        other = not _is_cued(found, match.last, last)
    else:
        two = last - match.last > 1
        other = two and (may_begin_person(following) or "\u0400" <= following[0] <= "\u04ff")
    return other or _no_name_follows(text, found, match, last)


def _no_name_follows(text: str, found: Sequence[Word], match: Match, last: int) -> bool:
    """Say whether a hyphen, a number, a title or a mere abbreviation follows the known name."""
    rest = found[match.last : last]
    hyphened = text[found[match.last - 1].end : rest[0].start] in HYPHENS
    numbered = any(char.isdigit() for char in rest[0].text)
    titled = title_length(found, match.last, last) > 0 and not _is_cued(found, match.last + 1, last)
    in_title = role_start(text, found, match.last, {match.last: match}) is not None
    return hyphened or numbered or titled or in_title or all(word.text in cues("never") for word in rest)


@cache
def opening_words() -> frozenset[str]:
    """Return the words, in lower case, that open sentences and name nobody."""
    return cues("openers") | stopwords("en")
