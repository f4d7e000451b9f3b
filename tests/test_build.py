import json
import weakref
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from generator import build, outputs, store
from generator.model import Evidence, Page
from generator.render import past_pages
from generator.store import Project
from tests.conftest import ROOT, MakeProject

ARTICLE = """The Price of Power

Consumers in Norland pay $30 billion a year for the grid, the regulator said on 4 March 2024.

The ministry must decide by 2030 who will bear the costs of the northern line, which rose by 12 percent.
"""


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_building_twice_equals_building_once(project: MakeProject) -> None:
    made = project({"seeds/a.txt": ARTICLE})
    first = build.generate(made)
    before = snapshot(made.docs)
    second = build.generate(made)
    assert first.written > 0
    assert (second.written, second.removed) == (0, 0)
    assert snapshot(made.docs) == before


def test_a_build_after_edits_equals_a_clean_build(project: MakeProject) -> None:
    made = project({"seeds/a.txt": ARTICLE, "seeds/b.txt": ARTICLE.replace("Norland", "Sudland")})
    build.generate(made)
    (made.seeds / "a.txt").write_text(ARTICLE.replace("$30 billion", "$31 billion"))
    (made.seeds / "b.txt").unlink()
    (made.seeds / "c.md").write_text("# Wind\n\nThe wind farms of Norland closed in 2023 after a strike.\n")
    build.generate(made)
    edited = snapshot(made.docs)
    outputs.remove_generated(made)
    build.generate(made)
    assert snapshot(made.docs) == edited


def test_one_bad_source_does_not_stop_the_others(project: MakeProject) -> None:
    made = project(
        {"seeds/a.txt": ARTICLE, "seeds/b.txt": "", "seeds/c.txt": b"\x00\x01\x02", "seeds/d.xyz": "?"}
    )
    report = build.generate(made)
    assert report.sources == 1
    told = {notice.path: notice.code.slug for notice in report.notices if notice.severity != "info"}
    assert told == {
        "seeds/b.txt": "source-empty",
        "seeds/c.txt": "source-not-text",
        "seeds/d.xyz": "source-format",
    }
    assert "seeds/b.txt" in (made.docs / "index.md").read_text()


def test_two_documents_of_one_title_get_two_addresses(project: MakeProject) -> None:
    made = project({"seeds/a.txt": ARTICLE, "seeds/b.txt": ARTICLE})
    built = build.assemble(store.read_inputs(made))
    slugs = [brief.slug for brief in built.corpus.briefs]
    assert slugs[0] == "the-price-of-power"
    assert slugs[1].startswith("the-price-of-power-")


def test_addresses_never_meet(project: MakeProject) -> None:
    made = project({f"seeds/{name}": ARTICLE for name in ("0.txt", "a-1.txt", "a1.txt", "A1.txt")})
    built = build.assemble(store.read_inputs(made))
    assert len({brief.slug for brief in built.corpus.briefs}) == 4
    paths = [page.path for page in built.pages()]
    assert len(set(paths)) == len(paths)


@pytest.mark.parametrize("title", ["CON", "Index", "lpt1"])
def test_an_address_that_a_system_or_a_page_needs_is_not_given(project: MakeProject, title: str) -> None:
    made = project({"seeds/a.txt": ARTICLE, "seeds/a.txt.yml": f"title: {title}"})
    slugs = [brief.slug for brief in build.assemble(store.read_inputs(made)).corpus.briefs]
    assert slugs[0].startswith(f"{title.lower()}-")


def test_an_address_by_the_analyst_comes_first(project: MakeProject) -> None:
    files = {"seeds/a.txt": ARTICLE, "seeds/b.txt": ARTICLE, "seeds/b.txt.yml": "slug: The price of power"}
    built = build.assemble(store.read_inputs(project(files)))
    slugs = {brief.document.path: brief.slug for brief in built.corpus.briefs}
    assert slugs["b.txt"] == "the-price-of-power"
    assert slugs["a.txt"].startswith("the-price-of-power-")


def test_what_is_not_verbatim_is_never_published(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = project({"seeds/a.txt": ARTICLE, "seeds/editorial.yml": "themes: [{label: A, terms: [grid]}]"})
    invented = Evidence(0, 0, 5, "INVENTED")
    monkeypatch.setattr("generator.corpus.matrix._cut", lambda *_: invented)
    with pytest.raises(AssertionError, match="INVENTED"):
        build.generate(made)
    assert not (made.docs / "index.md").exists()
    assert "quote-not-verbatim" in {notice.code.slug for notice in build.check(made)[1]}


def test_an_address_that_the_renderer_forgets_stops_the_build(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What must answer is not decided by what the renderer decides with."""
    made = project({"seeds/a.txt": ARTICLE})
    build.generate(made, day="2026-01-01")
    before = snapshot(made.docs)
    (made.seeds / "a.txt.yml").write_text("slug: power")
    moved = past_pages._moved
    monkeypatch.setattr("generator.render.past_pages._moved", lambda *of: replace(moved(*of), claims=()))
    with pytest.raises(AssertionError, match="anchors do not answer"):
        build.generate(made, day="2026-01-02")
    assert snapshot(made.docs) == before


def test_pages_are_printed_one_by_one(project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    """No page is printed before the one before it is on the disk and forgotten."""
    made = project({"seeds/a.txt": ARTICLE})
    alive: list[weakref.ref[Page]] = []

    class Watched(Page):
        """A page that can be asked whether it is still held."""

        __slots__ = ("__weakref__",)

    def watched(path: str, text: str, rest: Iterable[str] = ()) -> Page:
        assert sum(page() is not None for page in alive) <= 1
        page = Watched(path, text, rest)
        alive.append(weakref.ref(page))
        return page

    monkeypatch.setattr("generator.render.Page", watched)
    build.generate(made)
    build.check(made)
    build.diff(made)
    assert len(alive) > 60


def test_settings_that_find_nothing_are_told(project: MakeProject) -> None:
    files = {
        "seeds/a.txt": ARTICLE,
        "seeds/editorial.yml": "themes: [{label: A, terms: [grid], not_applicable: [b.txt]}]",
    }
    notices = build.assemble(store.read_inputs(project(files))).notices
    assert any("names 'b.txt', which is no source; did you mean 'a.txt'?" in n.message for n in notices)


def test_an_analyst_overrules_the_machine(project: MakeProject) -> None:
    pinned = ARTICLE.strip().splitlines()[-1]
    sidecar = f'title: Grid costs\nslug: grid\npublished: 5 March 2024\npin: ["{pinned}"]\ndrop: [Gone.]\n'
    made = project({"seeds/a.txt": ARTICLE, "seeds/a.txt.yml": sidecar})
    built = build.assemble(store.read_inputs(made))
    brief = built.corpus.briefs[0]
    assert brief.slug == "grid"
    shown = [point.evidence.quote for point in (*brief.key_points, *brief.so_what)]
    bottom_line = brief.bottom_line
    assert pinned in [*shown, bottom_line.evidence.quote if bottom_line else ""]
    assert brief.document.metadata.published is not None
    assert brief.document.metadata.published.found == "sidecar"
    lost = [notice for notice in brief.notices if notice.code.slug == "quote-not-found"]
    assert [notice.path for notice in lost] == ["seeds/a.txt.yml"]


def test_check_tells_what_is_stale(project: MakeProject) -> None:
    made = project({"seeds/a.txt": ARTICLE})
    build.generate(made)
    assert build.check(made)[1] == ()
    (made.docs / "index.md").write_text("edited")
    (made.docs / "matrix" / "index.md").unlink()
    problems = [(notice.path, notice.code.slug) for notice in build.check(made)[1]]
    assert problems == [("docs/index.md", "stale"), ("docs/matrix/index.md", "stale")]


def test_every_text_in_the_data_is_verbatim_in_its_source() -> None:
    """The five sources: what the data promise is what the files say, at the place they name."""
    data = json.loads((ROOT / "docs" / "data" / "briefs.json").read_text(encoding="utf-8"))
    assert data["schema"] == 1
    assert len(data["briefs"]) == 5
    claims = 0
    for brief in data["briefs"]:
        text = (ROOT / "seeds" / brief["source"]["path"]).read_bytes().decode("utf-8")
        lines = text.split("\n")
        own = [
            cell["claim"]
            for cell in data["matrix"]["cells"]
            if cell["slug"] == brief["slug"] and cell["claim"]
        ]
        listed = [brief[name] for name in ("so_what", "key_points", "figures", "dates", "quotations")]
        for claim in [brief["bottom_line"], *own, *(claim for group in listed for claim in group)]:
            assert text[claim["start"] : claim["end"]] == claim["text"]
            assert claim["text"].split("\n")[0] in lines[claim["line"] - 1]
            assert text[: claim["start"]].endswith(claim["prefix"])
            assert text[claim["end"] :].startswith(claim["suffix"])
            claims += 1
    assert claims > 100


def test_committed_pages_are_what_the_seeds_give() -> None:
    assert build.check(Project(ROOT))[1] == ()
