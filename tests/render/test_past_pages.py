"""What stands at addresses that briefs had, and what servers are told of them."""

import re

import pytest

from generator.build import Built
from tests.corpus.ledger.story import LETTER, page, tell

SLUG = "letter-from-the-coast"
MOVED = {"a.txt": LETTER, "a.txt.yml": "slug: coast"}


def moved(site: str = "") -> Built:
    return tell({"a.txt": LETTER}, MOVED, site=site)[-1]


@pytest.mark.parametrize(
    ("site", "root"),
    [
        ("", ""),
        ("site_url: https://example.org/", ""),
        ("site_url: https://example.org/a/b", "/a/b"),
        ("site_url: https://example.org/é", "/%C3%A9"),
    ],
)
def test_hosts_that_take_rules_get_forced_ones_for_pages_and_plain_ones_for_files(
    site: str, root: str
) -> None:
    old, new = f"{root}/briefs/{SLUG}/", f"{root}/briefs/coast/"
    assert page(moved(site), "_redirects").splitlines() == [
        f"{old} {new} 301!",
        f"{old} {new} 301",
        f"{old}* {new}:splat 301",
    ]


def test_rules_for_pages_come_before_all_for_files() -> None:
    other = LETTER.replace("Letter from the coast", "Another letter")
    both = {"a.txt": LETTER, "b.txt": other}
    told = tell(both, {**both, "a.txt.yml": "slug: coast", "b.txt.yml": "slug: other"})[-1]
    rules = page(told, "_redirects").splitlines()
    assert ["*" in rule for rule in rules] == [False] * 4 + [True] * 2


def test_a_page_that_moved_twice_leads_straight_to_the_last_address() -> None:
    told = tell({"a.txt": LETTER}, MOVED, {**MOVED, "a.txt.yml": "slug: shore"})[-1]
    rules = page(told, "_redirects").splitlines()
    assert {rule.split()[1].removesuffix(":splat") for rule in rules} == {"/briefs/shore/"}
    assert 'moved_to: "../shore/"' in page(told, f"briefs/{SLUG}/index.md")


def test_without_a_move_there_are_no_rules() -> None:
    assert not any("redirects" in made.path for made in tell({"a.txt": LETTER})[0].pages())


OTHER = LETTER.replace("Letter from the coast", "Another letter")


def words(built: Built) -> str:
    """The tombstone as a reader sees it."""
    return " ".join(re.sub("<[^>]*>", " ", page(built, f"briefs/{SLUG}/index.md")).split())


def test_a_tombstone_says_what_happened_when_what_relied_on_it_and_what_to_do() -> None:
    told = words(tell({"a.txt": LETTER, "b.txt": OTHER}, {"b.txt": OTHER})[-1])
    assert "The source of this brief, a.txt, was taken out of this collection on 2026-01-02." in told
    assert "The brief stood here from 2026-01-01 to 2026-01-02" in told
    assert re.search("What relied on it .* when it went: Another letter", told)
    assert "see all briefs , those first that relied on this one" in told
    assert "Withdrawn on" not in told


def test_a_source_that_cannot_be_read_any_more_was_not_taken_out() -> None:
    told = words(tell({"a.txt": LETTER, "b.txt": OTHER}, {"a.txt": "", "b.txt": OTHER})[-1])
    assert "a.txt, is there, but could not be read on 2026-01-02;" in told


def test_a_tombstone_that_nothing_relied_on_says_so() -> None:
    told = words(tell({"a.txt": LETTER}, {})[-1])
    assert "No brief that is here now was linked to it" in told
    assert "those first" not in told


def test_what_had_changed_before_the_source_went_stands_apart() -> None:
    edited = LETTER.replace("$30 billion", "$31 billion")
    told = words(tell({"a.txt": LETTER}, {"a.txt": edited}, {})[-1])
    last, _, earlier = told.partition("Earlier versions")
    assert "$31 billion" in last
    assert "$30 billion" not in last
    assert "Revised on 2026-01-02: number changed" in earlier
