"""Settings: editorial.yml and sidecars whose values are hostile, and files that must be refused."""

import json
from collections.abc import Iterator

from tests.hostile.case import HACK, PROSE, Case
from tests.hostile.markup import PAYLOADS

_FIELDS = (
    "title",
    "subtitle",
    "author",
    "editor",
    "publisher",
    "published",
    "kind",
    "language",
    "url",
    "slug",
)
_SENTENCES = tuple(
    (f"The {word} quay of Ostby costs 5 million crowns a year.", f"The {word} quay of Ostby earns nothing.")
    for word in ("northern", "southern")
)


def _editorial() -> str:
    """Return settings with one of the texts in every value; JSON is YAML."""
    themes = [
        {"label": f"{payload} {number}", "terms": [f"bridge + {payload}" if number % 2 else "bridge", "pier"]}
        for number, payload in enumerate(PAYLOADS[:24:4])
    ]
    (first, second), (third, _) = _SENTENCES
    value = {
        "title": f"<script>{HACK}</script> {{{{ config }}}}",
        "summary": f"\u202e\x00<img src=x onerror={HACK}> [x](javascript:{HACK}) {{% raw %}}",
        "actors": [
            {"name": f"{payload} Works {number}", "kind": "company", "aliases": [f"Works {number}"]}
            for number, payload in enumerate(PAYLOADS[1:49:4])
        ]
        + [{"name": f"</a><script>{HACK}</script>", "aliases": ["Ostby"], "kind": "place"}],
        "themes": [*themes, {"id": "../../x", "label": "=1+1\nlines", "terms": ["quay"]}],
        "pairs": [{"a": first, "b": third, "kind": "agrees"}, {"a": second, "b": first, "reject": True}],
    }
    return json.dumps(value, indent=1)


def _accepted() -> Iterator[Case]:
    yield Case("settings", "editorial.yml", _editorial().encode())
    for number, sentences in enumerate(_SENTENCES):
        text = f"# Quays\n\n{' '.join(sentences)}\n\n{PROSE}\n"
        yield Case("settings", f"quays/{number}.md", text.encode())
    for number, payload in enumerate(PAYLOADS[2::3]):
        sidecar: dict[str, object] = dict.fromkeys(_FIELDS, payload)
        sidecar |= {"slug": f"../{payload[:30]} {number}", "pin": [PROSE], "ignore": [payload]}
        text = f"The quay of Ostby\n\nThe quay {number} earns too little.\n\n{PROSE}\n"
        yield Case("sidecars", f"sidecars/{number}.txt", text.encode())
        yield Case("sidecars", f"sidecars/{number}.txt.yml", json.dumps(sidecar).encode())


ACCEPTED: tuple[Case, ...] = tuple(_accepted())
"""Files that are used as they are."""

REFUSED = {
    "alias bomb": "title: &a [x, x]\nsummary: &b [*a, *a]\nactors: [*b, *b]\n",
    "alias to itself": "title: &a [*a]\n",
    "deep list": "title: " + "[" * 50_000,
    "deep list, closed": "title: " + "[" * 900 + "]" * 900,
    "deep keys": "\n".join(" " * depth + "a:" for depth in range(900)),
    "deep keys in braces": "{a: " * 20_000,
    "Python object": "title: !!python/object/apply:os.system ['touch /tmp/hacked']\n",
    "Python name": "actors: [!!python/name:os.system ]\n",
    "merged keys": "<<: {title: x}\n",
    "NUL": "title: a\0b\n",
    "half character": 'title: "\\ud800"\n',
    "two documents": "title: a\n---\ntitle: b\n",
    "no end": 'title: "a\n',
    "a list": "- title\n",
    "a text": "<script>",
    "many unknown keys": "\n".join(f"k{number}: 1" for number in range(5_000)),
    "one long key": "x" * 200_000 + ": 1\n",
    "key that is a list": "? [title]\n: x\n",
    "key twice": "title: a\ntitle: b\n",
    "theme without address": "themes: [{label: '!!!', terms: [x]}]\n",
    "themes that share an address": "themes: [{label: A b, terms: [x]}, {label: a-B, terms: [y]}]\n",
    "term without words": "themes: [{label: a, terms: ['+++']}]\n",
    "kind that is markup": "actors: [{name: A, kind: '<script>'}]\n",
}
"""Text of editorial.yml that stops a build with a message, by what it is."""
