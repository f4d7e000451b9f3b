"""A built site -> the same with its search index in pieces, when the whole is too large for a browser.

The only module that uses Pagefind. Pagefind finds the briefs that hold all the words; which of their claims
to show is decided in the browser, by the same code that serves small collections.
"""

import gzip
import hashlib
import html
import json
import re
import shutil
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
_BRIEFS = ',"briefs":['
"""What begins the last part of the index; within a text, its quotation marks would be escaped."""
_MARK = b"pagefind_dcd"
"""How the content of a file of Pagefind begins."""
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
    value, briefs = _parts(script)
    words = _filter_words(value["filters"])
    records: list[str] = []
    with tempfile.TemporaryDirectory(dir=site, prefix=".pages-") as folder:
        for brief, record in briefs:
            name = f"{len(records):06}-{hashlib.sha256(record.encode()).hexdigest()[:8]}.html"
            Path(folder, name).write_text(_page(brief, words), encoding="utf-8")
            records.append(record)
        problem = _run(Path(folder), site / _PIECES) or _put_back(site / _PIECES, records)
    if problem:
        shutil.rmtree(site / _PIECES, ignore_errors=True)
        message = (
            f"Pagefind failed ({problem}), so search will load all of its {len(script):,} characters at once"
        )
        return (Notice(NoticeCode.SITE_WARNING, "warning", INDEX, message),)
    for pattern in _UNUSED:
        for unused in (site / _PIECES).glob(pattern):
            unused.unlink()
    index.rename(site / _WHOLE)  # a page opened from disk cannot use the pieces
    opening = script.partition("{")[0]
    start = json.dumps(value | {"words": words}, ensure_ascii=False, separators=(",", ":"))
    index.write_text(f"{opening}{start};\n", encoding="utf-8")
    return ()


def _parts(script: str) -> tuple[Json, Iterator[tuple[Json, str]]]:
    """Return the index without its briefs, and these one by one, each with its text.

    The values of all briefs would need many times the memory of their text.
    """
    start, end = script.index("{"), script.index(_BRIEFS)
    value: Json = json.loads(script[start:end] + "}")

    def briefs() -> Iterator[tuple[Json, str]]:
        decode = json.JSONDecoder().raw_decode
        at = end + len(_BRIEFS)
        while script[at] != "]":
            begin = at + (script[at] == ",")
            brief, at = decode(script, begin)
            yield brief, script[begin:at]

    return value, briefs()


def _put_back(pieces: Path, records: list[str]) -> str:
    """Put its brief into the piece of every page; return what is wrong, or nothing.

    Pagefind would index a brief that was given to it as data, too, and need several times the memory.
    """
    found = sorted((pieces / "fragment").glob("*.pf_fragment"))
    if len(found) != len(records):
        return f"it lost {len(records) - len(found)} of {len(records)} pages"
    for path in found:
        mark, _, text = gzip.decompress(path.read_bytes()).partition(_MARK)
        if mark:
            return "its files are of another kind than expected"
        piece: Json = json.loads(text)
        number = int(Path(piece["url"]).name.partition("-")[0])
        piece |= {"content": "", "meta": {"brief": records[number]}}
        made = json.dumps(piece, ensure_ascii=False, separators=(",", ":")).encode()
        path.write_bytes(gzip.compress(_MARK + made, mtime=0))
    return ""


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
    """Return a page for Pagefind alone: the words to find."""
    said = _UNSEEN.sub("", " ".join([brief["title"], *(claim for _, _, claim in brief["claims"])]))
    spaced = _UNSPACED.sub(r" \1 ", said)
    marks = " ".join(words[name][value] for name, value in _values(brief) if value in words.get(name, ()))
    return f"<!doctype html><html><title>-</title><body><p>{html.escape(spaced)} {marks}</p></body></html>"


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
