from collections.abc import Iterable
from pathlib import Path

import pytest

from generator import outputs
from generator.errors import ConfigError
from generator.model import Page
from generator.outputs import Difference
from generator.store import Project
from tests.conftest import MakeProject


def publish(project: Project, pages: Iterable[Page], ledger: str = "ledger") -> Difference:
    """Publish these pages."""
    with outputs.publication(project) as publication:
        for page in pages:
            publication.add(page)
        return publication.commit(ledger)


@pytest.mark.parametrize("text", ["<<<<<<< ours", '{"generated": null}', "[]"])
def test_a_damaged_manifest_stops_with_the_way_back(project: MakeProject, text: str) -> None:
    with pytest.raises(ConfigError, match="restore it from version control"):
        publish(project({"docs/.generated.json": text}), [Page("a.md", "A")])


def test_only_what_differs_is_written(project: MakeProject) -> None:
    made = project({})
    pages = [Page("a.md", "A"), Page("b/index.md", "B")]
    assert len(publish(made, pages).changed) == 2
    before = (made.docs / "a.md").stat().st_mtime_ns
    assert publish(made, pages).changed == ()
    assert (made.docs / "a.md").stat().st_mtime_ns == before


def test_what_is_no_longer_produced_goes_and_its_folder_too(project: MakeProject) -> None:
    made = project({})
    publish(made, [Page("a.md", "A"), Page("b/index.md", "B")])
    assert publish(made, [Page("a.md", "A")]).obsolete == ("b/index.md",)
    assert not (made.docs / "b").exists()


def test_what_a_person_wrote_is_never_touched(project: MakeProject) -> None:
    made = project({"docs/matrix/index.md": "mine", "docs/notes.md": "mine too"})
    difference = publish(made, [Page("matrix/index.md", "generated")])
    assert difference.foreign == ("matrix/index.md",)
    publish(made, [])
    outputs.remove_generated(made)
    assert (made.docs / "matrix/index.md").read_text() == "mine"
    assert (made.docs / "notes.md").read_text() == "mine too"


def test_a_manifest_cannot_name_files_outside(project: MakeProject, tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("keep")
    listed = '{"generated": ["../../outside.txt", "/etc/hostname"]}'
    made = project({"docs/.generated.json": listed})
    publish(made, [])
    assert outputs.remove_generated(made) == 0
    assert outside.read_text() == "keep"
