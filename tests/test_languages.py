"""Russian, Chinese, French and Arabic sources give briefs, too."""

from pathlib import Path

import pytest

from generator import build
from generator.model import Brief
from generator.store import Inputs
from tests.make import source_file

TEXTS = Path(__file__).parent / "quality" / "gold" / "texts"


def brief(name: str) -> Brief:
    content = (TEXTS / name).read_bytes()
    return build.assemble(Inputs((source_file(content, name),), {}, ())).corpus.briefs[0]


@pytest.mark.parametrize(
    ("name", "language", "figure", "actors"),
    [
        ("ru_voda.txt", "ru", "%", {"Kazakhstan", "Uzbekistan"}),
        ("zh_kafei.txt", "zh", "CNY", {"China"}),
        ("fr_maternites.txt", "fr", "%", {"France"}),
        ("ar_tahliya.txt", "ar", "OMR", {"Oman"}),
    ],
)
def test_a_source_in_another_language(name: str, language: str, figure: str, actors: set[str]) -> None:
    made = brief(name)
    assert made.document.language == language
    assert len(made.document.sentences) > 5
    assert len(made.key_points) >= 2
    assert made.bottom_line is not None
    assert made.dates != ()
    units = {found.unit for found in made.figures}
    assert figure in units or language == "fr"
    named = {found.name for found in made.actors}
    assert named & actors or language in {"fr", "zh"}, named
