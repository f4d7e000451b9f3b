"""One sentence -> why it cannot stand alone on a page, and which cue words speak for or against it.

The bars that read words are English; for other languages only punctuation and length are judged.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from generator import lexicon
from generator.text.words import PhraseIndex, count, find_phrases, lowered, phrase_index, stopwords, tokens

MIN_WORDS = 6
MAX_WORDS = 55
_MAX_CHARS = 600
_MIN_PAST = 4
_VERB_ENDINGS = ("ed", "izes", "ises", "ifies")
_QUOTE_WORDS = 8
_SHELL_REACH = 3
_EARLY = 8
_NEAR = 6
_START = 4
_INTRO_REACH = 25
_SHORT_INTRO = 3
_SHOUT_SHARE = 0.6

_OPEN_QUOTES = "\"“«„「『"
_CLOSE_QUOTES = "\"”»」』"
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
_SUBJECTS = frozenset(("it", "they", "he", "she", "this", "these", "that", "those", "its", "their", "his", "her"))
_SPEAKERLESS = frozenset(("he", "she", "they", "it", "one", "who"))
_HE = frozenset(("he", "she"))
_SELF = frozenset(("i", "i'm", "i've", "i'd", "i'll", "me", "my", "mine", "myself"))
_PLURAL_PRONOUNS = frozenset(("we", "they", "you", "i", "people", "who", "which", "that", "also", "often", "not"))
_RELATIVES = frozenset(("as", "who", "that", "which", "in", "with"))
_AFTER_ORDER = frozenset("the a an your that to out on for up at with sure it them all this these".split())
_BEFORE_POINTER = frozenset("of to on at by from for with under after before once".split())
_TIMES = frozenset(("year", "month", "week", "century", "decade", "summer", "spring", "winter", "autumn", "time"))


def cues(words: Sequence[str], group: str) -> int:
    """Count the cue phrases of a group of lexicon/cues.yml in a sentence (words as ``lowered`` gives them)."""
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
    """Return why the sentence must not be shown without its neighbours, in words; empty when nothing is wrong."""
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
    """Count the weaker signs that the sentence needs the one before it: "however", "also", "this", "the latter"."""
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
    return len(words) > 1 and words[0] in _verb_bases() | {"don't", "do"} and words[1] in _AFTER_ORDER


def speaks_of_itself(words: Sequence[str]) -> bool:
    """Tell whether the sentence is in the first person singular."""
    return not _SELF.isdisjoint(words)


def has_verb(words: Sequence[str]) -> bool:
    """Tell whether one of the words can be a finite verb (a list of auxiliaries, common verbs and their forms)."""
    inflected = inflected_verbs()
    return (
        any(word in inflected and before != "having" for before, word in pairwise(("", *words)))
        or any(len(word) > _MIN_PAST and word.endswith(_VERB_ENDINGS) for word in words[1:])
        or any(word in _verb_bases() and _plural(before) for before, word in pairwise(words))
    )


def _plural(word: str) -> bool:
    """Tell whether a verb without ending may follow: "firms supply", "we need"."""
    return word in _PLURAL_PRONOUNS or (word.endswith("s") and not word.endswith(("ss", "us", "is")))


def _form_fault(sentence: str) -> str:
    """What punctuation, length and script tell in every language."""
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
    if opens_with(words, "harmless") or opens_with(words, "existential"):
        start = 2
    elif words[0] in _words("openings", "pointers") and not _correlative(words):
        return f"begins with “{sentence.split()[0]}”"
    elif words[0] in {"but", "yet"} and not cues(words, "thesis"):
        return f"begins with “{words[0]}”"
    elif opens_with(words, "barred"):
        return f"begins with “{' '.join(words[: opens_with(words, 'barred')])}”"
    else:
        start = opens_with(words, "leaning")
    rest = words[start:]
    if rest and rest[0] in _SUBJECTS and start and not opens_with(words, "existential"):
        if not opens_with(words, "harmless"):
            return f"its subject is “{rest[0]}”"
    if _bare_amount(rest):
        return "does not say what it counts"
    if _bare_shell(rest):
        return "does not say which one"
    if _bare_pair(sentence, words):
        return "does not say which two"
    return _pronoun_fault(sentence, rest)


def _correlative(words: Sequence[str]) -> bool:
    """both ... and, neither ... nor, either ... or: complete in themselves."""
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
    return following in inflected_verbs() or following in _verb_bases() or (
        following not in _words("openings", "specifiers") and following.endswith(("ed", "s", "ly"))
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
    """he, she, him, her need a name before them; "in his speech, Putin" may have it just after; them needs a plural."""
    introduced = words[0] in _words("openings", "introducers")
    for place, word in enumerate(words):
        if word in _PERSONAL:
            reach = place + _NEAR if introduced and word in {"his", "her"} and place < _NEAR else place
            free = [name for name in names if name < reach and (not introduced or name >= intro or word not in _HE)]
            if not free or introduced and not intro and word in _HE and place < 2 * _NEAR:
                return f"“{word}” is nobody named in it"
        if word == "them" and not any(_plural(before) for before in words[:place]):
            return "“them” is nobody named in it"
    if words[-1] in {"either", "too", "though", "then", "again", "likewise"}:
        return f"ends with “{words[-1]}”"
    return ""


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
    """Return the places (in words) of capitalised words that are names; the first counts unless common."""
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
    """A longer quotation needs a speaker, named in the sentence itself."""
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


@cache
def inflected_verbs() -> frozenset[str]:
    """Return the finite forms: auxiliaries, irregular pasts, and bases of regular verbs with -s and -ed."""
    listed = lexicon.load("cues")
    forms = set(listed["auxiliaries"].split()) | set(listed["irregular"].split())
    for base in listed["verbs"].split():
        third = base[:-1] + "ies" if base.endswith("y") and base[-2] not in "aeou" else base + "s"
        if base.endswith(("s", "x", "ch", "sh", "o")):
            third = base + "es"
        past = base + "d" if base.endswith("e") else base + "ed"
        if base.endswith("y") and base[-2] not in "aeou":
            past = base[:-1] + "ied"
        forms.update((third, past))
    return frozenset(forms)


@cache
def _verb_bases() -> frozenset[str]:
    return _words("cues", "verbs")
