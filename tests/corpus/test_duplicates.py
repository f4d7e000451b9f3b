from generator.corpus import duplicates
from tests import make


def groups(near: list[list[tuple[int, float]]]) -> tuple[tuple[str, ...], ...]:
    briefs = [make.brief(make.document("One."), f"b{number}") for number in range(len(near))]
    return duplicates.find(briefs, near)


def test_nearly_the_same_documents_are_one_group() -> None:
    assert groups([[(1, 0.95)], [(0, 0.95), (2, 0.91)], [(1, 0.91)], [(0, 0.5)]]) == (("b0", "b1", "b2"),)


def test_different_documents_are_no_group() -> None:
    assert groups([[(1, 0.4)], [(0, 0.4)]]) == ()
