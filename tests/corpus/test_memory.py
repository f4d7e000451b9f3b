from collections.abc import Sequence

import pytest

from generator import corpus, extract, readers
from generator.corpus import Memory, numbering, passages, prepare
from generator.model import Brief, Editorial, PairSetting, Sidecar, Theme
from tests import make
from tests.bench.made_up import document

ADDED = "The northern cable of Norland Grid will cost consumers three times what parliament was told."


def made_up(number: int, more: str = "") -> Brief:
    read = readers.read(make.source(f"{document(number, 16)}\n\n{more}\n", f"{number}.txt"))[0]
    return extract.brief(f"b{number}", read, Sidecar(), ())


BRIEFS = [made_up(number) for number in range(8)]
ASKED = Editorial(themes=(Theme("Who pays?", ("cost*",), id="costs"),))
PAIRED = Editorial(
    pairs=(PairSetting(BRIEFS[0].document.sentences[0].text, BRIEFS[1].document.sentences[0].text),)
)


@pytest.mark.parametrize(
    "steps",
    [
        [BRIEFS, BRIEFS],
        [BRIEFS, [made_up(0, ADDED), *BRIEFS[1:]], BRIEFS],
        [BRIEFS, BRIEFS[1:], BRIEFS],
        [BRIEFS[:3], BRIEFS, [*BRIEFS, made_up(9, ADDED)]],
        [BRIEFS, [made_up(number, ADDED) for number in range(8)]],
        [BRIEFS, []],
    ],
    ids=["again", "edited and back", "removed and back", "added", "all edited", "none left"],
)
def test_what_is_remembered_changes_nothing(steps: Sequence[Sequence[Brief]]) -> None:
    memory = Memory()
    for briefs in steps:
        for editorial in (Editorial(), ASKED, PAIRED):
            fresh = corpus.relate(editorial, briefs, [])
            assert corpus.relate(editorial, briefs, [], memory=memory) == fresh


def renewed(memory: Memory, briefs: Sequence[Brief]) -> None:
    prepared = tuple(map(prepare, briefs))
    memory.renew(briefs, prepared, passages.weigh(numbering.number(prepared)))


def test_two_briefs_that_stayed_as_they_were_need_not_be_compared_again() -> None:
    memory = Memory()
    renewed(memory, BRIEFS)
    memory.note("b1", "b2", (3, 4))
    renewed(memory, BRIEFS)
    assert memory.knows("b1", "b2")
    assert memory.alike("b1", "b2") == (3, 4)
    assert not memory.knows("b2", "b1")


@pytest.mark.parametrize(
    "after",
    [[made_up(1, ADDED), *BRIEFS[2:]], [BRIEFS[1], *BRIEFS[3:]], BRIEFS[1:3]],
    ids=["one is edited", "one is gone", "their terms became rarer"],
)
def test_two_briefs_are_compared_again_when_it_matters(after: Sequence[Brief]) -> None:
    memory = Memory()
    renewed(memory, BRIEFS)
    memory.note("b1", "b2", (3, 4))
    renewed(memory, after)
    assert not memory.knows("b1", "b2")
