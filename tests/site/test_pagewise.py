"""Page by page the site is what MkDocs' own build gives, whatever the settings, whoever makes the pages."""

import os
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build

from generator import build, large_search, site
from generator.errors import ConfigError
from generator.model import NoticeCode
from generator.site import pagewise, settings
from generator.site.live import Live
from generator.site.pagewise import Made, Writer
from generator.store import Project
from tests.bench.made_up import document
from tests.conftest import MakeProject
from tests.site.edits import clean_build_and_warnings
from tests.test_build import snapshot


@pytest.fixture
def collection(project: MakeProject) -> Project:
    files: dict[str, str | bytes] = {f"seeds/{number}.txt": document(number, 8) for number in range(3)}
    made = project({**files, "docs/notes.md": "# Notes\n\n[x](method.md) [y](nowhere.md)\n\n## Two\n"})
    build.generate(made)
    return made


class Dying(Writer):
    """Runs in a process of its own, and ends it."""

    def __call__(self, _: object) -> Made:
        os._exit(1)


def _set(project: Project, old: str, new: str) -> None:
    path = project.root / "mkdocs.yml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {'!ENV [SITE_URL, ""]': "https://example.org/deep/"},
        {"docs_dir: docs": "use_directory_urls: false"},
        {"  custom_dir: site_overrides\n": ""},
        {"  custom_dir: site_overrides\n": "", "\nnav:\n": "\nextra_nav:\n"},
        {"  name: material\n": "  name: mkdocs\n", "  custom_dir: site_overrides\n": ""},
        {"\nnav:\n": "\nexclude_docs: notes.md\nextra_nav:\n"},
    ],
    ids=str,
)
@pytest.mark.parametrize("few", [0, 1000])
def test_any_settings_give_what_mkdocs_gives(
    few: int, changes: dict[str, str], collection: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for old, new in changes.items():
        _set(collection, old, new)
    (collection.docs / "404.md").write_text("# Nothing here\n")
    (collection.docs / "sitemap.xml").write_text("mine\n")
    (collection.docs / "untitled.md").write_text("No heading, {{ no template }}.\n")
    monkeypatch.setattr(pagewise, "_FEW", few)
    warnings = site.build(collection.root)
    files = {path: text for path, text in snapshot(collection.root / "site").items() if path[0] != "."}
    expected, warned = clean_build_and_warnings(collection, tmp_path / "clean")
    assert sorted(files) == sorted(expected)
    assert [path for path in files if files[path] != expected[path]] == []
    assert set(warnings) == set(warned)


def test_nothing_of_a_page_is_kept_once_it_is_written(collection: Project, tmp_path: Path) -> None:
    (collection.docs / "zz.md").write_text("# Last\n\n[x](method.md#x) [y](index.md#briefs)\n")
    live = Live(collection.root, tmp_path / "kept", pagewise._AS_THEY_LIE)
    live.write_others(tmp_path / "site")
    for path in live.pages():
        live.write_page(path, tmp_path / "site")
    held = {name for file in live._pages if (page := file.page) for name in page.__dict__}
    assert held.isdisjoint({"markdown", "content", "toc", "present_anchor_ids", "links_to_anchors"})
    assert "title" in dir(live._pages[0].page)


@pytest.mark.parametrize("gone", ["notes.md", "method.md"])
def test_a_page_that_goes_meanwhile_stops_the_build(gone: str, collection: Project, tmp_path: Path) -> None:
    (collection.docs / "notes.md").write_text("---\ntitle: Notes\n---\n[x](method.md#method)\n")
    live = Live(collection.root, tmp_path / "kept", pagewise._AS_THEY_LIE)
    (collection.docs / gone).unlink()
    with pytest.raises(ConfigError, match="went while the site was built") as caught:
        live.write_page("notes/index.html", tmp_path / "site")
    assert caught.value.notices[0].path == f"docs/{gone}"


def test_what_mkdocs_refuses_in_a_process_of_its_own_is_told(
    collection: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pagewise, "_FEW", 0)
    (collection.root / "site_overrides" / "partials" / "footer.html").write_text("{{ 1 + 'x' }}")
    with pytest.raises(ConfigError, match="could not build"):
        site.build(collection.root)
    assert not (collection.root / "site").exists()


def test_a_full_disk_in_a_process_of_its_own_is_told(
    collection: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(Writer):
        def __call__(self, _: object) -> Made:
            return Made(error=OSError(28, "No space left on device", "x"))

    monkeypatch.setattr(pagewise, "Writer", Full)
    with pytest.raises(OSError, match="space"):
        site.build(collection.root)
    assert not (collection.root / "site").exists()


def test_a_process_that_ends_stops_the_build_with_a_reason(
    collection: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pagewise, "_FEW", 0)
    monkeypatch.setattr(pagewise, "Writer", Dying)
    with pytest.raises(ConfigError, match=r"making its pages index.html to .* ended the process"):
        site.build(collection.root)
    assert not (collection.root / "site").exists()


def test_warnings_are_errors_when_the_settings_say_so(collection: Project) -> None:
    _set(collection, "docs_dir: docs", "strict: true")
    with pytest.raises(ConfigError, match=r"nowhere\.md"):
        site.build(collection.root)
    (collection.docs / "notes.md").write_text("# Notes\n")
    assert site.build(collection.root) == ()


def test_a_damaged_page_of_the_cache_is_made_anew_and_told(collection: Project) -> None:
    _set(collection, "docs_dir: docs", "strict: true")
    (collection.docs / "notes.md").write_text("# Notes\n")
    site.build(collection.root)
    before = snapshot(collection.root / "site")
    entry = next((collection.root / ".cache" / "pages").glob("*/*"))
    entry.write_bytes(entry.read_bytes()[:-1])
    notices = site.build(collection.root)
    assert [(notice.code, notice.severity) for notice in notices] == [(NoticeCode.CACHE, "info")]
    assert entry.relative_to(collection.root).as_posix() in notices[0].path
    assert snapshot(collection.root / "site") == before
    assert site.build(collection.root) == ()
    assert large_search.divide(collection.root / "site") == ()


@pytest.mark.parametrize("plugins", ["plugins: []", "plugins: [search]"])
def test_scripts_of_people_are_published_and_those_of_the_theme_are_not(
    plugins: str, collection: Project
) -> None:
    _set(collection, "plugins: []", plugins)
    own = ["docs/assets/javascripts/mine.js", "site_overrides/assets/javascripts/deep/mine.js"]
    for path in own:
        (collection.root / path).parent.mkdir(parents=True, exist_ok=True)
        (collection.root / path).write_text("1")
    site.build(collection.root)
    found = (collection.root / "site" / "assets" / "javascripts").rglob("*")
    assert sorted(path.name for path in found) == ["deep", "mine.js", "mine.js"]


def test_plain_mkdocs_may_build_in_between(collection: Project) -> None:
    site.build(collection.root)
    before = snapshot(collection.root / "site")
    mkdocs_build(settings.load(collection.root))
    assert list((collection.root / "site").rglob("bundle*.js"))
    site.build(collection.root)
    assert snapshot(collection.root / "site") == before
