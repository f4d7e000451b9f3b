"""Random edits of a collection that is served: at rest, every file is what a clean build gives."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator import build
from generator.site.server import Server
from generator.store import Project
from tests.bench.made_up import document
from tests.conftest import MakeProject
from tests.site.edits import edit
from tests.site.served import Served, differing, published
from tests.test_build import snapshot

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


@pytest.mark.parametrize("seed", range(6))
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
    for _ in range(7):
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
    problems = [problem for problem in served.server.problem.split("\n") if "[page-not-ours]" not in problem]
    assert problems in ([], [""])
