"""One English sentence -> the pronoun in it whose noun must stand in another sentence, if there is one."""

from collections.abc import Sequence
from functools import cache

from generator import lexicon
from generator.text.verbs import has_verb, inflected_verbs, plural
from generator.text.words import capitalised, lowered, stopwords, tokens

_PERSONAL = frozenset(("he", "she", "his", "her", "him", "hers", "himself", "herself"))
_HE = frozenset(("he", "she"))
_NEAR = 6
_START = 4
_INTRO_REACH = 25
_SHORT_INTRO = 3
_SHORT_PAST = 4
_GROUPS = ("ans", "ists", "ats", "ives", "ers", "ese", "ews", "ims")
_PLAIN = frozenset(
    (
        "is",
        "was",
        "has",
        "does",
        "says",
        "wants",
        "believes",
        "thinks",
        "knows",
        "seems",
        "needs",
        "tells",
        "argues",
    )
)
_BEFORE_VERB = frozenset(("also", "later", "then", "now", "never", "often", "still", "once", "first"))
SUBJECTS = frozenset(
    ("it", "they", "he", "she", "this", "these", "that", "those", "its", "their", "his", "her")
)
_DETERMINERS = frozenset(("this", "these", "such"))
_OBJECTS = frozenset(("it", "them", "this", "that", "these", "those"))
_SHORTENED = frozenset(("d", "ll", "re", "ve"))
"""What "would", "will", "are" and "have" leave of themselves after a pronoun: "he'd"."""
TIMES = frozenset(
    ("year", "month", "week", "century", "decade", "summer", "spring", "winter", "autumn", "time")
)


def uncontracted(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words with "he'd", "they've" cut down to the pronoun; every word keeps its place."""
    return tuple([_pronoun_of(word) if "'" in word else word for word in words])


def _pronoun_of(word: str) -> str:
    pronoun, _, rest = word.partition("'")
    return pronoun if rest in _SHORTENED and pronoun in SUBJECTS else word


def pronoun_fault(sentence: str, words: Sequence[str]) -> str:
    """Find a pronoun whose noun must stand in another sentence."""
    names = name_places(sentence)
    surface = tokens(sentence)
    persons = _persons(surface, names)
    every = uncontracted(lowered(sentence))
    cut = _introduction(sentence)
    intro, main = every[:cut], every[cut:] if cut else ()
    named = any(place < len(intro) for place in names)
    if main and (_points_at_noun(main) or (main[0] in SUBJECTS and not named)):
        return f"its subject is “{main[0]}”"
    after_intro = any(place < len(intro) + _NEAR for place in names)
    if len(intro) > 1 and intro[1] in SUBJECTS - {"that"} and not after_intro:
        return f"points back with “{intro[1]}”"
    if intro and intro[-1] in _OBJECTS and not named:
        return f"points back with “{intro[-1]}”"
    if _owner_follows(words):
        return f"points back with “{words[1]}”"
    short = not intro or len(intro) <= _SHORT_INTRO
    for place, word in enumerate(words[: len(intro) + _START] if short else intro):
        following = words[place + 1] if place + 1 < len(words) else ""
        if word in {"this", "these", "those", "such"} and following not in TIMES | {"as", "who", "that"}:
            return f"points back with “{word}”"
    return _person_fault(every, persons, len(intro))


def _points_at_noun(words: Sequence[str]) -> bool:
    """Find "..., this plan would": a name before it does not tell which plan."""
    return words[0] in _DETERMINERS and words[1:2] != () and not _is_plain_verb(words[1])


def _owner_follows(words: Sequence[str]) -> bool:
    """Find "In its plan it promised", "What broke it was": two pronouns and no noun for either."""
    owned = words[0] in _introducers() and words[1:2] and words[1] in {"its", "their", "his", "her"}
    asked = words[0] == "what"
    return bool(owned or asked) and not {"it", "they", "them"}.isdisjoint(words[2 : 2 + _NEAR])


def _person_fault(words: Sequence[str], names: Sequence[int], intro: int) -> str:
    """Find he, she, him, her without a name before, and them without a plural before.

    In "In his speech, Putin said" the name may come just after.
    """
    introduced = words[0] in _introducers()
    for place, word in enumerate(words):
        if word == "them" and not any(plural(before) for before in words[:place]):
            return "“them” is nobody named in it"
        if word == "they" and 0 < place <= _START and not any(plural(before) for before in words[:place]):
            return "“they” is nobody named in it"
        if word in _PERSONAL and not _named(word, place, names, intro if introduced else -1):
            return f"“{word}” is nobody named in it"
    if words[-1] in {"either", "too", "though", "then", "again", "likewise"}:
        return f"ends with “{words[-1]}”"
    return ""


def _named(word: str, place: int, names: Sequence[int], intro: int) -> bool:
    """Tell whether a name can be the pronoun's; ``intro`` is -1 when nothing introduces the sentence."""
    introduced = intro >= 0
    if introduced and not intro and word in _HE and place < 2 * _NEAR:
        return False
    reach = place + _NEAR if introduced and place < _NEAR and word in {"his", "her"} else place
    first = intro if introduced and word in _HE else 0
    return any(first <= name < reach for name in names)


def _introduction(sentence: str) -> int:
    """Return the number of words before the comma of "While ..., it ..."; 0 when it does not begin so."""
    head, comma, _ = sentence.partition(", ")
    intro = lowered(head) if comma else ()
    if not intro or len(intro) > _INTRO_REACH:
        return 0
    opens = intro[0] in _introducers() or len(intro) <= _SHORT_INTRO or not has_verb(intro)
    return len(intro) if opens else 0


def name_places(sentence: str) -> list[int]:
    """Return the places (in words) of names: capitalised words, the first only when it looks like one."""
    surface = tokens(sentence)
    return [
        place
        for place in capitalised(sentence)
        if surface[place].lower().replace("’", "'") not in _common()
        and (place > 0 or _first_is_name(surface))
    ]


def _first_is_name(surface: Sequence[str]) -> bool:
    """Guess whether the first word's capital is a name's: "Noel was", "Noel rarely was", not "Six months"."""
    second, third = (*surface[1:3], "", "")[:2]
    if second[:1].isupper():
        return True
    verb = third if second.endswith("ly") or second in _BEFORE_VERB else second
    denied = verb.replace("’", "'").endswith("n't")
    return not surface[0].endswith(("s", "ly")) and (denied or _is_plain_verb(verb.lower()))


def _is_plain_verb(word: str) -> bool:
    """Tell whether a word is a verb and no plural noun: "said", "wants", but not "records"."""
    past = len(word) > _SHORT_PAST and word.endswith("ed")
    return past or (word in inflected_verbs() and (not word.endswith("s") or word in _PLAIN))


def _persons(surface: Sequence[str], names: Sequence[int]) -> list[int]:
    """Return the places of names that may be a person's: not "Wary Republicans"."""
    groups = {place for place in names if _is_group(surface[place])}
    return [place for place in names if place not in groups and place + 1 not in groups]


def _is_group(name: str) -> bool:
    """Tell whether a name is that of many: "Republicans", "Democrats"."""
    return name.endswith(_GROUPS)


@cache
def _common() -> frozenset[str]:
    """Return the words whose capital tells no name."""
    return stopwords("en") | _introducers()


@cache
def _introducers() -> frozenset[str]:
    """Return the words that open a clause before the main clause: "While ..., it ..."."""
    return frozenset(lexicon.load("openings")["introducers"].split())
