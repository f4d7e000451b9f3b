"""The ledger in docs/: never half-written, never lost, never started anew in silence."""

import itertools
import os
import shutil

import pytest

from generator import build, outputs, store
from generator.corpus.ledger import written
from generator.errors import ConfigError
from generator.model import Page
from generator.store import Project
from tests.conftest import MakeProject
from tests.mishaps import comes_through
from tests.test_build import ARTICLE, snapshot

EDITED = ARTICLE.replace("$30 billion", "$31 billion")


def put(made: Project, *files: tuple[str, str]) -> None:
    for path, text in files:
        (made.seeds / path).write_text(text)


def test_a_rebuild_on_another_day_changes_no_byte(project: MakeProject) -> None:
    made = project({"seeds/a.txt": ARTICLE})
    build.generate(made, day="2026-01-01")
    before = snapshot(made.docs)
    build.generate(made, day="2027-12-31")
    assert snapshot(made.docs) == before
    assert build.check(made, day="2028-12-31")[1] == ()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that begin as copies")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_killed_build_leaves_a_whole_ledger_and_the_pages_that_rest_on_it(project: MakeProject) -> None:
    """Every step is tried in test_staging.py; here some, with what a build really writes."""
    made = project({"seeds/a.txt": ARTICLE, "seeds/b.txt": ARTICLE.replace("Norland", "Sudland")})
    build.generate(made, day="2026-01-01")
    first = snapshot(made.docs)
    (made.seeds / "b.txt").unlink()
    put(made, ("a.txt", EDITED), ("a.txt.yml", "slug: power"))
    build.generate(made, day="2026-01-02")
    second = snapshot(made.docs)
    found = set()
    for number in itertools.count(step=19):
        shutil.rmtree(made.docs)
        for path, content in first.items():
            (made.docs / path).parent.mkdir(parents=True, exist_ok=True)
            (made.docs / path).write_bytes(content)
        came_through = comes_through(lambda: build.generate(made, day="2026-01-02"), "killed", number)
        written.read((made.docs / "ledger.json").read_text())
        outputs.settle(made)
        left = snapshot(made.docs)
        assert left in (first, second), number
        found.add(left == second)
        if came_through:
            break
    assert found == {False, True}


def test_a_ledger_that_is_gone_with_its_manifest_is_not_begun_anew(project: MakeProject) -> None:
    made = project({"seeds/a.txt": ARTICLE})
    build.generate(made, day="2026-01-01")
    for name in ("ledger.json", ".generated.json"):
        (made.docs / name).unlink()
    with pytest.raises(ConfigError, match=r"git checkout docs/ledger\.json"):
        build.generate(made, day="2026-01-02")
    assert not (made.docs / "ledger.json").exists()


def test_after_cleaning_a_ledger_that_is_gone_still_stops_the_build(project: MakeProject) -> None:
    made = project({"seeds/a.txt": ARTICLE})
    build.generate(made)
    outputs.remove_generated(made)
    (made.docs / "ledger.json").unlink()
    with pytest.raises(ConfigError, match=r"git checkout docs/ledger\.json"):
        build.generate(made)


def test_a_ledger_that_is_gone_stops_the_build(project: MakeProject) -> None:
    made = project({"seeds/a.txt": ARTICLE})
    build.generate(made)
    (made.docs / "ledger.json").unlink()
    for run in (build.generate, build.check, build.diff):
        with pytest.raises(ConfigError, match=r"git checkout docs/ledger\.json"):
            run(made)


def test_pages_from_before_there_were_ledgers_start_theirs(project: MakeProject) -> None:
    files = {"docs/.generated.json": '{"generated": ["old.md"]}', "docs/old.md": ""}
    made = project({"seeds/a.txt": ARTICLE, **files})
    build.generate(made)
    assert (made.docs / "ledger.json").is_file()
    assert not (made.docs / "old.md").exists()


def test_a_damaged_ledger_leaves_all_as_it_is(project: MakeProject) -> None:
    made = project({"seeds/a.txt": ARTICLE})
    build.generate(made)
    ledger = made.docs / "ledger.json"
    ledger.write_text(ledger.read_text().replace('"claims"', '=======\n"claims"'))
    before = snapshot(made.docs)
    put(made, ("a.txt", EDITED))
    with pytest.raises(ConfigError, match="merge conflict"):
        build.generate(made)
    assert snapshot(made.docs) == before
    ledger.write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match="UTF-8"):
        build.generate(made)


def test_cleaning_keeps_the_ledger(project: MakeProject) -> None:
    made = project({"seeds/a.txt": ARTICLE})
    build.generate(made, day="2026-01-01")
    before = snapshot(made.docs)
    outputs.remove_generated(made)
    assert (made.docs / "ledger.json").is_file()
    build.generate(made, day="2026-05-01")
    assert snapshot(made.docs) == before


def without_lines_of(made: Project, slug: str) -> None:
    ledger = made.docs / "ledger.json"
    lines = ledger.read_text().splitlines(keepends=True)
    ledger.write_text("".join(line for line in lines if f'"slug": "{slug}"' not in line))


def test_a_ledger_that_lost_a_whole_brief_builds_nothing(project: MakeProject) -> None:
    """Its lines contradict nothing, but the page in docs/ is the last that knows them."""
    other = "Harbour news\n\nThe harbour of Havn closes in winter, its master said on Monday.\n"
    made = project({"seeds/a.txt": ARTICLE, "seeds/b.txt": other})
    build.generate(made, day="2026-01-01")
    slug = build.assemble(store.read_inputs(made)).corpus.briefs[0].slug
    without_lines_of(made, slug)
    put(made, ("a.txt", EDITED))
    before = snapshot(made.docs)
    for _ in range(2):
        with pytest.raises(ConfigError, match=r"git checkout docs/ledger\.json") as stopped:
            build.generate(made, day="2026-01-02")
        assert [notice.path for notice in stopped.value.notices] == [f"docs/briefs/{slug}/index.md"]
        assert snapshot(made.docs) == before


def test_a_ledger_that_was_edited_and_lost_nothing_is_built_on(project: MakeProject) -> None:
    made = project({"seeds/a.txt": ARTICLE, "docs/briefs/mine/index.md": '<a id="k-aaaaaaaa"></a>'})
    build.generate(made, day="2026-01-01")
    put(made, ("a.txt", EDITED))
    build.generate(made, day="2026-01-02")
    before = snapshot(made.docs)
    ledger = made.docs / "ledger.json"
    for edited in (ledger.read_bytes().replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + ledger.read_bytes()):
        ledger.write_bytes(edited)
        build.generate(made, day="2026-01-03")
        assert snapshot(made.docs) == before


def test_the_pages_are_read_only_when_the_ledger_is_another(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = project({"seeds/a.txt": ARTICLE})
    build.generate(made, day="2026-01-01")
    read: list[Project] = []

    def generated(of: Project) -> tuple[Page, ...]:
        read.append(of)
        return ()

    monkeypatch.setattr("generator.outputs.generated", generated)
    put(made, ("a.txt", EDITED))
    build.generate(made, day="2026-01-02")
    assert read == []
    ledger = made.docs / "ledger.json"
    ledger.write_text(ledger.read_text() + "\n")
    build.generate(made, day="2026-01-02")
    assert read == [made]


def test_a_ledger_that_is_a_folder_is_told(project: MakeProject) -> None:
    made = project({"seeds/a.txt": ARTICLE, "docs/ledger.json/x": ""})
    with pytest.raises(ConfigError, match="it is a folder"):
        build.generate(made)
