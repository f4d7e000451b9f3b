"""What must hold for any input."""

from hypothesis import given, settings
from hypothesis import strategies as st

from generator import build, verify
from generator.errors import ConfigError
from generator.store import Inputs
from tests.make import source_file

# Prose-like text: words, numbers, quotes, headings and markup, in any order.
_MARKS = [*".!?:“”()#*-–\n", "\n\n", "<b>", "&", "[x](y)", "{{ x }}"]
_WORDS = (
    "The ministry said that costs rose by 12 percent in 2023 to $4 million since 3 May 2024 experts could"
    " 3.5 % by 2030 EU (European Union) Москва сказала 2024 года 中国 表示 。 قال"
)
_PIECES = st.sampled_from([*_MARKS, *_WORDS.split()])
_TEXTS = st.lists(_PIECES, max_size=120).map(" ".join)


def inputs(content: bytes, name: str) -> Inputs:
    return Inputs((source_file(content, name),), {}, ())


@given(_TEXTS, st.sampled_from(["a.txt", "a.md"]))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_a_brief_whose_evidence_is_verbatim_or_a_notice(text: str, name: str) -> None:
    built = build.assemble(inputs(text.encode(), name))
    assert list(verify.quotes(built.corpus)) == []
    assert built.corpus.briefs or built.corpus.notices
    for brief in built.corpus.briefs:
        if name.endswith(".txt"):
            assert brief.document.text == text
        assert len({passage.start for passage in brief.document.passages}) == len(brief.document.passages)


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md"]))
@settings(max_examples=60, deadline=None)
def test_any_bytes_are_read_or_refused(content: bytes, name: str) -> None:
    built = build.assemble(inputs(content, name))
    assert built.corpus.briefs or built.corpus.notices
    assert {page.path for page in built.pages()} >= {"index.md", "matrix/index.md", "data/briefs.json"}


@given(_TEXTS)
@settings(max_examples=20, deadline=None)
def test_the_same_input_gives_the_same_pages(text: str) -> None:
    assert build.assemble(inputs(text.encode(), "a.txt")) == build.assemble(inputs(text.encode(), "a.txt"))


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_settings_are_read_or_refused(text: str) -> None:
    try:
        build.assemble(Inputs((), {"editorial.yml": text, "a.txt.yml": text}, ()))
    except ConfigError as error:
        assert all(notice.path.startswith("seeds/") for notice in error.notices)
