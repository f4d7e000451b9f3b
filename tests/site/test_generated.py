"""Generated files in memory are found as MkDocs finds files in docs/."""

import shutil
from pathlib import Path

import pytest
from mkdocs.structure.files import get_files

from generator.site import settings
from generator.site.generated import Generated, find
from tests.conftest import MakeProject

NAMES = [
    "index.md", "README.md", "b.md", "a.md", "a.markdown", "index.html", "data/x.json", "briefs/b/index.md",
    "briefs/b/README.md", "briefs/a/source.txt", "briefs/index.md", "a/index.md", "a-b/c.md", ".hidden/x.md",
    "templates/y.md", "é/ü.md", "A/z.md", "10/index.md", "2/index.md",
]  # fmt: skip


def paths(found: object) -> list[tuple[str, str, bool]]:
    return [(file.src_uri, file.dest_uri, file.inclusion.is_included()) for file in found]  # type: ignore[attr-defined]


@pytest.mark.parametrize("excluded", ["", "exclude_docs: |\n  README.md\n  /a.md\n"])
def test_files_are_those_that_mkdocs_finds_in_its_order(excluded: str, project: MakeProject) -> None:
    made = project({f"docs/{name}": "# x\n" for name in NAMES})
    (made.root / "mkdocs.yml").write_text(f"{(made.root / 'mkdocs.yml').read_text()}{excluded}")
    with settings.heard():
        expected = paths(get_files(settings.load(made.root)))
    for ours in (NAMES, NAMES[::2], NAMES[1::3], []):
        shutil.rmtree(made.docs)
        for name in [*(set(NAMES) - set(ours)), "method.md", "stale/index.md"]:
            (made.docs / name).parent.mkdir(parents=True, exist_ok=True)
            (made.docs / name).write_text("# x\n")
        generated = Generated(frozenset(ours), lambda _: "# x\n", frozenset({"stale/index.md"}))
        assert paths(find(settings.load(made.root), generated)) == expected


@pytest.mark.parametrize(
    ("on_disk", "stale", "planned", "is_shown"),
    [
        (False, False, True, True),
        (True, False, True, False),
        (True, True, True, True),
        (True, True, False, False),
        (False, True, True, True),
    ],
)
def test_a_page_that_a_person_wrote_wins(
    on_disk: bool, stale: bool, planned: bool, is_shown: bool, tmp_path: Path
) -> None:
    if on_disk:
        (tmp_path / "a.md").write_text("x")
    name = frozenset({"a.md"})
    generated = Generated(name if planned else frozenset(), lambda _: "", name if stale else frozenset())
    assert generated.is_shown("a.md", tmp_path) == is_shown
