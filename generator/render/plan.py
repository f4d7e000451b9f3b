"""The files of a site before they are made: each is made when somebody asks for it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

Make = Callable[[], str | Iterable[str]]
"""Makes the text of a file; in pieces where it may be too large to be held at once."""
Section = Callable[[], Iterable[tuple[str, Make]]]
"""Gives the files of a part of a site, each with its path relative to docs/."""

REST = ""
"""The section of all that lies in no other section's folder."""


class Plan:
    """Files by section: by the first folder of their paths. Which files a section has is found out once."""

    def __init__(self, sections: Mapping[str, Section]) -> None:
        """Take the sections by their folders, with one for the rest."""
        self._sections = {name: cache(_files(section)) for name, section in sections.items()}

    def files(self) -> Iterator[tuple[str, Make]]:
        """Yield every file."""
        for files in self._sections.values():
            yield from files().items()

    def text(self, path: str) -> str | None:
        """Make the file at a path; ``None`` when there is none."""
        folder, slash, _ = path.partition("/")
        name = folder if slash and folder in self._sections else REST
        make = self._sections[name]().get(path)
        return "".join(make()) if make else None


def _files(section: Section) -> Callable[[], dict[str, Make]]:
    return lambda: dict(section())
