import pytest

from generator.render.parts import parts


def test_many_rows_go_on_over_pages() -> None:
    found = list(parts("figures/", (450, 200)))
    assert [part.url for part in found] == ["figures/", "figures/2/", "figures/3/"]
    assert [len(part.rows(range(450), 200)) for part in found] == [200, 200, 50]
    assert [link.href for link in found[1].links()] == ["../", "../3/"]
    assert [part.label for part in found] == ["", " (page 2)", " (page 3)"]


@pytest.mark.parametrize(
    ("lists", "pages"),
    [([(0, 10)], 1), ([(10, 10)], 1), ([(11, 10)], 2), ([(11, 10), (250, 100)], 3), ([(0, 10), (0, 100)], 1)],
)
def test_there_are_as_many_pages_as_the_longest_list_needs(lists: list[tuple[int, int]], pages: int) -> None:
    assert len(list(parts("checks/", *lists))) == pages


def test_every_row_stands_on_one_page() -> None:
    rows = range(1234)
    assert [row for part in parts("", (len(rows), 50)) for row in part.rows(rows, 50)] == list(rows)


def test_few_pages_link_to_all_others() -> None:
    for part in parts("timeline/", (20, 1)):
        assert len(part.links()) == 19


def test_very_many_pages_link_to_some_and_lead_everywhere() -> None:
    found = list(parts("timeline/", (3000, 1)))
    to = [[int(link.text.removeprefix("page ")) for link in part.links()] for part in found]
    assert max(map(len, to)) <= 12
    assert all(
        {1, 3000, number - 1, number + 1} - {number} <= {*near, 0, 3001} for number, near in enumerate(to, 1)
    )
    reached = {1}
    for _ in range(15):
        reached |= {other for number in reached for other in to[number - 1]}
    assert reached == set(range(1, 3001))
