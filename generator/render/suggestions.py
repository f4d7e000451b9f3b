"""Candidates for editorial.yml -> YAML ready to paste."""

import json
from collections.abc import Sequence

from generator.model import Actor, Theme


def suggestions(actors: Sequence[Actor], themes: Sequence[Theme]) -> str:
    """Return the candidates as YAML; strings are written as JSON, which YAML reads as it is."""
    lines = ["# Candidates for seeds/editorial.yml. Keep what is right, correct the rest."]
    lines += ["actors:", *(line for actor in actors for line in _actor(actor))] if actors else []
    lines += ["themes:", *(line for theme in themes for line in _theme(theme))] if themes else []
    if len(lines) == 1:
        lines.append("# There are none: every actor is known, and no two documents share a term.")
    return "\n".join(lines)


def _actor(actor: Actor) -> list[str]:
    lines = [f"  - name: {_quoted(actor.name)}", f"    kind: {actor.kind}"]
    others = [alias for alias in actor.aliases if alias != actor.name]
    return [*lines, f"    aliases: [{', '.join(map(_quoted, others))}]"] if others else lines


def _theme(theme: Theme) -> list[str]:
    return [f"  - label: {_quoted(theme.label)}", f"    terms: [{', '.join(map(_quoted, theme.terms))}]"]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
