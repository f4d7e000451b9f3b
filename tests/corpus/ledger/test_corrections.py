import pytest

from generator.build import Built
from tests import make
from tests.corpus.ledger.story import LETTER, tell

SENTENCE = "Consumers in Norland pay $30 billion a year for the grid, the regulator said on 4 March 2024."
REWORDED = SENTENCE.replace("grid", "whole grid")
REVISED = SENTENCE.replace("$30", "$31")
OTHER = "Harbour news\n\nThe harbour of Havn closes in winter, its master said on Monday.\n"


def notices(day: dict[str, str], *before: dict[str, str]) -> list[tuple[str, str]]:
    told = tell(*before, day)
    return [(notice.code.slug, notice.message) for notice in told[-1].notices if "quote" in notice.code.slug]


def settled(*days: dict[str, str]) -> Built:
    """The last of these days, after which further builds change nothing: no page and no notice."""
    told = tell(*days, *days[-1:] * 2)
    first, *later = told[len(days) - 1 :]
    for again in later:
        assert again.notices == first.notices
        assert make.whole(again.pages()) == make.whole(first.pages())
        assert again.corpus.ledger == first.corpus.ledger
    return first


EDITS = {
    "number": (SENTENCE, REVISED),
    "reworded": (SENTENCE, REWORDED),
    "negation": (SENTENCE, SENTENCE.replace("pay", "do not pay")),
    "denied": (SENTENCE, f"It is not true that {SENTENCE}"),
    "other words": (SENTENCE, SENTENCE.replace("grid", "canal")),
    "clause": (SENTENCE, SENTENCE.replace("on 4 March 2024", "in its yearly letter of 4 March 2024")),
    "gone": (SENTENCE, ""),
    "split": (SENTENCE, "Consumers pay $30 billion. The regulator of Norland said so on 4 March 2024."),
    "twin": (SENTENCE, SENTENCE.replace("Norland", "Sudland") + " " + REVISED),
    "all": (LETTER, "Letter from the coast\n\nNothing of what was said before holds any more today.\n"),
}
QUOTES = [SENTENCE, "$30 billion a year for the grid"]
PAIR = "pairs: [{{a: '{}', b: 'The harbour of Havn closes in winter', {}}}]"


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("quote", QUOTES)
@pytest.mark.parametrize("setting", ["pin", "drop", "kind: related", "reject: true"])
def test_building_again_gives_the_same(setting: str, quote: str, edit: str) -> None:
    plain = {"a.txt": LETTER, "b.txt": OTHER}
    is_pair = ":" in setting
    asked = {
        **plain,
        **(
            {"editorial.yml": PAIR.format(quote, setting)}
            if is_pair
            else {"a.txt.yml": f"{setting}: ['{quote}']"}
        ),
    }
    edited = {**asked, "a.txt": LETTER.replace(*EDITS[edit])}
    settled(plain, asked, edited)
    settled(asked, edited)
    settled(asked, edited, {**edited, "a.txt": edited["a.txt"].replace("union", "trade union")})
    without = {name: text for name, text in edited.items() if name != "a.txt"}
    settled(asked, without, edited)
    settled(asked, without)


def test_a_following_build_names_the_same_difference() -> None:
    asked = {"a.txt": LETTER, "a.txt.yml": f"drop: ['{SENTENCE}']"}
    found = settled({"a.txt": LETTER}, asked, {**asked, "a.txt": LETTER.replace(SENTENCE, REVISED)})
    assert any("was revised (its number changed)" in notice.message for notice in found.notices)


@pytest.mark.parametrize("setting", ["pin", "drop"])
def test_words_that_nobody_published_are_judged_the_same_every_time(setting: str) -> None:
    settled({"a.txt": LETTER, "a.txt.yml": f"{setting}: ['{REVISED}']"})


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


@pytest.mark.parametrize("key", ["pin", "drop"])
@pytest.mark.parametrize("is_published", [True, False])
@pytest.mark.parametrize(
    ("new", "what"),
    [
        (SENTENCE.replace("said", "says"), "was reworded"),
        (REVISED, "was revised (its number changed)"),
        (SENTENCE.replace("pay", "do not pay"), "was revised (its negation changed)"),
        (SENTENCE.replace("grid", "canal"), "was revised (its wording changed)"),
    ],
)
def test_a_pin_and_a_drop_stay_with_their_sentence(key: str, is_published: bool, new: str, what: str) -> None:
    asked = {"a.txt": LETTER, "a.txt.yml": f"{key}: ['{SENTENCE}']"}
    now = {**asked, "a.txt": LETTER.replace(SENTENCE, new)}
    days = ({"a.txt": LETTER}, asked, now, now) if is_published else (asked, now, now)
    told = tell(*days)
    for built in told[-2:]:
        brief = built.corpus.briefs[0]
        shown = [brief.bottom_line, *brief.key_points, *brief.so_what]
        assert (new in [point.evidence.quote for point in shown if point]) == (key == "pin")
        found = [(n.code.slug, n.message) for n in brief.notices if "quote" in n.code.slug]
        assert [code for code, _ in found] == ["quote-followed"]
    first = next(n.message for n in told[-2].corpus.briefs[0].notices if n.code.slug == "quote-followed")
    assert what in first
    assert ("check that this is still meant" in first) == ("revised" in what)


def test_a_pin_that_cannot_be_followed_says_why() -> None:
    pinned = {"a.txt": LETTER, "a.txt.yml": f"pin: ['{SENTENCE}']"}
    found = notices({**pinned, "a.txt": LETTER.replace(SENTENCE, "")}, pinned)
    assert [code for code, _ in found] == ["quote-not-found"]
    assert "no sentence clearly took its place" in found[0][1]


def test_a_drop_does_not_go_over_to_a_sentence_that_stood_there_before() -> None:
    twin = SENTENCE.replace("Norland", "Sudland")
    text = LETTER.replace(SENTENCE, f"{SENTENCE} {twin}")
    dropped = {"a.txt": text, "a.txt.yml": f"drop: ['{SENTENCE}']"}
    found = notices({**dropped, "a.txt": LETTER.replace(SENTENCE, twin)}, {"a.txt": text}, dropped)
    assert [code for code, _ in found] == ["quote-not-found"]


def test_a_pair_that_was_rejected_stays_rejected() -> None:
    other = "The harbour of Havn closes in winter"
    pairs = f"pairs: [{{a: '{SENTENCE}', b: '{other}', reject: true}}]"
    before = {"a.txt": LETTER, "b.txt": OTHER, "editorial.yml": pairs}
    told = tell(before, {**before, "a.txt": LETTER.replace(SENTENCE, REVISED)})[-1]
    assert [n.code.slug for n in told.corpus.notices] == ["quote-followed"]


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
