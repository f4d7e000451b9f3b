"""One sentence -> why it cannot stand alone on a page, and which cue words speak for or against it.

The bars that read words are English; for other languages only punctuation and length are judged.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from generator import lexicon
from generator.text.verbs import has_verb, inflected_verbs, plural, verb_bases
from generator.text.words import PhraseIndex, count, find_phrases, lowered, phrase_index, stopwords, tokens

MIN_WORDS = 6
MAX_WORDS = 55
_MAX_CHARS = 600
_QUOTE_WORDS = 8
_SHELL_REACH = 3
_EARLY = 8
_NEAR = 6
_START = 4
_INTRO_REACH = 25
_SHORT_INTRO = 3
_SHOUT_SHARE = 0.6

_OPEN_QUOTES = '"“«„「『'
_CLOSE_QUOTES = '"”»」』'
_END = re.compile(r"[.!。！؟۔।…]+[\"'”’»」』)\]]*(?:\[\d{1,3}\])*\Z")
_EXAMPLE = phrase_index(("for example", "for instance", "as well"))
_QUESTION = re.compile("[?？؟]")
_ADDRESS = re.compile(r"https?:|www\.|\S@\S|(?:^|\s)[#@]\w|\|")
_LABEL = re.compile(r"\A(?:[\w.'’-]+ ){0,3}[\w.'’-]+:\s")
_QUOTED = re.compile(r"[“\"«]([^”\"»]{1,600})[”\"»]")
_CAPITAL = re.compile(r"[^\W\d_]*[A-Z]\w*")
_EXHIBIT = re.compile(r"\b(?:[Ff]ig(?:ure|\.)|[Tt]able|[Cc]hart|[Ee]xhibit|[Bb]ox)\s\d")
_LIST_MARK = re.compile(r"\A(?:\(?\d{1,2}[.)]|[-*•–—])\s")

_PERSONAL = frozenset(("he", "she", "his", "her", "him", "hers"))
_SUBJECTS = frozenset(
    ("it", "they", "he", "she", "this", "these", "that", "those", "its", "their", "his", "her")
)
_SPEAKERLESS = frozenset(("he", "she", "they", "it", "one", "who"))
_HE = frozenset(("he", "she"))
_SELF = frozenset(("i", "i'm", "i've", "i'd", "i'll", "me", "my", "mine", "myself"))
_RELATIVES = frozenset(("as", "who", "that", "which", "in", "with"))
_AFTER_ORDER = frozenset(
    (
        "the",
        "a",
        "an",
        "your",
        "that",
        "to",
        "out",
        "on",
        "for",
        "up",
        "at",
        "with",
        "sure",
        "it",
        "them",
        "all",
    )
)
_BEFORE_POINTER = frozenset(("of", "to", "on", "at", "by", "from", "for", "with", "under", "after", "once"))
_TIMES = frozenset(
    ("year", "month", "week", "century", "decade", "summer", "spring", "winter", "autumn", "time")
)


def cues(words: Sequence[str], group: str) -> int:
    """Count the cue phrases of a group of lexicon/cues.yml; words as ``lowered`` gives them."""
    return len(find_phrases(words, _phrases("cues", group)))


def opens_with(words: Sequence[str], group: str) -> int:
    """Return how many words of the sentence's start are an opening of a group of lexicon/openings.yml."""
    if not words:
        return 0
    for rest in _phrases("openings", group).get(words[0], ()):
        if tuple(words[1 : 1 + len(rest)]) == rest:
            return 1 + len(rest)
    return 0


def bar(sentence: str, language: str = "en") -> str:
    """Return why the sentence must not be shown on its own, in words; empty when nothing is wrong."""
    fault = _form_fault(sentence)
    if fault or language != "en":
        return fault
    words = lowered(sentence)
    if not has_verb(words):
        return "fragment without a verb"
    if cues(words, "promotion"):
        return "promotion or credit line"
    if cues(words, "announcing"):
        return "announces instead of stating"
    return _leaning_fault(sentence, words) or _quote_fault(sentence, words)


def leaning(words: Sequence[str]) -> int:
    """Count the weaker signs that a sentence needs the one before it: "however", "also", "this"."""
    start = 2 if opens_with(words, "leaning") else 0
    early = words[:_EARLY]
    example = bool(find_phrases(words, _EXAMPLE))
    also = any(word in {"also", "too", "again", "another", "instead", "then"} for word in early)
    pointing = sum(
        word in {"this", "these", "those", "such"} and after not in _TIMES | _RELATIVES
        for word, after in pairwise(words)
    )
    pointing += sum(word == "that" and before in _BEFORE_POINTER for before, word in pairwise(words))
    alone = len(words) > _SHELL_REACH and words[0] == "the" and words[2] in inflected_verbs()
    return start + example + also + pointing + alone


def commands(words: Sequence[str]) -> bool:
    """Tell whether the sentence seems to be an order to the reader: "Make sure the ..."."""
    return len(words) > 1 and words[0] in verb_bases() | {"don't", "do"} and words[1] in _AFTER_ORDER


def speaks_of_itself(words: Sequence[str]) -> bool:
    """Tell whether the sentence is in the first person singular."""
    return not _SELF.isdisjoint(words)


def _form_fault(sentence: str) -> str:
    """Judge what punctuation, length and script tell in every language."""
    length = count(sentence)
    stripped = sentence.rstrip()
    checks = (
        (length < MIN_WORDS, "too short"),
        (length > MAX_WORDS or len(sentence) > _MAX_CHARS, "too long"),
        (stripped.endswith((":", "：", ";", ",")), "introduces a list"),
        (bool(_QUESTION.search(sentence)), "question"),
        ("..." in sentence or "…" in sentence, "unfinished"),
        (not _END.search(stripped), "no full stop"),
        (bool(_ADDRESS.search(sentence)), "address or tag"),
        (bool(_LABEL.match(sentence)), "labelled line"),
        (bool(_LIST_MARK.match(sentence)), "list mark"),
        (sentence[:1] in "([", "in brackets"),
        (bool(_EXHIBIT.search(sentence)), "points to a figure or table"),
        (sentence[:1].islower(), "begins in mid-sentence"),
        (_shouts(sentence), "in capitals"),
        (_unbalanced(sentence), "part of a longer quotation"),
    )
    return next((reason for failed, reason in checks if failed), "")


def _shouts(sentence: str) -> bool:
    letters = [char for char in sentence if char.isalpha()]
    return sum(char.isupper() for char in letters) > _SHOUT_SHARE * max(1, len(letters))


def _unbalanced(sentence: str) -> bool:
    pairs = (("“", "”"), ("«", "»"), ("「", "」"), ("(", ")"))
    return sentence.count('"') % 2 == 1 or any(sentence.count(a) != sentence.count(b) for a, b in pairs)


def _leaning_fault(sentence: str, words: list[str]) -> str:
    """Find what a sentence needs its neighbours for: pointers, connectives, nouns that say too little."""
    free = bool(opens_with(words, "harmless") or opens_with(words, "existential"))
    if not free and _points_back(words):
        return f"begins with “{sentence.partition(' ')[0]}”"
    start = 2 if free else opens_with(words, "leaning")
    rest = words[start:]
    checks = (
        (start and not free and rest[:1] and rest[0] in _SUBJECTS, f"its subject is “{' '.join(rest[:1])}”"),
        (_bare_amount(rest), "does not say what it counts"),
        (_bare_shell(rest), "does not say which one"),
        (_bare_pair(sentence, words), "does not say which two"),
    )
    return next((reason for failed, reason in checks if failed), "") or _pronoun_fault(sentence, rest)


def _points_back(words: Sequence[str]) -> bool:
    """Tell whether the first words make no sense without the sentence before."""
    if words[0] in {"but", "yet"}:
        return not cues(words, "thesis")
    if words[0] in _words("openings", "pointers"):
        return not _correlative(words)
    return bool(opens_with(words, "barred"))


def _correlative(words: Sequence[str]) -> bool:
    """Find "both ... and", "neither ... nor", "either ... or": complete in themselves."""
    partner = {"both": "and", "neither": "nor", "either": "or"}.get(words[0])
    return partner is not None and partner in words[2:8]


def _bare_shell(words: Sequence[str]) -> bool:
    """Find "The move came", "The proposal would": a noun that means nothing without the text before it."""
    if len(words) <= _SHELL_REACH or words[0] != "the":
        return False
    noun = 2 if words[1] in _words("openings", "backward") else 1
    if words[noun] not in _words("openings", "shells"):
        return False
    following = words[noun + 1]
    return (
        following in inflected_verbs()
        or following in verb_bases()
        or (following not in _words("openings", "specifiers") and following.endswith(("ed", "s", "ly")))
    )


def _bare_amount(words: Sequence[str]) -> bool:
    """Find "About half came", "Most were", "The 66-year-old was": a number or an age without its noun."""
    place = 1 if words[:1] in (["about"], ["nearly"], ["almost"], ["only"]) else 0
    if len(words) <= place + 1:
        return False
    if words[0] == "the" and words[1].isdigit() and "old" in words[2:4]:
        return True
    return words[place] in _words("openings", "quantities") and words[place + 1] in inflected_verbs()


def _bare_pair(sentence: str, words: Sequence[str]) -> bool:
    """Find "both sides" with fewer than two names before it."""
    found = find_phrases(words, _phrases("openings", "pairs"))
    return bool(found) and sum(place < found[0][0] for place in _name_places(sentence)) < 2


def _pronoun_fault(sentence: str, words: Sequence[str]) -> str:
    """Find a pronoun whose noun must stand in another sentence."""
    names = _name_places(sentence)
    intro, main = _clauses(sentence)
    if main and main[0] in _SUBJECTS and not any(place < len(intro) for place in names):
        return f"its subject is “{main[0]}”"
    after_intro = any(place < len(intro) + _NEAR for place in names)
    if len(intro) > 1 and intro[1] in _SUBJECTS - {"that"} and not after_intro:
        return f"points back with “{intro[1]}”"
    for place, word in enumerate(intro or words[:_START]):
        following = words[place + 1] if place + 1 < len(words) else ""
        if word in {"this", "these", "those", "such"} and following not in _TIMES | {"as", "who", "that"}:
            return f"points back with “{word}”"
    return _person_fault(lowered(sentence), names, len(intro))


def _person_fault(words: Sequence[str], names: Sequence[int], intro: int) -> str:
    """Find he, she, him, her without a name before, and them without a plural before.

    In "In his speech, Putin said" the name may come just after.
    """
    introduced = words[0] in _words("openings", "introducers")
    for place, word in enumerate(words):
        if word == "them" and not any(plural(before) for before in words[:place]):
            return "“them” is nobody named in it"
        if word in _PERSONAL and not _named(word, place, names, intro if introduced else -1):
            return f"“{word}” is nobody named in it"
    if words[-1] in {"either", "too", "though", "then", "again", "likewise"}:
        return f"ends with “{words[-1]}”"
    return ""


def _named(word: str, place: int, names: Sequence[int], intro: int) -> bool:
    """Tell whether a name can be the pronoun's; ``intro`` is -1 when no introducing phrase opens the sentence."""
    introduced = intro >= 0
    if introduced and not intro and word in _HE and place < 2 * _NEAR:
        return False
    reach = place + _NEAR if introduced and place < _NEAR and word in {"his", "her"} else place
    first = intro if introduced and word in _HE else 0
    return any(first <= name < reach for name in names)


def _clauses(sentence: str) -> tuple[list[str], list[str]]:
    """Split "While ..., it ..." at the comma; two empty lists when the sentence does not begin so."""
    head, comma, tail = sentence.partition(", ")
    intro = lowered(head)
    if not comma or not intro or len(intro) > _INTRO_REACH:
        return [], []
    if intro[0] in _words("openings", "introducers") or len(intro) <= _SHORT_INTRO or not has_verb(intro):
        return intro, lowered(tail)
    return [], []


def _name_places(sentence: str) -> list[int]:
    """Return the places (in words) of names: capitalised words, the first only when it looks like one."""
    surface = tokens(sentence)
    common = stopwords("en") | _words("openings", "introducers")
    return [
        place
        for place, word in enumerate(surface)
        if word[:1].isupper()
        and word.lower().replace("’", "'") not in common
        and (place > 0 or _first_is_name(surface))
    ]


def _first_is_name(surface: Sequence[str]) -> bool:
    """Guess whether the capital of the first word is a name's: "Ms Noel was", "Noel was", but not "Six months"."""
    second = surface[1] if len(surface) > 1 else ""
    plural = surface[0].endswith("s") and not second[:1].isupper()
    return not plural and (second[:1].isupper() or second.lower() in inflected_verbs())


def _quote_fault(sentence: str, words: Sequence[str]) -> str:
    """Find a longer quotation whose speaker the sentence does not name."""
    saying = _words("cues", "saying")
    reported = [place for place, word in enumerate(words) if word in saying]
    for place in reported:
        before, after = words[max(0, place - 1)], words[place + 1] if place + 1 < len(words) else ""
        if place and before in _SPEAKERLESS - {"who"} | _SELF and place > len(words) // 3:
            return "its speaker is a pronoun"
        if after in {"he", "she", "they"} and place > len(words) - 4:
            return "its speaker is a pronoun"
    longest = max((count(quote) for quote in _QUOTED.findall(sentence)), default=0)
    if longest >= _QUOTE_WORDS and not reported:
        return "quotation without a speaker"
    if sentence[:1] in _OPEN_QUOTES and sentence.rstrip(".!")[-1:] in _CLOSE_QUOTES and not reported:
        return "quotation without a speaker"
    return ""


@cache
def _phrases(file: str, group: str) -> PhraseIndex:
    return phrase_index(lexicon.load(file)[group])


@cache
def _words(file: str, group: str) -> frozenset[str]:
    return frozenset(lexicon.load(file)[group].split())
