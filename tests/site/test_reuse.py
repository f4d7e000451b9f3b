import random
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.structure.pages import Page

from generator import build, large_search, site
from generator.site import reuse, settings, unused
from generator.store import Project
from tests.bench.made_up import document
from tests.conftest import MakeProject
from tests.site.edits import clean_build, clean_build_and_warnings, edit
from tests.test_build import snapshot


@pytest.fixture
def collection(project: MakeProject) -> Project:
    files: dict[str, str | bytes] = {f"seeds/{number}.txt": document(number, 8) for number in range(3)}
    made = project({**files, "docs/notes.md": "# Notes\n\n[x](method.md) <em id='y'>y</em>\n\n## Two\n"})
    build.generate(made)
    return made


def site_files(project: Project) -> dict[str, bytes]:
    files = snapshot(project.root / "site")
    return {path: content for path, content in files.items() if not path.startswith(".")}


@pytest.mark.parametrize("seed", [11, 12])
def test_after_any_edit_a_build_gives_what_a_clean_build_gives(
    seed: int, collection: Project, tmp_path: Path
) -> None:
    chance = random.Random(seed)
    done: list[str] = []
    for _ in range(6):
        done.append(edit(collection, chance)[0])
        build.generate(collection)
        warnings = site.build(collection.root)
        expected = clean_build_and_warnings(collection, tmp_path / "clean")
        assert (site_files(collection), set(warnings)) == (expected[0], set(expected[1])), done


def test_the_site_is_what_plain_mkdocs_builds(collection: Project, tmp_path: Path) -> None:
    site.build(collection.root)
    site.build(collection.root)
    config = settings.load(collection.root)
    config.site_dir = str(tmp_path / "plain")
    mkdocs_build(config)
    plain = snapshot(tmp_path / "plain")
    assert large_search.divide(tmp_path / "plain") == ()
    assert site_files(collection) == {path: plain[path] for path in plain if not unused.is_unused(path)}


def test_unchanged_pages_are_not_rendered_again(collection: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    rendered: list[str] = []
    render = Page.render

    def counted(page: Page, *given: object) -> None:
        rendered.append(page.file.src_uri)
        render(page, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Page, "render", counted)
    site.build(collection.root)
    assert len(rendered) > 10
    rendered.clear()
    site.build(collection.root)
    assert rendered == ["notes.md"]  # it links to another page


@pytest.mark.parametrize("damage", [b"", b"{}", b"\x78\x9c", None])
def test_a_damaged_entry_is_made_anew(damage: bytes | None, collection: Project, tmp_path: Path) -> None:
    site.build(collection.root)
    for path in (collection.root / ".cache" / "pages").glob("*/*"):
        path.write_bytes(path.read_bytes()[:-3] if damage is None else damage)
    site.build(collection.root)
    assert site_files(collection) == clean_build(collection, tmp_path / "clean")


@pytest.mark.parametrize(
    "text",
    [
        "<div id></div>\n\n<a name>x</a>",
        "# \u202e &#xD800; \U0001f600\n\n## <b id=''>",
        "```python\n# x\n```",
        "",
        "---\n",
    ],
)
def test_an_odd_page_is_the_same_from_what_is_kept(text: str, collection: Project, tmp_path: Path) -> None:
    (collection.docs / "notes.md").write_text(text)
    for _ in range(2):
        site.build(collection.root)
        assert site_files(collection) == clean_build(collection, tmp_path / "clean")


def test_what_is_no_longer_used_is_forgotten(collection: Project) -> None:
    kept = collection.root / ".cache" / "pages"
    site.build(collection.root)
    before = set(kept.glob("*/*"))
    (collection.docs / "method.md").write_text("# Changed\n")
    site.build(collection.root)
    after = set(kept.glob("*/*"))
    assert (len(before - after), len(after - before)) == (1, 1)


def test_a_cache_that_cannot_be_written_stops_no_build(collection: Project) -> None:
    (collection.root / ".cache").mkdir()
    (collection.root / ".cache" / "pages").write_text("no folder")
    assert site.build(collection.root) == ()


@pytest.mark.parametrize(
    "change",
    [
        ("plugins: []", "plugins: [search]"),
        ("  - tables", "  - pymdownx.snippets"),
        ("  - tables", "  - nowhere.to_be_found"),
        ("      permalink: false", "      slugify: !!python/name:markdown.extensions.toc.slugify"),
    ],
)
def test_nothing_is_kept_where_more_than_the_text_may_count(
    change: tuple[str, str], collection: Project, tmp_path: Path
) -> None:
    path = collection.root / "mkdocs.yml"
    assert reuse.kept(settings.load(collection.root), tmp_path) is not None
    path.write_text(path.read_text().replace(*change))
    if "nowhere" in change[1]:
        with pytest.raises(Exception, match="nowhere"):
            settings.load(collection.root)
    else:
        assert reuse.kept(settings.load(collection.root), tmp_path) is None
