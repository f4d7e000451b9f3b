"""What a file's properties say about it, and its text -> what it states: only what its text shows, too.

Programs fill the properties by themselves, with the name of a template or of whoever owns the machine.
"""

from collections.abc import Mapping

from generator.model import Metadata, Stated
from generator.readers.matching import key

_LONGEST_FACT = 300
_REACH = 5000
"""Characters of the text in which a title or an author is looked for."""


def shown(properties: Mapping[str, str], text: str) -> Metadata:
    """Return the properties, by field of the metadata, that stand at the beginning of the text."""
    beginning = f" {key(text[:_REACH])} "
    tidied = {name: " ".join(value.split())[: _LONGEST_FACT + 1] for name, value in properties.items()}
    found = {
        name: Stated(value, "document properties")
        for name, value in tidied.items()
        if len(value) <= _LONGEST_FACT and key(value) and f" {key(value)} " in beginning
    }
    return Metadata(**found)
