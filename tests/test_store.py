import os
from pathlib import Path

import pytest

from generator import store
from generator.errors import ConfigError
from generator.store import Project
from tests.conftest import MakeProject


def test_sources_and_settings_are_told_apart(project: MakeProject) -> None:
    files = {"seeds/a.txt": "A", "seeds/a.txt.yml": "slug: x", "seeds/editorial.yml": "", "seeds/b.txt": "B"}
    inputs = store.read_inputs(project(files))
    assert [source.path for source in inputs.sources] == ["a.txt", "b.txt"]
    assert set(inputs.settings) == {"a.txt.yml", "editorial.yml"}


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("a.yml", "rename it to 'a.txt.yml'"),
        ("editorial.yaml", "rename it to 'editorial.yml'"),
        ("zzzzzzzzzz.yml", "a sidecar is named like its source"),
        ("trade.txt.yml", "a sidecar is named like its source"),
        ("chine.txt.yml", "rename it to 'china.txt.yml'"),
    ],
)
def test_settings_that_belong_to_nothing_are_told(project: MakeProject, name: str, hint: str) -> None:
    notices = store.read_inputs(
        project({"seeds/a.txt": "A", "seeds/china.txt": "B", f"seeds/{name}": "x: y"})
    ).notices
    assert [notice.code.slug for notice in notices] == ["sidecar-without-source"]
    assert hint in notices[0].message


def test_folders_in_odd_places_are_named(project: MakeProject, tmp_path: Path) -> None:
    made = project({"seeds/editorial.yml/x.txt": "A", "seeds/deep/b.txt": "B"})
    (tmp_path / "elsewhere").mkdir()
    (made.seeds / "linked").symlink_to(tmp_path / "elsewhere")
    inputs = store.read_inputs(made)
    assert [source.path for source in inputs.sources] == ["deep/b.txt", "editorial.yml/x.txt"]
    assert [notice.path for notice in inputs.notices] == ["seeds/linked", "seeds/editorial.yml"]


def test_a_name_that_is_no_utf_8_is_refused(project: MakeProject) -> None:
    made = project({})
    Path(os.fsdecode(os.fsencode(made.seeds) + b"/\xff.txt")).write_text("A")
    inputs = store.read_inputs(made)
    assert inputs.sources == ()
    assert "cannot be shown" in inputs.notices[0].message


@pytest.mark.parametrize("name", ["two\nlines.txt", "\x1b[31mred.txt", "txt.\u202egpj.txt", "\u200b.txt"])
def test_a_name_that_would_deceive_is_refused_and_shown_harmlessly(project: MakeProject, name: str) -> None:
    inputs = store.read_inputs(project({f"seeds/{name}": "A"}))
    assert inputs.sources == ()
    assert [notice.path.isprintable() for notice in inputs.notices] == [True]


@pytest.mark.parametrize(
    "name", ["Доклад.txt", "報告.txt", "تقرير.txt", "a b & c.txt", "CON.txt", "x" * 200 + ".txt"]
)
def test_names_in_any_script_are_read(project: MakeProject, name: str) -> None:
    assert [source.path for source in store.read_inputs(project({f"seeds/{name}": "A"})).sources] == [name]


def test_names_that_differ_in_case_only_are_two_sources(project: MakeProject) -> None:
    inputs = store.read_inputs(project({"seeds/a.txt": "A", "seeds/A.txt": "B"}))
    assert [source.path for source in inputs.sources] == ["A.txt", "a.txt"]


@pytest.mark.parametrize(
    ("settings", "refused"),
    [
        ("", []),
        ("limits: {megabytes: 3}", []),
        ("limits: {megabytes: 2}", ["source-too-large"]),
        ("limits: {megabytes: two}", []),  # a mistake, which the settings tell; until then the default holds
        ("limits: [", []),
    ],
)
def test_a_source_over_the_limit_is_refused(project: MakeProject, settings: str, refused: list[str]) -> None:
    made = project({"seeds/a.txt": "AAAA\n" * 500_000, "seeds/editorial.yml": settings})
    inputs = store.read_inputs(made)
    assert [notice.code.slug for notice in inputs.notices] == refused
    assert len(inputs.sources) == (not refused)
    for notice in inputs.notices:
        assert "2.5 MB, the limit is 2; " in notice.message
        assert "'megabytes' under 'limits' in seeds/editorial.yml" in notice.message


def test_hidden_files_and_what_editors_leave_are_skipped(project: MakeProject) -> None:
    names = [
        ".hidden",
        ".git/x.txt",
        "a.txt~",
        "a.txt.bak",
        "#a.txt#",
        ".a.txt.swp",
        "a.txt.rej",
        "~$report.docx",
        "a.pdf.part",
        "Thumbs.db",
    ]
    inputs = store.read_inputs(project({f"seeds/{name}": "A" for name in names}))
    assert inputs.sources == ()
    assert inputs.notices == ()


def test_a_link_is_named_and_never_followed(project: MakeProject, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    made = project({})
    (made.seeds / "a.txt").symlink_to(tmp_path / "secret.txt")
    os.mkfifo(made.seeds / "pipe.txt")
    inputs = store.read_inputs(made)
    assert inputs.sources == ()
    assert [notice.path for notice in inputs.notices] == ["seeds/a.txt", "seeds/pipe.txt"]


def test_sources_are_read_again_and_what_is_the_same_stays(project: MakeProject) -> None:
    made = project({"seeds/a.txt": "A", "seeds/b.txt": "B"})
    inputs = store.read_inputs(made)
    (made.seeds / "b.txt").write_text("changed")
    found = store.read_again(made, inputs, [(made.seeds / name).resolve() for name in ("a.txt", "b.txt")])
    assert found
    assert found.sources[0] is inputs.sources[0]
    assert [source.read() for source in found.sources] == [b"A", b"changed"]
    assert found == store.read_inputs(made)


@pytest.mark.parametrize(
    "path", ["seeds/new.txt", "seeds/gone.txt", "seeds/a.txt.yml", "mkdocs.yml", "docs/a.md"]
)
def test_what_is_no_known_source_is_not_read_alone(path: str, project: MakeProject) -> None:
    made = project({"seeds/a.txt": "A", "seeds/gone.txt": "B"})
    inputs = store.read_inputs(made)
    (made.seeds / "new.txt").write_text("N")
    (made.seeds / "gone.txt").unlink()
    paths = [made.seeds.resolve() / "a.txt", made.root.resolve() / path]
    assert store.read_again(made, inputs, paths) is None


def test_a_missing_folder_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="make it and put your documents in"):
        store.read_inputs(Project(tmp_path))


def test_settings_that_are_no_text_are_refused(project: MakeProject) -> None:
    with pytest.raises(ConfigError, match="UTF-8"):
        store.read_inputs(project({"seeds/editorial.yml": b"\xff\xfe\x00"}))
