"""The documents about the code tell the truth about the code."""

import re
from pathlib import Path

from generator import cli
from generator.readers import READERS
from tests.conftest import ROOT

_PACKAGE = ROOT / "generator"


def test_every_part_of_the_package_is_named_in_the_architecture() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    parts = [path for path in _PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir()]
    names = [
        path.name + ("/" if path.is_dir() else "")
        for path in parts
        if path.name not in {"__init__.py", "__pycache__"}
    ]
    assert [name for name in names if f"`{name}`" not in text] == []


def test_every_command_is_in_the_readme() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in cli.cli.commands if f"briefing {name}" not in text] == []


def test_every_file_the_readme_links_to_exists() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#:]+)\)", text)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_module_says_what_it_is() -> None:
    silent = [
        path for path in _PACKAGE.rglob("*.py") if not path.read_text(encoding="utf-8").startswith('"""')
    ]
    assert silent == []


def test_a_template_prints_one_view_and_stays_short() -> None:
    for template in Path(_PACKAGE / "templates").glob("*.md.j2"):
        lines = template.read_text(encoding="utf-8").splitlines()
        assert re.fullmatch(r"\{# view: \w+View #\}", lines[0]), template
        assert len(lines) <= 60, template
        assert not any(re.search(r"\{%-? set |\|", line) for line in lines), template


def test_every_format_has_a_test() -> None:
    tests = " ".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "readers").glob("*.py"))
    assert [ending for ending in READERS if ending not in tests] == []


def test_the_lexicon_and_the_code_hold_nothing_about_one_collection() -> None:
    """Site-specific knowledge belongs in seeds/editorial.yml."""
    own = [
        "Sino-Russian",
        "Digital Silk Road",
        "Bold Gambit",
        "Zhang Hanhui",
        "Mackenzie Ferguson",
        "Iashov",
        "AI Alliance",
    ]
    files = [
        *_PACKAGE.rglob("*.py"),
        *(_PACKAGE / "lexicon").glob("*.yml"),
        *(_PACKAGE / "templates").glob("*.j2"),
    ]
    found = [(path.name, name) for path in files for name in own if name in path.read_text(encoding="utf-8")]
    assert found == []
