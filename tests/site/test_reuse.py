import os
import random
import sys
from pathlib import Path

import msgspec
import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.structure.pages import Page

from generator import build, large_search, packed, site
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
    for path in unused.found(tmp_path / "plain"):
        del plain[path]
    assert site_files(collection) == plain


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


def test_an_entry_in_the_place_of_another_is_made_anew(collection: Project, tmp_path: Path) -> None:
    site.build(collection.root)
    paths = sorted((collection.root / ".cache" / "pages").glob("*/*"))
    contents = [path.read_bytes() for path in paths]
    for path, content in zip(paths, (*contents[1:], contents[0]), strict=True):
        path.write_bytes(content)
    assert len(site.build(collection.root)) == len(paths)
    assert site_files(collection) == clean_build(collection, tmp_path / "clean")


@pytest.mark.skipif(sys.platform == "win32", reason="needs pipes")
def test_what_is_no_file_is_not_read(collection: Project, tmp_path: Path) -> None:
    site.build(collection.root)
    one, two, three, *_ = sorted((collection.root / ".cache" / "pages").glob("*/*"))
    for path in (one, two, three):
        path.unlink()
    os.mkfifo(one)
    two.symlink_to("/dev/zero")
    three.mkdir()
    assert len(site.build(collection.root)) == 3
    assert site_files(collection) == clean_build(collection, tmp_path / "clean")


def deep(levels: int) -> object:
    heading: list[object] = []
    for _ in range(levels):
        heading = [{"name": "a", "id": "a", "level": 1, "children": heading}]
    return heading


@pytest.mark.parametrize(
    "toc",
    [
        [{"x": 1}],
        [{"name": 1, "id": "a", "level": 1}],
        [{"name": "a", "id": "a", "level": 7}],
        [{"name": "a", "id": "a", "level": 0}],
        {"name": "a"},
        deep(100_000),
        "a",
        None,
        [None],
    ],
)
def test_a_forged_entry_fails_no_build(toc: object, collection: Project, tmp_path: Path) -> None:
    site.build(collection.root)
    forged = {"content": "", "title": None, "toc": toc, "anchors": []}
    for path in (collection.root / ".cache" / "pages").glob("*/*"):
        path.write_bytes(packed.pack(path.name, _packed(forged)))
    assert site.build(collection.root)
    assert site_files(collection) == clean_build(collection, tmp_path / "clean")


def _packed(value: object) -> bytes:
    """Encode without recursion: what is nested too deep for Python is written by hand."""
    try:
        return msgspec.msgpack.encode(value)
    except RecursionError:
        head = msgspec.msgpack.encode({"content": "", "title": None, "anchors": []})
        return b"\x84" + head[1:] + msgspec.msgpack.encode("toc") + b"\x91" * 100_000 + b"\xc0"


def test_headings_are_nested_as_before(collection: Project, tmp_path: Path) -> None:
    levels = [3, 2, 4, 6, 3, 1, 5, 5, 2, 3, 1, 6, 4, 2]
    lines = [f"{'#' * level} Heading {number}" for number, level in enumerate(levels)]
    (collection.docs / "notes.md").write_text("\n\n".join(lines))
    for _ in range(2):
        site.build(collection.root)
        assert site_files(collection) == clean_build(collection, tmp_path / "clean")


def test_what_is_not_ours_is_not_forgotten(collection: Project) -> None:
    stranger = collection.root / ".cache" / "pages" / "ab" / "holiday.jpg"
    stranger.parent.mkdir(parents=True)
    stranger.write_text("mine")
    site.build(collection.root)
    site.remove(collection.root)
    left = [path for path in (collection.root / ".cache" / "pages").rglob("*") if path.is_file()]
    assert left == [stranger]


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
