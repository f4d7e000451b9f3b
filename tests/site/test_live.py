import threading
from pathlib import Path

import pytest

from generator import build
from generator.errors import ConfigError
from generator.site.live import Live
from generator.site.shown import Shown
from generator.store import Project
from tests.bench.made_up import document
from tests.conftest import MakeProject
from tests.site.served import generated


@pytest.fixture
def collection(project: MakeProject) -> Project:
    files = {f"seeds/{number}.txt": document(number, 8) for number in range(3)}
    made = project(files)
    build.generate(made)
    return made


def test_a_template_that_fails_is_an_error_until_it_is_mended(collection: Project, tmp_path: Path) -> None:
    live = Live(collection.root, tmp_path / "kept", generated(collection))
    footer = collection.root / "site_overrides" / "partials" / "footer.html"
    good, page = footer.read_text(), live.get("index.html")
    for mistake in ("{% if %}", "{% include 'nowhere.html' %}", "{{ page.meta.x.y }}", "{{ 1 + 'x' }}"):
        footer.write_text(mistake)
        live.update([], ["partials/footer.html"])
        with pytest.raises(ConfigError, match="could not build"):
            live.get("index.html")
    footer.write_text(good)
    live.update([], ["partials/footer.html"])
    assert live.get("index.html") == page


def test_a_page_that_is_no_text_is_an_error_until_it_is_mended(collection: Project, tmp_path: Path) -> None:
    live = Live(collection.root, tmp_path / "kept", generated(collection))
    (collection.docs / "method.md").write_bytes(b"\xff\xfe\x00")
    live.update(["method.md"], [])
    for _ in range(2):
        with pytest.raises(ConfigError):
            live.get("method/index.html")
    (collection.docs / "method.md").write_text("# Mended\n")
    live.update(["method.md"], [])
    assert b"Mended" in (live.get("method/index.html") or b"")


def test_a_broken_link_is_told_when_its_page_is_looked_at(collection: Project, tmp_path: Path) -> None:
    (collection.docs / "notes.md").write_text(
        "# Notes\n\n[x](nowhere.md) [y](#nothing) [z](method.md#nothing)\n"
    )
    live = Live(collection.root, tmp_path / "kept", generated(collection))
    assert live.notices() == ()
    live.get("notes/index.html")
    assert len(live.notices()) == 3
    live.get("notes/index.html")
    assert live.notices() == ()


@pytest.mark.parametrize("folder", ["docs", "site_overrides"])
def test_a_file_that_takes_the_place_of_another_is_noticed(
    folder: str, collection: Project, tmp_path: Path
) -> None:
    live = Live(collection.root, tmp_path / "kept", generated(collection))
    path = "assets/images/favicon.png" if folder == "site_overrides" else "assets/briefing.css"
    before = live.get(path)
    assert before
    file = collection.root / folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    for content in (b"mine", b"mine again"):
        file.write_bytes(content)
        live.update(*(([path], []) if folder == "docs" else ([], [path])))
        assert live.get(path) == content
    file.unlink()
    live.update(*(([path], []) if folder == "docs" else ([], [path])))
    assert live.get(path) == before


@pytest.mark.parametrize(
    "path", ["../mkdocs.yml", "/etc/hostname", "", "index.md", ".generated.json", "briefs"]
)
def test_what_is_no_file_of_the_site_is_not_there(path: str, collection: Project, tmp_path: Path) -> None:
    assert Live(collection.root, tmp_path / "kept", generated(collection)).get(path) is None


def test_threads_may_ask_while_the_site_changes(collection: Project, tmp_path: Path) -> None:
    shown = Shown(collection.root, tmp_path / "kept", generated(collection), lambda _: None)
    missing: list[str] = []
    done = threading.Event()

    def ask() -> None:
        while not done.is_set():
            missing.extend(path for path in ("index.html", "method/index.html") if shown.get(path) is None)

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    try:
        for number in range(3):
            (collection.docs / f"{number}.md").write_text("# New\n")
            shown.update({collection.docs / f"{number}.md"})
    finally:
        done.set()
        for thread in threads:
            thread.join()
    assert missing == []
