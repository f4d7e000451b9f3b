"""What one hostile input is, and the prose around it that makes it a document."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Outcome = Literal["brief", "notice", "ignored"]
"""brief: it is published; notice: an error names it; ignored: it is no source, and nothing is said."""

HOST = "evil.invalid"
"""Whatever asks for something here has left the site."""
HACK = "window.hacked=1"
"""What every script of the corpus tries."""


@dataclass(frozen=True, slots=True)
class Case:
    """One file that somebody might put into seeds/."""

    kind: str
    """Its class: "markup in text", "names of files"."""
    path: str
    """Relative to seeds/."""
    content: bytes | Callable[[Path], None]
    """The file's bytes, or what makes it at its path."""
    outcome: Outcome = "brief"
    """What must become of it."""
    named: str = ""
    """How notices name it, where its own name cannot be shown."""


PROSE = (
    "The depot at Marsk lost 40 lorries in 2023, because nobody had paid for the bridge. "
    "Its owners said that the council must decide by 2031."
)
MORE = "The council of Marsk refuses to pay for the bridge, since the owners earned $4 million last year."


def document(payload: str) -> str:
    """Return a text that has the payload in its title, author, headings, items, sentences and quotes."""
    return "\n\n".join(
        [
            f"{payload} and the bridge",
            f"By {payload}",
            PROSE,
            f"## What {payload} costs",
            f"{MORE} The repair of {payload} cost $7 million in 2024.",
            f"Mira Tolland, who keeps {payload}, said: “We will not survive {payload} in 2027.”",
            f"- {payload}\n- It must be built again by 2030, or {payload} will close.",
            f"> {payload}",
            payload,
            "",
        ]
    )


def with_front_matter(payload: str) -> str:
    """Return the same as Markdown whose front matter holds the payload in every field."""
    written = payload.replace("'", "''").replace("\n", " ")
    names = ("title", "subtitle", "author", "editor", "publisher", "published", "kind", "language", "url")
    lines = "\n".join(f"{name}: '{written}'" for name in names)
    return f"---\n{lines}\n---\n\n{document(payload)}"
