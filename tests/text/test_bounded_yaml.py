import time

import pytest
import yaml

from generator.text import bounded_yaml


def test_scalars_stay_as_written() -> None:
    node = bounded_yaml.compose("a: 012\nb: yes\nc: [1:1, ~]\n")
    assert isinstance(node, yaml.MappingNode)
    values = {key.value: value for key, value in node.value}
    assert (values["a"].value, values["b"].value) == ("012", "yes")
    assert [item.value for item in values["c"].value] == ["1:1", "~"]
    assert bounded_yaml.compose("") is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: &x 1\nb: *x\n", "write '*x' out"),
        ("a: " + "[" * 200_000, "levels deep"),
        ("{a: " * 100_000, "levels deep"),
        ("\n".join(" " * depth + "a:" for depth in range(300)), "levels deep"),
        ("a: [", "did not find"),
    ],
)
def test_what_could_take_long_is_refused_soon(text: str, problem: str) -> None:
    begun = time.process_time()
    with pytest.raises(yaml.MarkedYAMLError) as refused:
        bounded_yaml.compose(text)
    assert problem in (refused.value.problem or "")
    assert refused.value.problem_mark is not None
    assert time.process_time() - begun < 2
