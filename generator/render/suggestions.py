"""Candidates for editorial.yml -> YAML ready to paste."""

import json
from collections.abc import Sequence

from generator.model import Actor, Pair, Theme


def suggestions(actors: Sequence[Actor], themes: Sequence[Theme], pairs: Sequence[Pair]) -> str:
    """Return the candidates as YAML; strings are written as JSON, which YAML reads as it is."""
    lines = ["# Candidates for seeds/editorial.yml. Keep what is right, correct the rest."]
    lines += ["actors:", *(line for actor in actors for line in _actor(actor))] if actors else []
    lines += ["themes:", *(line for theme in themes for line in _theme(theme))] if themes else []
    lines += ["pairs:", *(line for pair in pairs for line in _pair(pair))] if pairs else []
    if len(lines) == 1:
        lines.append("# There are none: every actor is known, and no two documents share a term or a claim.")
    return "\n".join(lines)


def _actor(actor: Actor) -> list[str]:
    lines = [f"  - name: {_quoted(actor.name)}", f"    kind: {actor.kind}"]
    others = [alias for alias in actor.aliases if alias != actor.name]
    return [*lines, f"    aliases: [{', '.join(map(_quoted, others))}]"] if others else lines


def _theme(theme: Theme) -> list[str]:
    return [f"  - label: {_quoted(theme.label)}", f"    terms: [{', '.join(map(_quoted, theme.terms))}]"]


def _pair(pair: Pair) -> list[str]:
    return [
        f"  # {_one_line(pair.rule)} ({pair.a_slug} and {pair.b_slug})",
        f"  - a: {_quoted(pair.a.quote)}",
        f"    b: {_quoted(pair.b.quote)}",
        f"    kind: {'differs' if pair.kind == 'tension' else pair.kind}",
    ]


def _one_line(text: str) -> str:
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _quoted(text: str) -> str:
    """Return the text as JSON; what YAML would refuse or fold (a line separator) is escaped."""
    written = json.dumps(text, ensure_ascii=False)
    return "".join(char if char.isprintable() else f"\\U{ord(char):08x}" for char in written)
