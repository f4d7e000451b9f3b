"""Two people build on two branches: git makes of their ledgers one in which every address lives on."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path

import pytest

from generator import build, readers
from generator.build import Built
from generator.corpus.ledger import branches, written
from generator.errors import ConfigError
from generator.model import ClaimEntry, PageEntry
from tests import make
from tests.corpus.ledger.story import LETTER, inputs

NAMES = ("bay", "coast", "fjord", "harbour")
MILL = """The old mill

The paper mill of Havn let 40 workers go in May 2023, its owner said.

Straw from the plain feeds its boilers for 9 months a year.
"""
REEF = """The seals of the reef

Wardens counted 312 grey seals near the lighthouse in June 2022.

Divers report that sharks keep away since the wreck burned in 2019.
"""
BASE = {f"{name}.txt": LETTER.replace("the coast", f"the {name}") for name in NAMES}
BASE = {**BASE, "mill.txt": MILL, "reef.txt": REEF}
READ = lru_cache(maxsize=64)(readers.read)
REPOSITORY = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


@pytest.fixture(autouse=True)
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what was read: most documents are the same in every build."""
    monkeypatch.setattr("generator.readers.read", READ)


def edit(name: str, old: str, new: str, files: Mapping[str, str] = BASE) -> dict[str, str]:
    text = files[f"{name}.txt"]
    assert old in text
    return {**files, f"{name}.txt": text.replace(old, new)}


def without(name: str) -> dict[str, str]:
    return {path: text for path, text in BASE.items() if path != f"{name}.txt"}


def added(name: str, files: Mapping[str, str] = BASE) -> dict[str, str]:
    return {**files, f"{name}.txt": LETTER.replace("the coast", f"the {name}")}


BAY = edit("bay", "$30", "$31")
MOVED = {"bay.txt.yml": "slug: bay-letter"}
POWER = {"bay.txt.yml": "slug: power"}
WORDED = edit("bay", "for the grid", "for the whole grid")
Files = dict[str, str]
MERGES: dict[str, tuple[Files | list[Files], Files | list[Files], Files]] = {
    "other documents": (
        edit("mill", "40", "41"),
        edit("reef", "312", "313"),
        edit("mill", "40", "41", edit("reef", "312", "313")),
    ),
    "documents that share sentences": (BAY, edit("coast", "$30", "$31"), edit("coast", "$30", "$31", BAY)),
    "one document": (BAY, edit("bay", "2023", "2024"), edit("bay", "2023", "2024", BAY)),
    "one sentence": (BAY, edit("bay", "$30", "$32"), edit("bay", "$30", "$32")),
    "two new documents": (added("dunes"), added("delta"), added("dunes", added("delta"))),
    "an edit and a removal": (BAY, without("bay"), BAY),
    "a removal and an edit": (BAY, without("bay"), without("bay")),
    "an edit and a new address": (BAY, {**BASE, **MOVED}, {**BAY, **MOVED}),
    "the same edit": (BAY, BAY, BAY),
    "a new address and a later edit": ({**BASE, **MOVED}, [BASE, BAY], {**BAY, **MOVED}),
    "two new addresses": ({**BASE, **MOVED}, {**BASE, **POWER}, {**BASE, **MOVED}),
    "two new addresses and edits": ({**BAY, **MOVED}, [BAY, {**BAY, **POWER}], {**BAY, **POWER}),
    "two new addresses and neither": ({**BASE, **MOVED}, {**BASE, **POWER}, BASE),
    "two new addresses and a removal": (
        {**BASE, **POWER},
        [{**BASE, "bay.txt.yml": "slug: volt"}, without("bay")],
        BASE,
    ),
    "a rewording and one taken back": (WORDED, [WORDED, BASE], BASE),
    "a rewording taken back and one that stays": ([WORDED, BASE], WORDED, WORDED),
    "a revision and one taken back": (BAY, [BAY, BASE], BASE),
    "a rewording taken back and a removal": (WORDED, [WORDED, BASE, without("bay")], without("bay")),
    "a move and one taken back": (
        {**BASE, **MOVED},
        [{**BASE, **MOVED}, {**BASE, "bay.txt.yml": "slug: letter-from-the-bay"}],
        BASE,
    ),
}
"""The sources on both branches, day by day where there are several, and after the merge."""


def made(files: Mapping[str, str], ledger: str | None, day: str) -> Built:
    return build.assemble(inputs(files, ledger), day=day)


def branch(days: Files | list[Files], base: str) -> list[Built]:
    """What a branch builds on one day after the other."""
    told: list[Built] = []
    for number, files in enumerate(days if isinstance(days, list) else [days], 2):
        before = written.text(told[-1].corpus.ledger) if told else base
        told.append(made(files, before, f"2026-01-{number:02}"))
    return told


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    name = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    return subprocess.run(
        ["git", *name, *arguments],
        cwd=folder, env={**os.environ, **REPOSITORY}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def merge(folder: Path, base: str, sides: tuple[str, str], attributes: str) -> tuple[str, bool]:
    """Return the merged ledger, and whether git was content."""
    folder.mkdir()
    git(folder, "init", "-q")
    (folder / ".gitattributes").write_text(attributes)
    for branch, text in (("main", base), ("ours", sides[0]), ("theirs", sides[1])):
        if branch != "main":
            git(folder, "checkout", "-q", "main")
            git(folder, "checkout", "-q", "-b", branch)
        (folder / "ledger.json").write_text(text)
        git(folder, "add", ".")
        assert git(folder, "commit", "-q", "--allow-empty", "-m", branch).returncode == 0
    git(folder, "checkout", "-q", "ours")
    done = git(folder, "merge", "-q", "theirs")
    return (folder / "ledger.json").read_text(), done.returncode == 0


def prove(text: str, before: Sequence[Built], files: Mapping[str, str]) -> None:
    """Every address of either branch answers after the next build, and the ledger is settled."""
    built = made(files, text, "2026-01-08")
    ledger = written.text(built.corpus.ledger)
    for one in (built, *before):
        assert make.lost(one.corpus.ledger, built.pages()) == []
    paths = {page.path for page in built.corpus.ledger.pages if page.status == "live"}
    assert all(
        page.path not in paths for page in built.corpus.ledger.pages if page.status in ("removed", "unread")
    )
    again = made(files, ledger, "2026-01-09")
    assert written.text(again.corpus.ledger) == ledger
    assert list(again.pages()) == list(built.pages())


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@pytest.mark.parametrize("name", MERGES)
def test_what_git_merges_is_a_ledger(tmp_path: Path, name: str) -> None:
    one, two, both = MERGES[name]
    base = first()
    ours, theirs = branch(one, base), branch(two, base)
    sides = written.text(ours[-1].corpus.ledger), written.text(theirs[-1].corpus.ledger)
    plain, is_content = merge(tmp_path / "plain", base, sides, "")
    if name in ("other documents", "the same edit"):
        assert is_content
    if not is_content:
        with pytest.raises(ConfigError, match="keep the lines of both sides and delete the marks"):
            written.read(plain)
        plain = "".join(line for line in plain.splitlines(keepends=True) if line[:7] not in MARKS)
    united, is_content = merge(tmp_path / "union", base, sides, "ledger.json merge=union\n")
    assert is_content
    for text in {plain, united}:
        prove(text, [*ours, *theirs], both)


@cache
def first() -> str:
    return written.text(made(BASE, None, "2026-01-01").corpus.ledger)


MARKS = {"<<<<<<<", "=======", ">>>>>>>"}
PAGE = PageEntry("bay", "bay.txt", "a" * 64, "Bay", "2026-01-02", claims=1)
CLAIM = ClaimEntry("7q3n7jtb", "bay", (), "We pay.", "", "", 0, 1, False, "2026-01-02")


@pytest.mark.parametrize(
    ("one", "other", "kept"),
    [
        (CLAIM, replace(CLAIM, start=9), CLAIM),
        (CLAIM, replace(CLAIM, status="withdrawn", last_seen="2026-01-03"), "other"),
        (CLAIM, replace(CLAIM, status="withdrawn", last_seen="2026-01-03", with_page=True), CLAIM),
        (
            replace(CLAIM, status="reworded", last_seen="2026-01-04", successor="b"),
            replace(CLAIM, status="revised", last_seen="2026-01-03", successor="c"),
            "other",
        ),
        (replace(CLAIM, first_seen="2026-01-05"), replace(CLAIM, start=9), CLAIM),
    ],
)
def test_of_two_lines_of_a_claim_the_one_that_knows_its_fate_is_kept(
    one: ClaimEntry, other: ClaimEntry, kept: ClaimEntry | str
) -> None:
    for lines in ((one, other), (other, one)):
        assert branches.united([PAGE], lines, ()).claims == (other if kept == "other" else kept,)


def test_two_lines_of_a_page_are_one_and_its_text_is_looked_at_anew() -> None:
    other = replace(PAGE, text="b" * 64, claims=3, first_seen="2026-01-01")
    page = branches.united([PAGE, other], (), ()).pages[0]
    assert (page.text, page.claims, page.first_seen) == ("", 3, "2026-01-01")


def test_one_address_for_two_documents_is_refused_with_both_names() -> None:
    sides = [
        written.text(
            made({f"{name}.txt": text, f"{name}.txt.yml": "slug: tax"}, None, "2026-01-02").corpus.ledger
        )
        for name, text in (("x", MILL), ("y", REEF))
    ]
    page = next(line for line in sides[1].splitlines(keepends=True) if '"y.txt"' in line)
    with pytest.raises(ConfigError, match=r"gave the address 'tax' to 'x\.txt' and 'y\.txt'") as caught:
        written.read(sides[0].replace('{"end": "pages"}', page + '{"end": "pages"}'))
    assert caught.value.notices[0].line == 6
    assert 'under "claims" whose quotes stand only in that file' in caught.value.notices[0].message
