"""The language of short and mixed texts."""

import pytest

from generator.text.language import detect

CASES = [
    ("The ministers met in the capital and agreed that it was time for a new treaty.", "en"),
    ("Les ministres se sont réunis dans la capitale et ont signé un accord pour les pêcheurs.", "fr"),
    ("Die Minister trafen sich in der Hauptstadt und haben den Vertrag nicht unterschrieben.", "de"),
    ("Los ministros se reunieron en la capital y firmaron un acuerdo con el puerto.", "es"),
    ("Министры встретились в столице и не подписали договор, но они это обещали.", "ru"),
    ("Міністри зустрілися в столиці та не підписали договір, але це їх обіцянка.", "uk"),
    ("部长们在首都会面并签署了新的协议。", "zh"),
    ("大臣たちは首都で会い、新しい協定に署名した。", "ja"),
    ("اجتمع الوزراء في العاصمة من أجل التوقيع على الاتفاق مع هذا الوفد", "ar"),
    ("", "und"),
    ("OK", "und"),
    ("12345 67890 !!!", "und"),
    ("Brussels Paris Geneva Oslo", "und"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_detect(text: str, expected: str) -> None:
    assert detect(text) == expected
