"""Doing less work never changes what comes out: byte for byte, the ledger included."""

import random
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from generator import build, cache, outputs, packed, store, study, unchanged, update, workers
from generator.cache import Cache
from generator.model import NoticeCode, Studied, Task
from generator.store import Project
from generator.update import Means
from tests.conftest import ROOT, MakeProject
from tests.corpus.ledger.edits import Collection
from tests.test_build import ARTICLE, snapshot

DAY = "2026-01-01"
EDITORIAL = "actors:\n  - {name: The Grid, aliases: [the grid], kind: programme}\n"


def write(collection: Collection, made: Project, editorial: str) -> None:
    """Bring seeds/ to what the collection holds."""
    shutil.rmtree(made.seeds)
    made.seeds.mkdir()
    inputs = collection.inputs(None)
    for source in inputs.sources:
        (made.seeds / source.path).write_bytes(source.read())
    for path, text in {**inputs.settings, "editorial.yml": editorial}.items():
        (made.seeds / path).write_text(text)


def meddle(chance: random.Random, made: Project) -> None:
    """Do to the outputs and to the cache what people, other builds and bad disks do."""
    files = sorted(path for folder in (made.docs, made.root / packed.FOLDER) for path in folder.rglob("*"))
    files = [path for path in files if path.is_file() and path.name not in {"ledger.json", ".gitignore"}]
    path = chance.choice([path for path in files if path.name != ".generated.json"])
    how = chance.choice(["nothing", "nothing", "delete", "shorten", "same length", "touch", "forget"])
    if how == "delete":
        path.unlink()
    elif how == "shorten":
        path.write_bytes(path.read_bytes()[:-1])
    elif how == "same length":
        content = path.read_bytes()
        path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    elif how == "touch":
        path.touch()
    elif how == "forget":
        shutil.rmtree(made.root / packed.FOLDER)


@pytest.mark.parametrize("seed", range(4))
def test_after_any_edits_an_incremental_build_equals_a_clean_one(
    seed: int, project: MakeProject, tmp_path: Path
) -> None:
    chance = random.Random(seed)
    collection = Collection(chance)
    for _ in range(3):
        collection.add()
    made, clean = project({}), Project(tmp_path / "clean")
    shutil.copytree(made.root, clean.root)
    for number in range(12):
        editorial = chance.choice(["", EDITORIAL, EDITORIAL.replace("programme", "company")])
        if number % 3:  # every third time nothing changes but the day
            collection.edit()
            write(collection, made, editorial)
        day = f"2026-02-{number + 1:02}"
        report = update.update(made, day=day)
        shutil.rmtree(clean.seeds)
        shutil.copytree(made.seeds, clean.seeds)
        for path in clean.docs.rglob("*"):  # clean, but for what is no page: the ledger
            if path.is_file() and path.name not in {"ledger.json", "method.md", ".generated.json"}:
                path.unlink()
        expected = build.generate(clean, day=day)
        assert snapshot(made.docs) == snapshot(clean.docs), number
        assert report.sources == expected.sources
        told = tuple(notice for notice in report.notices if notice.code is not NoticeCode.CACHE)
        assert told == expected.notices
        meddle(chance, made)


def test_nothing_is_studied_twice(project: MakeProject) -> None:
    made = project({"seeds/a.txt": ARTICLE, "seeds/b.txt": ARTICLE.replace("Norland", "Sudland")})
    assert update.update(made, day=DAY).reused == 0
    (made.seeds / "b.txt").write_text(ARTICLE.replace("Norland", "Westland"))
    assert update.update(made, day=DAY).reused == 1
    (made.seeds / "b.txt.yml").write_text("title: The West")
    assert update.update(made, day=DAY).reused == 1
    (made.seeds / "b.txt.yml").write_text("title: The West\nslug: west")  # an address is no content
    assert update.update(made, day=DAY).reused == 2
    (made.seeds / "editorial.yml").write_text("summary: Energy")
    assert update.update(made, day=DAY).reused == 2
    (made.seeds / "editorial.yml").write_text(EDITORIAL)
    assert update.update(made, day=DAY).reused == 0
    (made.seeds / "editorial.yml").write_text(f"# moved a line\n{EDITORIAL}")
    assert update.update(made, day=DAY).reused == 2


def test_when_nothing_changed_nothing_is_done(project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    made = project({"seeds/a.txt": ARTICLE, "seeds/b.txt": ""})
    first = update.update(made, day=DAY)
    monkeypatch.setattr(build, "publish", lambda *_, **__: pytest.fail("built again"))
    again = update.update(made, day="2027-12-31")
    assert (again.sources, again.reused, again.written, again.notices) == (1, 1, 0, first.notices)


def test_when_nothing_changed_nothing_heavy_is_loaded(project: MakeProject) -> None:
    made = project({"seeds/a.txt": ARTICLE})
    program = (
        "import sys; from generator import cli\n"
        "try: cli.main(['generate', '--project', sys.argv[1], '--date', '2026-01-01'])\n"
        "except SystemExit as end: print(int(end.code), [n for n in sys.argv[2:] if n in sys.modules])"
    )
    heavy = ("generator.build", "generator.render", "jinja2", "mkdocs")
    command = [sys.executable, "-c", program, str(made.root), *heavy]
    first, second = (
        subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT) for _ in range(2)
    )
    assert "'jinja2'" in first.stdout
    assert second.stdout.endswith("0 []\n")


@pytest.mark.parametrize(
    "change", ["docs/index.md", "docs/ledger.json", "docs/.generated.json", "mkdocs.yml", "seeds/b.txt"]
)
def test_whatever_changes_is_seen(project: MakeProject, change: str) -> None:
    made = project({"seeds/a.txt": ARTICLE})
    update.update(made, day=DAY)
    path = made.root / change
    content = path.read_bytes() if path.exists() else b""
    path.write_bytes(content.replace(b'"generated"', b' "generated"') + b"\n")
    inputs = store.read_inputs(made)
    assert unchanged.report(made, inputs) is None


def test_a_change_within_the_grain_of_the_clock_is_seen(project: MakeProject) -> None:
    made = project({"seeds/a.txt": ARTICLE})
    update.update(made, day=DAY)
    page = made.docs / "index.md"
    left = cache.read_record(made.root, unchanged.RECORD, unchanged._Left)
    assert left is not None
    page.write_bytes(page.read_bytes().swapcase())
    stamps = outputs.stamps(made, left.files)
    forged = replace(left, files=unchanged._files(left, stamps))
    cache.write_record(made.root, unchanged.RECORD, forged)
    assert unchanged.report(made, store.read_inputs(made)) is None


def test_another_program_reuses_nothing(project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    made = project({"seeds/a.txt": ARTICLE})
    update.update(made, day=DAY)
    monkeypatch.setattr(cache, "code", lambda: "another")
    assert unchanged.report(made, store.read_inputs(made)) is None
    assert update.update(made, day=DAY).reused == 0


def test_another_template_prints_again_and_studies_nothing(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = project({"seeds/a.txt": ARTICLE})
    update.update(made, day=DAY)
    monkeypatch.setattr(cache, "templates", lambda: "another")
    assert unchanged.report(made, store.read_inputs(made)) is None
    assert update.update(made, day=DAY).reused == 1


def test_without_keeping_nothing_is_used_and_nothing_left(project: MakeProject) -> None:
    made = project({"seeds/a.txt": ARTICLE})
    assert update.update(made, day=DAY, means=Means(keep=False)).reused == 0
    assert not (made.root / packed.FOLDER).exists()


def test_all_cores_give_what_one_gives(project: MakeProject) -> None:
    files = {f"seeds/{number:02}.txt": ARTICLE.replace("30", str(30 + number)) for number in range(10)}
    made = project({**files, "seeds/99.txt": b"\x00\x01"})
    update.update(made, day=DAY)
    before = snapshot(made.docs)
    shutil.rmtree(made.docs / "briefs")
    (made.docs / "ledger.json").unlink()
    (made.docs / ".generated.json").unlink()
    for path in made.docs.glob("*/index.md"):
        path.unlink()
    build.generate(made, day=DAY)
    after = snapshot(made.docs)
    assert {path: after[path] for path in after if path != ".generated.json"} == {
        path: before[path] for path in before if path != ".generated.json"
    }


def test_a_source_that_gave_up_is_told_and_tried_again(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = project({"seeds/a.txt": ARTICLE, "seeds/b.pdf": b"%PDF-1.4 nothing"})

    def spread(_function: object, tasks: list[Task], **_: object) -> list[Studied]:
        return [study.gave_up(task, "took longer than the limit of 1 seconds") for task in tasks]

    with monkeypatch.context() as patched:
        patched.setattr(workers, "spread", spread)
        report = update.update(made, day=DAY)
    assert {notice.path: notice.code for notice in report.notices} == {
        "seeds/a.txt": NoticeCode.SOURCE_GAVE_UP,
        "seeds/b.pdf": NoticeCode.SOURCE_GAVE_UP,
    }
    again = update.update(made, day=DAY)
    assert (again.sources, again.reused) == (1, 0)


def test_what_is_kept_is_no_place_for_what_settings_follow(project: MakeProject) -> None:
    """A pin whose sentence was reworded is led to the new wording, with and without the cache."""
    pinned = ARTICLE.strip().splitlines()[-1]
    made = project({"seeds/a.txt": ARTICLE, "seeds/a.txt.yml": f'pin: ["{pinned}"]'})
    update.update(made, day=DAY)
    (made.seeds / "a.txt").write_text(ARTICLE.replace("must decide by 2030", "has to decide by 2030"))
    other = Project(made.root.with_name("other"))
    shutil.copytree(made.root, other.root)
    kept = update.update(made, day="2026-01-02")
    fresh = update.update(other, day="2026-01-02", means=Means(keep=False))
    assert snapshot(made.docs) == snapshot(other.docs)
    assert kept.notices == fresh.notices
    assert Cache(made.root).get("0" * 64) is None


def test_the_place_of_the_site_may_come_from_the_environment(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = project({"seeds/a.txt": ARTICLE})
    feeds = {}
    for place in ("", "https://example.org/b/", "https://example.net/"):
        monkeypatch.setenv("SITE_URL", place)
        update.update(made, day=DAY)
        feeds[place] = (made.docs / "feed.xml").read_text()
    assert 'href="briefs/the-price-of-power/"' in feeds[""]
    for place in ("https://example.org/b/", "https://example.net/"):
        assert f'href="{place}briefs/the-price-of-power/"' in feeds[place]
    assert update.update(made, day=DAY).written == 0
    monkeypatch.setenv("SOMETHING_ELSE", "1")
    assert update.update(made, day=DAY).reused == 1
