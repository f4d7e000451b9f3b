from pathlib import Path

import pytest

from generator import outputs
from generator.errors import ConfigError
from generator.model import Page
from tests.conftest import MakeProject


def test_a_build_cut_short_disowns_no_page(project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    made = project({})
    outputs.publish(made, [Page("gone.md", "old")])
    pages = [Page("a.md", "A"), Page("b.md", "B")]
    original = outputs._write

    def cut_short(path: Path, text: str) -> None:
        if path.name == "b.md":
            raise KeyboardInterrupt
        original(path, text)

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(outputs, "_write", cut_short)
        outputs.publish(made, pages)
    difference = outputs.publish(made, [Page("a.md", "A2"), Page("b.md", "B")])
    assert difference.foreign == ()
    assert not (made.docs / "gone.md").exists()


@pytest.mark.parametrize("text", ["<<<<<<< ours", '{"generated": null}', "[]"])
def test_a_damaged_manifest_stops_with_the_way_back(project: MakeProject, text: str) -> None:
    with pytest.raises(ConfigError, match="restore it from version control"):
        outputs.publish(project({"docs/.generated.json": text}), [Page("a.md", "A")])


@pytest.mark.parametrize(
    ("path", "concerned"),
    [
        ("seeds/a.txt", True),
        ("seeds/editorial.yml", True),
        ("docs/a.md", True),
        ("docs/notes.md", False),
        ("mkdocs.yml", False),
        ("site_overrides/assets/briefing.css", False),
    ],
)
def test_pages_depend_on_what_is_in_seeds(path: str, concerned: bool, project: MakeProject) -> None:
    made = project({"docs/notes.md": "mine"})
    outputs.publish(made, [Page("a.md", "A")])
    assert outputs.concerns(made, [made.root / path]) is concerned
    assert outputs.concerns(made, [made.root / "mkdocs.yml", made.root / path]) is concerned
    assert not outputs.concerns(made, [])


def test_only_what_differs_is_written(project: MakeProject) -> None:
    made = project({})
    pages = [Page("a.md", "A"), Page("b/index.md", "B")]
    assert len(outputs.publish(made, pages).changed) == 2
    before = (made.docs / "a.md").stat().st_mtime_ns
    assert outputs.publish(made, pages).changed == ()
    assert (made.docs / "a.md").stat().st_mtime_ns == before


def test_what_is_no_longer_produced_goes_and_its_folder_too(project: MakeProject) -> None:
    made = project({})
    outputs.publish(made, [Page("a.md", "A"), Page("b/index.md", "B")])
    assert outputs.publish(made, [Page("a.md", "A")]).obsolete == ("b/index.md",)
    assert not (made.docs / "b").exists()


def test_what_a_person_wrote_is_never_touched(project: MakeProject) -> None:
    made = project({"docs/matrix/index.md": "mine", "docs/notes.md": "mine too"})
    difference = outputs.publish(made, [Page("matrix/index.md", "generated")])
    assert difference.foreign == ("matrix/index.md",)
    outputs.publish(made, [])
    outputs.remove_generated(made)
    assert (made.docs / "matrix/index.md").read_text() == "mine"
    assert (made.docs / "notes.md").read_text() == "mine too"


def test_a_manifest_cannot_name_files_outside(project: MakeProject, tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("keep")
    listed = '{"generated": ["../../outside.txt", "/etc/hostname"]}'
    made = project({"docs/.generated.json": listed})
    outputs.publish(made, [])
    assert outputs.remove_generated(made) == 0
    assert outside.read_text() == "keep"


def test_a_failed_write_leaves_the_old_page(project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    made = project({})
    outputs.publish(made, [Page("a.md", "old")])

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        outputs.publish(made, [Page("a.md", "new")])
    assert (made.docs / "a.md").read_text() == "old"
    assert [path.name for path in made.docs.iterdir() if path.suffix == ".tmp"] == []
