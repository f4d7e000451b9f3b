import pytest

from tests.corpus.ledger.story import LETTER, tell

SENTENCE = "Consumers in Norland pay $30 billion a year for the grid, the regulator said on 4 March 2024."
REWORDED = SENTENCE.replace("grid", "whole grid")
REVISED = SENTENCE.replace("$30", "$31")
OTHER = "Harbour news\n\nThe harbour of Havn closes in winter, its master said on Monday.\n"


def notices(day: dict[str, str], *before: dict[str, str]) -> list[tuple[str, str]]:
    told = tell(*before, day)
    return [(notice.code.slug, notice.message) for notice in told[-1].notices if "quote" in notice.code.slug]


@pytest.mark.parametrize("quote", [SENTENCE, "consumers in norland pay $30 billion a year for the grid"])
def test_a_pin_follows_its_sentence_through_rewording(quote: str) -> None:
    pinned = {"a.txt": LETTER, "a.txt.yml": f"pin: ['{quote}']"}
    edited = {**pinned, "a.txt": LETTER.replace(SENTENCE, REWORDED)}
    after = tell(pinned, edited)[-1]
    brief = after.corpus.briefs[0]
    assert REWORDED in [point.evidence.quote for point in brief.key_points]
    told = [n for n in brief.notices if n.code.slug == "quote-followed"]
    assert [notice.path for notice in told] == ["seeds/a.txt.yml"]
    assert REWORDED in told[0].message
    later = tell(pinned, edited, edited)[-1].corpus.briefs[0]
    assert REWORDED in [point.evidence.quote for point in later.key_points]


def test_a_drop_follows_its_sentence() -> None:
    plain = {"a.txt": LETTER}
    dropped = {"a.txt": LETTER.replace(SENTENCE, REWORDED), "a.txt.yml": f"drop: ['{SENTENCE}']"}
    brief = tell(plain, dropped)[-1].corpus.briefs[0]
    shown = [brief.bottom_line, *brief.key_points, *brief.so_what]
    assert REWORDED not in [point.evidence.quote for point in shown if point]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (LETTER.replace(SENTENCE, REVISED), f"its number changed: now '{REVISED}'"),
        (LETTER.replace(SENTENCE, ""), "no sentence clearly took its place"),
    ],
)
def test_a_pin_that_cannot_be_followed_says_why(text: str, reason: str) -> None:
    pinned = {"a.txt": LETTER, "a.txt.yml": f"pin: ['{SENTENCE}']"}
    found = notices({**pinned, "a.txt": text}, pinned)
    assert [code for code, _ in found] == ["quote-not-found"]
    assert reason in found[0][1]


def test_a_pin_that_nobody_ever_saw_is_told_as_before() -> None:
    found = notices({"a.txt": LETTER, "a.txt.yml": "pin: [Nobody ever wrote this sentence.]"})
    assert [code for code, _ in found] == ["quote-not-found"]
    assert found[0][1].endswith("correct or remove it")


def test_a_pair_follows_its_sentences() -> None:
    other = "The harbour of Havn closes in winter"
    pairs = f"pairs: [{{a: '{SENTENCE}', b: '{other}', kind: related}}]"
    before = {"a.txt": LETTER, "b.txt": OTHER, "editorial.yml": pairs}
    after = {**before, "a.txt": LETTER.replace(SENTENCE, REWORDED)}
    told = tell(before, after)[-1]
    assert [pair.by for pair in told.corpus.pairs] == ["analyst"]
    assert {REWORDED} <= {told.corpus.pairs[0].a.quote, told.corpus.pairs[0].b.quote}
    assert [n.code.slug for n in told.corpus.notices] == ["quote-followed"]
    lost = tell(before, {**after, "a.txt": LETTER.replace(SENTENCE, REVISED)})[-1]
    assert lost.corpus.pairs == ()
    assert f"now '{REVISED}'" in lost.corpus.notices[0].message
