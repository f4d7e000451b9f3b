"""Text -> the form in which two texts count as the same, and the id made from it."""

import base64
import hashlib
import re
import unicodedata
from functools import lru_cache

from generator.text.visible import NOTHING

_ID_BYTES = 5
# Between digits, or a dash before a number. What stands before a sign is looked at last: signs are few.
_IN_NUMBER = re.compile(r"[.,:/\-\u2010-\u2015\u2212](?=\d)(?:(?<=\d.)|(?<=[-\u2010-\u2015\u2212])(?<!\w.))")
_AGAIN = re.compile(
    r"(?<=\bre)[-\u2010-\u2015](?=(?:act|collect|cover|creat|form|lease|mark|press|sent|serv|sign|sort|treat))"
)
"""The hyphen that tells signing again from giving up."""
_POWER = re.compile("(?<=\\d)(?=[\u00b2\u00b3\u00b9\u2070\u2074-\u207b])")
"""Where a number ends and its exponent begins."""
# Private-use characters stand in for the signs of numbers while punctuation is removed.
_SIGNS = {".": "\ue000", ",": "\ue001", ":": "\ue002", "/": "\ue003"}
_DASH = "\ue004"
_SIGNS_AGAIN = str.maketrans({**{stand_in: sign for sign, stand_in in _SIGNS.items()}, _DASH: "-"})


def normalise(text: str) -> str:
    """Fold what a trivial edit changes: compatibility forms, case, punctuation, white space, the unseen.

    Kept is what changes the meaning: symbols such as ``$``, the sign ``%``, and the signs in and before a
    number, without which 1.5 would count as 15, 5-10 as 510, -14 as 14, 10² as 102.
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", _POWER.sub("^", text)).casefold())
    kept = _IN_NUMBER.sub(lambda match: _SIGNS.get(match.group(), _DASH), _AGAIN.sub(_DASH, folded))
    for char in set(kept):
        if not char.isalnum() and _is_mark(char):
            kept = kept.replace(char, "")
    return " ".join(kept.translate(_SIGNS_AGAIN).split())


@lru_cache(maxsize=4096)
def _is_mark(char: str) -> bool:
    return (char not in "%‰" and unicodedata.category(char).startswith("P")) or bool(NOTHING.match(char))


@lru_cache(maxsize=262_144)  # a claim is shown on several pages and in the data
def claim_id(text: str) -> str:
    """Return the id of a claim: 8 base32 characters (40 bits) of the SHA-256 of its normalised text."""
    digest = hashlib.sha256(normalise(text).encode()).digest()
    return base64.b32encode(digest[:_ID_BYTES]).decode().lower()


@lru_cache(maxsize=16384)  # every list of names is asked for the same slugs again
def slug(text: str, max_length: int = 60) -> str:
    """Return the text as ``[a-z0-9-]``, cut at a word end; empty when nothing of it can be written so."""
    words = re.findall(r"[a-z0-9]+", _ascii(text).lower().replace("'", ""))
    taken: list[str] = []
    for word in words:
        if taken and len("-".join([*taken, word])) > max_length:
            break
        taken.append(word[:max_length])
    return "-".join(taken)


def _ascii(text: str) -> str:
    if text.isascii():
        return text
    from anyascii import anyascii  # noqa: PLC0415 - its tables load only when a slug is made

    return anyascii(text)
