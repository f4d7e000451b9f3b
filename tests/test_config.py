import pytest

from generator import config
from generator.errors import ConfigError
from generator.model import Editorial, KnownActor, Limits, Theme


def mistakes(text: str, path: str = "editorial.yml") -> list[tuple[int | None, str, str]]:
    with pytest.raises(ConfigError) as caught:
        config.read({path: text})
    return [(notice.line, notice.code.slug, notice.message) for notice in caught.value.notices]


def test_no_settings_are_good_settings() -> None:
    assert config.read({}).editorial == Editorial()
    assert config.read({"editorial.yml": "# nothing\n"}).editorial == Editorial()


def test_settings_become_types() -> None:
    text = """
title: Energy
actors:
  - name: International Energy Agency
    aliases: [IEA]
themes:
  - label: Who pays?
    terms: cost*
"""
    assert config.read({"editorial.yml": text}).editorial == Editorial(
        title="Energy",
        actors=(KnownActor("International Energy Agency", aliases=("IEA",), line=4),),
        themes=(Theme("Who pays?", ("cost*",), id="who-pays", line=7),),
    )


def test_limits_are_whole_numbers_with_defaults() -> None:
    assert config.read({"editorial.yml": "limits: {seconds: 20}\n"}).editorial.limits == Limits(seconds=20)
    assert Limits() == Limits(seconds=300, megabytes=100, memory_gigabytes=4)


def test_a_sidecar_belongs_to_its_source() -> None:
    sidecars = config.read({"deep/a.txt.yml": "published: 2024-03-14\npin:\n  - One.\n"}).sidecars
    assert sidecars["deep/a.txt"].published == "2024-03-14"
    assert sidecars["deep/a.txt"].pin == ("One.",)


def test_a_term_must_hold_a_word() -> None:
    assert "where a word is missing" in mistakes("themes:\n- {label: A, terms: ['+']}\n")[0][2]


def test_a_form_of_a_name_stands_for_one_actor() -> None:
    text = "actors:\n- {name: A Corp, aliases: [Corp]}\n- {name: B Corp, aliases: [corp]}\n"
    assert mistakes(text) == [
        (3, "config-value", "'B Corp' and 'A Corp' share the form 'corp'; give it to one of them")
    ]


def test_two_sources_cannot_have_one_address() -> None:
    with pytest.raises(ConfigError, match=r"the slug 'x' is that of 'a\.txt', too"):
        config.read({"a.txt.yml": "slug: x", "b.txt.yml": "slug: X"})


def test_an_unknown_key_names_its_line_and_the_nearest_key() -> None:
    assert mistakes("title: A\nthemse: []\n") == [
        (2, "config-unknown-key", "unknown key 'themse' in the file; did you mean 'themes'?")
    ]


def test_all_mistakes_of_all_files_come_together() -> None:
    with pytest.raises(ConfigError) as caught:
        config.read({"editorial.yml": "titel: A\nactors: 3\n", "a.txt.yml": "slugg: x\n"})
    places = [(notice.path, notice.line) for notice in caught.value.notices]
    assert places == [("seeds/editorial.yml", 1), ("seeds/editorial.yml", 2), ("seeds/a.txt.yml", 1)]


@pytest.mark.parametrize(
    ("text", "line", "code", "words"),
    [
        ("title: a: b", 1, "config-syntax", "not valid YAML"),
        ("limits: 30", 1, "config-type", "'limits' must be keys and values"),
        ("limits: {second: 30}", 1, "config-unknown-key", "did you mean 'seconds'?"),
        ("limits:\n  seconds: 0\n", 2, "config-value", "'seconds' is '0', but must be a whole number from 1"),
        ("limits:\n  seconds: 1.5\n", 2, "config-value", "is '1.5', but must be a whole number"),
        ("limits:\n  megabytes: -1\n", 2, "config-value", "'megabytes' is '-1', but must be"),
        (f"limits:\n  megabytes: {'9' * 5000}\n", 2, "config-value", "must be a whole number"),
        ("limits:\n  memory_gigabytes:\n", 2, "config-value", "'memory_gigabytes' is '', but must be"),
        ("limits: {seconds: 0x10}", 1, "config-value", "must be a whole number"),
        ("a: &x 1\nb: *x\n", 2, "config-syntax", "aliases are not supported"),
        ("- a\n", 1, "config-type", "must be keys and values"),
        ("themes:\n  - label: A\n", 2, "config-value", "needs 'terms'"),
        ("actors:\n  - {name: A, kind: firm}\n", 2, "config-value", "must be one of state"),
        ("actors:\n  - {name: A, ignore: perhaps}\n", 2, "config-type", "must be true or false"),
        ("title: A\ntitle: B\n", 2, "config-value", "stands twice"),
        ("themes:\n- {label: A, terms: [x]}\n- {label: a, terms: [y]}\n", 2, "config-value", "of its own"),
    ],
)
def test_a_mistake_says_where_and_what(text: str, line: int | None, code: str, words: str) -> None:
    found = mistakes(text)
    assert (found[0][0], found[0][1]) == (line, code)
    assert words in found[0][2]


@pytest.mark.parametrize(
    ("written", "environment", "expected"),
    [
        ("https://example.org/b", {}, "https://example.org/b/"),
        ("https://example.org/b/?x=1", {}, "https://example.org/b/"),
        ("https://example.org/статьи", {}, "https://example.org/%D1%81%D1%82%D0%B0%D1%82%D1%8C%D0%B8/"),
        ("https://example.org/a%20b/", {}, "https://example.org/a%20b/"),
        ('!ENV [SITE_URL, ""]', {"SITE_URL": "https://example.org"}, "https://example.org/"),
        ('!ENV [SITE_URL, ""]', {}, ""),
        ("!ENV [SITE_URL, 'https://example.org/']", {}, "https://example.org/"),
        ("!ENV [SITE_URL, 'https://example.org/']", {"SITE_URL": ""}, ""),
        ("!ENV [ONE, TWO, 'https://example.org/']", {"TWO": "https://two.org/"}, "https://two.org/"),
        ("!ENV SITE_URL", {"SITE_URL": "http://localhost:80/x"}, "http://localhost:80/x/"),
        ("!ENV SITE_URL", {}, ""),
        ("!ENV [SITE_URL]", {"SITE_URL": "https://example.org/"}, "https://example.org/"),
        ("!ENV []", {}, ""),
        ("!ENV {a: b}", {}, ""),
        ("!ENV [[A], [B]]", {"A": "https://example.org/"}, ""),
        ("!ENV [SITE_URL, '']", {"SITE_URL": "javascript:alert(1)"}, ""),
        ("[a]", {}, ""),
    ],
)
def test_the_place_of_the_site_is_what_mkdocs_takes_it_for(
    written: str, environment: dict[str, str], expected: str
) -> None:
    assert config.site_url(f"site_name: x\nsite_url: {written}\n", environment) == expected


@pytest.mark.parametrize("text", ["", ": [", "[]", "site_name: x\n"])
def test_settings_without_a_place_have_none(text: str) -> None:
    assert config.site_url(text, {"SITE_URL": "https://example.org/"}) == ""
