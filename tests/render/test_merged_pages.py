from dataclasses import replace

from generator.model import Corpus, DateMention, Editorial, Figure, Matrix, Notice, NoticeCode, Stated
from generator.render.lookup import lookup
from generator.render.merged_pages import checks_views, figures_views, timeline_views
from generator.render.parts import parts
from tests import make
from tests.render.collection import shown

PLAIN = make.document("It cost $5 million in 2019. It will cost $7 million by 2030.", title="Cost")
OF = replace(PLAIN, metadata=replace(PLAIN.metadata, published=Stated("4 March 2024", "line 2")))


def corpus() -> Corpus:
    dates = (
        DateMention(make.evidence(OF, "by 2030"), "2030", "2030-01-01", "2030-12-31", "year", "projected"),
        DateMention(make.evidence(OF, "in 2019"), "2019", "2019-01-01", "2019-12-31", "year", "happened"),
    )
    figures = (
        Figure(make.evidence(OF, "$5 million"), "$5 million", 5e6, "USD"),
        Figure(make.evidence(OF, "$7 million"), "$7 million", 7e6, "USD"),
    )
    notice = Notice(NoticeCode.DATE_NOT_STATED, "info", "seeds/note.txt", "no date")
    brief = replace(make.brief(OF), dates=dates, figures=figures, notices=(notice,))
    stray = Notice(NoticeCode.SOURCE_EMPTY, "error", "seeds/b.txt", "empty")
    return Corpus(
        Editorial(), (brief,), (), Matrix((), (), ()), duplicates=(("note", "note"),), notices=(stray,)
    )


def test_what_is_still_to_come_stands_apart() -> None:
    [(url, view)] = shown(timeline_views(lookup(corpus())))
    assert url == "timeline/"
    assert [row.date.when for row in view.happened] == ["2019"]
    assert [row.date.when for row in view.projected] == ["2030"]
    assert 'role="img"' in view.chart
    assert "2019: 1, 2030: 1" in view.chart
    assert [(document.when, document.brief) for document in view.published] == [("4 March 2024", "Cost")]


def test_figures_of_a_unit_stand_together_the_largest_first() -> None:
    [(_, view)] = shown(figures_views(lookup(corpus())))
    assert [row.figure.value for row in view.figures] == ["$7 million", "$5 million"]


def test_checks_name_what_to_look_at() -> None:
    [(_, view)] = shown(checks_views(lookup(corpus())))
    assert [notice.where for notice in view.collection] == ["seeds/b.txt"]
    assert view.undated == ()
    assert [brief.brief for brief in view.briefs] == ["Cost"]
    assert len(view.duplicates) == 1


def test_an_empty_collection_has_empty_pages() -> None:
    empty = lookup(Corpus(Editorial(), (), (), Matrix((), (), ())))
    assert [view.chart for _, view in shown(timeline_views(empty))] == [""]
    assert [view.figures for _, view in shown(figures_views(empty))] == [()]
    assert [view.briefs for _, view in shown(checks_views(empty))] == [()]


def test_many_rows_go_on_over_pages() -> None:
    found = list(parts("figures/", list(range(450)), 200))
    assert [url for url, _, _ in found] == ["figures/", "figures/2/", "figures/3/"]
    assert [len(rows) for _, rows, _ in found] == [200, 200, 50]
    assert [link.href for link in found[1][2]] == ["../", "../3/"]
