"""A number in a text -> whether it is a quantity, and the noun it counts."""

import re
from functools import cache

from generator import lexicon

_REACH = 40
_LAST_WORD = re.compile(r"([^\s\W]+(?:['’.]\w+)*\.?)[\s(\u00a0]*\Z")
_NEXT_WORDS = re.compile(
    r"[\s\u00a0-]+(?:d['’]|de\s)?([A-Za-z]\w*(?:[-’']\w+)*)(?:\s+(\w+(?:-\w+)*))?(?:\s+(\w+(?:-\w+)*))?"
)
_NEXT_ELSEWHERE = re.compile(r"[\s\u00a0]+([\u0430-\u045f\u0621-\u06ff][^\W\d_]{2,})")
"""A word in small Cyrillic letters, or in Arabic ones."""
_CLASSIFIED = re.compile(
    r"[多余]?([个名家人位只头辆架艘座所条件项户间套台部场次种])([\u4e00-\u9fff]{0,4}?)"
    r"(?=[^\u4e00-\u9fff]|\Z|[的和在将已被是为于有因从向与及中参])"
)
"""In Chinese a measure word stands between a number and the noun."""
_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_GLUED_LEFT = re.compile(
    r"(?:[\w][-/.:]|[#№@&*=+^:/\\_第]|[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[Nn]o\.\s?|[-–])\Z"
)
_GLUED_RIGHT = re.compile(
    r"(?:st|nd|rd|th|s|er|[’']s)\b|[:/]\d|\.\d|[^\W\d_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[-–—](?:\d|[A-Z]\w*\d)|@|\s?[×x]\s?\d"
)
_CLOCK = re.compile(r"\s?(?:[ap]\.?m\b|o[’']clock|hrs\b|GMT\b|UTC\b|E[SD]T\b)", re.IGNORECASE)
_OF_NUMBER = re.compile(r"\b[A-Z]\w+ of (?:the )?\Z")
_STARTERS = re.compile(r"(?:\A|[.!?:;\n“\"‘(]\s*)[^\W\d_][\w’']*[\s]+\Z")
_FRONTED = re.compile(
    r"(?:\A|[.,;:!?(“\"—]\s*|\b(?:and|but|that|as|while|where)\s)(?:[Ii]n|[Aa]t|[Aa]cross|[Oo]n|[Nn]ear|[Aa]round|[Ff]rom"
    r"|[Oo]utside|[Aa]mong|[Ss]ince|[Bb]y|[Ww]ithin|[Dd]uring|[Ii]nside)\s(?:the\s)?(?:[A-Z][\w’'-]*\s)+\Z"
)
_PLURALS = frozenset({"people", "men", "women", "children", "menschen", "personen", "einwohner", "persone"})
_MODEL_DIGITS = (3, 4)
_YEARS = range(1800, 2100)
_STOP_NOUNS = frozenset(
    {
        "of",
        "in",
        "and",
        "or",
        "to",
        "the",
        "at",
        "for",
        "on",
        "is",
        "was",
        "are",
        "were",
        "by",
        "with",
        "as",
        "from",
        "that",
        "who",
        "which",
        "per",
        "has",
        "does",
        "goes",
        "says",
        "this",
        "his",
        "its",
        "it",
        "he",
        "she",
        "they",
        "but",
        "have",
        "had",
        "will",
    }
)


_COUNTED_ALREADY = re.compile(
    r"(?:\b(?:two|three|four|five|six|seven|eight|nine|ten)|(?<![\d.,])\d{1,3}(?:,\d{3})*)\s\Z", re.IGNORECASE
)
"""Behind a count a number is the name of a model: "five 700 jets"."""
_NAME_FOLLOWS = re.compile(r"\s[A-Z][a-z]+")
"""Behind "2B" it makes both one name."""


def is_no_quantity(  # noqa: PLR0911 - a list of rules, each with its answer
    text: str, match: re.Match[str], *, bare: bool, kind: str, language: str
) -> bool:
    """Say whether the words around a number make it a name, an ordinal, a clock time or a pronoun.

    ``bare``: it has no currency, magnitude or unit, so that little speaks for it.
    """
    left = text[max(0, match.start() - _REACH) : match.start()]
    right = text[match.end() : match.end() + _REACH]
    if match["words"] is not None:
        return _is_idiom(match["words"].lower(), left, right) or (
            bare
            and (
                right.startswith("-")
                or (match["words"][0].isupper() and _after_name(left, right, match[0], language))
            )
        )
    if _CLOCK.match(right):
        return True
    if not bare:
        if (match["lowx"] or match["topx"]) and not match["symbol"] and _NAME_FOLLOWS.match(right):
            return True
        return (
            kind != "money"
            and bool(re.search(r"[A-Za-z][-/]?\Z", left))
            and not left.endswith(("sub-", "-to-"))
            and not match["symbol"]
        )
    if _GLUED_LEFT.search(left) or _GLUED_RIGHT.match(right) or _COUNTED_ALREADY.search(left):
        return True
    number = match["number"]
    if (
        len(number) == len("1999")
        and number.isdigit()
        and int(number) in _YEARS
        and not counted_noun(text, match.end())
    ):
        return True
    if len(number) > 1 and number.startswith("0") and number.isdigit():
        return True
    return _after_name(left, right, match[0], language)


def _after_name(left: str, right: str, number: str, language: str) -> bool:
    """Say whether the number follows a capitalised name ("Article 5"), or a word that numbers things."""
    found = _LAST_WORD.search(left)
    if found is None:
        return False
    before = found.group(1)
    low = before.lower().rstrip(".")
    table = _context()
    if low in table["numbered"] or _OF_NUMBER.search(left):
        return True
    if before == before.lower() or language == "de" or low in table["function"]:
        return False
    gap = left[found.start(1) + len(before) :]
    if gap == " " and _is_model(before, left, number):
        return True
    if gap != " " or _STARTERS.search(left):
        return bool(gap == " " and not counted_noun(right, 0))
    follows = counted_noun(right, 0)
    return not (follows and follows.islower())


def _is_idiom(words: str, left: str, right: str) -> bool:
    """Say whether a number in words is a pronoun or part of a set phrase: "no one", "half-time"."""
    if words in {"half"} and re.match(r"[\s-]?(?:time|back|way|hour|life|brother|sister|marathon)\b", right):
        return True
    if words == "half":
        return bool(
            re.search(
                r"\b(?:first|second|better|other|latter|top|bottom|opening|final|last|next|this|that|a)\s+\Z",
                left,
            )
        )
    if words.rsplit(maxsplit=1)[-1] in {"third", "quarter", "fifth", "tenth"} and right.startswith(
        ("-", " time")
    ):
        return True
    if words != "one":
        return False
    found = _LAST_WORD.search(left)
    before = found.group(1).lower() if found else ""
    after = _LETTERS.search(right[:12])
    table = _context()
    if right[:1] in {"’", "'", "-"}:
        return True
    return before in table["not_before_one"] or bool(
        after and after.group().lower() in table["not_after_one"]
    )


def counted_noun(text: str, end: int) -> str:
    """Return the noun that a number counts, with the words between them, or an empty string."""
    found = _NEXT_WORDS.match(text, end)
    if found is None:
        return _counted_elsewhere(text, end)
    taken: list[str] = []
    for word in found.groups():
        if word is None or word.lower() in _STOP_NOUNS or word.isdigit():
            break
        taken.append(word)
        if _is_plural(word):
            return " ".join(taken)
    return ""


def _is_plural(word: str) -> bool:
    if word.endswith("s"):
        return not word.endswith(("ss", "us", "’s", "'s"))
    return word.endswith(("aux", "eux")) or word.lower() in _PLURALS


def _counted_elsewhere(text: str, end: int) -> str:
    """Return the noun after a number in Cyrillic, Arabic or Chinese writing, or an empty string."""
    word = _NEXT_ELSEWHERE.match(text, end)
    if word:
        return "" if word[1] in _context()["elsewhere"] else word[1]
    classified = _CLASSIFIED.match(text, end)
    return (classified[2] or classified[1]) if classified else ""


def _is_model(before: str, left: str, number: str) -> bool:
    """Find "RTX 3080 cards", "Boeing 737 planes": the number closes a name, and nothing is counted.

    After a phrase of place or time in front of the sentence it is none: "In Chile 3000 people".
    """
    if not (number.isdigit() and len(number) in _MODEL_DIGITS) or before in _peoples():
        return False
    opens = _STARTERS.search(left) is not None and not before.isupper()
    return not opens and _FRONTED.search(left) is None


@cache
def _peoples() -> frozenset[str]:
    """Return words with a capital after which something may be counted: "the EU 300 jobs"."""
    countries = lexicon.load("countries")
    blocs = (name for rows in lexicon.load("blocs").values() for row in rows for name in row)
    also = (name for entry in countries.values() for name in entry.get("also", ()))
    months = lexicon.load("months")
    days = (name.capitalize() for forms in months["months"]["en"] for name in forms)
    return frozenset((*blocs, *also, *countries, "UK", *days, *months["weekdays"]))


@cache
def _context() -> dict[str, frozenset[str]]:
    table = lexicon.load("units")
    words = {name: frozenset(table[name]) for name in ("numbered", "not_after_one", "not_before_one")}
    function = [*lexicon.load("function_words")["en"], *lexicon.load("abbreviations")["openers"]["en"]]
    extra = [
        "about",
        "around",
        "nearly",
        "almost",
        "approximately",
        "roughly",
        "some",
        "least",
        "most",
        "up",
        "between",
        "total",
        "than",
        "just",
        "where",
        "above",
        "below",
    ]
    others = lexicon.load("function_words")
    elsewhere = frozenset(word for code in ("ru", "uk", "bg", "ar", "fa", "ur") for word in others[code])
    return {**words, "elsewhere": elsewhere, "function": frozenset((*function, *extra))}
