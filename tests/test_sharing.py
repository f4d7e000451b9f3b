from generator.model import ClaimEntry, Evidence, Figure, KeyPoint
from generator.sharing import shared


def fresh(text: str) -> str:
    """An equal string that is another object."""
    return "".join(list(text))


def test_what_is_equal_becomes_one_object_and_stays_equal() -> None:
    words = "The ministry paid 12 million."
    point = KeyPoint(Evidence(0, 0, 29, fresh(words)), "")
    figure = Figure(Evidence(0, 0, 29, fresh(words)), fresh("12 million"), 12e6, "")
    assert point.evidence.quote is not figure.evidence.quote
    value = ((point,), (figure,), fresh("12 million"), None, 7)
    expected = repr(value)
    found = shared(value)
    assert repr(found) == expected
    assert found[0][0] is point
    assert found[1][0] is figure
    assert point.evidence.quote is figure.evidence.quote
    assert figure.text is found[2]


def test_equal_lists_of_words_become_one_and_others_do_not() -> None:
    one, other = (
        ClaimEntry("a", "b", ("figure", "date"), name, "", "", 0, 1, piece=False, first_seen="2026-01-01")
        for name in ("One.", "Other.")
    )
    object.__setattr__(other, "kinds", tuple(map(fresh, one.kinds)))
    assert one.kinds is not other.kinds
    shared((one, other))
    assert one.kinds is other.kinds == ("figure", "date")
    assert (one.quote, other.quote) == ("One.", "Other.")


def test_numbers_that_are_equal_to_others_keep_their_type() -> None:
    assert [type(item) for item in shared((1, True, 1.0, ("1",), "1", ()))] == [
        int, bool, float, tuple, str, tuple
    ]  # fmt: skip
    assert repr(shared((("a", 1.0), ("a", 1), ("a", True)))) == "(('a', 1.0), ('a', 1), ('a', True))"
