"""All pages of collections of several sizes: every link leads somewhere, every address is used once."""

import json

import pytest

from generator import render
from tests import make
from tests.render.collection import related

HAND_WRITTEN = ("method.md",)


@pytest.mark.parametrize("size", [0, 1, 3, 12, 70])
def test_every_link_leads_somewhere(size: int) -> None:
    pages = tuple(render.render(related(size)))
    assert len({page.path for page in pages}) == len(pages)
    assert make.broken(pages, HAND_WRITTEN) == []


def test_the_data_are_complete() -> None:
    pages = make.whole(render.render(related(3)))
    data = json.loads(pages["data/briefs.json"])
    assert data["schema"] == 1
    wanted = {
        *(
            "slug",
            "url",
            "title",
            "subtitle",
            "kind",
            "language",
            "published",
            "author",
            "publisher",
            "source",
        ),
        *("bottom_line", "so_what", "key_points", "figures", "dates", "quotations", "actors", "headings"),
        *("silences", "dropped", "related", "notices"),
    }
    for brief in data["briefs"]:
        assert wanted <= brief.keys()
        assert json.loads(pages[f"briefs/{brief['slug']}/brief.json"])["slug"] == brief["slug"]
    assert {"pairs", "matrix"} <= data.keys()
    assert {"id", "text", "section", "line", "page", "start", "end", "prefix", "suffix"} == data["briefs"][0][
        "bottom_line"
    ].keys()
