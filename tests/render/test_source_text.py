from generator.render.source_text import source_text
from tests import make


def test_a_shown_claim_is_marked_and_linked_back() -> None:
    of = make.document("One stands here. Two stands there.")
    built = source_text(make.brief(of), [make.evidence(of, "Two stands there.")])
    assert '<mark id="s-' in built
    assert '>Two stands there.</mark><a class="back" href="#k-' in built
    assert "One stands here. <mark" in built


def test_claims_that_overlap_share_a_mark_and_keep_their_anchors() -> None:
    of = make.document("The trade grew in 2023 to $5 million.")
    claims = [make.evidence(of, of.text), make.evidence(of, "in 2023 to $5 million")]
    built = source_text(make.brief(of), claims)
    assert built.count("<mark") == 1
    assert built.count('id="s-') == 2


def test_a_claim_that_stands_twice_has_one_anchor() -> None:
    of = make.document("It is so today.", "It is so today.")
    twice = [make.evidence(of, "It is so today."), make.evidence(of, "It is so today.")]
    twice[1] = type(twice[1])(1, 0, 15, "It is so today.")
    built = source_text(make.brief(of), twice)
    assert built.count('id="s-') == 1
    assert built.count("<mark") == 2


def test_source_text_is_escaped() -> None:
    of = make.document("<img src=x onerror=alert(1)> & more.")
    assert "&#60;img src=x onerror=alert(1)&#62; &#38; more." in source_text(make.brief(of), [])


def test_a_heading_has_an_anchor_once() -> None:
    of = make.document("# Who pays?", "All do.", "# Who pays?", "Some do.")
    built = source_text(make.brief(of), [])
    assert built.count('<h3 id="s-') == 1
    assert built.count("<h3 ") == 2
