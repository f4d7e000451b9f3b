"""Collections as files by path: seven short documents made for these tests; three in three languages."""

from tests.conftest import ROOT

_EDITORIAL = """title: Seven ports
summary: What seven notes say about ports.
themes:
  - id: dredging
    label: Who pays for dredging?
    terms: [dredging]
  - id: ferries
    label: Do the ferries stay?
    terms: [ferry, ferries]
"""

_NOTE = """---
title: {title}
kind: {kind}
published: {published}
---

The port of {place} moved {tonnes} million tons of grain last year, the harbour office of {place} said.

{claim}

The council of {place} must decide by 2031 whether the old quay can carry the new cranes.
"""

_DREDGING = "The ministry refuses to pay for dredging, because the shipping lines in {place} earn enough."
_FERRIES = "The ferries in {place} will not survive the winter unless the region buys them."

_PLACES = ("Almhaven", "Brodvik", "Cresta", "Dunmarch", "Eskmouth", "Falun Bay", "Grimness")


def _note(number: int, place: str) -> str:
    return _NOTE.format(
        title=f"What {place} wants from its harbour",
        kind="report" if number % 2 else "speech",
        published=f"{number + 1} May {2023 + number % 3}",
        place=place,
        tonnes=10 + number,
        claim=(_DREDGING if number % 2 else _FERRIES).format(place=place),
    )


LINKED = "https://example.org/harbours"
"""The one address outside the site; a hand-written page links to it."""

HAND_WRITTEN = 'Notes on R&D: 3 > 2, "so far"'
"""Title and description of a page that a person wrote."""

_NOTES = f"""---
title: '{HAND_WRITTEN}'
description: '{HAND_WRITTEN}'
---

# Notes

More is in the [harbour register]({LINKED}).
"""

MANY = {
    "seeds/editorial.yml": _EDITORIAL,
    "docs/method.md": (ROOT / "docs" / "method.md").read_text(encoding="utf-8"),
    "docs/notes.md": _NOTES,
    **{f"seeds/{number}.md": _note(number, place) for number, place in enumerate(_PLACES)},
}

_TEXTS = ROOT / "tests" / "quality" / "gold" / "texts"

ABROAD = {
    "docs/method.md": MANY["docs/method.md"],
    "seeds/0.md": MANY["seeds/0.md"],
    **{
        f"seeds/{name}": (_TEXTS / name).read_text("utf-8")
        for name in ("ar_tahliya.txt", "fr_maternites.txt")
    },
}

_METHOD = {"docs/method.md": (ROOT / "docs" / "method.md").read_text(encoding="utf-8")}
_PORT = _NOTE.format(
    title="The port of Havn", kind="Report", published="2025-03-01", place="Havn", tonnes=4, claim=_DREDGING
)
_QUAY = _NOTE.format(
    title="The quay of Skar", kind="Report", published="2025-04-01", place="Skar", tonnes=6, claim=_FERRIES
)
_SHED = _NOTE.format(
    title="The shed of Vik", kind="Report", published="2025-05-01", place="Vik", tonnes=8, claim=_DREDGING
)
PAST = (
    {**_METHOD, "seeds/port.md": _PORT, "seeds/quay.md": _QUAY, "seeds/shed.md": _SHED},
    {
        **_METHOD,
        "seeds/port.md": _PORT.replace("moved 4 million", "moved 5 million").replace("2031", "2032"),
        "seeds/quay.md": _QUAY,
        "seeds/quay.md.yml": "slug: quay\n",
    },
)
"""The same collection on two days."""
