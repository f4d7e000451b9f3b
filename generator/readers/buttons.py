"""A line -> whether it consists of a page's buttons, or calls to follow somebody on a network."""

import re
from functools import cache

from generator import lexicon
from generator.readers.boilerplate import key
from generator.text.words import count

_PARTS = re.compile(r"\s*[|·•/,，:：;、‧∙▪→>+【】\[\]()（）]\s*|\s{2,}")
_BRACKETED = re.compile(r"(?:[\[【(（][^\[\]【】()（）]{1,20}[\]】)）]\s*)+")
_LONGEST = 160
_LONGEST_CALL = 12
_LONGEST_BUTTON = 4
_NETWORK_REACH = 3
"""The network is among this many last words of a call to follow."""
_FEWEST_BUTTONS, _FEWEST_NETWORKS = 2, 3


def is_row_of_buttons(text: str) -> bool:
    """Tell whether a line holds buttons and nothing else: "Print | Email | Share (12)", "[Print]".

    One word alone may be a heading, so it takes two buttons, one of which does something, three networks, or
    a count such as "12 comments".
    """
    if len(text) > _LONGEST or not _is_button_like(key(text)):
        return False
    buttons = [button for part in _PARTS.split(text.strip()) if key(part) for button in _buttons(key(part))]
    if not buttons or "" in buttons:
        return False
    actions = sum(button in _list("actions") for button in buttons)
    networks = sum(button in _list("networks") for button in buttons)
    named = sum(not button.isdigit() for button in buttons)
    enough = named >= _FEWEST_BUTTONS or bool(_BRACKETED.fullmatch(text.strip()))
    counted = all(button.isdigit() or button in _list("counts") for button in buttons) and named < len(
        buttons
    )
    return (actions > 0 and enough) or networks >= _FEWEST_NETWORKS or (counted and named == 1)


def _is_button_like(line: str) -> bool:
    """Tell whether the first word or words of a line are a button; a quick look before the closer one."""
    return (
        not line.isascii() or line.split(maxsplit=1)[:1] == [] or line.split(maxsplit=1)[0] in _first_words()
    )


def is_call_to_follow(text: str) -> bool:
    """Tell whether a line calls to follow somebody on a network: "Follow Jane Doe on Instagram"."""
    line = key(text) if len(text) <= _LONGEST else ""
    words = line.split()
    if not 2 <= count(line) <= _LONGEST_CALL or "?" in text:
        return False
    follows = words[0] in _follow() or (not line.isascii() and line.startswith(_unspaced_follow()))
    end = " ".join(words[-_NETWORK_REACH:])
    return follows and any(f" {network} " in f" {end} " for network in _list("networks"))


def _buttons(line: str) -> list[str]:
    """Cut words into the longest known buttons; an empty string stands for a word that is none."""
    words = line.split()
    found: list[str] = []
    while words:
        taken = next(
            (
                length
                for length in range(min(len(words), _LONGEST_BUTTON), 0, -1)
                if _is_button(" ".join(words[:length]))
            ),
            0,
        )
        if not taken:
            return [""]
        found.append(" ".join(words[:taken]))
        words = words[taken:]
    return found


def _is_button(words: str) -> bool:
    return words.isdigit() or any(words in _list(kind) for kind in ("actions", "networks", "counts"))


@cache
def _list(section: str) -> frozenset[str]:
    return frozenset(map(key, lexicon.load("boilerplate")["buttons"][section]))


@cache
def _first_words() -> frozenset[str]:
    """Return the first words of all buttons, and the key of a number."""
    kinds = ("actions", "networks", "counts")
    return frozenset(button.split()[0] for kind in kinds for button in _list(kind)) | {"0"}


@cache
def _follow() -> frozenset[str]:
    return frozenset(map(key, lexicon.load("boilerplate")["follow"]))


@cache
def _unspaced_follow() -> tuple[str, ...]:
    return tuple(sorted(word for word in _follow() if "\u3040" <= word[0] <= "\u9fff"))
