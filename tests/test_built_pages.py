"""The proof that the built site shows what docs/ holds."""

from collections.abc import Iterable, Mapping

import pytest

from generator import built_pages
from generator.model import Ledger, Notice, Page

OURS = """---
title: "A"
---

# The line &amp; more

<div class="claim">
<h3 id="k-aaaaaaaa">It costs $4 billion.</h3>
<p class="claim-meta"><a href="#s-aaaaaaaa">line 7</a></p>
</div>

## Source text

<p><mark id="s-aaaaaaaa">It costs $4 billion.</mark> Nobody pays.</p>
"""
BUILT = """<html><head><title>A</title><script type="application/ld+json">"<h1>"</script></head><body>
<a href="..">Home</a>
<article>
<h1 id="the-line-more">The line &amp; more</h1>
<p class="print-address">https://example.org/</p>
<div class="claim">
<h3 id="k-aaaaaaaa">It costs $4 billion.</h3>
<p class="claim-meta"><a href="#s-aaaaaaaa">line 7</a></p>
</div>
<h2 id="source-text">Source text</h2>
<p><mark id="s-aaaaaaaa">It costs $4 billion.</mark> Nobody pays.</p>
</article>
<footer>Made with care</footer></body></html>
"""
PATH = "briefs/a/index.md"


def found(built: str, path: str = PATH, ours: str = OURS) -> list[Notice]:
    site = {built_pages.address(path): Page(built_pages.address(path), built)}
    return told(site, [Page(path, ours)])


def told(site: Mapping[str, Page], pages: Iterable[Page], *, is_current: bool = True) -> list[Notice]:
    built = built_pages.Built(site.get, Ledger())
    for page in pages:
        built.see(page, is_current=is_current)
    return list(built.problems())


def test_a_page_as_it_was_built_is_no_problem() -> None:
    assert found(BUILT) == []


def test_white_space_and_new_lines_are_no_problem() -> None:
    assert found(BUILT.replace("\n", "").replace("</div>", "</div>\n\n ")) == []


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        (
            "It costs $4 billion.</h3>",
            "It costs $5 billion.</h3>",
            "at #k-aaaaaaaa the page shows 'It costs $5",
        ),
        (
            "It costs $4 billion.</mark>",
            "It costs $4.</mark>",
            "at #s-aaaaaaaa the page shows 'It costs $4.'",
        ),
        (" Nobody pays.", "", "the page shows nothing, docs/ has 'Nobody pays.'"),
        (" Nobody pays.", " Nobody pays. Really.", "docs/ has 'Nobody pays.'"),
        ("</div>", "</div><p>And more.</p>", "the page shows 'And more.', docs/ has nothing"),
        ('href="#s-aaaaaaaa"', 'href="https://example.net/"', "shows '(link to https://example.net/)'"),
        ("The line &amp; more</h1>", "The line</h1>", "docs/ has 'The line & more'"),
        (">Source text<", ">Sauce text<", "docs/ has 'Source text'"),
    ],
)
def test_what_was_altered_is_told_with_its_place(was: str, now: str, told: str) -> None:
    assert was in BUILT
    (notice,) = found(BUILT.replace(was, now))
    assert told in notice.message
    assert (notice.path, notice.code.slug) == ("site/briefs/a/index.html", "site-altered")


def test_many_differences_are_counted() -> None:
    ours = OURS + "".join(f"<p>Same.</p>\n<p>Number {number}.</p>\n" for number in range(9))
    built = BUILT.replace("</article>", "<p>Same.</p>\n<p>No.</p>\n" * 9 + "</article>")
    messages = [notice.message for notice in found(built, ours=ours)]
    assert len(messages) == 6
    assert "in 4 more places" in messages[-1]


def test_a_page_without_its_title_is_told() -> None:
    assert found("<p>Nothing here.</p>") != []


def test_other_files_are_those_of_docs() -> None:
    assert found("a\n", "briefs/a/source.txt", "a\n") == []
    (notice,) = found("b\n", "briefs/a/source.txt", "a\n")
    assert notice.path == "site/briefs/a/source.txt"


def test_markup_that_is_not_ours_is_told_in_the_same_pass() -> None:
    codes = {notice.code.slug for notice in found(BUILT.replace("<footer>", "<iframe></iframe><footer>"))}
    assert codes == {"markup-not-ours"}


def test_what_the_site_lacks_is_told_only_when_there_is_a_site() -> None:
    current = [Page("a/index.md", OURS), Page("b/index.md", OURS)]
    assert told({}, current) == []
    site = {"a/index.html": Page("a/index.html", BUILT)}
    (notice,) = told(site, current)
    assert notice.path == "site/b/index.html"
    assert told(site, current, is_current=False) == []


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("index.md", "index.html"),
        ("briefs/a/index.md", "briefs/a/index.html"),
        ("method.md", "method/index.html"),
        ("briefs/a/source.txt", "briefs/a/source.txt"),
    ],
)
def test_a_file_of_docs_has_its_address(path: str, expected: str) -> None:
    assert built_pages.address(path) == expected
