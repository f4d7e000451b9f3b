"""A made-up collection and random edits of it, with a key that says what a sentence claims.

Two sentences with the same key say the same in other words; the key is worked out apart from the generator.
"""

import random
import re
from dataclasses import dataclass, field

from generator.store import Inputs
from tests.make import source_file

_NAMES = ("Norland", "Sudland", "Westmark", "Acme Power", "the Coast Institute", "Anna Berg")
_VERBS = ("reported", "expected", "doubted", "confirmed")
_THINGS = (
    "costs of the northern line",
    "prices for household power",
    "imports of natural gas",
    "permits for offshore wind farms",
    "storage in the mountains",
    "wages in the mining towns",
)
_FILLERS = ("", "clearly", "openly", "publicly", "in a public hearing")
_KINDS = (
    "insert", "delete", "reorder", "reword", "reword", "reword", "number", "number", "negate",
    "swap name", "swap thing", "swap verb", "rename", "remove", "restore", "address", "add", "split",
    "merge", "empty", "mend",
)  # fmt: skip
_IN_CLAIM = {"reword", "number", "negate", "swap name", "swap thing", "swap verb"}
_DECISIVE = re.compile(
    r"norland|sudland|westmark|acme|coast|berg|reported|expected|doubted|confirmed|northern|household|natural|offshore"
    r"|mountains|mining|\d+(?:\.\d+)?|\bnot\b|closing",
    re.I,
)


def key(text: str) -> tuple[str, ...]:
    """Return the words of a text that decide what it claims, in order."""
    return tuple(match.lower() for match in _DECISIVE.findall(text))


@dataclass
class Claim:
    """A sentence with its parts."""

    name: str
    verb: str
    thing: str
    percent: int
    year: int
    filler: str = ""
    is_negated: bool = False

    def text(self) -> str:
        """The sentence."""
        filler = f" {self.filler}" if self.filler else ""
        change = "did not change by" if self.is_negated else "changed by"
        subject = self.name[0].upper() + self.name[1:]
        return (
            f"{subject}{filler} {self.verb} that {self.thing} {change} {self.percent} percent in {self.year}."
        )


@dataclass
class Collection:
    """Documents as lists of paragraphs of claims, with what was removed."""

    chance: random.Random
    files: dict[str, list[list[Claim]]] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    removed: dict[str, list[list[Claim]]] = field(default_factory=dict)
    sidecars: dict[str, str] = field(default_factory=dict)
    emptied: set[str] = field(default_factory=set)
    named: int = 0

    def inputs(self, ledger: str | None) -> Inputs:
        """Return what a build reads."""
        sources = tuple(source_file(self._text(path), path) for path in sorted(self.files))
        settings = {f"{path}.yml": text for path, text in self.sidecars.items() if path in self.files}
        return Inputs(sources, settings, (), lambda: ledger)

    def _text(self, path: str) -> str:
        if path in self.emptied:
            return ""
        paragraphs = (" ".join(claim.text() for claim in paragraph) for paragraph in self.files[path])
        return "\n\n".join((self.titles[path], *paragraphs)) + "\n"

    def claim(self) -> Claim:
        """Make up a claim."""
        pick = self.chance.choice
        return Claim(
            pick(_NAMES),
            pick(_VERBS),
            pick(_THINGS),
            self.chance.randint(2, 97),
            self.chance.randint(1995, 2024),
        )

    def add(self) -> None:
        """Add a document."""
        self.named += 1
        path = f"{self.chance.choice('abcdef')}{self.named}.txt"
        self.files[path] = [[self.claim() for _ in range(3)] for _ in range(3)]
        self.titles[path] = f"A letter about the grid, number {self.named}"

    def edit(self) -> str:
        """Change one thing at random and return what."""
        kind = self.chance.choice(_KINDS)
        if kind == "restore" and self.removed:
            path = self.chance.choice(sorted(self.removed))
            self.files[path] = self.removed.pop(path)
        elif kind == "add" and len(self.files) < 4:
            self.add()
        elif kind == "mend":
            self.emptied.clear()
        elif self.files:
            self._edit_one(kind, self.chance.choice(sorted(self.files)))
        return kind

    def _edit_one(self, kind: str, path: str) -> None:
        paragraph = self.chance.choice(self.files[path])
        place = self.chance.randrange(len(paragraph))
        if kind == "insert":
            paragraph.insert(place, self.claim())
        elif kind == "delete" and len(paragraph) > 1:
            del paragraph[place]
        elif kind == "reorder":
            self.chance.shuffle(self.files[path])
        elif kind in _IN_CLAIM:
            self._edit_claim(kind, paragraph[place])
        else:
            self._edit_file(kind, path)

    def _edit_claim(self, kind: str, claim: Claim) -> None:
        if kind == "reword":
            claim.filler = "" if claim.filler else self._other("", _FILLERS)
        elif kind == "number":
            claim.percent = claim.percent % 97 + 1
        elif kind == "negate":
            claim.is_negated = not claim.is_negated
        elif kind == "swap name":
            claim.name = self._other(claim.name, _NAMES)
        elif kind == "swap thing":
            claim.thing = self._other(claim.thing, _THINGS)
        else:
            claim.verb = self._other(claim.verb, _VERBS)

    def _other(self, word: str, words: tuple[str, ...]) -> str:
        return self.chance.choice([other for other in words if other != word])

    def _edit_file(self, kind: str, path: str) -> None:
        others = [name for name in sorted(self.files) if name != path]
        if kind == "remove" and others:
            self.removed[path] = self.files.pop(path)
        elif kind == "empty":
            self.emptied.add(path)
        elif kind == "split" and len(others) < 3 and len(self.files[path]) > 1:
            first, *rest = self.files[path]
            self.add()
            self.files[path], self.files[list(self.files)[-1]] = [first], rest
        elif kind == "merge" and others:
            self.files[path] += self.files.pop(self.chance.choice(others))
        else:
            self._move(kind, path)

    def _move(self, kind: str, path: str) -> None:
        self.named += 1
        if kind == "rename":
            new = f"{self.chance.choice('ghijk')}{self.named}.txt"
            self.files[new], self.titles[new] = self.files.pop(path), self.titles.pop(path)
            if path in self.sidecars:
                self.sidecars[new] = self.sidecars.pop(path)
        elif kind == "address":
            self.sidecars[path] = f"slug: letter-{self.named}\n"
