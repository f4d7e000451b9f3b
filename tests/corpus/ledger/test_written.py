import json
from dataclasses import replace

import pytest

from generator import build
from generator.corpus.ledger import standing, written
from generator.errors import ConfigError
from generator.model import Change, ClaimEntry, Ledger, PageEntry
from tests import make
from tests.corpus.ledger.story import LETTER, inputs, tell

PAGE = PageEntry("coast", "a.txt", "0" * 64, "Letter “from” the coast", "2026-01-01", claims=2)
OLD = ClaimEntry(
    "7q3n7jtb", "coast", ("figure",), "We pay.", "", "", 0, 1, False, "2026-01-01",
    "reworded", "2026-01-02", "rpee24vr",
)  # fmt: skip
NEW = ClaimEntry("rpee24vr", "coast", (), "All of us pay.", "", "", 0, 1, False, "2026-01-02")
LEDGER = Ledger((PAGE,), (OLD, NEW), (Change("2026-01-02", "coast", "reworded", "7q3n7jtb", "rpee24vr"),))
TEXT = written.text(LEDGER)


def test_what_is_written_is_read_again() -> None:
    assert written.read(TEXT) == LEDGER
    assert json.loads(TEXT)["schema"] == 1
    assert written.read(written.text(Ledger())) == Ledger()
    assert written.read(None) == Ledger()


def test_the_lines_of_a_brief_share_what_is_equal() -> None:
    ledger = written.read(TEXT)
    assert len(ledger.claims) > 1
    assert len({id(entry.slug) for entry in ledger.claims}) == 1


def test_every_entry_has_a_line_of_its_own() -> None:
    lines = TEXT.splitlines()
    assert len([line for line in lines if line.startswith('{"') and line.endswith("},")]) == 1 + 2 + 1
    assert "“from”" in TEXT


@pytest.mark.parametrize(
    ("old", "new", "message", "line"),
    [
        ('"pages": [', '<<<<<<< ours\n"pages": [', "merge conflict", 3),
        ('"id": "rpee24vr"', '"id": rpee24vr', "not valid JSON", 10),
        ('"schema": 1', '"schema": 9', "schema 1", 1),
        ('"claims": [', '"clams": [', "no list 'claims'", 1),
        ('"reworded", "last_seen"', '"renamed", "last_seen"', "'status' cannot be", 9),
        ('"line": 1, "piece": false, "first_seen": "2026-01-02"', '"piece": false', "is missing", 10),
        ('"slug": "coast", "path"', '"slug": "../coast", "path"', "'slug' cannot be", 4),
        (
            '"first_seen": "2026-01-01", "claims"',
            '"first_seen": "yesterday", "claims"',
            "'first_seen' cannot be",
            4,
        ),
        ('"start": 0', '"start": "0"', "'start' cannot be", None),
        ('"successor": "rpee24vr"', '"successor": "cccccccc"', "successor of 7q3n7jtb", 9),
        (', "successor": "rpee24vr"', "", "successor of 7q3n7jtb", 9),
        ('"id": "rpee24vr", "slug": "coast"', '"id": "rpee24vr", "slug": "hills"', "no page 'hills'", 10),
        ('"id": "rpee24vr"', '"id": "7q3n7jtb"', "7q3n7jtb is not the id of its quote", 10),
        ('"quote": "We pay."', '"quote": "We paid."', f"{OLD.id} is not the id of its quote", 9),
        ('"path": "a.txt"', '"path": "a.txt", "colour": "red"', "'colour' cannot be", 4),
        ('"id": "7q3n7jtb", "now"', '"id": "cccccccc", "now"', "no claim to which 'reworded' happened", 15),
        (
            '"now": "rpee24vr"',
            '"now": "cccccccc"',
            "'cccccccc', which took the place of another, is missing",
            15,
        ),
        (', "now": "rpee24vr"', "", "no claim to which 'reworded' happened", 15),
        ('"kind": "reworded"', '"kind": "removed"', "no claim to which 'removed' happened", 15),
        ('"claims": 2', '"claims": 3', "claims of 'coast' are missing: 2 of 3 are there", 4),
        ('"claims": 2', '"relied_on": ["hills"]', "no page 'hills'", 4),
    ],
)
def test_a_damaged_ledger_is_told_with_its_line_and_the_way_back(
    old: str, new: str, message: str, line: int | None
) -> None:
    assert old in TEXT
    with pytest.raises(ConfigError) as caught:
        written.read(TEXT.replace(old, new, 1))
    notice = caught.value.notices[0]
    assert message in notice.message
    assert "git checkout docs/ledger.json" in notice.message
    assert (notice.path, notice.code.slug) == ("docs/ledger.json", "ledger-damaged")
    if line is not None:
        assert notice.line == line


@pytest.mark.parametrize("text", ["", "[]", "null", "{}", "not json", '{"schema": 1, "pages": [1]}'])
def test_what_is_no_ledger_is_refused(text: str) -> None:
    with pytest.raises(ConfigError):
        written.read(text)


def test_no_page_or_claim_can_be_lost_unnoticed() -> None:
    told = tell({"a.txt": LETTER}, {"a.txt": LETTER.replace("$30", "$31")}, {"b.txt": LETTER})
    lines = written.text(told[-1].corpus.ledger).splitlines(keepends=True)
    changes = lines.index('"changes": [\n')
    for place, line in enumerate(lines):
        if not line.endswith("},\n"):
            continue
        text = "".join(lines[:place] + lines[place + 1 :])
        if place < changes:
            with pytest.raises(ConfigError, match=r"missing|no page|cannot be"):
                written.read(text)
            continue
        built = build.assemble(inputs({"b.txt": LETTER}, text), day="2026-02-01")
        assert make.lost(built.corpus.ledger, built.pages()) == []


def test_what_was_published_and_is_not_in_the_ledger_is_told() -> None:
    built = tell({"a.txt": LETTER}, {"a.txt": LETTER.replace("$30", "$31")})[-1]
    ledger = built.corpus.ledger
    assert list(standing.forgotten(ledger, built.pages())) == []
    for lost in ledger.claims:
        less = replace(ledger, claims=tuple(claim for claim in ledger.claims if claim is not lost))
        notices = list(standing.forgotten(less, built.pages()))
        assert [notice.path for notice in notices] == ["docs/briefs/letter-from-the-coast/index.md"]
        assert lost.id in notices[0].message
    assert len(list(standing.forgotten(Ledger(), built.pages()))) == 1


def test_a_ledger_without_closing_lines_is_read_as_before() -> None:
    old = json.dumps(json.loads(TEXT))
    for name in ("pages", "claims", "changes"):
        old = old.replace(f', {{"end": "{name}"}}', "")
    assert "end" not in old
    assert written.read(old) == LEDGER
