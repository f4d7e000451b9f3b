import pytest

from generator.render import urls


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        (urls.HOME, urls.brief("a"), "briefs/a/"),
        (urls.brief("a"), urls.HOME, "../../"),
        (urls.brief("a"), urls.brief("b") + "#k-1", "../b/#k-1"),
        (urls.brief("a"), urls.brief("a") + "#k-1", "#k-1"),
        (urls.brief("a"), urls.brief("a"), "./"),
        (urls.MATRIX, urls.BRIEFS_DATA, "../data/briefs.json"),
        (urls.brief("a"), urls.brief_data("a"), "brief.json"),
        (urls.brief("a"), urls.annotations("a"), "annotations.jsonld"),
        (urls.brief("a"), urls.bibtex("a"), "cite.bib"),
        (urls.brief("a"), urls.ris("a"), "cite.ris"),
        (urls.brief("a"), urls.csl("a"), "cite.json"),
        (urls.part(urls.TIMELINE, 2), urls.TIMELINE, "../"),
        (urls.part(urls.TIMELINE, 2), urls.part(urls.TIMELINE, 12), "../12/"),
        (urls.part(urls.theme("a"), 3), urls.theme("b"), "../../b/"),
        (urls.TIMELINE, urls.part(urls.TIMELINE, 2), "2/"),
        (urls.HOME, urls.ATOM, "feed.xml"),
    ],
)
def test_links_are_relative(here: str, there: str, link: str) -> None:
    assert urls.relative(here, there) == link
