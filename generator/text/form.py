"""One sentence -> why its punctuation, length or script bar it from a page, in every language."""

import re

from generator.text.words import count

_MAX_CHARS = 600
_SHOUT_SHARE = 0.6
_STOPS = (".", "!", "。", "！", "؟", "۔", "।", "…")
_END = re.compile(r"[.!。！؟۔।…]+[\"'”’»」』)\]]*(?:\[\d{1,3}\])*\Z")
_QUESTION = re.compile("[?？؟]")
_ADDRESS_MARKS = ("(", "http", "www.", "@", "#", "|")
"""Without one of these there is no address: a cheap test before the pattern, like all marks here."""
_ADDRESS = re.compile(r"\([^()]{0,20}(?:above|below|left|right)\)|https?:|www\.|\S@\S|(?:^|\s)[#@]\w|\|")
_DATELINE = re.compile(r"\([A-Z][\w. ]{1,20}\)\s[-–—]")
_BYLINE = re.compile(r"By [A-Z][a-z]+ (?:[A-Z][\w.]* )?[A-Z][a-z]+ [A-Z]")
_THREE_DIGITS = re.compile(r"\d{3}")
_PHONE = re.compile(r"\b\d{3,4}[ .-]\d{3}[ .-]\d{4}\b|\(\d{3}\) \d{3}|\b0\d{9}\b")
_BROKEN = re.compile(r"\.(?<=[a-z]{5}\.) [a-z]|[.!?](?<=[a-z]{4}.)[A-Z][a-z]")
_LABEL = re.compile(r"\A(?:[\w.'’-]+ ){0,3}[\w.'’-]+:\s")
_EXHIBIT = re.compile(r"\b(?:[Ff]ig(?:ure|\.)|[Tt]able|[Cc]hart|[Ee]xhibit|[Bb]ox)\s\d")
_EXHIBIT_MARKS = ("ig", "able", "hart", "hibit", "ox")
_FUSED_MARKS = ("She ", "He ", "They ", "These ", "Those ", "There ")
_FUSED = re.compile(r"\b(?:She|He|They|These|Those|There) (?:is|are|was|were|has|have|had|will|can)\b")
_REFERENCE = re.compile(
    r"""
    \A (?:•+\s+)? (?:
        (?:\S+\s+){1,3} et\s+al\.? \s+ [A-Z]                       # Vik et al. Tides
        | [A-Z][\w'’‐-]+ \s+ [A-Z]{1,3} (?:\s+Jr\.?)? \s?[,.] \s+                 # Vik L, Dahl OR ...
          (?: et\s+al | [A-Z][\w'’‐-]+ \s+ [A-Z]{1,3}\b )
        | [A-Z][\w'’‐-]+ , \s (?:[A-Z]\.\s?){1,3} (?: , | & | and\b | \(\d{4} )     # Vik, L., & Dahl, O.
    )
    """,
    re.VERBOSE,
)
_ENTRY = re.compile(
    r"\A([^—–.]{3,60}?) [—–] (?:(?:an? |the )?\1\b|(?:is|was|are) an?\b|\(born\b)", re.IGNORECASE
)
_LIST_MARK = re.compile(r"\A(?:\(?\d{1,2}[.)]|[-*•–—])\s")
MIN_WORDS = 6
MAX_WORDS = 55


def form_fault(sentence: str) -> str:
    """Judge what punctuation, length and script tell in every language."""
    length = count(sentence)
    stripped = sentence.rstrip()
    checks = (
        (length < MIN_WORDS, "too short"),
        (length > MAX_WORDS or len(sentence) > _MAX_CHARS, "too long"),
        (stripped.endswith((":", "：", ";", ",")), "introduces a list"),
        (bool(_QUESTION.search(sentence)), "question"),
        ("..." in sentence or "…" in sentence, "unfinished"),
        (not (stripped.endswith(_STOPS) or _END.search(stripped)), "no full stop"),
        (_has_address(sentence), "address or tag"),
        (_has_phone(sentence), "gives a phone number"),
        (bool(_BYLINE.match(sentence)), "begins with a byline"),
        (bool(_LIST_MARK.match(sentence)), "list mark"),
        (sentence[:1] in "([" and not _DATELINE.match(sentence), "in brackets"),
        (_runs_together(sentence), "two pieces run together"),
        (("—" in sentence or "–" in sentence) and bool(_ENTRY.match(sentence)), "entry of a dictionary"),
        (_has_exhibit(sentence), "points to a figure or table"),
        (sentence[:1].islower(), "begins in mid-sentence"),
        (is_reference(sentence), "entry of a list of references"),
        (_shouts(sentence), "in capitals"),
        (_unbalanced(sentence), "part of a longer quotation"),
    )
    return next((reason for failed, reason in checks if failed), "")


def label_length(sentence: str) -> int:
    """Return the length of the label before a colon that the sentence begins with, or 0."""
    found = _LABEL.match(sentence)
    return found.end() if found else 0


def _runs_together(sentence: str) -> bool:
    """Find "the plan.the firm" and "Editor for the Coverage She is": one sentence begins inside another."""
    if _BROKEN.search(sentence):
        return True
    if not any(mark in sentence for mark in _FUSED_MARKS):
        return False
    starts = (found.start() for found in _FUSED.finditer(sentence) if found.start() > 1)
    return any(sentence[start - 2].isalpha() for start in starts)


def is_reference(sentence: str) -> bool:
    """Tell whether the sentence begins with the authors of an entry of a list of references."""
    return bool(_REFERENCE.match(sentence))


def _has_address(sentence: str) -> bool:
    return any(mark in sentence for mark in _ADDRESS_MARKS) and bool(_ADDRESS.search(sentence))


def _has_phone(sentence: str) -> bool:
    return bool(_THREE_DIGITS.search(sentence) and _PHONE.search(sentence))


def _has_exhibit(sentence: str) -> bool:
    return any(mark in sentence for mark in _EXHIBIT_MARKS) and bool(_EXHIBIT.search(sentence))


def _shouts(sentence: str) -> bool:
    if sum(map(str.islower, sentence)) >= (1 - _SHOUT_SHARE) * len(sentence):
        return False
    letters = list(filter(str.isalpha, sentence))
    return sum(map(str.isupper, letters)) > _SHOUT_SHARE * max(1, len(letters))


def _unbalanced(sentence: str) -> bool:
    pairs = (("“", "”"), ("«", "»"), ("「", "」"), ("(", ")"))
    return sentence.count('"') % 2 == 1 or any(sentence.count(a) != sentence.count(b) for a, b in pairs)
