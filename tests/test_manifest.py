import random

import pytest

from generator import manifest
from generator.errors import ConfigError
from generator.manifest import Manifest

A, B = "a" * 64, "b" * 64
MINE = Manifest(("briefs/one/index.md", "index.md"), has_ledger=True, ledger=A)
THEIRS = Manifest(("briefs/two/index.md", "index.md"), has_ledger=True, ledger=B)


def read(text: str) -> Manifest:
    return manifest.read(text.encode(), "docs/.generated.json")


@pytest.mark.parametrize(
    "one", [MINE, Manifest(), Manifest(has_ledger=True), Manifest(("a \u2028é.md",), has_ledger=True)]
)
def test_what_is_written_is_read(one: Manifest) -> None:
    assert read(manifest.text(one)) == one


@pytest.mark.parametrize("seed", range(20))
def test_the_lines_of_two_branches_in_any_order_are_a_manifest(seed: int) -> None:
    """A merge puts lines that differ one after the other, in pieces as long or short as it likes."""
    mine, theirs = (manifest.text(one).splitlines(keepends=True) for one in (MINE, THEIRS))
    lines = [*mine[1:-2], *theirs[1:-2]]
    random.Random(seed).shuffle(lines)
    united = read("".join([mine[0], *lines, *mine[-2:]]))
    assert set(united.paths) == {*MINE.paths, *THEIRS.paths}
    assert (united.has_ledger, united.ledger) == (True, "")


@pytest.mark.parametrize(
    ("ledger", "has_ledger", "digest"),
    [("true", True, ""), ("false", False, ""), (f'"{A}"', True, A), ('"x"', False, ""), ("null", False, "")],
)
def test_what_earlier_versions_wrote_is_read(ledger: str, has_ledger: bool, digest: str) -> None:
    found = read(f'{{"ledger": {ledger}, "generated": ["a.md", "a.md", "../b.md", 3]}}')
    assert found == Manifest(("a.md",), has_ledger, digest)


@pytest.mark.parametrize("other", [f'"{B}"', "true"])
def test_two_ledgers_are_no_known_one(other: str) -> None:
    found = read(f'[{{"ledger": "{A}"}}, {{"ledger": {other}}}, {{"end": "generated"}}]')
    assert (found.has_ledger, found.ledger) == (True, "")


@pytest.mark.parametrize("text", ["", "3", "[]", '["ab"]', "{}", '{"generated": 3}', '["a.md"]'])
def test_a_damaged_manifest_is_not_read(text: str) -> None:
    with pytest.raises(ConfigError, match="damaged; restore it"):
        read(text)


def test_the_marks_of_a_conflict_say_what_to_do() -> None:
    lines = manifest.text(MINE).splitlines()
    for end in ("\n", "\r\n"):
        text = end.join(
            [*lines[:2], "<<<<<<< HEAD", '"a.md",', "=======", '"b.md",', ">>>>>>> b", *lines[2:]]
        )
        with pytest.raises(ConfigError, match="keep the lines of both sides and delete the marks"):
            read(text)
