import pytest

from generator.render.matrix_pages import matrix_view, theme_pages
from tests.render.collection import COSTS, STORAGE, known, shown


@pytest.mark.parametrize(
    ("size", "layout"), [(0, "columns"), (5, "columns"), (6, "rows"), (60, "rows"), (61, "map")]
)
def test_the_layout_follows_the_number_of_documents(size: int, layout: str) -> None:
    view = matrix_view(known(size))
    assert view.layout == layout
    assert len(view.columns) == (size if layout == "columns" else 0)
    assert len(view.rows) == (size if layout == "rows" else 0)


def test_no_cell_is_ever_blank() -> None:
    for row in matrix_view(known(7)).rows:
        assert [cell.state for cell in row.cells if not cell.state] == []
        assert len(row.cells) == 2


def test_counts_add_up_to_the_documents() -> None:
    view = matrix_view(known(61))
    for theme in view.themes:
        assert theme.quoted + theme.mentioned + theme.silent == 61
        assert theme.cells == ()


def test_a_question_goes_on_over_pages_and_names_each_document_once() -> None:
    pages = shown(theme_pages(known(120), COSTS))
    assert [url for url, _ in pages] == ["matrix/costs/", "matrix/costs/2/", "matrix/costs/3/"]
    assert [len(view.cells) for _, view in pages] == [50, 50, 20]
    assert len({cell.brief_href for _, view in pages for cell in view.cells}) > 100
    assert [link.text for link in pages[1][1].pages] == ["page 1", "page 3"]


def test_silent_documents_are_one_line() -> None:
    [(_, view)] = shown(theme_pages(known(6), STORAGE))
    assert [link.text for link in view.silent] == ["Line 0", "Line 3"]
    assert len(view.cells) == 4
