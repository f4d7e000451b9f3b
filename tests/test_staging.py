"""All or nothing: a build that is killed, or finds the disk full, at any step."""

import hashlib
import itertools
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import outputs, staging
from generator.errors import ConfigError
from generator.model import Page
from generator.store import Project
from tests.conftest import MakeProject
from tests.mishaps import Mishap, comes_through
from tests.test_build import snapshot
from tests.test_outputs import publish

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that begin as copies"),
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),
]
BEFORE = [Page("a.md", "A"), Page("b/index.md", "B"), Page("c.md", "C"), Page("c/d/index.md", "D")]
AFTER = [Page("a.md", "A" * 300), Page("c.md", "C"), Page("e/f/index.md", "E" * 90), Page("g.md", "F")]
MINE = {"docs/notes.md": "mine", "docs/g.md": "mine", "docs/c/mine.md": "mine"}


@pytest.fixture
def begun(project: MakeProject) -> Project:
    """A collection as a first build left it, with files that a person wrote."""
    made = project(MINE)
    publish(made, BEFORE, "ledger")
    return made


def again(made: Project) -> None:
    """What every build does."""
    publish(made, AFTER, "ledger, longer")


def outcome(made: Project) -> dict[str, bytes]:
    """What the collection holds after the change, found in a copy of it."""
    copy = Project(made.root.with_name("copy"))
    shutil.copytree(made.root, copy.root)
    again(copy)
    return snapshot(copy.docs)


def restored(made: Project, files: dict[str, bytes]) -> None:
    """Bring docs/ back to these files."""
    shutil.rmtree(made.docs)
    for path, content in files.items():
        (made.docs / path).parent.mkdir(parents=True, exist_ok=True)
        (made.docs / path).write_bytes(content)


def is_decided(made: Project) -> bool:
    return (made.docs / staging.FOLDER / "journal.json").exists()


@pytest.mark.parametrize("mishap", ["killed", "full", "torn"])
def test_docs_are_the_old_or_the_new_whatever_happens(begun: Project, mishap: Mishap) -> None:
    old, new = snapshot(begun.docs), outcome(begun)
    seen = {"old": 0, "decided": 0, "new": 0}
    for number in itertools.count():
        came_through = comes_through(lambda: again(begun), mishap, number * (29 if mishap == "torn" else 1))
        left = {path: content for path, content in snapshot(begun.docs).items() if ".staged" not in path}
        decided = is_decided(begun)
        if not decided:
            assert left in (old, new)
            assert mishap != "full" or not staging.is_left(begun.docs)
        outputs.settle(begun)
        assert snapshot(begun.docs) == (new if decided else left)
        assert not staging.is_left(begun.docs)
        seen["decided" if decided else "new" if left == new else "old"] += 1
        if came_through:
            break
        restored(begun, old)
    assert seen["old"] > 5
    assert seen["new"] >= 1
    assert seen["decided"] > 5 or mishap == "torn"


@pytest.mark.parametrize("mishap", ["killed", "full"])
def test_what_finishes_a_build_may_be_cut_short_too(begun: Project, mishap: Mishap, tmp_path: Path) -> None:
    new = outcome(begun)
    for number in itertools.count():
        comes_through(lambda: again(begun), "killed", number)
        if is_decided(begun):
            break
    shutil.copytree(begun.docs, tmp_path / "decided")
    for number in itertools.count():
        came_through = comes_through(lambda: outputs.settle(begun), mishap, number)
        again(begun)
        assert snapshot(begun.docs) == new
        if came_through:
            assert number > 5
            return
        shutil.rmtree(begun.docs)
        shutil.copytree(tmp_path / "decided", begun.docs)


def test_cleaning_may_be_cut_short(begun: Project) -> None:
    files = snapshot(begun.docs)
    for number in itertools.count():
        if comes_through(lambda: outputs.remove_generated(begun), "killed", number):
            assert number > 5
            return
        assert (begun.docs / "ledger.json").read_text() == "ledger"
        publish(begun, BEFORE)
        assert snapshot(begun.docs) == files


def cut_short(made: Project) -> Path:
    """Decide on a change and go no further; return the journal."""
    with staging.staging(made.docs) as staged:
        publication = outputs.Publication(made, staged)
        for page in AFTER:
            publication.add(page)

        def stop(*_: object) -> None:
            raise KeyboardInterrupt

        with pytest.MonkeyPatch.context() as patched, pytest.raises(KeyboardInterrupt):
            patched.setattr(staging, "carry_out", stop)
            publication.commit("ledger, longer")
    assert is_decided(made)
    return made.docs / staging.FOLDER / "journal.json"


def test_a_file_that_a_person_put_there_since_stays_and_stays_theirs(begun: Project) -> None:
    cut_short(begun)
    (begun.docs / "e/f").mkdir(parents=True)
    (begun.docs / "e/f/index.md").write_text("mine now")
    outputs.settle(begun)
    assert "e/f/index.md" not in outputs.list_generated(begun)
    again(begun)
    assert (begun.docs / "e/f/index.md").read_text() == "mine now"


def test_a_page_that_a_person_changed_since_is_left_to_the_next_build(begun: Project) -> None:
    cut_short(begun)
    (begun.docs / "a.md").write_text("edited")
    (begun.docs / "b/index.md").write_text("edited")
    outputs.settle(begun)
    assert (begun.docs / "a.md").read_text() == "edited"
    assert (begun.docs / "b/index.md").read_text() == "edited"
    assert (begun.docs / "e/f/index.md").is_file()


def test_when_another_state_was_fetched_since_the_journal_is_void(begun: Project) -> None:
    cut_short(begun)
    (begun.docs / "ledger.json").write_text("of another branch")
    before = {path: content for path, content in snapshot(begun.docs).items() if ".staged" not in path}
    outputs.settle(begun)
    assert snapshot(begun.docs) == before


def forged(page: str, /, **values: object) -> Callable[[Path], None]:
    """Change the steps of a journal about a page."""

    def forge(journal: Path) -> None:
        steps = json.loads(journal.read_bytes())["steps"]
        names = ("path", "before", "after", "staged", "is_vital")
        for step in steps:
            if step[0] == page:
                step[:] = [values.get(name, value) for name, value in zip(names, step, strict=True)]
        journal.write_text(json.dumps({"steps": steps}))

    return forge


NOTES = hashlib.sha256(b"mine").hexdigest()
"""SHA-256 of what a person wrote here."""


@pytest.mark.parametrize(
    "damage",
    [
        lambda journal: journal.write_text("{"),
        lambda journal: journal.write_text("[]"),
        lambda journal: journal.write_text('{"steps": [1]}'),
        lambda journal: journal.write_text('{"steps": [["a.md"]]}'),
        lambda journal: journal.write_text('{"steps": ' + "[" * 100_000),
        lambda journal: journal.write_bytes(b"\xff\xfe"),
        lambda journal: (journal.parent / "0").write_text("other bytes"),
        forged("a.md", path="../../outside.md"),
        forged("e/f/index.md", path="../outside.md"),
        forged("e/f/index.md", path="/tmp/outside.md"),
        forged("e/f/index.md", path="linked/outside.md"),
        forged("e/f/index.md", path=".staged/x"),
        forged("e/f/index.md", path=""),
        forged("e/f/index.md", path="a\0b"),
        forged("e/f/index.md", path="..\\outside.md"),
        forged("e/f/index.md", path="C:/outside.md"),
        forged("e/f/index.md", path="\ud800.md"),
        forged("e/f/index.md", path="x" * 300),
        forged("e/f/index.md", path="x" * 5000),
        forged("e/f/index.md", path=7),
        forged("e/f/index.md", staged="../../notes.md"),
        forged("e/f/index.md", staged=[]),
        forged("e/f/index.md", is_vital="yes"),
        forged("ledger.json", before="0" * 64),
        forged("ledger.json", staged=None),
    ],
)
def test_a_journal_that_is_damaged_or_forged_does_nothing(
    begun: Project, tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (begun.docs / "linked").symlink_to(tmp_path / "elsewhere")
    before = snapshot(begun.docs)
    damage(cut_short(begun))
    outputs.settle(begun)
    assert snapshot(begun.docs) == before
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert {path.name for path in tmp_path.iterdir()} == {"collection", "elsewhere"}


@pytest.mark.parametrize(
    ("step", "values"),
    [
        ("a.md", {"path": "notes.md", "before": NOTES}),
        ("a.md", {"path": "notes.md", "before": NOTES, "is_vital": True}),
        ("b/index.md", {"path": "notes.md", "before": NOTES}),
        ("e/f/index.md", {"path": "notes.md"}),
    ],
)
def test_a_journal_cannot_name_what_a_person_wrote(
    begun: Project, step: str, values: dict[str, object]
) -> None:
    forged(step, **values)(cut_short(begun))
    assert staging.digest(begun.docs / "notes.md") == NOTES
    outputs.settle(begun)
    again(begun)
    assert staging.digest(begun.docs / "notes.md") == NOTES


def test_staged_files_without_a_journal_are_thrown_away(begun: Project) -> None:
    before = snapshot(begun.docs)
    cut_short(begun).unlink()
    outputs.settle(begun)
    assert snapshot(begun.docs) == before


@pytest.mark.parametrize("kind", ["file", "link", "unmarked", "mixed"])
def test_what_a_person_keeps_under_that_name_stops_all(begun: Project, tmp_path: Path, kind: str) -> None:
    staged = begun.docs / staging.FOLDER
    (tmp_path / "elsewhere").mkdir()
    if kind == "file":
        staged.write_text("mine")
    elif kind == "link":
        staged.symlink_to(tmp_path / "elsewhere")
    else:
        staged.mkdir()
        (staged / "mine.txt").write_text("mine")
    if kind == "mixed":
        (staged / ".gitignore").write_text("*\n")
    before = snapshot(begun.docs)
    for run in (outputs.settle, outputs.remove_generated, again):
        with pytest.raises(ConfigError, match="move it away"):
            run(begun)
    assert snapshot(begun.docs) == before


def test_a_page_never_goes_where_a_link_leads(begun: Project, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (begun.docs / "e").symlink_to(tmp_path / "elsewhere")
    assert publish(begun, AFTER).foreign == ("e/f/index.md", "g.md")
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_folder_where_a_page_should_go_stays(begun: Project) -> None:
    (begun.docs / "e/f/index.md").mkdir(parents=True)
    (begun.docs / "e/f/index.md/mine.txt").write_text("mine")
    assert publish(begun, AFTER).foreign == ("e/f/index.md", "g.md")


def test_pages_that_are_not_committed_leave_nothing(begun: Project) -> None:
    before = snapshot(begun.docs)
    with outputs.publication(begun) as publication:
        for page in AFTER:
            publication.add(page)
        assert staging.is_left(begun.docs)
    assert not staging.is_left(begun.docs)
    assert snapshot(begun.docs) == before


def test_staged_files_are_in_nobodys_history(begun: Project) -> None:
    assert (cut_short(begun).parent / ".gitignore").read_text() == "*\n"


def test_when_nothing_differs_nothing_is_staged(begun: Project) -> None:
    before = begun.docs.stat().st_mtime_ns
    publish(begun, BEFORE, "ledger")
    assert begun.docs.stat().st_mtime_ns == before
