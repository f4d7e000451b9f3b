"""Random edits of a collection that is served: at rest, every file is what a clean build gives."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator import build, studies, update, verify
from generator.errors import ConfigError
from generator.model import NoticeCode
from generator.preview import Preview, State
from generator.site.server import Server
from generator.store import Project
from tests.bench.made_up import document
from tests.conftest import MakeProject
from tests.site.edits import edit
from tests.site.served import Served, differing, preview, published
from tests.test_build import ARTICLE, snapshot

Serve = Callable[[Project], Served]


@pytest.fixture
def serve() -> Iterator[Serve]:
    with Server(0) as server:
        made: list[Served] = []

        def of(project: Project) -> Served:
            made.append(Served(project, server))
            return made[-1]

        yield of
        for served in made:
            served.shown.close()


@pytest.fixture
def collection(project: MakeProject) -> Project:
    return project({f"seeds/{number}.txt": document(number, 8) for number in range(3)})


@pytest.mark.parametrize("seed", range(4))
def test_at_rest_every_file_is_what_a_clean_build_gives(
    seed: int, collection: Project, serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/briefs/" if seed % 2 else "")
    chance = random.Random(seed)
    if seed % 3:
        build.generate(collection)
    served = serve(collection)
    done: list[str] = []
    known: set[str] = set()
    for _ in range(6):
        name, changed = edit(collection, chance)
        done.append(name)
        before = snapshot(collection.root)
        served.edited(changed)
        assert snapshot(collection.root / "docs") == {
            path.removeprefix("docs/"): content
            for path, content in before.items()
            if path.startswith("docs/")
        }
        expected = published(collection, tmp_path / "clean")
        assert differing(served.shown, expected) == [], done
        assert [path for path in known - set(expected) if served.shown.get(path) is not None] == [], done
        known |= set(expected)
    problems = [problem for problem in served.problem.split("\n") if "[page-not-ours]" not in problem]
    assert problems in ([], [""])


BRIEF = "briefs/the-price-of-power/index.html"


def test_an_edit_shows_at_once_and_then_exactly(project: MakeProject, serve: Serve) -> None:
    served = serve(project({"seeds/a.txt": ARTICLE, "seeds/b.txt": ARTICLE.replace("Price", "Cost")}))
    served.save("seeds/a.txt", ARTICLE.replace("$30 billion", "$31 billion"))
    assert "$31 billion" in served.page(BRIEF)
    assert "$31 billion" in served.page("briefs/the-price-of-power/source.txt")
    state: State = served.serving._last.state
    assert state.gathered is None
    served.settle()
    assert served.serving._last.state.gathered is not None


@pytest.mark.parametrize("seed", range(4))
def test_what_shows_at_once_quotes_only_what_its_sources_say(
    seed: int, collection: Project, serve: Serve
) -> None:
    chance = random.Random(seed)
    served = serve(collection)
    for _ in range(10):
        path = chance.choice(sorted(collection.seeds.glob("*.txt")))
        words = path.read_text().split(" ")
        place = chance.randrange(len(words))
        words[place : place + chance.randrange(9)] = chance.choice([[], ["Acme said"], ["rose. Prices fell"]])
        served.save(f"seeds/{path.name}", " ".join(words))
        state: State = served.serving._last.state
        assert state.gathered is None  # not yet compared
        assert list(verify.quotes(state.corpus)) == []
        for brief in state.corpus.briefs:
            assert "<h1" in served.page(f"briefs/{brief.slug}/index.html")


def test_only_edits_of_known_sources_show_at_once(project: MakeProject) -> None:
    made = project({"seeds/a.txt": ARTICLE, "seeds/b.txt": b"\x00\x01", "docs/notes.md": "# Notes\n"})
    of = preview(made)
    last = of.start()
    (made.seeds / "new.txt").write_text(ARTICLE.replace("Price", "Cost"))
    (made.seeds / "link.txt").symlink_to(made.seeds / "a.txt")
    (made.seeds / "a.txt.yml").write_text("title: Other\n")
    for name in ("seeds/new.txt", "seeds/link.txt", "seeds/a.txt.yml", "seeds/gone.txt", "mkdocs.yml"):
        assert of.at_once(last, [made.root / name]) is None, name
    (made.seeds / "b.txt").write_text(ARTICLE)  # had no brief so far
    assert of.at_once(last, [made.seeds / "b.txt"]) is None
    assert of.at_once(last, [made.seeds / "a.txt"]) is last  # it was only touched
    (made.seeds / "a.txt").write_bytes(b"\x00\x01")  # has none any more
    assert of.at_once(last, [made.seeds / "a.txt"]) is None


def test_many_edits_together_wait_for_the_comparison(project: MakeProject) -> None:
    made = project({f"seeds/{number}.txt": document(number, 4) for number in range(9)})
    of = preview(made)
    last = of.start()
    paths = sorted(made.seeds.iterdir())
    for path in paths:
        path.write_text(path.read_text() + "More.\n")
    assert of.at_once(last, paths) is None
    assert of.at_once(last, paths[1:])


def test_a_source_that_becomes_a_link_is_not_followed(project: MakeProject, tmp_path: Path) -> None:
    made = project({"seeds/a.txt": ARTICLE})
    of = preview(made)
    last = of.start()
    (tmp_path / "secret.txt").write_text(ARTICLE.replace("Price", "Secret"))
    (made.seeds / "a.txt").unlink()
    (made.seeds / "a.txt").symlink_to(tmp_path / "secret.txt")
    assert of.at_once(last, [made.seeds / "a.txt"]) is None


def test_which_files_matter_to_generated_pages(project: MakeProject) -> None:
    made = project({"seeds/a.txt": ARTICLE})
    of = preview(made)
    build.generate(made)
    last = of.start()
    ours = ["seeds/a.txt", "seeds/new.txt", "mkdocs.yml", "docs/ledger.json"]
    others = ["docs/method.md", "docs/index.md", "site_overrides/main.html"]
    paths = [made.root / name for name in ours + others]
    assert of.concerned(last, paths) == {made.root / name for name in ours}


def test_a_page_in_the_place_of_a_generated_one_wins_and_is_named(project: MakeProject, serve: Serve) -> None:
    served = serve(project({"seeds/a.txt": ARTICLE}))
    served.rest("docs/timeline/index.md", "# Mine\n")
    assert "Mine" in served.page("timeline/index.html")
    assert "docs/timeline/index.md: error: a person put this here" in served.problem
    served.rest("docs/timeline/index.md", None)
    assert "Mine" not in served.page("timeline/index.html")
    assert served.problem == ""


def test_a_collection_as_a_build_left_it_shows_before_it_is_compared(
    project: MakeProject, serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = project({"seeds/a.txt": ARTICLE})
    update.update(made, day=build.NO_DAY)
    with monkeypatch.context() as patched:
        patched.delattr("generator.steps.compare")
        served = serve(made)
        assert differing(served.shown, published_before(served)) == []
    served.save("seeds/a.txt", ARTICLE.replace("$30", "$31"))
    assert "$31 billion" not in served.page(BRIEF)  # there is nothing yet to show it with
    served.settle()
    assert differing(served.shown, published(made, tmp_path / "clean")) == []


def published_before(served: Served) -> dict[str, bytes]:
    """Some files as the build left them in docs/."""
    docs = served.project.docs
    return {path: (docs / path).read_bytes() for path in ("feed.xml", "data/briefs.json", "ledger.json")}


def test_settings_with_plugins_are_built_as_a_whole(
    collection: Project, serve: Serve, tmp_path: Path
) -> None:
    settings = collection.root / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("plugins: []", "plugins: [search]"))
    served = serve(collection)
    assert differing(served.shown, published(collection, tmp_path / "clean")) == []
    served.rest("docs/method.md", "# Changed\n")
    assert differing(served.shown, published(collection, tmp_path / "clean")) == []
    served.rest("seeds/9.txt", document(9, 8))
    assert differing(served.shown, published(collection, tmp_path / "clean")) == []
    assert served.shown.get("../clean/site/index.html") is None


def test_briefs_that_did_not_change_stay_the_same_objects(collection: Project) -> None:
    (collection.seeds / "1.txt.yml").write_text("title: From the sidecar\n")
    of = preview(collection)
    first = of.start()
    before = {brief.document.path: brief for brief in first.state.corpus.briefs}
    (collection.seeds / "2.txt").write_text(document(7, 8))
    edited = of.at_once(first, [collection.seeds / "2.txt"])
    assert edited
    now = of.exactly(edited, lambda: False)
    assert now
    after = {brief.document.path: brief for brief in now.state.corpus.briefs}
    assert [path for path in after if after[path] is not before[path]] == ["2.txt"]
    at_once = {brief.document.path: brief for brief in edited.state.corpus.briefs}
    assert after["2.txt"].document is at_once["2.txt"].document
    again = of.exactly(now, lambda: False)
    assert again
    assert again.state.corpus is now.state.corpus  # there was nothing to compare


def test_work_that_is_over_ends_without_a_result(collection: Project) -> None:
    of = preview(collection)
    last = of.start()
    (collection.seeds / "2.txt").write_text(document(7, 8))
    assert of.exactly(last, lambda: True) is None


def test_a_failed_proof_is_an_error(collection: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    of = Preview(collection, studies.here, build.NO_DAY)
    wrong = build.not_ours("x")
    monkeypatch.setattr(verify, "quotes", lambda _: iter([wrong]))
    with pytest.raises(AssertionError, match="a person put"):
        of.start()


def test_wrong_settings_are_an_error(collection: Project) -> None:
    of = preview(collection)
    last = of.start()
    (collection.seeds / "editorial.yml").write_text("titel: x\n")
    with pytest.raises(ConfigError) as caught:
        of.exactly(last, lambda: False)
    assert [notice.code for notice in caught.value.notices] == [NoticeCode.CONFIG_UNKNOWN_KEY]
