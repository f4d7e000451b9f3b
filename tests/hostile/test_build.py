"""Every hostile input gives a brief or a named notice, in bounded time, and nothing of it becomes markup."""

import csv
import json
import time
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

import pytest

from generator import built_pages, config, outputs, site, store
from generator.corpus.ledger import written
from generator.errors import ConfigError
from generator.store import Project
from tests.hostile.corpus import CASES, Site
from tests.hostile.settings import REFUSED

_LONGEST = 120
"""Seconds of processor time for the whole site: a machine that is slow and busy takes a third of it."""
_LONGEST_SETTINGS = 3


def test_there_are_many_cases_of_many_kinds() -> None:
    kinds = Counter(case.kind for case in CASES)
    assert len(CASES) > 200
    assert len(kinds) >= 15
    assert len({case.path for case in CASES}) == len(CASES)


def test_each_file_gives_a_brief_or_a_named_notice(hostile: Site) -> None:
    data = json.loads((hostile.folder / "data" / "briefs.json").read_text(encoding="utf-8"))
    briefs = {brief["source"]["path"] for brief in data["briefs"]}
    errors = {notice.path for notice in hostile.notices if notice.severity == "error"}
    became = {
        case.path: "brief"
        if case.path in briefs
        else "notice"
        if f"seeds/{case.named or case.path}" in errors
        else "ignored"
        for case in CASES
    }
    assert became == {case.path: case.outcome for case in CASES}


def test_the_whole_build_is_bounded_and_mkdocs_has_nothing_to_say(hostile: Site) -> None:
    assert hostile.seconds < _LONGEST
    assert hostile.warnings == ()


def test_every_notice_is_one_printable_line(hostile: Site) -> None:
    for notice in hostile.notices:
        assert notice.path.isprintable()
        assert notice.message


def test_every_page_shows_what_docs_holds_with_no_markup_that_is_not_ours(hostile: Site) -> None:
    assert len(hostile.pages) > 200
    docs = Project(hostile.root).docs
    pages = outputs.generated(Project(hostile.root))
    ledger = written.read((docs / store.LEDGER).read_text(encoding="utf-8"))
    built = built_pages.Built(site.files(hostile.root), ledger)
    for page in pages:
        built.see(page)
    assert list(built.problems()) == []


def test_the_site_works_under_the_strictest_policy(hostile: Site) -> None:
    header, problems = site.policy(hostile.root)
    assert problems == ()
    assert header.startswith("default-src 'self'; base-uri 'none'")


def test_no_file_lies_outside_and_none_was_made_by_a_source(hostile: Site) -> None:
    assert not Path("/tmp/hacked").exists()
    top = {path.name for path in hostile.root.iterdir()}
    assert top == {".cache", "mkdocs.yml", "site_overrides", "docs", "seeds", "site"}
    for path in outputs.list_generated(Project(hostile.root)):
        assert path.isascii()
        assert path.isprintable()
        assert " " not in path
        assert len(path) < 150


def test_no_page_shows_a_file_of_this_machine(hostile: Site) -> None:
    secret = Path("/etc/passwd").read_text(encoding="utf-8").splitlines()[0]
    for path in hostile.folder.rglob("*"):
        if path.suffix in (".html", ".json", ".txt", ".js"):
            assert secret not in path.read_text(encoding="utf-8")


def test_data_for_other_programs_is_well_formed(hostile: Site) -> None:
    for path in hostile.folder.rglob("*.json"):
        json.loads(path.read_text(encoding="utf-8"))
    for path in hostile.folder.rglob("*.jsonld"):
        json.loads(path.read_text(encoding="utf-8"))
    ET.parse(hostile.folder / "feed.xml")
    for path in (hostile.folder / "data").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        assert len({len(row) for row in rows}) == 1
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_references_hold_one_entry_each(hostile: Site) -> None:
    for path in hostile.folder.rglob("cite.ris"):
        lines = path.read_bytes().decode().split("\r\n")
        assert [line for line in lines if line.startswith("ER")] == ["ER  - "]
        assert all(line[2:6] == "  - " for line in lines if line)
    for path in hostile.folder.rglob("cite.bib"):
        text = path.read_text(encoding="utf-8")
        assert text.count("{") == text.count("}")
        assert text.startswith("@")
        assert "\n@" not in text
        assert "\n}\n" in text


def test_the_search_index_ends_no_script(hostile: Site) -> None:
    text = (hostile.folder / "data" / "search.js").read_text(encoding="utf-8")
    json.loads(text.partition("=")[2].strip().removesuffix(";"))
    assert "</script" not in text.lower()
    assert "<!--" not in text
    assert "\u2028" not in text


@pytest.mark.parametrize("name", REFUSED)
def test_settings_that_cannot_be_used_are_refused_soon(name: str) -> None:
    for path in ("editorial.yml", "a.txt.yml"):
        begun = time.process_time()
        with pytest.raises(ConfigError) as refused:
            config.read({path: REFUSED[name]})
        assert all(notice.path == f"seeds/{path}" for notice in refused.value.notices)
        assert time.process_time() - begun < _LONGEST_SETTINGS
