"""What becomes of claims and pages from one build to the next."""

import pytest

from generator import build
from generator.corpus.ledger import written
from generator.errors import ConfigError
from tests.corpus.ledger.answers import anchors
from tests.corpus.ledger.story import LETTER, changes, claim, inputs, page, tell

SLUG = "letter-from-the-coast"
BRIEF = f"briefs/{SLUG}/index.md"
SENTENCE = "Consumers in Norland pay $30 billion a year for the grid, the regulator said on 4 March 2024."


def edited(old: str, new: str) -> str:
    assert old in LETTER
    return LETTER.replace(old, new)


def test_a_first_build_notes_the_page_and_no_single_claim() -> None:
    built = tell({"a.txt": LETTER})[0]
    assert changes(built, 1) == [("published", "")]
    entry = claim(built, "Consumers")
    assert (entry.quote, entry.slug, entry.first_seen, entry.status) == (SENTENCE, SLUG, "2026-01-01", "live")
    assert entry.piece is False
    assert LETTER[entry.start :].startswith(entry.quote)
    assert LETTER[: entry.start].endswith(entry.prefix)


@pytest.mark.parametrize(
    "text",
    [
        LETTER.replace("grid, the", "grid,  the").replace("Norland", "NORLAND"),
        edited(f"{SENTENCE}\n\n", "") + f"\n{SENTENCE}\n",
        LETTER.replace("grid, the", "“grid”, the"),
    ],
)
def test_trivial_edits_are_no_change(text: str) -> None:
    before, after = tell({"a.txt": LETTER}, {"a.txt": text})
    assert changes(after, 2) == []
    assert [entry.id for entry in after.corpus.ledger.claims] == [
        entry.id for entry in before.corpus.ledger.claims
    ]
    assert {entry.status for entry in after.corpus.ledger.claims} == {"live"}


def test_a_reworded_claim_answers_where_it_stands_now() -> None:
    text = edited("for the grid", "for the whole grid")
    before, after = tell({"a.txt": LETTER}, {"a.txt": text})
    old = claim(before, "Consumers").id
    entry = next(entry for entry in after.corpus.ledger.claims if entry.id == old)
    assert (entry.status, entry.last_seen) == ("reworded", "2026-01-02")
    shown = anchors(page(after, BRIEF))
    assert "whole grid" in shown[f"k-{old}"][1]
    assert "whole grid" in shown[f"s-{old}"][1]
    assert "reworded on 2026-01-02" in page(after, BRIEF)
    assert ("reworded", "") in changes(after, 2)


@pytest.mark.parametrize(
    ("old", "new", "differs"),
    [
        ("$30 billion", "$31 billion", "number"),
        ("4 March 2024", "5 March 2024", "number"),
        ("March", "May", "date"),
        ("Consumers in Norland pay", "Consumers in Sudland pay", "name"),
        ("Consumers in Norland pay", "Consumers in Norland do not pay", "negation"),
    ],
)
def test_another_claim_is_never_rebound_silently(old: str, new: str, differs: str) -> None:
    before, after = tell({"a.txt": LETTER}, {"a.txt": edited(old, new)})
    key = claim(before, "Consumers").id
    entry = next(entry for entry in after.corpus.ledger.claims if entry.id == key)
    assert entry.status == "revised"
    assert ("revised", differs) in changes(after, 2)
    how, words = anchors(page(after, BRIEF))[f"k-{key}"]
    assert (how, words) == ("earlier", SENTENCE)
    assert f'href="#k-{entry.successor}"' in page(after, BRIEF)


def test_a_withdrawn_claim_stands_under_earlier_versions() -> None:
    before, after = tell({"a.txt": LETTER}, {"a.txt": edited(f"{SENTENCE}\n\n", "")})
    key = claim(before, "Consumers").id
    assert anchors(page(after, BRIEF))[f"s-{key}"] == ("earlier", SENTENCE)
    assert ("withdrawn", "") in changes(after, 2)


def test_words_that_became_part_of_another_sentence_are_not_the_claim() -> None:
    text = edited("Consumers in Norland", "It is false that consumers in Norland")
    before, after = tell({"a.txt": LETTER}, {"a.txt": text})
    key = claim(before, "Consumers").id
    entry = next(entry for entry in after.corpus.ledger.claims if entry.id == key)
    assert entry.status in ("revised", "withdrawn")


def test_a_claim_that_is_only_no_longer_chosen_stays_live() -> None:
    dropped = {"a.txt": LETTER, "a.txt.yml": f"drop: ['{SENTENCE}']"}
    before, after = tell({"a.txt": LETTER}, dropped)
    key = claim(before, "Consumers").id
    entry = next(entry for entry in after.corpus.ledger.claims if entry.id == key)
    assert entry.status == "live"
    assert f"s-{key}" in anchors(page(after, BRIEF))
    assert changes(after, 2) == []


def test_what_comes_back_is_live_again() -> None:
    told = tell({"a.txt": LETTER}, {"a.txt": edited("$30", "$31")}, {"a.txt": LETTER})
    key = claim(told[0], "Consumers").id
    entry = next(entry for entry in told[2].corpus.ledger.claims if entry.id == key)
    assert (entry.status, entry.last_seen, entry.successor) == ("live", None, None)
    assert ("revised", "number") in changes(told[2], 3)


def test_a_new_title_and_a_new_file_name_keep_the_address() -> None:
    told = tell({"a.txt": LETTER}, {"b.txt": LETTER}, {"b.txt": edited("Letter from", "A note from")})
    for built in told:
        assert [brief.slug for brief in built.corpus.briefs] == [SLUG]
    assert changes(told[1], 2) == []


def test_a_file_that_was_renamed_and_edited_at_once_keeps_its_address() -> None:
    told = tell({"a.txt": LETTER}, {"b.txt": edited("$30 billion", "$31 billion")})
    assert [brief.slug for brief in told[1].corpus.briefs] == [SLUG]
    assert ("revised", "number") in changes(told[1], 2)


def test_files_that_are_swapped_keep_the_addresses_of_their_texts() -> None:
    other = edited("Letter from the coast", "Note from the hills").replace("Norland", "Sudland")
    told = tell({"a.txt": LETTER, "b.txt": other}, {"a.txt": other, "b.txt": LETTER})
    slugs = [{b.document.path: b.slug for b in built.corpus.briefs} for built in told]
    assert slugs[1] == {"a.txt": slugs[0]["b.txt"], "b.txt": slugs[0]["a.txt"]}


def test_another_document_under_the_name_of_a_removed_one_gets_its_own_address() -> None:
    fish = (
        "Fish farms in Norway\n\n"
        + "Salmon farms of the north sold 12 tons of fish in 2024, a ministry said.\n" * 3
    )
    told = tell({"a.txt": LETTER}, {}, {"a.txt": fish})
    assert [brief.slug for brief in told[2].corpus.briefs] != [SLUG]


def test_small_steps_do_not_add_up_to_another_claim() -> None:
    sentence = (
        "Fishermen of the coast want a treaty on herring before winter, their union told Parliament in 2023."
    )
    steps = (
        "Fishermen of the coast want a pact on herring before winter, their union told Parliament in 2023.",
        "Sailors of the coast want a pact on herring before winter, their union told Parliament in 2023.",
        "Sailors of the coast like a pact on cod before winter, their union told Parliament in 2023.",
        "Sailors of the isles like a pact on cod before summer, their guild told Parliament in 2023.",
        "Sailors of the isles like a fee on cod near summer, their guild told Parliament in 2023.",
    )
    told = tell({"a.txt": LETTER}, *({"a.txt": edited(sentence, step)} for step in steps))
    first = claim(told[0], "Fishermen").id
    entries = {entry.id: entry for entry in told[-1].corpus.ledger.claims}
    chain = [entries[first].status]
    while entries[first].successor:
        first = entries[first].successor or ""
        chain.append(entries[first].status)
    assert "revised" in chain or "withdrawn" in chain


def test_a_day_before_the_last_turns_no_history_around() -> None:
    before = build.assemble(inputs({"a.txt": LETTER}), day="2026-01-05")
    text = written.text(before.corpus.ledger)
    after = build.assemble(inputs({"a.txt": edited("$30 billion", "$31 billion")}, text), day="2025-12-01")
    assert {change.day for change in after.corpus.ledger.changes} == {"2026-01-05"}


def test_a_new_slug_leaves_a_redirect_and_takes_the_claims_along() -> None:
    moved = {"a.txt": LETTER, "a.txt.yml": "slug: coast"}
    before, after, back = tell({"a.txt": LETTER}, moved, {**moved, "a.txt.yml": f"slug: {SLUG}"})
    key = claim(before, "Consumers").id
    old = page(after, BRIEF)
    assert 'moved_to: "../coast/"' in old
    assert anchors(old)[f"k-{key}"] == ("moved", SENTENCE)
    assert f'href="../coast/#k-{key}"' in old
    assert f"k-{key}" in anchors(page(after, "briefs/coast/index.md"))
    assert f"/briefs/{SLUG}/ /briefs/coast/ 301\n" in page(after, "_redirects")
    assert changes(after, 2) == [("moved", "")]
    assert 'moved_to: "../letter-from-the-coast/"' in page(back, "briefs/coast/index.md")
    assert "moved_to" not in page(back, BRIEF)


def test_a_removed_source_leaves_a_tombstone_and_comes_back_as_it_was() -> None:
    other = LETTER.replace("Letter from the coast", "Another letter")
    told = tell({"a.txt": LETTER, "b.txt": other}, {"b.txt": other}, {"a.txt": LETTER, "b.txt": other})
    stone = page(told[1], BRIEF)
    assert "was taken out of this collection on 2026-01-02" in stone
    assert "Last bottom line" in stone
    assert "Last key points" in stone
    assert 'href="../another-letter/"' in stone
    assert "gone: true" in stone
    assert changes(told[1], 2) == [("removed", "")]
    assert changes(told[2], 3) == [("restored", "")]
    live = [entry.id for entry in told[0].corpus.ledger.claims]
    assert [entry.id for entry in told[2].corpus.ledger.claims if entry.status == "live"] == live


def test_an_edit_while_a_source_was_away_is_told_like_any_other() -> None:
    told = tell({"a.txt": LETTER}, {}, {"a.txt": edited("$30", "$31")})
    key = claim(told[0], "Consumers").id
    entry = next(entry for entry in told[2].corpus.ledger.claims if entry.id == key)
    assert entry.status == "revised"


def test_nobody_gets_the_address_of_another() -> None:
    told = tell(
        {"a.txt": LETTER},
        {"b.txt": "Letter from the coast\n\nIt rained on Monday, the harbour master told us.\n"},
    )
    slugs = {brief.slug for brief in told[1].corpus.briefs}
    assert SLUG not in slugs
    with pytest.raises(ConfigError, match=r"was published as the address of 'a\.txt'"):
        tell({"a.txt": LETTER}, {"a.txt": LETTER, "c.txt": "Some words.", "c.txt.yml": f"slug: {SLUG}"})


def test_a_slug_of_the_analyst_continues_a_removed_document() -> None:
    new = {"c.txt": edited("$30", "$31"), "c.txt.yml": f"slug: {SLUG}"}
    before, after = tell({"a.txt": LETTER}, new)
    key = claim(before, "Consumers").id
    assert anchors(page(after, BRIEF))[f"k-{key}"][0] == "earlier"
    assert ("revised", "number") in changes(after, 2)


def test_what_a_day_brings_and_takes_back_is_no_change() -> None:
    from generator import build
    from generator.corpus.ledger import written
    from tests.corpus.ledger.story import inputs

    ledger = None
    for day, text in ((1, LETTER), (2, edited("$30", "$31")), (2, edited("$30", "$32")), (2, LETTER)):
        built = build.assemble(inputs({"a.txt": text}, ledger), day=f"2026-01-0{day}")
        ledger = written.text(built.corpus.ledger)
        if "$32" in text:
            assert changes(built, 2).count(("revised", "number")) == 1
    assert changes(built, 2) == []


def test_paragraphs_in_another_order_are_no_change() -> None:
    title, *paragraphs = LETTER.strip().split("\n\n")
    turned = "\n\n".join([title, *reversed(paragraphs)]) + "\n"
    before, after = tell({"a.txt": LETTER}, {"a.txt": turned})
    assert changes(after, 2) == []
    assert {entry.id for entry in before.corpus.ledger.claims} <= {
        entry.id for entry in after.corpus.ledger.claims if entry.status == "live"
    }


def test_a_document_in_two_files_and_back_leads_nobody_astray() -> None:
    title, *paragraphs = LETTER.strip().split("\n\n")
    one = {"a.txt": f"{title}\n\n{paragraphs[0]}\n\n{paragraphs[1]}\n"}
    two = {"b.txt": f"The herring of the coast\n\n{paragraphs[2]}\n"}
    told = tell({"a.txt": LETTER}, {**one, **two}, {"a.txt": LETTER})
    key = claim(told[0], "Fishermen").id
    assert anchors(page(told[1], BRIEF))[f"k-{key}"] == ("earlier", paragraphs[2])
    other = next(brief.slug for brief in told[1].corpus.briefs if brief.slug != SLUG)
    assert paragraphs[2] in anchors(page(told[1], f"briefs/{other}/index.md"))[f"s-{key}"][1]
    assert anchors(page(told[2], BRIEF))[f"s-{key}"] == ("mark", paragraphs[2])
    assert anchors(page(told[2], f"briefs/{other}/index.md"))[f"s-{key}"] == ("earlier", paragraphs[2])


def test_a_reworded_claim_keeps_its_old_words_on_the_page() -> None:
    before, after = tell({"a.txt": LETTER}, {"a.txt": edited("for the grid", "for the whole grid")})
    key = claim(before, "Consumers").id
    text = page(after, BRIEF)
    assert anchors(text)[f"was-{key}"] == ("earlier", SENTENCE)
    assert f'href="#was-{key}"' in text


def test_a_slug_a_day_keeps_every_address() -> None:
    days = [{"a.txt": LETTER, "a.txt.yml": f"slug: {slug}"} for slug in ("one", "two", "one", "three")]
    built = tell({"a.txt": LETTER}, *days)[-1]
    key = claim(built, "Consumers").id
    for slug in (SLUG, "one", "two"):
        assert anchors(page(built, f"briefs/{slug}/index.md"))[f"k-{key}"] == ("moved", SENTENCE)
