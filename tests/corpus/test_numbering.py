from generator.corpus import numbering, prepare
from tests import make


def test_terms_are_numbered_over_all_briefs_and_lie_sentence_by_sentence() -> None:
    one = make.document("Wind farms feed the grid. Grid and storage.", title="Wind", path="a.txt")
    other = make.document("", "Storage of wind.", path="b.txt")
    numbered = numbering.number(prepare(make.brief(of)) for of in (one, other))

    def names(brief: int) -> list[list[str]]:
        found = numbered.briefs[brief].sentences()
        return [[numbered.names[term] for term in terms] for terms in found]

    assert names(0) == [["wind", "farm", "feed", "grid"], ["grid", "storag"]]
    assert names(1) == [["storag", "wind"]]
    assert len(set(numbered.names)) == len(numbered.names)
    first = numbered.briefs[0]
    assert [numbered.names[term] for term in first.terms[: first.ends[0]]] == ["wind"]
    assert list(first.sentence(1)) == list(first.sentences())[1].tolist()


def test_no_briefs_have_no_terms() -> None:
    assert numbering.number([]).names == ()
