"""Text -> the form in which two texts count as the same, and the id made from it."""

import base64
import hashlib
import re
import unicodedata
from functools import lru_cache

from generator.text.visible import NOTHING

_ID_LENGTH = 8
_IN_NUMBER = re.compile(r"(?<=\d)[.,:/\-\u2010-\u2015\u2212](?=\d)|(?<![\w])[-\u2010-\u2015\u2212](?=\d)")
# Private-use characters stand in for the signs of numbers while punctuation is removed.
_SIGNS = {".": "\ue000", ",": "\ue001", ":": "\ue002", "/": "\ue003"}
_DASH = "\ue004"
_SIGNS_AGAIN = str.maketrans({**{stand_in: sign for sign, stand_in in _SIGNS.items()}, _DASH: "-"})


def normalise(text: str) -> str:
    """Fold what a trivial edit changes: compatibility forms, case, punctuation, white space, the unseen.

    Kept is what changes the meaning: symbols such as ``$``, the sign ``%``, and the signs in and before a
    number, without which 1.5 would count as 15, 5-10 as 510 and -14 as 14.
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    kept = _IN_NUMBER.sub(lambda match: _SIGNS.get(match.group(), _DASH), folded)
    bare = kept.translate({ord(char): None for char in set(kept) if _is_mark(char)})
    return " ".join(bare.translate(_SIGNS_AGAIN).split())


@lru_cache(maxsize=4096)
def _is_mark(char: str) -> bool:
    return (char not in "%‰" and unicodedata.category(char).startswith("P")) or bool(NOTHING.match(char))


@lru_cache(maxsize=262_144)  # a claim is shown on several pages and in the data
def claim_id(text: str) -> str:
    """Return the id of a claim: 8 base32 characters (40 bits) of the SHA-256 of its normalised text."""
    digest = hashlib.sha256(normalise(text).encode()).digest()
    return base64.b32encode(digest).decode().lower()[:_ID_LENGTH]


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
