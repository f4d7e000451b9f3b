import pytest

from generator.text.names import gazetteer
from generator.text.names.index import matches
from generator.text.names.prose import is_menu, is_reference, is_titled
from generator.text.names.runs import words


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("Moss AB, Lind C. Cold air and sleep. J Cold Med 2005;19(3):123-130.", True),
        ("Moss, A. B., & Lind, C. (2005). Cold air and sleep. Cold Letters, 19(3), 123. doi:10.1/x", True),
        ("12. Cold air and sleep. Google Scholar", True),
        (
            "Moss and Lind (2005) found that cold air helps, and so did a survey of 2019 (pp. 12 of it).",
            False,
        ),
        ("The committee met 19 (of 30) times in 2005; nobody from Norland came.", False),
        ("", False),
    ],
)
def test_entries_of_a_list_of_references(passage: str, expected: bool) -> None:
    assert is_reference(passage) is expected


def test_a_long_paragraph_with_one_reference_in_it_is_prose() -> None:
    told = (
        "The river rose again in the night, and the people of the valley left their houses in the dark. " * 12
    )
    assert not is_reference(f"{told} See Moss AB, Lind C, 2005;19(3):123-130.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine Ways to Cook an Egg", True),
        ("Ann Lee, Bo Dahl, Cy Drum", True),
        ("Ann Lee met Bo Dahl", False),
        ("Norland is New", False),
        ("Nine eggs", False),
        ("", False),
    ],
)
def test_titles_in_capitals(text: str, expected: bool) -> None:
    assert is_titled(words(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Danish", True),
        ("Danish Dutch Finnish French German Greek Irish Italian Polish", True),
        ("Denmark", False),
        ("The Danish and the Dutch sides met the Polish one in the harbour.", False),
        ("Dogs", False),
    ],
)
def test_menus_of_languages(text: str, expected: bool) -> None:
    found = words(text)
    assert is_menu(found, matches(text, found, gazetteer.index("en"), "en")) is expected
