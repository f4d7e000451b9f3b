"""A built site -> the same with its search index in pieces, when the whole is too large for a browser.

The only module that uses Pagefind. Pagefind finds the briefs that hold all the words; which of their claims
to show is decided in the browser, by the same code that serves small collections.
"""

import html
import json
import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pagefind.service import get_executable

from generator.model import Notice, NoticeCode

INDEX = "data/search.js"
"""The index on the site."""
LARGEST_WHOLE = 1_000_000
"""Bytes of an index that a browser can load and search at once."""

Json = dict[str, Any]

_WHOLE = "data/search-whole.js"
_PIECES = "pagefind"
_UNUSED = ("pagefind-*.js", "pagefind-*.css")
"""Pagefind's own user interface, for which the site has its own; and its worker."""
_NO_STEMS = "und"
"""No language, hence no stems: with stems "organisati" would not find "organisation" while it is typed."""
# Thai to Khmer, Chinese and Japanese write no spaces, so each character is a word of its own.
_UNSPACED = re.compile(
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])"
)

# Joiners and direction marks: as in search-engine.js, a word is the same with them and without.
_UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u2060-\u206f\ufe0f\ufeff]")


def is_divided(site: Path) -> bool:
    """Say whether the site's search runs in WebAssembly, on a divided index."""
    return (site / _PIECES).is_dir()


def whole(site: Path) -> str:
    """Return the file of the site that holds the whole index."""
    return _WHOLE if is_divided(site) else INDEX


def divide(site: Path) -> tuple[Notice, ...]:
    """Divide the site's index when it is large; return what went wrong, after which search loads it whole."""
    index = site / INDEX
    if not index.is_file() or index.stat().st_size <= LARGEST_WHOLE:
        return ()
    script = index.read_text(encoding="utf-8")
    opening, _, rest = script.partition("{")
    value: Json = json.loads("{" + rest.rstrip().removesuffix(";"))
    words = _filter_words(value["filters"])
    with tempfile.TemporaryDirectory(prefix="briefing-") as folder:
        for number, brief in enumerate(value.pop("briefs")):
            Path(folder, f"{number:06}.html").write_text(_page(brief, words), encoding="utf-8")
        problem = _run(Path(folder), site / _PIECES)
    if problem:
        message = (
            f"Pagefind failed ({problem}), so search will load all of its {len(script):,} characters at once"
        )
        return (Notice(NoticeCode.SITE_WARNING, "warning", INDEX, message),)
    for pattern in _UNUSED:
        for unused in (site / _PIECES).glob(pattern):
            unused.unlink()
    index.rename(site / _WHOLE)  # a page opened from disk cannot use the pieces
    start = json.dumps(value | {"words": words}, ensure_ascii=False, separators=(",", ":"))
    index.write_text(f"{opening}{start};\n", encoding="utf-8")
    return ()


def _filter_words(filters: dict[str, list[str]]) -> dict[str, dict[str, str]]:
    """Give every value of a filter a word that no text has.

    A brief holds the words of its values, and to filter is to search for one more word. Pagefind has filters,
    but writes their files in another order on every run.
    """
    return {
        name: {value: f"zq{name}{_letters(number)}qz" for number, value in enumerate(values)}
        for name, values in filters.items()
    }


def _letters(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def _page(brief: Json, words: dict[str, dict[str, str]]) -> str:
    """Return a page for Pagefind alone: the words to find, and the brief itself to give back."""
    said = _UNSEEN.sub("", " ".join([brief["title"], *(claim for _, _, claim in brief["claims"])]))
    spaced = _UNSPACED.sub(r" \1 ", said)
    marks = " ".join(words[name][value] for name, value in _values(brief) if value in words.get(name, ()))
    record = html.escape(json.dumps(brief, ensure_ascii=False, separators=(",", ":")))
    kept = f'<meta data-pagefind-meta="brief[content]" content="{record}">'
    return f"<!doctype html><html><title>-</title><body>{kept}<p>{html.escape(spaced)} {marks}</p></html>"


def _values(brief: Json) -> Iterator[tuple[str, str]]:
    """Yield what a brief can be filtered by: name and value."""
    yield from (("actor", name) for name in brief["actors"])
    yield from (("theme", label) for label in brief["themes"])
    yield from ((name, brief[name]) for name in ("kind", "year"))


def _run(pages: Path, target: Path) -> str:
    """Run Pagefind; return what it complained of, or nothing."""
    program = get_executable()
    if program is None:
        return "its program is not installed"
    options = ("--site", ".", "--output-path", str(target), "--force-language", _NO_STEMS, "--quiet")
    try:
        # In the folder of the pages, so that it reads no settings file of somebody else.
        done = subprocess.run([program, *options], cwd=pages, capture_output=True, text=True, check=False)
    except OSError as error:
        return str(error)
    if done.returncode == 0:
        return ""
    return next(reversed((done.stderr or done.stdout).strip().splitlines()), "no reason given")
