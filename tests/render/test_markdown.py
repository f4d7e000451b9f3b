import html
import json
import re

import markdown
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.model import Md
from generator.render.markdown import escape, front_matter

# What a browser folds or cannot show is replaced or folded by escape(); all else must survive.
_VISIBLE = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp")), max_size=80
)


def shown(page: str) -> str:
    """What a reader sees of a page: its text without markup."""
    built = markdown.markdown(page, extensions=["tables", "toc"])
    return html.unescape(re.sub(r"<[^>]*>", "", built))


@given(_VISIBLE)
@example("<script>alert(1)</script>")
@example("[link](javascript:alert(1)) {: onclick=x } {{ config }} {% raw %}")
@example("![x](y) `code` *a* _b_ **c** \\* &lt; &#60; | a | b |")
@example("C# #")
@example("1. not a list")
def test_escaped_text_survives_markdown_in_headings_and_blocks(text: str) -> None:
    expected = " ".join(re.sub(r"[ \t\r\n\f\v]+", " ", text).split())
    for page in (f"# x {escape(text)} x", f"<p>x {escape(text)} x</p>"):
        seen = shown(page)
        assert " ".join(seen.split()) == f"x {expected} x".replace("  ", " ")
        assert "<script" not in markdown.markdown(page)


@pytest.mark.parametrize(
    ("char", "shown"),
    [("\x00", "\ufffd"), ("\x1b", "\ufffd"), ("\u202e", "\ufffd"), ("\u200b", ""), ("\ufeff", "")],
)
def test_unseen_characters_are_shown_or_left_out(char: str, shown: str) -> None:
    assert escape(f"a{char}b") == f"a{shown}b"


@given(_VISIBLE)
def test_front_matter_is_read_back_as_written(text: str) -> None:
    lines = front_matter({"title": escape(text), "hide": ["toc"]}).splitlines()
    assert yaml.safe_load("\n".join(lines[1:-1])) == {"title": escape(text), "hide": ["toc"]}


def test_front_matter_values_are_json() -> None:
    line = front_matter({"title": Md('a: "b"')}).splitlines()[1]
    assert json.loads(line.removeprefix("title: ")) == 'a: "b"'
