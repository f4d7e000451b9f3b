import json

import pytest

from generator.render.written_json import indented


@pytest.mark.parametrize(
    "value",
    [
        {},
        [],
        {"a": [], "b": {}, "c": [1, [2.5, None], {"d": True}]},
        {"é": '“quoted” \\ " \n \t \x00 \x1f \x7f \u2028 😀 </script>'},
        [0.0, -0.0, 0.1, 1.81e12, 240000000000.0, 1 / 3],
    ],
)
def test_it_is_what_the_standard_library_writes(value: object) -> None:
    assert indented(value) == json.dumps(value, ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("value", [1e16, 1.5e300, 1e-05, 5e-324])
def test_a_float_in_another_writing_is_the_same_number(value: float) -> None:
    assert json.loads(indented(value)) == value
