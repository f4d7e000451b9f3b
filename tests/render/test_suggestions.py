from generator import config
from generator.model import Pair
from generator.render.suggestions import suggestions
from tests import make


def test_pairs_are_printed_as_settings_with_the_reason_beside_them() -> None:
    one = make.document("The \u201ccable\u201d: costs\u2028rose \x85 # steeply.")
    other = make.document("Costs fell.")
    a, b = make.evidence(one, one.sentences[0].text), make.evidence(other, "Costs fell.")
    pair = Pair("tension", "opposite sides\nof rising", "a", a, "b", b, "rule")
    printed = suggestions((), (), [pair])
    assert "  # opposite sides of rising (a and b)" in printed
    settings = config.read({"editorial.yml": printed}).editorial.pairs
    assert [(s.a, s.b, s.kind, s.reject) for s in settings] == [(a.quote, b.quote, "differs", False)]


def test_nothing_to_suggest_is_said() -> None:
    assert "# There are none" in suggestions((), (), ())
