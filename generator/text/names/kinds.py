"""The words of a name and those around it -> what kind of actor it names, if any."""

from collections.abc import Sequence
from functools import cache
from itertools import product

from generator import lexicon
from generator.model import ActorKind
from generator.text.names.runs import cues

_ENUMERATING = ("such as", "like", "including")
_LONGEST_PERSON = 5
_SHORTEST_SURNAME = 5
_NUMBERED = 2
_STATES = frozenset({"U.S.", "U.K.", "U.N.", "E.U."})
_ROMAN = frozenset("IVX")


def cue_kind(name: Sequence[str]) -> ActorKind | None:
    """Return the kind that a word of the name tells: the Bank in "Bank of China", the Act in "Trade Act"."""
    if len(name) == 1:
        return None
    joint = next((at for at in range(1, len(name)) if name[at] in {"of", "for", "on"}), 0)
    last = name[-2] if name[-1].isdigit() else name[-1]
    # Behind "of the" stands another name: "Friend of the Acme Society".
    heads = [name[joint - 1]] if joint else [last]
    heads += [last] if joint and name[joint + 1] != "the" else []
    for head, kind in product(heads, _KINDS):
        if head in cues(kind):
            return "place" if kind == "programme" and name[0] in cues("place_first") else kind
    for kind in _KINDS[:3]:
        if name[0] in cues(f"{kind}_first"):
            return kind
    return "programme" if name[-1].isdigit() and len(name) > _NUMBERED else None


_KINDS: tuple[ActorKind, ...] = ("organisation", "programme", "place", "company")


def is_numbered(name: Sequence[str]) -> bool:
    """Say whether the name is a common noun with its number or letter: "Factor 1", "Title IV", "Group G"."""
    return len(name) == _NUMBERED and name[0] in cues("numbered") and _is_number(name[1])


def _is_number(word: str) -> bool:
    return word.isdigit() or len(word) == 1 or set(word) <= _ROMAN


def is_event(name: Sequence[str]) -> bool:
    """Say whether the name is one of an event, an idea or a work, which do not act."""
    if len(name) > 1 and _is_number(name[-1]):
        name = name[:-1]
    return name[-1] in cues("event") or ("of" in name and name[name.index("of") - 1] in cues("event"))


def is_person(name: Sequence[str]) -> bool:
    """Say whether the words are built like a person's name."""
    if not 1 < len(name) <= _LONGEST_PERSON or any(
        word.isdigit() or word in {"of", "for", "&", "and"} for word in name
    ):
        return False
    if name[0] in _given_names() or (name[0] in _family_first() and len(name) <= 3):
        return True
    if any(len(word) == 1 or (word[1] == "." and word not in _STATES) for word in name[:-1]):
        return name[-1][:1].isupper() and len(name[-1]) > 1
    return len(name[-1]) >= _SHORTEST_SURNAME and name[-1].endswith(_surname_endings()) and name[0].isalpha()


def may_begin_person(word: str) -> bool:
    """Say whether the word is a common given name, or a family name that comes first."""
    return word in _given_names() or word in _family_first()


def family_names(name: Sequence[str]) -> tuple[str, ...]:
    """Return the words by which a person may be named later, the likeliest first."""
    last = name[-1] if name[-1].rstrip(".") not in {"Jr", "Sr", "II", "III", "IV"} else name[-2]
    if name[0] in _family_first() and name[0] not in _given_names():
        return (name[0], last)
    return (last, name[0])


def kind_before(lowered: Sequence[str]) -> ActorKind | None:
    """Return the kind told by the words right before a name: "the chipmaker", "firms such as", "in"."""
    if not lowered:
        return None
    tail = " ".join(lowered[-2:])
    if lowered[-1] in cues("company_before"):
        return "company"
    if tail.endswith(_ENUMERATING) and any(word in cues("companies_before") for word in lowered[-4:]):
        return "company"
    whose = lowered[-1] == "of" and lowered[-2:-1] and lowered[-2] in cues("place_of")
    return "place" if whose or lowered[-1] in cues("place_before") else None


@cache
def _given_names() -> frozenset[str]:
    lists = (lexicon.load("given_names")["given"], lexicon.load("first_names")["given"])
    return frozenset(word for names in lists for word in names.split())


@cache
def _family_first() -> frozenset[str]:
    return frozenset(lexicon.load("given_names")["family_first"].split())


@cache
def _surname_endings() -> tuple[str, ...]:
    return tuple(lexicon.load("given_names")["surname_endings"])
